"""The procedural facts of a document, mention by mention."""

from collections.abc import Sequence

from ..cues import Match, Words, scan
from ..normalize import Text
from ..values import Case, Fact, Reference, Section, Sentence
from .cues import FactCue, fact_cues, fact_files
from .scope import Scope, read_scope, section_at, speakers

_NO_FACTS_IN = frozenset({"operative", "signature"})
FIRST_INSTANCE = frozenset({"judgment", "verdict", "court-order"})
_NEAR = 25
_CUE, _WEAK = "cue:", "weak:"
NO_FACTS_OF = frozenset({"other", "statute", "article", "normative-resolution"})
_OPPOSITE = {"present": "absent", "absent": "present"}
_Reading = tuple[str, Match, str, bool]
"""Fact, match, value, and whether the cue is weak."""


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
    if case.kind in NO_FACTS_OF or case.foreign:
        return ()
    cues = fact_cues()
    speakers()
    seen = scan(text)
    parts = tuple(sections)
    found: list[Fact] = []
    carried: str | None = None
    at = 0
    for sentence in sentences:
        if "\n" in text.folded[at : sentence.start]:
            carried = None
        at = sentence.end
        words = Words(seen, sentence.start, sentence.end)
        matches = cues.find(words)
        if not matches:
            continue
        section = section_at(parts, sentence.start)
        scope = read_scope(words, kind=case.kind, section=section, carried=carried)
        carried = scope.asserted_by
        found += _facts_of(text.folded, matches, scope, section, case.kind)
    found = _without_unsupported(found)
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.id)))


def _without_unsupported(found: list[Fact]) -> list[Fact]:
    """The facts without those that only a weak cue says, unless the facts they go with are there."""
    known = {fact.id for fact in found}
    files = fact_files()
    return [f for f in found if not f.rule.startswith(_WEAK) or known & set(files[f.id].only_with)]


def _facts_of(
    folded: str, matches: list[tuple[FactCue, Match]], scope: Scope, section: str | None, kind: str
) -> list[Fact]:
    """The facts of one sentence: for each fact and value the longest cue."""
    files = fact_files()
    bars = [(cue.fact, match) for cue, match in matches if cue.value is None]
    readings: list[_Reading] = []
    for cue, match in matches:
        if cue.value is None or any(fact == cue.fact and _near(match, bar) for fact, bar in bars):
            continue
        file = files[cue.fact]
        if section in _NO_FACTS_IN and not file.anywhere:
            continue
        if file.documents and kind not in file.documents:
            continue
        if file.of_review and kind in FIRST_INSTANCE:
            continue
        if file.request:
            if section != "request" and not scope.asks:
                continue
        elif (scope.normative and not file.legal) or scope.is_hypothetical(
            folded, match.head, match.end, kazakh=cue.kazakh
        ):
            continue
        readings.append((cue.fact, match, _OPPOSITE[cue.value] if match.negated else cue.value, cue.weak))
    facts: dict[tuple[str, str], Fact] = {}
    for identifier, match, value, weak in _longest(readings):
        if scope.is_denied(match.start, match.end):
            value = _OPPOSITE[value]
        elif files[identifier].request and scope.refuses:
            value = "absent"
        elif scope.rejected and files[identifier].family != "filing":
            value = "absent"
        if section == "attachments" and value == "absent":
            continue  # a list of what is enclosed states nothing
        fact = Fact(
            identifier,
            value,
            match.start,
            match.end,
            _confidence(scope, match),
            f"{_WEAK if weak else _CUE}{match.source}",
            scope.asserted_by,
        )  # type: ignore[arg-type]
        facts.setdefault((identifier, value), fact)
    return list(facts.values())


def _near(match: Match, bar: Match) -> bool:
    return bar.start < match.end + _NEAR and match.start < bar.end + _NEAR


def _weight(reading: _Reading) -> tuple[int, int, int]:
    """More words of the sentence first; of equals the longer stretch, then the earlier."""
    match = reading[1]
    return -match.words, match.start - match.end, match.start


def _longest(readings: list[_Reading]) -> list[_Reading]:
    """The readings that no better reading of the same fact overlaps."""
    kept: list[_Reading] = []
    for fact, match, value, weak in sorted(readings, key=_weight):
        if not any(fact == other and match.start < known.end and known.start < match.end for other, known, *_ in kept):
            kept.append((fact, match, value, weak))
    return sorted(kept, key=lambda r: r[1].start)


def _confidence(scope: Scope, match: Match) -> float:
    """A guess by construction, to be replaced by what was measured: long cues err less, arguments set aside more."""
    length = len(match.source.replace("...", "").replace("~", "").split())
    return round(min(0.95, 0.8 + 0.05 * length) - (0.1 if scope.rejected else 0.0), 2)
