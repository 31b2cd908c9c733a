"""Working days: holidays, transfers, and the days that were checked by hand."""

from datetime import date

import pytest

from pipeline.provisions import calendar
from pipeline.provisions.calendar import add_working_days, day_off, is_working_day, next_working_day, transfers_known

WORKING = [
    "2020-05-11",  # the day off was moved to Friday the 8th
    "2024-05-04",  # a Saturday worked for 8 May
    "2022-08-27",  # a Saturday worked for 29 August
    "2026-08-31",  # 30 August is no longer Constitution Day
    "2025-07-01",
    "2026-07-10",
    "2027-08-30",
    "2021-12-20",
]
OFF = [
    "2020-05-08",
    "2024-05-08",
    "2025-01-03",
    "2025-03-10",  # the Monday for 8 March, a Saturday
    "2026-01-01",
    "2026-01-07",
    "2026-03-23",
    "2027-03-15",  # the new Constitution Day
    "2025-09-01",  # the Monday for 30 August, a Saturday
    "2024-08-30",  # the old Constitution Day
    "2025-07-07",  # the Monday for 6 July, a Sunday
    "2026-07-11",  # a Saturday
    "2026-07-12",
]


@pytest.mark.parametrize("day", WORKING)
def test_working_days(day):
    assert is_working_day(date.fromisoformat(day))
    assert day_off(date.fromisoformat(day)) is None


@pytest.mark.parametrize("day", OFF)
def test_days_off_say_why(day):
    assert not is_working_day(date.fromisoformat(day))
    assert day_off(date.fromisoformat(day))


# The day before, the day and the day after a change of the calendar.
AROUND = [
    ("2026-08-28", True),
    ("2026-08-29", False),
    ("2026-08-30", False),
    ("2026-08-31", True),
    ("2027-03-12", True),
    ("2027-03-15", False),
    ("2027-03-16", True),
    ("2020-05-07", False),
    ("2020-05-08", False),
    ("2020-05-11", True),
    ("2020-05-12", True),
    ("2024-12-31", True),
    ("2025-01-02", False),
    ("2025-01-06", True),
]


@pytest.mark.parametrize(("day", "working"), AROUND)
def test_around_a_change(day, working):
    assert is_working_day(date.fromisoformat(day)) is working


def test_the_next_working_day_is_the_day_itself_where_it_is_worked():
    assert next_working_day(date(2026, 7, 10)) == date(2026, 7, 10)
    assert next_working_day(date(2026, 7, 11)) == date(2026, 7, 13)


def test_working_days_are_counted_without_holidays():
    assert add_working_days(date(2026, 1, 1), 1) == date(2026, 1, 5)
    assert add_working_days(date(2026, 3, 20), 3) == date(2026, 3, 30)  # Nauryz, its replaced days and a weekend


@pytest.mark.parametrize(
    ("day", "known"), [("2025-12-31", True), ("2026-01-01", False), ("2020-01-01", True), ("1990-01-01", False)]
)
def test_transfers_are_known_to_the_end_of_2025(day, known):
    assert transfers_known(date.fromisoformat(day)) is known


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_weekend_days_are_named(lang):
    assert day_off(date(2026, 7, 11), lang) != day_off(date(2026, 7, 12), lang)


@pytest.mark.parametrize("year", [1992, 2013, 2020, 2022, 2026, 2027])
def test_the_holidays_of_a_year_are_read_back_as_the_library_tells_them(year, tmp_path, monkeypatch):
    monkeypatch.setenv("CASSATIO_CACHE", str(tmp_path))
    made, read = calendar._year.__wrapped__(year), calendar._year.__wrapped__(year)
    assert made == read == calendar._read_year(year)
    assert len(list(tmp_path.glob(f"holidays-{year}-*.msgpack"))) == 1
