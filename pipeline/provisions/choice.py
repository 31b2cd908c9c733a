"""Which cassation law applies to a document: its track and its day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ..cues.openings import any_of
from ..knowledge.law import ASSERTABLE, Regime, Switch, Track
from ..normalize import Text
from ..sections.kind import FILINGS
from ..values import Case, DateMention, Note, RegimeChoice, Section
from .lookup import regime_on, track_of, tracks
from .signs import court_since
from .wording import in_language, note

LODGED = FILINGS - {"response"}
"""Documents by which a cassation is lodged: the day of lodging decides."""
_CASSATION = LODGED | {"cassation-ruling"}
_PERHAPS = frozenset({"determination", "response", "notice"})
_HEAD = 3000
_FIRST_YEAR, _LAST_YEAR = 1400, 2199
_LODGED_WITHIN, _DECIDED_WITHIN, _CAME_IN_WITHIN = timedelta(days=365), timedelta(days=730), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Choice:
    """The regime chosen and its day; `other` is the one that may apply as well where the choice is ambiguous."""

    regime: Regime
    choice: RegimeChoice
    day: date
    other: Regime | None = None
    other_day: date | None = None


Chosen = tuple[Choice | None, tuple[Note, ...]]


def choose_regime(
    text: Text,
    case: Case,
    *,
    dates: Sequence[DateMention] = (),
    sections: Sequence[Section] = (),
    language: str = "en",
    on: date | None = None,
    filed_on: date | None = None,
) -> Chosen:
    """The regime of a document, or none with a note that says why.

    A ruling goes by its own day, what is lodged by the day of lodging, `on` before both. What straddles a change of
    law whose transitional rule is not known is ambiguous.
    """
    lodged = filed_on or _lodged(case, dates)
    day, basis = _day(case, on, lodged)
    past = _historical(text, dates, day, basis)
    if past is not None:
        return past, ()
    if case.foreign is not None:
        return None, (note("foreign_act", language),)
    if not _is_cassation(text, case, sections):
        return None, (note("not_cassation", language),)
    if case.case_kind is None:
        return None, (note("case_kind_unknown", language),)
    if day is None:
        day, basis = _undated(text, case, dates, sections, lodged)
    since = court_since(text, sections, case.case_kind) if case.kind not in LODGED else None
    return _of_track(case, day, basis, lodged, language, sat_since=since)


def _lodged(case: Case, dates: Sequence[DateMention]) -> date | None:
    """The day of lodging: that of the signature, or a day soon after it on which the text says it came in."""
    signed = case.filed_on
    if signed is None or case.kind not in LODGED:
        return signed
    came = (day for m in dates if m.role == "filing" and (day := full_day(m.value)) is not None)
    return max((day for day in came if signed < day <= signed + _CAME_IN_WITHIN), default=signed)


def _of_track(
    case: Case, day: date | None, basis: str, lodged: date | None, language: str, *, sat_since: date | None
) -> Chosen:
    """The regime of a known track and day; `sat_since` is the first day that the deciding court can have sat."""
    if day is None or case.case_kind is None:
        return None, (note("no_day", language),)
    current = regime_on(case.case_kind, day)
    if current is None:
        return None, (note("no_regime", language),)
    notes = []
    if current.announced:
        notes.append(note("regime_announced", language, id=current.id))
    if current.status not in ASSERTABLE:
        notes.append(note("regime_unverified", language, id=current.id, unknown="; ".join(current.unknown)))
    switch = _straddled(case, day, lodged, current.track)
    # A court that exists only under the new law decided by it, whatever lay before.
    if switch is None or sat_since == switch.from_:
        return Choice(current, _choice(current, basis), day), tuple(notes)
    notes.append(note("edition_ambiguous", language, note=in_language(switch.note, language)))
    eve = switch.from_ - timedelta(days=1)
    choice = _choice(current, basis, ambiguous=True)
    return Choice(current, choice, day, regime_on(current.track, eve), eve), tuple(notes)


def _day(case: Case, on: date | None, lodged: date | None) -> tuple[date | None, str]:
    if on is not None:
        return on, "on"
    if case.kind in LODGED and lodged is not None:
        return lodged, "filed_on"
    return case.decided_on, "decided_on"


def _is_cassation(text: Text, case: Case, sections: Sequence[Section]) -> bool:
    if case.kind in _CASSATION:
        return True
    if case.kind not in _PERHAPS:
        return False
    end = next((s.end for s in sections if s.kind in ("header", "addressee", "introduction")), 0)
    words = _matter()
    return words is not None and words.search(text.folded, 0, max(end, _HEAD)) is not None


@cache
def _matter() -> re.Pattern[str] | None:
    return any_of(tuple(sorted({pattern for line in tracks() for pattern in line.matter})))


def _choice(current: Regime, basis: str, *, ambiguous: bool = False) -> RegimeChoice:
    return RegimeChoice(current.id, current.from_, basis, ambiguous or current.status not in ASSERTABLE)


def _straddled(case: Case, day: date, lodged: date | None, track: str) -> Switch | None:
    """The change of law, its transitional rule unknown, between the day and something that happened before it."""
    earlier = [d for d in (lodged, case.decided_on, last_act_day(case)) if d is not None]
    line = track_of(track)
    for switch in line.switches if line else ():
        if day >= switch.from_ and any(d < switch.from_ for d in earlier):
            return switch
    return None


def last_act_day(case: Case) -> date | None:
    """The day of the last act of the instances before this one: of appeal, else of first instance."""
    for instance in ("appeal", "first"):
        days = [d for i in case.instances if i.instance == instance and (d := full_day(i.date)) is not None]
        if days:
            return max(days)
    return None


def full_day(value: str | None) -> date | None:
    """The day of an ISO date; None for a month, a year or no date."""
    if value is None or len(value) != 10:
        return None
    try:
        return plausible(date.fromisoformat(value))
    except ValueError:
        return None


def plausible(day: date | None) -> date | None:
    """The day itself where a court or a regime of the data can be of it, else None."""
    return day if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _undated(
    text: Text, case: Case, dates: Sequence[DateMention], sections: Sequence[Section], lodged: date | None
) -> tuple[date | None, str]:
    """A day that decides the regime of an undated document, and where it came from; None where nothing decides.

    The last day known before it, where the same regime holds so long after as it may be dated; else the first day of
    the court that it names.
    """
    track = case.case_kind
    if track is None:
        return None, "decided_on"
    mentioned = [d for m in dates if (d := full_day(m.value)) is not None and m.role != "hearing"]
    longest = _LODGED_WITHIN if case.kind in LODGED else _DECIDED_WITHIN
    for known, basis in (([lodged, last_act_day(case)], "act_challenged"), (mentioned, "dates")):
        days = [d for d in known if d is not None]
        if days and (regime_of := regime_on(track, max(days))) and regime_of == regime_on(track, max(days) + longest):
            return max(days), basis
    since = court_since(text, sections, track)
    if since is not None and all(d < since + _DECIDED_WITHIN for d in mentioned):
        return since, "court_named"
    return None, "decided_on"


def _historical(text: Text, dates: Sequence[DateMention], day: date | None, basis: str) -> Choice | None:
    """The regime of history that a text belongs to by its words and its day."""
    for line in tracks():
        if day is not None and (line.until is None or day > line.until):
            continue
        cues = any_of(line.cues)
        if cues is None or not cues.search(text.folded):
            continue
        found = _by_day(line, day, basis, dates)
        if found is not None:
            return found
    return None


def _by_day(line: Track, day: date | None, basis: str, dates: Sequence[DateMention]) -> Choice | None:
    if day is not None:
        current = regime_on(line.id, day)
        return Choice(current, _choice(current, basis), day) if current else None
    years = {d.value[:4] for d in dates if d.value and d.value[:4].isdigit()}
    days = [d for m in dates if (d := full_day(m.value)) is not None]
    if len(years) != 1 or not days:  # a text about many years belongs to none of them
        return None
    current = regime_on(line.id, max(days))
    return Choice(current, _choice(current, "dates"), max(days)) if current else None
