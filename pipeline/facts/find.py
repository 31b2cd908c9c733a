"""The procedural facts of a document, mention by mention."""

from collections.abc import Sequence

from ..cues import Match
from ..normalize import Text
from ..values import Case, Fact, Reference, Section, Sentence
from .cues import FactCue, fact_cues, fact_files
from .scope import Scope, read_scope, section_at

_NO_FACTS_IN = frozenset({"operative", "signature"})
_NO_FACTS_OF = frozenset({"other", "statute", "article", "normative-resolution"})
_OPPOSITE = {"present": "absent", "absent": "present"}


def find_facts(
    text: Text,
    *,
    sentences: Sequence[Sentence],
    sections: Sequence[Section],
    case: Case,
    references: Sequence[Reference] = (),
) -> tuple[Fact, ...]:
    """The facts that the text asserts or denies, in their order.

    A statement of the law, a condition and a request are no facts (but for the facts of what is asked). The same fact
    said twice is found twice; said twice in one sentence, once.
    """
    if case.kind in _NO_FACTS_OF or case.foreign:
        return ()
    cues = fact_cues()
    parts = tuple(sections)
    found: list[Fact] = []
    carried: str | None = None
    at = 0
    for sentence in sentences:
        section = section_at(parts, sentence.start)
        if "\n" in text.folded[at : sentence.start]:
            carried = None
        at = sentence.end
        words = cues.words(text.folded, sentence.start, sentence.end)
        matches = list(cues.find(words)) if words.at else []
        if not matches and carried is None and section not in {"description", "reasoning"}:
            continue
        if not matches:
            continue
        scope = read_scope(text.folded, sentence.start, sentence.end, kind=case.kind, section=section, carried=carried)
        carried = scope.asserted_by
        found += _facts_of(text.folded, matches, scope, section, case.kind)
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.id)))


def _facts_of(
    folded: str, matches: list[tuple[FactCue, Match]], scope: Scope, section: str | None, kind: str
) -> list[Fact]:
    """The facts of one sentence: for each fact and value the longest cue."""
    files = fact_files()
    barred = {cue.fact for cue, match in matches if cue.value is None and not match.negated}
    readings: list[tuple[str, Match, str]] = []
    for cue, match in matches:
        if cue.value is None or cue.fact in barred:
            continue
        file = files[cue.fact]
        if section in _NO_FACTS_IN and not file.anywhere:
            continue
        if file.documents and kind not in file.documents:
            continue
        if file.request:
            if section != "request" and not scope.asks:
                continue
        elif (scope.normative and not file.legal) or scope.is_hypothetical(folded, match.head):
            continue
        readings.append((cue.fact, match, _OPPOSITE[cue.value] if match.negated else cue.value))
    facts: dict[tuple[str, str], Fact] = {}
    for identifier, match, value in _longest(readings):
        if scope.rejected and files[identifier].family != "filing":
            value = _OPPOSITE[value]
        fact = Fact(identifier, value, match.start, match.end, _confidence(scope, match), f"cue:{match.source}", scope.asserted_by)  # type: ignore[arg-type]
        facts.setdefault((identifier, value), fact)
    return list(facts.values())


def _longest(readings: list[tuple[str, Match, str]]) -> list[tuple[str, Match, str]]:
    """The readings that no longer reading of the same fact overlaps: the longer cue has seen more of the sentence."""
    kept: list[tuple[str, Match, str]] = []
    for fact, match, value in sorted(readings, key=lambda r: (r[1].start - r[1].end, r[1].start)):
        if not any(fact == other and match.start < known.end and known.start < match.end for other, known, _ in kept):
            kept.append((fact, match, value))
    return sorted(kept, key=lambda r: r[1].start)


def _confidence(scope: Scope, match: Match) -> float:
    """A guess by construction, to be replaced by what was measured: long cues err less, arguments set aside more."""
    length = len(match.source.replace("...", "").replace("~", "").split())
    return round(min(0.95, 0.8 + 0.05 * length) - (0.1 if scope.rejected else 0.0), 2)
