"""The deadline of one document: its event, its day of filing, and the fact that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from msgspec.structs import replace

from ..knowledge.law import Regime
from ..values import COMPUTED, Case, DateMention, Deadline, Fact, Note, Section, Span, Step
from .choice import LODGED, Choice, full_day
from .deadline import FIRST_YEAR, LAST_YEAR, compute_deadline, find_term, term_rules
from .wording import note, say

FILED_LATE = "filed-late"
_ABOUT_THE_TERM = frozenset({FILED_LATE, "term-restoration-requested", "valid-reason-for-delay"})
"""Facts that make the term a question in a ruling or a letter too."""
_LAST_YEAR = date.max.year - 10
"""No term is counted from a later year: it could end after the last day that a calendar has."""
_SAME_PARTS, _SOON = 2, 60
_ORDER = ("appellate-act-served", "copy-served", "appellate-act-announced", "appellate-act-in-force", "act-in-force")


def filing_day(case: Case, dates: Sequence[DateMention], sections: Sequence[Section]) -> date | None:
    """The day of lodging that a lodged document shows: a date of that role, else the only one beside the signature."""
    if case.kind not in LODGED:
        return None
    filed = {d for m in dates if m.role == "filing" and (d := full_day(m.value)) is not None}
    if not filed:
        places = [s for s in sections if s.kind == "signature"]
        signed = (m for m in dates if any(s.start <= m.start < s.end for s in places))
        filed = {d for m in signed if (d := full_day(m.value)) is not None}
    return filed.pop() if len(filed) == 1 else None


def document_deadline(
    chosen: Choice,
    case: Case,
    facts: Sequence[Fact],
    dates: Sequence[DateMention],
    *,
    filed: date | None,
    language: str,
) -> tuple[Deadline | None, tuple[Fact, ...], tuple[Note, ...]]:
    """The deadline of a lodged document, `filed-late` computed from it, and what stands in the way.

    Dates that contradict each other give no deadline.
    """
    if case.kind not in LODGED and not (filed and any(f.id in _ABOUT_THE_TERM for f in facts)):
        return None, (), ()
    own_date = filed is None and case.kind in LODGED and case.decided_on is not None
    filed = filed or (case.decided_on if case.kind in LODGED else None)
    conflict = _conflict(case, filed)
    if conflict:
        return None, (), (note("date_conflict", language, dates=", ".join(conflict)),)
    known = _Known(_event_days(case, dates), filed, _position(facts), _in_custody(facts))
    found, notes = _compute(chosen.regime, known, language)
    if found is None:
        return None, (), notes
    if chosen.other is not None:
        other, _ = _compute(chosen.other, known, language)
        if other is None or other.last_day != found.last_day:
            return None, (), (*notes, *_two_ends(other, found, language))
    found = replace(found, evidence=_evidence(case, dates, found))
    steps = list(found.steps)
    if own_date:
        steps.append(Step(filed, say("own-date", language)))
    found = replace(found, steps=tuple(steps))
    late = _late_fact(found)
    if late and late[0].value == "present" and any(f.id == FILED_LATE and f.value == "absent" for f in facts):
        notes = (*notes, note("claims_contradict", language))
    return found, late, notes


def _two_ends(other: Deadline | None, found: Deadline, language: str) -> tuple[Note, ...]:
    if other is None or other.last_day is None or found.last_day is None:
        return ()
    return (
        note("edition_ambiguous_terms", language, one=other.last_day.isoformat(), other=found.last_day.isoformat()),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What a term is computed from."""

    events: dict[str, date]
    filed: date | None
    position: str
    custody: bool


def _compute(regime: Regime, known: _Known, language: str) -> tuple[Deadline | None, tuple[Note, ...]]:
    """The deadline in one regime, from the first event in order whose day is known."""
    rules = [r for r in term_rules() if regime.id in r.regimes and r.filing == "cassation"]
    if not rules:
        return None, ()
    for event in _ORDER:
        if event not in known.events or (event == "copy-served" and not known.custody):
            continue
        if not FIRST_YEAR <= known.events[event].year <= LAST_YEAR:
            continue
        if find_term(regime.id, event, position=known.position, custody=known.custody) is None:
            continue
        found = compute_deadline(
            event,
            known.events[event],
            regime.track,
            filed_on=known.filed,
            regime_id=regime.id,
            position=known.position,
            custody=known.custody,
            lang=language,
        )
        return found, ()
    if known.position == "any" and all(r.position != "any" for r in rules):
        return None, (note("position_unknown", language),)
    wanted = ", ".join(dict.fromkeys(r.event for r in rules if not r.custody))
    return None, (note("deadline_unknown", language, missing=wanted),)


