"""dateparser as a second opinion: it reads every full day of the tables as we do."""

import pytest

from pipeline.dates import check_with_dateparser
from pipeline.values import DateMention

from . import test_kk, test_ru
from .reading import found_dates, unmark

ROWS = [("kk", row[0]) for row in test_kk.DATES] + [("ru", row[0]) for row in test_ru.DATES]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_agrees_on_every_row_of_the_table(language):
    checked = [
        check_with_dateparser(date, language)
        for spoken, marked in ROWS
        if spoken == language
        for *_, date in found_dates(unmark(marked)[0])
    ]
    assert False not in checked
    assert checked.count(True) >= 70


@pytest.mark.parametrize("value", [None, "2012", "2012-02", "--02-20", "1901/2000"])
def test_says_nothing_where_there_is_no_full_day(value):
    assert check_with_dateparser(DateMention(0, 1, value, "day", "x")) is None


@pytest.mark.parametrize("value", ["2012-02-20/2012-03-01", "2012-02-20;2012-02-21"])
def test_looks_at_every_day_of_an_interval_or_list(value):
    assert check_with_dateparser(DateMention(0, 1, value, "interval", "x"), "kk") is True
