"""The procedural facts of a document, mention by mention."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from ..cues import Match
from ..knowledge.facts import FactFile
from ..knowledge.patterns import prepared
from ..normalize import Text
from ..sections.kind import FILINGS
from ..values import Case, Fact, Section, Sentence
from .cues import PRESENT, FactCue, Value, fact_files
from .scope import Scope, read_scope, section_at
from .sentence import Reading, Told, read_sentence, without_numbers
from .span import whole_span

_SIGNED_IN = frozenset({"addressee", "parties", "request", "attachments", "signature"})
_LISTS = frozenset({"attachments", "signature"})
_NO_FACTS_IN = frozenset({"operative", "signature"})
_OPENINGS = frozenset({"header", "composition", "introduction"})
_RESUMES = frozenset({"header", "introduction", "operative"})
FIRST_INSTANCE = frozenset({"judgment", "verdict", "court-order"})
_NOT_AFTER = prepared(r"\s+(?:емес|жоқ)\b")
_CUE, _WEAK = "cue:", "weak:"
NO_FACTS_OF = frozenset({"other", "statute", "article", "normative-resolution"})
_OPPOSITE: dict[Value, Value] = {"present": "absent", "absent": "present"}
_Reading = tuple[str, Match, Value, bool]
"""Fact, match, value, and whether the cue is weak."""
_Sections = Callable[[int], str | None]
"""Which section holds a position in a sentence."""


class _Where(NamedTuple):
    """Where a sentence stands: in what document of what case, in which section, after whom in the same paragraph."""

    kind: str
    case_kind: str | None
    section: str | None
    carried: str | None


def find_facts(
    text: Text, *, sentences: Sequence[Sentence], sections: Sequence[Section], case: Case
) -> tuple[Fact, ...]:
    """The facts that the text asserts or denies, in their order.

    A statement of the law, a condition and a request are no facts (but for the facts of what is asked). The same fact
    said twice is found twice; said twice in one sentence, once.
    """
    if case.kind in NO_FACTS_OF or case.foreign:
        return ()
    folded = without_numbers(text.folded)
    parts = tuple(sections)
    found: list[Fact] = []
    resumed: list[Fact] = []
    carried: str | None = None
    at = 0
    for sentence in sentences:
        if "\n" in folded[at : sentence.start]:
            carried = None
        at = sentence.end
        said = folded[sentence.start : sentence.end]
        read = read_sentence(said)
        if not read.cues:
            continue
        where = _Where(case.kind, case.case_kind, section_at(parts, sentence.start), carried)
        carried, told = _told(said, read, where, _sections_in(parts, sentence))
        for fact in told:
            placed = replace(fact, start=sentence.start + fact.start, end=sentence.start + fact.end)
            (resumed if section_at(parts, placed.start) in _RESUMES else found).append(placed)
    if case.kind not in FILINGS:
        found = _filed_once(found, resumed, parts)
    found = _without_unsupported(found + _only_resumed(resumed, found))
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.id)))


def _told(said: str, read: Reading, where: _Where, sections: _Sections | None) -> Told:
    """Who speaks in a sentence, and its facts; `sections` where it is a sentence of several."""
    known = read.told.get(where) if sections is None else None
    if known is None:
        scope = read_scope(read.around, kind=where.kind, section=where.section, carried=where.carried)
        known = scope.asserted_by, tuple(_facts_of(said, _of_case(read.cues, where.case_kind), scope, where, sections))
        if sections is None:
            read.told[where] = known
    return known


def _sections_in(parts: tuple[Section, ...], sentence: Sentence) -> _Sections | None:
    """Which section holds a position in the sentence, where several do."""
    start, end = sentence.start, sentence.end
    if any(start < part.start < end or start < part.end < end for part in parts):
        return lambda at: section_at(parts, start + at)
    return None


def _only_resumed(resumed: list[Fact], found: list[Fact]) -> list[Fact]:
    """The facts of headings and operative parts without those that the body says at length.

    «Having considered the withdrawal … accept the withdrawal» repeats what the body tells.
    """
    told = {(fact.id, fact.value) for fact in found}
    return [fact for fact in resumed if (fact.id, fact.value) not in told or not fact_files()[fact.id].anywhere]


def _filed_once(found: list[Fact], resumed: list[Fact], parts: tuple[Section, ...]) -> list[Fact]:
    """The facts without those of who filed that the opening of a court's act has told: the body only refers to it."""
    told = {fact.id for fact in (*found, *resumed) if section_at(parts, fact.start) in _OPENINGS}
    return [
        fact
        for fact in found
        if fact.id not in told
        or section_at(parts, fact.start) in _OPENINGS
        or not _says_who_files(fact_files()[fact.id])
    ]


def _without_unsupported(found: list[Fact]) -> list[Fact]:
    """The facts without those that only a weak cue says, unless the facts they go with are there."""
    known = {fact.id for fact in found if fact.value == PRESENT}
    files = fact_files()
    return [f for f in found if not f.rule.startswith(_WEAK) or known & set(files[f.id].only_with)]