def _in_custody(facts: Sequence[Fact]) -> bool:
    return any(f.id == "in-custody" and f.value == "present" for f in facts)


def _event_days(case: Case, dates: Sequence[DateMention]) -> dict[str, date]:
    """Event → its day, as far as the text tells."""
    days: dict[str, date] = {}
    appeal = [d for i in case.instances if i.instance == "appeal" and (d := full_day(i.date)) is not None]
    if appeal:
        days["appellate-act-announced"] = max(appeal)
    in_force = {d for m in dates if m.role == "in-force" and (d := full_day(m.value)) is not None}
    if len(in_force) == 1:
        day = in_force.pop()
        days["appellate-act-in-force" if appeal else "act-in-force"] = day
        days.setdefault("act-in-force", day)
    served = {d for m in dates if m.role == "served" and (d := full_day(m.value)) is not None}
    if len(served) == 1:
        days["appellate-act-served"] = days["copy-served"] = served.pop()
    return {event: day for event, day in days.items() if day.year < _LAST_YEAR}


def _position(facts: Sequence[Fact]) -> str:
    stated = {f.id for f in facts if f.value == "present"}
    if "worsening-sought" in stated and "improving-sought" not in stated:
        return "worsening"
    if "improving-sought" in stated and "worsening-sought" not in stated:
        return "improving"
    return "any"


def _conflict(case: Case, filed: date | None) -> list[str]:
    """The days that cannot all be right: two days of one appellate act, or a filing before the act."""
    appeal = sorted({d for i in case.instances if i.instance == "appeal" and (d := full_day(i.date)) is not None})
    first = sorted({d for i in case.instances if i.instance == "first" and (d := full_day(i.date)) is not None})
    alike = [(one, other) for one, other in pairwise(appeal) if may_be_one_act(one, other)]
    if alike and not any(i.instance == "cassation" for i in case.instances):
        return [d.isoformat() for d in alike[0]]
    if filed is not None and appeal and filed < appeal[-1]:
        return [appeal[-1].isoformat(), filed.isoformat()]
    if first and appeal and appeal[-1] < first[0]:
        return [first[0].isoformat(), appeal[-1].isoformat()]
    return []


def may_be_one_act(one: date, other: date) -> bool:
    """Whether two days look like one day miswritten, not like two acts of a case that went up twice."""
    same = (one.day == other.day, one.month == other.month, one.year == other.year)
    return sum(same) >= _SAME_PARTS or (other - one).days < _SOON


def _evidence(case: Case, dates: Sequence[DateMention], found: Deadline) -> tuple[Span, ...]:
    """The spans of the event's day and of the day of filing."""
    spans = []
    event = _mention(dates, found.from_)
    if event is not None:
        spans.append(event)
    else:
        same = (i for i in case.instances if full_day(i.date) == found.from_ and i.end > i.start)
        spans += [Span(i.start, i.end) for i in same][:1]
    if found.filed_on is not None:
        filing = _mention(dates, found.filed_on, roles=("filing", "decision"))
        if filing is not None:
            spans.append(filing)
    return tuple(spans)


def _mention(dates: Sequence[DateMention], day: date, roles: tuple[str, ...] = ()) -> Span | None:
    same = [m for m in dates if m.value == day.isoformat() and m.end > m.start]
    best = next((m for role in roles for m in same if m.role == role), None) or next(iter(same), None)
    return Span(best.start, best.end) if best is not None else None


def _late_fact(found: Deadline) -> tuple[Fact, ...]:
    if found.in_time is None or found.term == "none":
        return ()
    first = next(iter(found.evidence), Span(0, 0))  # no words of the text where a person gave the days
    return (
        Fact(
            id=FILED_LATE,
            value="absent" if found.in_time else "present",
            start=first.start,
            end=first.end,
            confidence=1.0,
            rule=f"{COMPUTED}deadline",
            evidence=found.evidence,
        ),
    )
