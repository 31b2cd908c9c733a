"""Working days of Kazakhstan: the calendar of public holidays, and what it lacks."""

from datetime import date, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from ..knowledge.law import Calendar, SpecialDay
from ..knowledge.load import load_folder
from ..knowledge.stored import fingerprint, kept
from ..knowledge.ui import phrase
from .wording import say

_SATURDAY = 5
# What the days of the calendar library depend on.
_OF_LIBRARY = ("version.py", "holiday_base.py", "countries/kazakhstan.py", "calendars/islamic.py")


class Year(Struct, frozen=True):
    """The holidays of a year with their names, and the Saturdays and Sundays that are worked."""

    holidays: dict[date, str]
    weekend_workdays: frozenset[date]


def is_working_day(day: date) -> bool:
    """Whether courts work on that day (five-day week, public holidays, days off that the Government moved)."""
    special = _special().get(day)
    if special is not None:
        return special.working
    if day.weekday() >= _SATURDAY:
        return day >= _calendar().holidays_from and day in _year(day.year).weekend_workdays
    return day < _calendar().holidays_from or day not in _year(day.year).holidays


def next_working_day(day: date) -> date:
    """The day itself where it is a working one, else the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int) -> date:
    """The last of `count` working days that follow a day."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def day_off(day: date, lang: str = "en") -> str | None:
    """Why the day is not a working one, in a few words; None for a working day."""
    if is_working_day(day):
        return None
    special = _special().get(day)
    if special is not None:
        return special.note
    if day >= _calendar().holidays_from and day in _year(day.year).holidays:
        return _holiday(_year(day.year).holidays[day], lang)
    return say("saturday" if day.weekday() == _SATURDAY else "sunday", lang)


def special_day(day: date) -> SpecialDay | None:
    """The entry for a day that the calendar library does not know, or that was checked in it."""
    return _special().get(day)


def transfers_known(day: date) -> bool:
    """Whether the Government's transfers of days off are known for that day."""
    return _calendar().holidays_from <= day <= _calendar().transfers_known_to


def _holiday(name: str, lang: str) -> str:
    """A holiday in kk, ru or en, with what the library remarks in brackets after its name."""
    bare, _, remark = name.partition(" (")
    language = "ru" if lang == "mixed" else lang if lang in ("kk", "ru") else "en"
    words = phrase("holiday", bare, language) or bare
    said = phrase("holiday_note", remark.partition(" ")[0].rstrip(")"), language) if remark else None
    return f"{words}, {said}" if said else words


@cache
def _calendar() -> Calendar:
    return next(c for c in load_folder("calendar", Calendar) if c.country == "KZ")


@cache
def _special() -> dict[date, SpecialDay]:
    return {entry.day: entry for entry in _calendar().special}


@cache
def _year(year: int) -> Year:
    found: Year = kept(f"holidays-{year}", _library(), Year, lambda: _read_year(year))
    return found


def _read_year(year: int) -> Year:
    import holidays  # a tenth of a second: it loads all countries

    found = holidays.country_holidays("KZ", years=year, language="en_US")
    return Year(dict(found.items()), frozenset(found.weekend_workdays))


@cache
def _library() -> str:
    """A name for the calendar library in its present version; the library itself need not be loaded for it."""
    found = find_spec("holidays")
    folder = Path(found.origin).parent if found and found.origin else Path()
    return fingerprint("holidays", [folder / name for name in _OF_LIBRARY])
