"""Whose words a sentence is, whether it sets an argument aside, and whether it states a fact at all."""

import re
from dataclasses import dataclass
from functools import cache

from ..cues import CueSet
from ..cues.classes import read_cues
from ..knowledge.facts import ScopeWords
from ..knowledge.load import load_file
from ..values import Section

_FILINGS = frozenset({"cassation-complaint", "cassation-petition", "protest", "representation"})
_CONDITION_REACH = 160
_CLAUSE_END = re.compile(r"[;:—–]|,\s+(?:то|однако|но|а)\s")
_RULE_BY_SECTION = {
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


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for a whole sentence. `conditions` are the places of the words of a condition."""

    asserted_by: str | None
    rejected: bool
    denied: bool
    normative: bool
    conditions: tuple[int, ...]
    asks: bool = False

    def is_hypothetical(self, folded: str, at: int) -> bool:
        """Whether the word at `at` stands under a condition of the same clause."""
        for condition in self.conditions:
            if 0 <= at - condition <= _CONDITION_REACH and not _CLAUSE_END.search(folded, condition, at):
                return True
        return False


@cache
def scope_cues() -> CueSet[str]:
    """The cues of words/scope.toml by their list."""
    words = load_file("words/scope.toml", ScopeWords)
    return CueSet(
        (name, cue) for name in ScopeWords.__struct_fields__ for line in getattr(words, name) for cue in read_cues(line)
    )


def read_scope(folded: str, start: int, end: int, *, kind: str, section: str | None, carried: str | None) -> Scope:
    """The scope of the sentence `folded[start:end]`; `carried` is who spoke before in the same paragraph."""
    found: dict[str, list[int]] = {}
    for name, match in scope_cues().search(folded, start, end):
        found.setdefault(name, []).append(match.start)
    rejected = "rejected" in found and "argument" in found
    return Scope(
        asserted_by=_speaker(found, rejected=rejected, kind=kind, section=section, carried=carried),
        rejected=rejected,
        denied="denied" in found,
        normative="normative" in found and "concrete" not in found,
        conditions=tuple(found.get("hypothetical", ())),
        asks="asks" in found,
    )


def _speaker(found: dict[str, list[int]], *, rejected: bool, kind: str, section: str | None, carried: str | None) -> str | None:
    if rejected and kind not in _FILINGS:
        return "court"
    if kind in {"response", "protest", "representation"}:
        return "other"
    if kind in _FILINGS:
        return "court" if "court" in found and "applicant" not in found and section not in {"request", "arguments"} else "applicant"
    if kind == "notice":
        return "court"
    if "other" in found:
        return "other"
    if "applicant" in found and not ("court" in found and min(found["court"]) < min(found["applicant"])):
        return "applicant"
    if "court" in found:
        return "court"
    return carried or _RULE_BY_SECTION.get(section or "")


def section_at(sections: tuple[Section, ...], at: int) -> str | None:
    """The kind of the section that holds position `at`."""
    for section in sections:
        if section.start <= at < section.end:
            return section.kind
    return None
