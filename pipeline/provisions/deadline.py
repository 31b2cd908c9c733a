"""A procedural term computed as a court would, each step with its norm."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from ..errors import UsageError
from ..knowledge.law import ASSERTABLE, Counting, TermFile, TermRule
from ..knowledge.load import load_folder
from ..knowledge.patterns import prepared
from ..values import Deadline, Step
from .calendar import add_working_days, day_off, next_working_day, special_day, transfers_known
from .lookup import regime, regime_on, tracks
from .wording import in_language, say

FIRST_YEAR, LAST_YEAR = 1900, 2199
_TERM = prepared(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<days>\d+)D)?")


@cache
def term_rules() -> tuple[TermRule, ...]:
    """All terms of the knowledge base that may be asserted."""
    return tuple(
        rule for file in load_folder("deadlines", TermFile) for rule in file.terms if rule.status in ASSERTABLE
    )


def events(case_kind: str, filing: str = "cassation") -> tuple[str, ...]:
    """The events that a term of that kind of case can run from."""
    own = [r for r in term_rules() if r.filing == filing and any(_track(i) == case_kind for i in r.regimes)]
    return tuple(sorted({r.event for r in own}))


def find_term(
    regime_id: str, event: str, *, filing: str = "cassation", position: str = "any", custody: bool = False
) -> TermRule | None:
    """The term that runs from an event in a regime; None where the data has none."""
    fitting = [r for r in term_rules() if regime_id in r.regimes and r.event == event and r.filing == filing]
    fitting = [r for r in fitting if r.position in ("any", position)]
    return next((r for r in fitting if r.custody == custody), next(iter(fitting), None))


def compute_deadline(
    event: str,
    day: date,
    case_kind: str,
    *,
    filed_on: date | None = None,
    regime_id: str | None = None,
    filing: str = "cassation",
    position: str = "any",
    custody: bool = False,
    suspensions: Sequence[tuple[date, date]] = (),
    restored: bool = False,
    lang: str = "en",
) -> Deadline:
    """The term that runs from an event, its last day, and whether the filing kept it.

    Args:
        event: what the term runs from, one of `events(case_kind)`.
        day: the day of the event.
        case_kind: civil, criminal, administrative or offence.
        filed_on: the day of filing; posting before midnight counts, so the day of the stamp.
        regime_id: the regime whose term it is; by default that of the day of filing, else of the event.
        filing: what the term is for: cassation, response, restoration, protest, supervision, supreme-review.
        position: worsening or improving, where the law tells them apart.
        custody: a convicted person in custody, for whom another event counts.
        suspensions: days of the ruling on suspension and of that on resumption.
        restored: the court restored the term.
        lang: language of the steps: kk, ru or en.

    Raises:
        UsageError: no such event or no term of that kind; the message names the events that are known.

    >>> compute_deadline("appellate-act-announced", date(2025, 8, 31), "civil").last_day
    datetime.date(2026, 3, 2)
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(f"{day} is no day that a term can run from; give one of 1900 to 2199.", code="no_term")
    current = (
        regime(regime_id) if regime_id else regime_on(case_kind, filed_on if filed_on and filed_on >= day else day)
    )
    rule = find_term(current.id, event, filing=filing, position=position, custody=custody) if current else None
    if current is None or rule is None:
        raise UsageError(_no_term(event, case_kind, filing, position), code="no_term")
    count = _counting()[rule.counting]
    steps = [Step(day, say("event", lang, day=day.isoformat()))]
    basis = list(rule.basis)
    if rule.term == "none":
        steps.append(Step(None, say("no-limit", lang), rule.basis[0]))
        return Deadline(
            day, event, "none", None, False, filed_on, True if filed_on else None, tuple(basis), tuple(steps)
        )
    steps.append(Step(day + timedelta(days=1), say("start", lang), count.start))
    steps.append(Step(None, say("term", lang, term=rule.term), rule.basis[0]))
    end, end_step = _end(day, rule, count, lang)
    steps.append(end_step)
    for first, last in sorted(suspensions):
        if day <= first <= end:
            added = (last - first).days
            end += timedelta(days=added)
            what = say("suspended", lang, from_day=first.isoformat(), to_day=last.isoformat(), days=added)
            steps.append(Step(end, what, count.suspension))
    last_day = next_working_day(end)
    if last_day != end:
        steps.append(Step(last_day, say("rolled", lang, why=day_off(end, lang)), count.roll))
    steps += _warnings(end, last_day, count, lang)
    basis += [norm for norm in (count.start, end_step.basis, count.roll if last_day != end else None) if norm]
    steps.append(Step(last_day, say("midnight", lang), count.posting))
    found = Deadline(
        from_=day,
        event=event,
        term=rule.term,
        last_day=last_day,
        rolled=last_day != end,
        filed_on=filed_on,
        in_time=None,
        basis=tuple(dict.fromkeys(basis)),
        steps=tuple(steps),
    )
    found = _straddle(found, case_kind, lang)
    return _judge(found, rule, count, restored=restored, lang=lang)


