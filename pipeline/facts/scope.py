"""Whose words a sentence is, whether it sets an argument aside, and whether it states a fact at all."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache

from ..cues import CueSet, Match, firsts
from ..knowledge.facts import ScopeWords
from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..values import Section

_ONE_VOICE = {  # whoever wrote a filing is its applicant: a party, a prosecutor, or who answers a complaint
    "cassation-complaint": "applicant",
    "cassation-petition": "applicant",
    "protest": "applicant",
    "representation": "applicant",
    "response": "applicant",
    "notice": "court",
}
_CONDITION_REACH = 160
_WOULD_REACH = 100
_DENIAL_REACH = 30
_AFTER_REACH = 60
_ENDING = 12
_CONDITIONAL = prepared(r"[а-яәіңғүұқөһ]{3}(?:са|се)\Z(?<!кеңсе)")
_UNLESS = prepared(r"(?<!бол)[мбп](?:аса|есе),\s")
_EVEN_IF = prepared(r"(?:са|се)[мқкңн]?\s+(?:да|де|та|те)\b")
_CONCESSION = prepared(r"\s+(?:да|де)\b")
_IN_CASE = prepared(r"\s+(?:\w+\s+)?жағдай(?:да|ларда)\b")
_STOP = frozenset(",:;")
_THAT = prepared(r",\s+(?:что|будто)\s")
_IF = prepared(r"(?:если|ежели)\s")
_REPORT_REACH = 150
_REPORT_END = prepared(r"[;—–]|,\s+(?:но|однако|а|хотя|между\s+тем|тогда\s+как)\s")
_CLAUSE_END = prepared(r"[;:—–]|,\s+(?:то|однако|но|а)\s")
_SPEAKER_BY_SECTION = {
    "arguments": "applicant",
    "request": "applicant",
    "acts-challenged": "applicant",
    "attachments": "applicant",
    "parties": "applicant",
    "addressee": "applicant",
    "reasoning": "court",
    "operative": "court",
    "description": "court",
    "introduction": "court",
    "composition": "court",
    "header": "court",
}


Around = tuple[tuple[str, Match], ...]
"""The cues of scope in a sentence by name."""


_REPORTS = {"reported": "other", "answered": "other", "ruled": "court"}
"""Whose words a filing reports, by the name of the cue; `answered` only in a response."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for a sentence. `conditions` are the places of the words of a condition, `would` of «would be».

    `reports` are the places in a filing where the words of another begin («the bank asserts that»), and whose they are.
    """

    asserted_by: str | None
    rejected: bool
    denials: tuple[tuple[int, int], ...]
    normative: bool
    conditions: tuple[int, ...]
    would: tuple[int, ...] = ()
    asks: bool = False
    refuses: bool = False
    carried: bool = False
    reports: tuple[tuple[int, int, str], ...] = ()
    opposed: bool = False

    def speaker_of(self, folded: str, match: Match, value: str, *, ground: bool, section: str | None) -> str | None:
        """Who says a fact: in its reasoning a court that denies a ground speaks for itself, whoever spoke before.

        What a response reports of the complaint in words such as «the applicant writes that» is another's.
        """
        for start, end, speaker in self.reports:
            if start < match.start and end <= match.head and _is_reported(folded, end, match.start):
                return speaker
        if self.carried and ground and value == "absent" and section == "reasoning":
            return "court"
        if self.opposed and ground and value == "present":
            return "other"
        return self.asserted_by

    def is_denied(self, folded: str, start: int, end: int, *, itself: bool = False) -> bool:
        """Whether «no reason to think so» is said close to `start:end`, or there unless that denies by `itself`."""
        return any(
            left - end < _DENIAL_REACH
            and start - right < _DENIAL_REACH
            and _STOP.isdisjoint(_THAT.sub(" ", folded[min(end, right) : max(start, left)]))
            and not (itself and left < end and start < right)
            and end != right  # a cue that ends with those words has seen them
            for left, right in self.denials
        )

    def is_hypothetical(self, folded: str, at: int, end: int, *, kazakh: bool, threatened: bool = False) -> bool:
        """Whether the word at `at` stands under a condition of the same clause, or of the clause right after `end`.

        In Kazakh the condition may be the ending -са of the last word before `end`, -маса at the end of a clause before
        it, or «жағдайда» after it; in either language «would be» after it makes it one. What is `threatened` is said in
        the clause after its condition: «if the house is pulled down, the family will lose its home».
        """
        if kazakh and (_IN_CASE.match(folded, end) or _ends_in_condition(folded, end) or _is_unless(folded, at, end)):
            return True
        for condition in self.conditions:
            if at < condition < end and _IF.match(folded, condition):
                return True
            near = 0 <= at - condition <= _CONDITION_REACH
            if near and kazakh and _EVEN_IF.search(folded, condition, at):
                continue
            if near and not _CLAUSE_END.search(folded, condition, at):
                if not (threatened and "," in folded[condition:at]):
                    return True
                continue
            if 0 <= condition - end <= _AFTER_REACH and _is_next_clause(folded, end, condition):
                return True
        return any(0 <= at - end <= _WOULD_REACH and not _CLAUSE_END.search(folded, end, at) for at in self.would)


def _is_reported(folded: str, end: int, at: int) -> bool:
    """Whether the words at `at` still belong to the report that begins at `end`."""
    return at - end <= _REPORT_REACH and not _REPORT_END.search(folded, end, at)


def _is_next_clause(folded: str, end: int, condition: int) -> bool:
    """Whether the condition opens the clause after `end`: «is returned, if …»."""
    return folded[condition - 2 : condition] == ", " and not _CLAUSE_END.search(folded, end, condition)


def _is_unless(folded: str, at: int, end: int) -> bool:
    """Whether a clause in -маса («if … not») stands before `end`, in the clause of the word at `at` or before that."""
    found = _UNLESS.search(folded, max(0, at - _CONDITION_REACH), end)
    return found is not None and (found.end() > at or not _CLAUSE_END.search(folded, found.end(), at))


def _ends_in_condition(folded: str, end: int) -> bool:
    return bool(_CONDITIONAL.search(folded, max(0, end - _ENDING), end)) and not _CONCESSION.match(folded, end)


@cache
def _words() -> ScopeWords:
    return load_file("words/scope.toml", ScopeWords)


@cache
def scope_cues() -> CueSet[str]:
    """Who speaks, what becomes of what is said (rejected, law in general, asked for), words of a condition."""
    names = ScopeWords.__struct_fields__
    return CueSet.of_lines("scope", ((name, line) for name in names for line in getattr(_words(), name)))


def read_scope(around: Around, *, kind: str, section: str | None, carried: str | None) -> Scope:
    """The scope of a sentence with these cues; `carried` is who spoke before in the same paragraph."""
    found = firsts(around)
    asks = found.get("asks")
    rejected = "rejected" in found and "argument" in found
    own = _speaker(found, rejected=rejected, kind=kind, section=section)
    return Scope(
        asserted_by=own or carried or _SPEAKER_BY_SECTION.get(section or ""),
        carried=own is None and carried is not None,
        rejected=rejected,
        denials=tuple([(match.start, match.end) for name, match in around if name == "denied"]),
        normative="normative" in found and "concrete" not in found and not _is_report(found, kind),
        conditions=tuple([match.start for name, match in around if name == "hypothetical"]),
        would=tuple([match.start for name, match in around if name == "would"]),
        asks=asks is not None,
        refuses=asks is not None and asks.negated,
        reports=_reports(around, kind, section),
        opposed=kind == "response" and "opposed" in found,
    )


def _reports(around: Around, kind: str, section: str | None) -> tuple[tuple[int, int, str], ...]:
    """Where a filing tells what another says."""
    if _ONE_VOICE.get(kind) != "applicant" or section == "signature":
        return ()
    return tuple(
        [
            (match.start, match.end, _REPORTS[name])
            for name, match in around
            if name in _REPORTS and not match.negated and (name != "answered" or kind == "response")
        ]
    )


def _is_report(found: Container[str], kind: str) -> bool:
    """Whether a court tells what somebody says: that is about this case, whatever law it names."""
    return kind not in _ONE_VOICE and ("applicant" in found or "other" in found)


def _speaker(found: Mapping[str, Match], *, rejected: bool, kind: str, section: str | None) -> str | None:
    """Who speaks by the words of the sentence itself, or by the kind of document."""
    if kind in _ONE_VOICE:
        # What stands beside a signature, such as that there is none, was put there by whoever received the paper.
        return "other" if section == "signature" and kind != "notice" else _ONE_VOICE[kind]
    if rejected:
        return "court"
    if "other" in found:
        return "other"
    if "applicant" in found and not ("court" in found and found["court"].start < found["applicant"].start):
        return "applicant"
    if "court" in found:
        return "court"
    return None


def section_at(sections: tuple[Section, ...], at: int) -> str | None:
    """The kind of the section that holds position `at`."""
    for section in sections:
        if section.start <= at < section.end:
            return section.kind
    return None
