"""Who files: a person, a legal entity, a state body or a prosecutor."""

import re

from ..cues.openings import by_first_letter
from ..values import Section
from .words import pattern, table

_LINE = 160
_BACK = 100
_UNCLEAR = "unclear"
_FILED_RU = re.compile(by_first_letter("жалоб|ходатайств|протест") + r"\w+\s+(?P<who>[^,;.]{3,90})")
_FILED_KK = re.compile(by_first_letter("шағым|өтінішхат|наразылы") + r"\w*\s+(?:бойынша|[^.]{0,90}?қара[пд])")
_BEFORE_FILED = re.compile(r"(?P<who>[^,;.]{3,90}?)(?:\s+кассациялық)?\s*\Z")
_PARTIES_RU = re.compile(r"иску\s+(?P<claimant>.{3,120}?)\s+к\s+(?P<defendant>.{3,120}?)\s+о(?:б|бо)?\s", re.DOTALL)
# The ablative names who writes: «Оспанов Ерланнан», «Нұр» ЖШС-дан.
_FROM_KK = re.compile(r"(?m)^(?P<who>[^\n]{3,120}?(?:нан|нен|дан|ден|тан|тен))(?=[\s,.;(]|$)")
_OPENING = 600
_CLAIM_KK = re.compile(r"талап")
_PARTIES_KK = re.compile(
    r"(?:^|[.;,])\s*(?P<claimant>(?:[^.;]|(?<=\s\w)\.){3,120}?)(?:ның|нің|дың|дің|тың|тің)\s+"
    r"(?P<defendant>(?:[^.;]|(?<=\s\w)\.){3,120}?)(?:ға|ге|қа|ке|на|не)\s"
)


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
    title = re.search(
        r"(?:кассационная жалоба|кассациялық шағым)\s+(?:ответчика|истца|заявителя)?\s*(?P<who>[^\n]{0,90})", head
    )
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
        if re.search(r"ответчик|жауапкер", who):
            return _classify(parties["defendant"])
        if re.search(r"истц|талап", who):
            return _classify(parties["claimant"])
    return kind


def _filer(front: str) -> str | None:
    """The words that name who filed."""
    if filed := _FILED_RU.search(front):
        return filed["who"]
    if filed := _FILED_KK.search(front):
        before = front[max(0, filed.start() - _BACK) : filed.start()].rpartition(",")[2]
        named = _BEFORE_FILED.search(before, max(before.rfind("."), before.rfind(";")) + 1)
        return named["who"] if named else None
    return None


def _parties_kk(front: str) -> re.Match[str] | None:
    claim = _CLAIM_KK.search(front)
    return _PARTIES_KK.search(front, max(0, claim.start() - 300), claim.start()) if claim else None


def _classify(who: str) -> str | None:
    return next((kind for kind, words in table("applicants") if words.search(who)), None)