def _end(day: date, rule: TermRule, count: Counting, lang: str) -> tuple[date, Step]:
    """The last day before rolling, and the step that says how it was found."""
    parts = _TERM.fullmatch(rule.term)
    assert parts is not None
    months = 12 * int(parts["years"] or 0) + int(parts["months"] or 0)
    days = int(parts["days"] or 0)
    if days and rule.days == "working":
        end = add_working_days(day, days)
        return end, Step(end, say("end-working-days", lang), count.days)
    if days:
        end = day + timedelta(days=days)
        return end, Step(end, say("end-days", lang), count.days)
    end = add_months(day, months)
    code = "end-year" if parts["years"] else "end-month"
    if end.day != day.day:
        code = "end-month-clamped"
    return end, Step(end, say(code, lang), count.years if parts["years"] else count.months)


def add_months(day: date, months: int) -> date:
    """The same number of the month so many months later, or the last day of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _warnings(end: date, last_day: date, count: Counting, lang: str) -> list[Step]:
    steps = []
    if not transfers_known(last_day):
        steps.append(Step(None, say("transfers-unknown", lang, year=last_day.year)))
    day = end
    while day <= last_day:
        special = special_day(day)
        if special is not None:
            steps.append(Step(None, say("special-day", lang, day=day.isoformat(), note=special.note)))
        day += timedelta(days=1)
    if count.note is not None and count.status not in ASSERTABLE:
        steps.append(Step(None, in_language(count.note, lang)))
    return steps


def _straddle(found: Deadline, case_kind: str, lang: str) -> Deadline:
    """`found` with a warning where the event and the filing, or the last day, lie on two sides of a change of law."""
    line = next((t for t in tracks() if t.case_kind == case_kind), None)
    end = found.filed_on or found.last_day
    for switch in line.switches if line else ():
        if end is not None and found.from_ < switch.from_ <= end:
            warning = Step(switch.from_, in_language(switch.note, lang))
            return replace(found, steps=(*found.steps, warning))
    return found


def _judge(found: Deadline, rule: TermRule, count: Counting, *, restored: bool, lang: str) -> Deadline:
    """`found` with the answer whether the filing kept the term."""
    filed, last = found.filed_on, found.last_day
    if filed is None or last is None:
        return found
    if filed < found.from_:
        return replace(found, steps=(*found.steps, Step(filed, say("filed-before-event", lang))))
    in_time = filed <= last
    steps = [
        Step(
            filed,
            say("in-time" if in_time else "late", lang, day=filed.isoformat()),
            count.late if not in_time else None,
        )
    ]
    if not in_time and restored:
        code = "restored" if rule.restorable else "not-restorable"
        in_time = rule.restorable
        steps.append(Step(None, say(code, lang), count.restoration if rule.restorable else rule.basis[0]))
    return replace(found, in_time=in_time, steps=(*found.steps, *steps))


def _no_term(event: str, case_kind: str, filing: str, position: str) -> str:
    known = ", ".join(events(case_kind, filing)) or "none"
    ask = (
        "; say whether the position is worsened or improved"
        if position == "any" and case_kind in ("criminal", "offence")
        else ""
    )
    return (
        f"No verified term runs from {event!r} in {case_kind} cases on that day (for {filing}); "
        f"known events: {known}{ask}."
    )


def _track(regime_id: str) -> str | None:
    try:
        return regime(regime_id).track
    except UsageError:
        return None


@cache
def _counting() -> dict[str, Counting]:
    return {entry.id: entry for entry in load_folder("counting", Counting)}