def _facts_of(
    said: str, matches: Sequence[tuple[FactCue, Match]], scope: Scope, where: _Where, sections: _Sections | None
) -> list[Fact]:
    """The facts of a sentence: of readings that overlap the better one; what is told twice spans both."""
    section = where.section
    readings: list[_Reading] = []
    listed: list[_Reading] = []
    for cue, match in matches:
        if not _is_placed(cue, section, where.kind):
            continue
        if _is_stated(said, cue, match, scope, section):
            value = _OPPOSITE[cue.value] if match.negated or _is_denied_after(said, cue, match) else cue.value
            (listed if cue.attached else readings).append((cue.fact, match, value, cue.weak))
    told = {reading[0] for reading in readings}  # «no power of attorney is attached» says more than its bare name
    readings += [reading for reading in listed if reading[0] not in told]
    facts: dict[tuple[str, str, str | None], Fact] = {}
    for identifier, match, found, weak in _longest(readings):
        file = fact_files()[identifier]
        value = _in_scope(said, file, match, found, scope)
        if section in _LISTS and value == "absent" and not _can_be_attached(file):
            continue  # how it is signed denies nothing; what is enclosed, that it is missing
        rule = f"{_WEAK if weak else _CUE}{match.source}"
        start, end = whole_span(said, match.start, match.end)
        speaker = _speaker(said, match, scope, file, value, section=section, kind=where.kind)
        fact = Fact(identifier, value, start, end, _confidence(scope, match), rule, speaker)
        # «having considered …, the court found: …» is one sentence of two sections
        place = (identifier, value, sections(start) if file.anywhere and sections else None)
        known = facts.get(place)
        facts[place] = fact if known is None else replace(known, end=max(known.end, end))
    return list(facts.values())


def _speaker(
    said: str, match: Match, scope: Scope, file: FactFile, value: Value, *, section: str | None, kind: str
) -> str | None:
    """Who says a fact: of who filed what is considered a court tells itself, and who signs a filing says who he is."""
    if _says_who_files(file):
        if section in _OPENINGS and kind not in FILINGS:
            return "court"
        if section == "signature" and kind in FILINGS:
            return "applicant"
    return scope.speaker_of(said, match, value, ground=file.family == "ground", section=section)


def _says_who_files(file: FactFile) -> bool:
    """Whether the fact is one of who filed: it stands beside signatures too."""
    return bool(file.kk.signed or file.ru.signed)


def _can_be_attached(file: FactFile) -> bool:
    """Whether what the fact says to be missing may stand among what is attached: a power of attorney, a consent."""
    return bool(file.kk.attached or file.ru.attached)


def _is_denied_after(folded: str, cue: FactCue, match: Match) -> bool:
    """Whether the Kazakh «емес» or «жоқ» stands right after a cue that has no head of its own."""
    return match.plain and cue.kazakh and bool(_NOT_AFTER.match(folded, match.end))


def _of_case(matches: Sequence[tuple[FactCue, Match]], case_kind: str | None) -> Sequence[tuple[FactCue, Match]]:
    """The matches of facts that such a case can have; where its kind is not known, all."""
    if case_kind is None:
        return matches
    files = fact_files()
    return [(cue, match) for cue, match in matches if not files[cue.fact].cases or case_kind in files[cue.fact].cases]


def _is_placed(cue: FactCue, section: str | None, kind: str) -> bool:
    """Whether the cue says its fact in this section of this kind of document."""
    if cue.signed:
        return section in _SIGNED_IN and kind in FILINGS
    return _is_open(fact_files()[cue.fact], section, kind) and (not cue.attached or section == "attachments")


def _is_open(file: FactFile, section: str | None, kind: str) -> bool:
    """Whether the fact can be said in this section of this kind of document."""
    if section in _NO_FACTS_IN and not file.anywhere:
        # what is missing among the enclosures is often noted beside the signature by whoever received the paper
        return section == "signature" and kind in FILINGS and _can_be_attached(file)
    return not (kind in FIRST_INSTANCE and (file.of_review or (file.family == "filing" and not file.of_claims)))


def _is_stated(folded: str, cue: FactCue, match: Match, scope: Scope, section: str | None) -> bool:
    """Whether it is stated as a fact (or asked for, if it is a request), not as law or a condition."""
    file = fact_files()[cue.fact]
    if file.request:
        return section == "request" or scope.asks
    if scope.normative and not file.legal:
        return False
    return not scope.is_hypothetical(
        folded, match.start if file.threatened else match.head, match.end, kazakh=cue.kazakh, threatened=file.threatened
    )


def _in_scope(folded: str, file: FactFile, match: Match, value: Value, scope: Scope) -> Value:
    """The value in its sentence: «no reason to think so» turns it round, an argument set aside is denied."""
    if scope.is_denied(folded, match.start, match.end, itself=value == "absent"):
        return _OPPOSITE[value]
    if (file.request and scope.refuses) or (scope.rejected and file.family != "filing"):
        return "absent"
    return value


def _weight(reading: _Reading) -> tuple[bool, int, bool, int, int, str]:
    """A weak cue last; more words first; of equals one that saw a negation, then the shorter stretch."""
    match, value = reading[1], reading[2]
    return reading[3], -match.words, value == "present", match.end - match.start, match.start, match.source


def _longest(readings: list[_Reading]) -> list[_Reading]:
    """The readings that no better reading of the same fact overlaps."""
    kept: list[_Reading] = []
    for fact, match, value, weak in sorted(readings, key=_weight):
        if not any(fact == other and match.start < known.end and known.start < match.end for other, known, *_ in kept):
            kept.append((fact, match, value, weak))
    return sorted(kept, key=lambda r: r[1].start)


def _confidence(scope: Scope, match: Match) -> float:
    """A guess by construction, to be replaced by what was measured: long cues err less, arguments set aside more."""
    return round(min(0.95, 0.8 + 0.05 * _length(match.source)) - (0.1 if scope.rejected else 0.0), 2)


@cache
def _length(source: str) -> int:
    """The number of words that a cue writes."""
    return len(source.replace("...", "").replace("~", "").split())
