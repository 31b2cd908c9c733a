"""Years borrowed from context, notes and warnings, and the words themselves."""

import re

import pytest

from pipeline.dates import find_dates
from pipeline.dates.lexicon import entries
from pipeline.normalize import normalize

LATIN, CYRILLIC = re.compile("[a-z]"), re.compile("[а-яәғқңөұүһі]")


@pytest.mark.parametrize(
    ("raw", "resolved"),
    [
        ("2021 жылғы 5 мамырда келді, 20 мамырда кетті.", "2021-05-20"),
        ("5 мая 2021 года пришел, 20 мая ушел.", "2021-05-20"),
        ("В 2021 году, 20 мая, ушел.", "2021-05-20"),
        ("С 1 по 15 мая отсутствовал.", None),
        ("В 2021 году отсутствовал с 1 по 15 мая.", "2021-05-01/2021-05-15"),
        ("В 2021 году родился 29 февраля.", None),
    ],
)
def test_a_day_without_a_year_borrows_it_in_a_field_of_its_own(raw, resolved):
    last = find_dates(normalize(raw)).dates[-1]
    assert last.value.startswith("--")
    assert last.resolved == resolved


@pytest.mark.parametrize(
    ("raw", "notes"),
    [
        ("31 февраля 2012 года", ("invalid",)),
        ("2012 жылғы 31 ақпанда", ("invalid",)),
        ("2205 жылғы 7 шілдеде", ("implausible",)),
        ("7 июля 2205 года", ("implausible",)),
        ("1917 жылғы 24 қарашада", ("old-style",)),
        ("24 ноября 1917 года", ("old-style",)),
        ("25 октября (7 ноября) 1917 года", ("old-style",)),
        ("2012 жылғы 20 қантарда", ("misspelt",)),
        ("20 феврвля 2012 года", ("misspelt",)),
        ("20.02.12", ("two-digit-year",)),
        ("20 февраля 12 года", ("two-digit-year",)),
        ("93-жылы", ("two-digit-year",)),
        ("20 февраля 2012 года", ()),
        ("15 февраля 1918 года", ()),
    ],
)
def test_what_is_odd_is_noted(raw, notes):
    assert find_dates(normalize(raw)).dates[0].notes == notes


def test_impossible_and_improbable_dates_are_told_once_each():
    found = find_dates(normalize("31 февраля 2012 года, 31 апреля 2013 года и 7 июля 2205 года"))
    assert [note.code for note in found.notes] == ["invalid_date", "implausible_date"]
    assert "2" in found.notes[0].message


def test_an_old_date_is_kept_as_printed():
    assert find_dates(normalize("1917 жылғы 24 қарашада")).dates[0].value == "1917-11-24"


def test_no_word_mixes_alphabets():
    mixed = [
        form
        for form, entry in entries().items()
        if entry.letter != "R" and LATIN.search(form) and CYRILLIC.search(form)
    ]
    assert mixed == []


def test_every_rule_has_a_readable_name():
    names = {date.rule for date in find_dates(normalize("20 мая 2012 года, 01.02.2013, в 2014 году, XV век")).dates}
    assert names == {"day-month-year", "numeric", "year", "century"}
