"""Who files: a person, a legal entity, a state body or a prosecutor."""

import re

from ..values import Section
from .words import pattern, table

_LINE = 160
_RULING_FILER = re.compile(
    r"по\s+(?:кассационн\w+\s+)?(?:жалоб\w+|ходатайств\w+|протест\w+)\s+(?P<ru>[^,;.]{3,90})|(?P<kk>[^,;.]{3,90}?)\s+(?:кассациялық\s+)?(?:шағым|өтінішхат|наразылы)\w*\s+бойынша"
)
_PARTIES = re.compile(r"по\s+(?:административному\s+)?иску\s+(?P<claimant>.{3,120}?)\s+к\s+(?P<defendant>.{3,120}?)\s+о(?:б|бо)?\s", re.DOTALL)
_PARTIES_KK = re.compile(r"(?P<claimant>[^.;]{3,120}?)(?:ның|нің|дың|дің|тың|тің)\s+(?P<defendant>[^.;]{3,120}?)(?:ға|ге|қа|ке|на|не)\s+[^.;]{0,200}талап")


def applicant_kind(folded: str, kind: str, sections: tuple[Section, ...]) -> str | None:
    """person | legal-entity | state-body | prosecutor, or None where the text does not tell who files."""
    if kind == "protest":
        return "prosecutor"
    if kind in {"cassation-complaint", "cassation-petition"}:
        return _of_filing(folded, sections)
    if kind in {"cassation-ruling", "appellate-ruling", "determination"}:
        return _of_ruling(folded, sections)
    return None


def _of_filing(folded: str, sections: tuple[Section, ...]) -> str | None:
    head_end = next((s.start for s in sections if s.kind == "arguments"), min(len(folded), 1500))
    head = folded[:head_end]
    label = re.search(rf"(?m)^[^\S\n]*(?:{pattern('filer').pattern})\s*(?:\([^)\n]*\))?\s*[:–-]?\s*(?P<who>[^\n]{{3,{_LINE}}})", head)
    if label:
        return _classify(label["who"])
    title = re.search(r"(?:кассационная жалоба|кассациялық шағым)\s+(?:ответчика|истца|заявителя)?\s*(?P<who>[^\n]{0,90})", head)
    if title and (kind := _classify(title["who"])) not in {None, "person"}:
        return kind
    parties = next((s for s in sections if s.kind == "parties"), None)
    if parties:
        return _classify(folded[parties.start : parties.end].split("\n")[0])
    return None


def _of_ruling(folded: str, sections: tuple[Section, ...]) -> str | None:
    end = next((s.start for s in sections if s.kind in {"reasoning", "operative"}), min(len(folded), 4000))
    front = folded[:end]
    filer = _RULING_FILER.search(front)
    if not filer:
        return None
    who = filer["ru"] or filer["kk"]
    kind = _classify(who)
    if kind not in {None, "person"}:
        return kind
    parties = _PARTIES.search(front) or _PARTIES_KK.search(front)
    if parties:
        if re.search(r"ответчик|жауапкер", who):
            return _classify(parties["defendant"])
        if re.search(r"истц|талап", who):
            return _classify(parties["claimant"])
    return kind


def _classify(who: str) -> str | None:
    return next((kind for kind, words in table("applicants") if words.search(who)), None)
