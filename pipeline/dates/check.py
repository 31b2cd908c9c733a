"""A second opinion on a date already found: dateparser reads it rewritten as day, month in its plain form, year.

dateparser misses most Kazakh forms and takes other numbers for dates, so it neither finds nor decides; it is slow, so
nothing here runs unless asked.
"""

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from ..knowledge.dates import DateWords
from ..knowledge.load import load_file
from ..values import DateMention

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_STRICT = {
    "DATE_ORDER": "DMY",
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "STRICT_PARSING": True,
}


def check_with_dateparser(mention: DateMention, language: Literal["kk", "ru"] = "ru") -> bool | None:
    """Whether dateparser agrees with every full day in the value; None where the value holds no full day.

    >>> check_with_dateparser(DateMention(0, 12, "2012-02-20", "day", "numeric"), "kk")
    True
    """
    values = (mention.value or "").replace("/", ";").split(";")
    days = [value for value in values if len(value) == 10]
    if not days:
        return None
    return all(_agrees(value, language) for value in days)


@lru_cache(maxsize=10_000)
def _agrees(value: str, language: str) -> bool:
    year, month, day = (int(part) for part in value.split("-"))
    name = load_file("words/dates_months.toml", DateWords).plain_months[language][month - 1]
    parsed = _parser(language).get_date_data(f"{day} {name} {year}").date_obj
    return parsed is not None and parsed.date() == date(year, month, day)


@cache
def _parser(language: str) -> "DateDataParser":
    """One parser a language: building one costs more than a hundred readings."""
    from dateparser.date import DateDataParser

    return DateDataParser(languages=[language], settings=_STRICT)
