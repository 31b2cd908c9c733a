"""Deadlines as a court would compute them: worked examples, boundaries, and what never changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.provisions.deadline import add_months, compute_deadline, events


def day(text):
    return date.fromisoformat(text)


# event, day of the event, kind of case, options, last day, why
WORKED = [
    # An ordinary term: 10 January + six months is a Friday.
    ("appellate-act-announced", "2026-01-10", "civil", {}, "2026-07-10", "the corresponding day"),
    # 28 February 2026 is a Saturday: the month has no 31st, and Monday is the next working day.
    ("appellate-act-announced", "2025-08-31", "civil", {}, "2026-03-02", "clamped, then rolled over a weekend"),
    # 2024 is a leap year: the last day of the sixth month is 29 February.
    ("appellate-act-announced", "2023-08-31", "civil", {}, "2024-02-29", "clamped to 29 February"),
    ("appellate-act-announced", "2023-08-29", "civil", {}, "2024-02-29", "29 February exists"),
    ("appellate-act-announced", "2022-08-29", "civil", {}, "2023-02-28", "no 29 February in 2023"),
    # 8 March 2024 is a Friday and a holiday; Monday the 11th follows the weekend.
    ("appellate-act-announced", "2023-09-08", "civil", {}, "2024-03-11", "a holiday before a weekend"),
    # 21 to 23 March and the day that replaces the Saturday.
    ("appellate-act-announced", "2023-09-21", "civil", {}, "2024-03-26", "Nauryz with its replaced day"),
    # 8 May 2024 was given as a day off for Saturday 4 May, 9 May is a holiday.
    ("appellate-act-announced", "2023-11-08", "civil", {}, "2024-05-10", "a day off moved by the Government"),
    # Saturday 4 May 2024 was worked in exchange.
    ("appellate-act-announced", "2023-11-04", "civil", {}, "2024-05-04", "a worked Saturday is a working day"),
    # Monday 11 May 2020 was worked, the day off moved to Friday the 8th.
    ("appellate-act-announced", "2019-11-11", "civil", {}, "2020-05-11", "a Monday that was worked"),
    ("appellate-act-announced", "2019-11-08", "civil", {}, "2020-05-11", "Friday off, Saturday a holiday, Sunday"),
    # 30 August 2026 is a Sunday and no holiday any more: Monday the 31st is worked.
    ("appellate-act-announced", "2026-02-28", "civil", {}, "2026-08-28", "a Friday"),
    ("appellate-act-announced", "2026-03-30", "civil", {}, "2026-09-30", "the corresponding day"),
    # 15 March 2027 is the new Constitution Day, a Monday.
    ("appellate-act-announced", "2026-09-15", "civil", {}, "2027-03-16", "the new Constitution Day"),
    # The edition before 2025 has the same term.
    ("appellate-act-announced", "2019-05-17", "civil", {}, "2019-11-18", "a Sunday in the edition of 2016"),
    # Ten days of suspension are added to the term.
    (
        "appellate-act-announced",
        "2026-01-12",
        "civil",
        {"suspensions": [(day("2026-02-02"), day("2026-02-12"))]},
        "2026-07-22",
        "suspended for ten days",
    ),
    # A suspension after the end adds nothing.
    (
        "appellate-act-announced",
        "2026-01-12",
        "civil",
        {"suspensions": [(day("2026-08-03"), day("2026-08-12"))]},
        "2026-07-13",
        "suspended after the end: 12 July is a Sunday",
    ),
    # АППК: one month from service until June 2025, six months from entry into force since.
    ("appellate-act-served", "2024-01-31", "administrative", {}, "2024-02-29", "one month from service, clamped"),
    ("appellate-act-announced", "2025-09-15", "administrative", {}, "2026-03-16", "six months, 15 March 2026 a Sunday"),
    # The response: ten working days, the New Year holidays and Christmas left out.
    (
        "copy-received",
        "2025-12-29",
        "civil",
        {"filing": "response"},
        "2026-01-15",
        "ten working days over the New Year",
    ),
    # Restoration is asked for within a month of learning.
    ("violation-learned", "2026-01-31", "civil", {"filing": "restoration"}, "2026-03-02", "28 February is a Saturday"),
    # The code of 1999: six months from entry into force.
    ("act-in-force", "2013-01-15", "civil", {}, "2013-07-15", "the oblast court's cassation of 2012"),
    ("act-in-force", "2013-01-15", "civil", {"filing": "supervision"}, "2014-01-15", "supervision: one year"),
    # Criminal: a year to worsen, no limit to improve, the copy counts in custody under the law of 2012.
    ("act-in-force", "2024-02-29", "criminal", {"position": "worsening"}, "2025-02-28", "a year from 29 February"),
    ("act-in-force", "2025-09-13", "criminal", {"position": "worsening"}, "2026-09-14", "a Sunday"),
    ("act-in-force", "2025-09-13", "criminal", {"position": "improving"}, None, "no limit"),
    ("copy-served", "2013-03-04", "criminal", {"custody": True}, "2013-09-04", "in custody, from the copy"),
    ("appellate-act-announced", "2013-03-04", "criminal", {}, "2013-09-04", "at liberty, from the announcement"),
    (
        "cassation-heard",
        "2025-10-06",
        "criminal",
        {"filing": "supreme-review", "position": "worsening"},
        "2026-04-06",
        "review by the Supreme Court: six months",
    ),
]


@pytest.mark.parametrize(("event", "start", "case_kind", "options", "last", "why"), WORKED)
def test_worked_deadlines(event, start, case_kind, options, last, why):
    found = compute_deadline(event, day(start), case_kind, **options)
    assert found.last_day == (day(last) if last else None), why


FILED = [
    ("2026-07-09", True, "the day before"),
    ("2026-07-10", True, "the last day, until midnight"),
    ("2026-07-11", False, "the day after"),
    ("2026-01-11", True, "the first day"),
]


@pytest.mark.parametrize(("filed", "in_time", "why"), FILED)
def test_filing_on_the_boundary(filed, in_time, why):
    found = compute_deadline("appellate-act-announced", day("2026-01-10"), "civil", filed_on=day(filed))
    assert found.in_time is in_time, why


def test_a_filing_before_the_event_is_not_judged():
    found = compute_deadline("appellate-act-announced", day("2026-01-10"), "civil", filed_on=day("2026-01-09"))
    assert found.in_time is None


def test_a_restored_term_is_kept_and_says_so():
    found = compute_deadline(
        "appellate-act-announced", day("2026-01-10"), "civil", filed_on=day("2026-08-03"), restored=True
    )
    assert found.in_time is True
    assert found.steps[-1].basis == "kz-gpk-2015:126"


def test_the_term_to_worsen_is_never_restored():
    found = compute_deadline(
        "act-in-force",
        day("2025-09-15"),
        "criminal",
        position="worsening",
        filed_on=day("2026-12-01"),
        restored=True,
    )
    assert found.in_time is False


def test_every_step_of_a_civil_term_names_its_norm():
    found = compute_deadline("appellate-act-announced", day("2025-08-31"), "civil", filed_on=day("2026-03-02"))
    norms = {step.basis for step in found.steps}
    assert {"kz-gpk-2015:122.2", "kz-gpk-2015:436.1", "kz-gpk-2015:123.2", "kz-gpk-2015:123.4"} <= norms
    assert found.basis[:2] == ("kz-gpk-2015:436.1", "kz-gpk-2015:431")
    assert found.rolled


# What is guessed, or straddles a change of law, is said; and nothing is said where nothing is in doubt.
WARNED = [
    ("civil", "appellate-act-announced", "2026-01-10", None, "transfers of days off of 2026", True),
    ("civil", "appellate-act-announced", "2024-01-10", None, "transfers of days off", False),
    ("civil", "appellate-act-announced", "2025-05-20", "2025-09-01", "transitional rule", True),
    ("civil", "appellate-act-announced", "2025-06-30", "2025-07-01", "transitional rule", True),
    ("civil", "appellate-act-announced", "2025-07-01", "2025-09-01", "transitional rule", False),
    ("civil", "appellate-act-announced", "2024-11-01", "2025-04-30", "transitional rule", False),
    ("civil", "appellate-act-announced", "2026-02-28", None, "30 August 2026", False),
    ("civil", "act-in-force", "2013-01-15", None, "1999 Code on counting were not verified", True),
    ("civil", "appellate-act-announced", "2016-02-01", None, "were not verified", False),
]


@pytest.mark.parametrize(("case_kind", "event", "start", "filed", "words", "said"), WARNED)
def test_warnings(case_kind, event, start, filed, words, said):
    found = compute_deadline(event, day(start), case_kind, filed_on=day(filed) if filed else None)
    warnings = " ".join(step.what for step in found.steps if step.basis is None)
    assert (words in warnings) is said


UNKNOWN = [
    ("appellate-act-announced", "2023-03-01", "administrative", {}),  # before July 2025 the term ran from service
    ("appellate-act-announced", "2011-03-01", "civil", {}),  # the wording of 2010 was not read
    ("appellate-act-announced", "2005-03-01", "civil", {}),
    ("judgment-announced", "2026-03-01", "civil", {}),
    ("act-in-force", "2026-03-01", "criminal", {}),  # to worsen or to improve?
]


@pytest.mark.parametrize(("event", "start", "case_kind", "options"), UNKNOWN)
def test_no_term_is_made_up(event, start, case_kind, options):
    with pytest.raises(UsageError, match="known events"):
        compute_deadline(event, day(start), case_kind, **options)


@pytest.mark.parametrize("start", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_no_term_runs_from_a_day_out_of_reach(start):
    with pytest.raises(UsageError, match="1900 to 2199"):
        compute_deadline("appellate-act-announced", day(start), "civil")


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_steps_speak_three_languages(lang):
    found = compute_deadline("appellate-act-announced", day("2025-08-31"), "civil", lang=lang)
    assert all("{" not in step.what for step in found.steps)


def test_events_are_listed_by_kind_of_case():
    assert "appellate-act-announced" in events("civil")
    assert "appellate-act-served" in events("administrative")
    assert "cassation-heard" in events("criminal", "supreme-review")


DAYS = st.dates(min_value=date(2016, 1, 1), max_value=date(2029, 12, 31))


@given(DAYS)
def test_a_civil_term_ends_after_its_day_and_within_seven_months(start):
    found = compute_deadline("appellate-act-announced", start, "civil")
    assert start + timedelta(days=180) < found.last_day < start + timedelta(days=200)


@given(DAYS, DAYS)
def test_a_later_event_never_ends_earlier(one, other):
    one, other = sorted((one, other))
    first = compute_deadline("appellate-act-announced", one, "civil")
    second = compute_deadline("appellate-act-announced", other, "civil")
    assert first.last_day <= second.last_day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(min_value=0, max_value=240))
def test_months_are_clamped_never_overrun(start, months):
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day <= start.day
