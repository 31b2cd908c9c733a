"""What a document shows by its words or its history, for the rules: its stage, its court, who reversed whom."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from ..cues.openings import any_of
from ..knowledge.law import Sign
from ..normalize import Text
from ..values import Case, Fact, Section
from .lookup import track_of, tracks
from .states import FactState

_HEAD = 600
_REVERSED = frozenset({"cancelled", "changed"})
APPEAL_REVERSED_FIRST = "appeal-reversed-first"


def signs_of(text: Text, case: Case, sections: Sequence[Section], track: str, day: date) -> Mapping[str, FactState]:
    """The signs that the document shows, by their ids, as states that rules may ask for."""
    found = {}
    for sign in _signs(track):
        if sign.documents and case.kind not in sign.documents:
            continue
        if (sign.from_ and day < sign.from_) or (sign.until and day > sign.until):
            continue
        if (place := _place(sign, text, sections)) is not None:
            found[sign.id] = _state(sign.id, *place)
    appeal = [i for i in case.instances if i.instance == "appeal"]
    if appeal and appeal[-1].result in _REVERSED:
        found[APPEAL_REVERSED_FIRST] = _state(APPEAL_REVERSED_FIRST, appeal[-1].start, appeal[-1].end)
    return found


@cache
def sign_ids() -> frozenset[str]:
    """The ids of all signs, which are facts of no record."""
    return frozenset({APPEAL_REVERSED_FIRST, *(sign.id for line in tracks() for sign in line.signs)})


def court_since(text: Text, sections: Sequence[Section], track: str) -> date | None:
    """The first day that the court named in the head of a document can have sat."""
    days = [s.since for s in _signs(track) if s.since is not None and _place(s, text, sections) is not None]
    return max(days) if days else None


def _place(sign: Sign, text: Text, sections: Sequence[Section]) -> tuple[int, int] | None:
    places = [(s.start, s.end) for s in sections if s.kind in sign.sections] or [(0, min(_HEAD, len(text.folded)))]
    words = any_of(sign.cues)
    if words is None:
        return None
    found = next((found for place in places if (found := words.search(text.folded, *place)) is not None), None)
    if found is None:
        return None
    without = any_of(sign.without)
    if without is not None and any(without.search(text.folded, *place) for place in places):
        return None
    return found.span()


def _state(name: str, start: int, end: int) -> FactState:
    return FactState("present", (Fact(name, "present", start, end, 1.0, "sign"),))


def _signs(track: str) -> tuple[Sign, ...]:
    line = track_of(track)
    return line.signs if line is not None else ()
