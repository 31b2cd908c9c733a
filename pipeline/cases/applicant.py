"""Who files: a person, a legal entity, a state body or a prosecutor."""

import re
from functools import cache

from ..cues.openings import by_first_letter
from ..knowledge.patterns import prepared
from ..values import Section
from .words import case_words, pattern, table

_LINE = 160
_BACK = 100
_UNCLEAR = "unclear"
_PARTIES_RU = prepared(r"иску\s+(?P<claimant>.{3,120}?)\s+к\s+(?P<defendant>.{3,120}?)\s+о(?:б|бо)?\s", re.DOTALL)
# The ablative names who writes: «Оспанов Ерланнан», «Нұр» ЖШС-дан.
_FROM_KK = prepared(r"(?m)^(?P<who>[^\n]{3,120}?(?:нан|нен|дан|ден|тан|тен))(?=[\s,.;(]|$)")
_OPENING = 600
_PARTIES_KK = prepared(
    r"(?:^|[.;,])\s*(?P<claimant>(?:[^.;]|(?<=\s\w)\.){3,120}?)(?:ның|нің|дың|дің|тың|тің)\s+"
    r"(?P<defendant>(?:[^.;]|(?<=\s\w)\.){3,120}?)(?:ға|ге|қа|ке|на|не)\s"
)


@cache
def _filed_ru() -> re.Pattern[str]:
    return prepared(by_first_letter(case_words().filing_ru) + r"\w+\s+(?P<who>[^,;.]{3,90})")


@cache
def _filed_kk() -> re.Pattern[str]:
    return prepared(by_first_letter(case_words().filing_kk) + rf"\w*\s+{case_words().heard_kk}")


@cache
def _before_filed() -> re.Pattern[str]:
    return prepared(rf"(?P<who>[^,;.]{{3,90}}?)(?:\s+{case_words().of_cassation_kk})?\s*\Z")


@cache
def _titled() -> re.Pattern[str]:
    return prepared(rf"{case_words().complaint_of}\s*(?P<who>[^\n]{{0,90}})")


def applicant_kind(folded: str, kind: str, sections: tuple[Section, ...]) -> str | None:
    """Person | legal-entity | state-body | prosecutor, or None where the text does not tell who files."""
    found: str | None = None
    if kind == "protest":
        return "prosecutor"
    if kind in {"cassation-complaint", "cassation-petition"}:
        found = _of_filing(folded, sections)
    elif kind in {"cassation-ruling", "appellate-ruling", "determination"}:
        found = _of_ruling(folded, sections)
    return None if found == _UNCLEAR else found


def _of_filing(folded: str, sections: tuple[Section, ...]) -> str | None:
    head_end = next((s.start for s in sections if s.kind == "arguments"), min(len(folded), 1500))
    head = folded[:head_end]
    label = re.search(
        rf"(?m)^[^\S\n]*(?:{pattern('filer').pattern})\s*(?:\([^)\n]*\))?\s*[:–-]?\s*(?P<who>[^\n]{{3,{_LINE}}})", head
    )
    if label:
        return _classify(label["who"])
    if opening := _FROM_KK.search(folded[: min(head_end, _OPENING)]):
        return _classify(opening["who"])
    title = _titled().search(head)
    if title and (kind := _classify(title["who"])) not in {None, "person"}:
        return kind
    parties = next((s for s in sections if s.kind == "parties"), None)
    if parties:
        return _classify(folded[parties.start : parties.end].split("\n", maxsplit=1)[0])
    return None


def _of_ruling(folded: str, sections: tuple[Section, ...]) -> str | None:
    end = next((s.start for s in sections if s.kind in {"reasoning", "operative"}), min(len(folded), 4000))
    front = folded[:end]
    who = _filer(front)
    if who is None:
        return None
    kind = _classify(who)
    if kind not in {None, "person"}:
        return kind
    parties = _PARTIES_RU.search(front) or _parties_kk(front)
    if parties:
        if pattern("defendant").search(who):
            return _classify(parties["defendant"])
        if pattern("claimant").search(who):
            return _classify(parties["claimant"])
    return kind


def _filer(front: str) -> str | None:
    """The words that name who filed."""
    if filed := _filed_ru().search(front):
        return filed["who"]
    if filed := _filed_kk().search(front):
        before = front[max(0, filed.start() - _BACK) : filed.start()].rpartition(",")[2]
        named = _before_filed().search(before, max(before.rfind("."), before.rfind(";")) + 1)
        return named["who"] if named else None
    return None


def _parties_kk(front: str) -> re.Match[str] | None:
    claim = pattern("claim_kk").search(front)
    return _PARTIES_KK.search(front, max(0, claim.start() - 300), claim.start()) if claim else None


def _classify(who: str) -> str | None:
    return next((kind for kind, words in table("applicants") if words.search(who)), None)
