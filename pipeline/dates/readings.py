"""What each construction of dates means: tokens → a reading, or nothing after all."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from .calendar import Point, Reading, full_year, is_plausible, iso, months, read_points, value_of, years
from .grammar import Found
from .lexer import Token, number_of
from .lexicon import digits

_OLD_STYLE_FROM, _OLD_STYLE_UNTIL = "1917-01-01", "1918-02-13"
_OLD_STYLE_YEARS = frozenset({1917, 1918})
_NO_DAY = 39


def read_simple(found: Found, tokens: list[Token]) -> Reading | None:
    """The reading of a construction of one day, month or year whose parts are in known places of the cluster."""
    year = month = day = None
    notes: tuple[str, ...] = ()
    if found.day >= 0:
        day = number_of(tokens[found.day])
        if day > _NO_DAY:
            return None
    if found.month >= 0:
        token = tokens[found.month]
        month = number_of(token)
        if token.entry is not None and token.entry.misspelt:
            if found.year < 0:
                return None
            notes = ("misspelt",)
    if found.year >= 0:
        year = number_of(tokens[found.year])
        if found.short:
            if not _is_short_year(tokens[found.year], tokens[found.year + 1], last=found.year > found.month):
                return None
            year = full_year(year)
            notes = (*notes, "two-digit-year")
    precision = "year" if month is None else "month" if day is None else "day"
    return _reading(year, month, day, precision, notes)


def _is_short_year(number: Token, word: Token, *, last: bool) -> bool:
    """Whether two digits before a year word are a year: «93-жылы», «20 февраля 12 года»; not «3 жылға», «2 года»."""
    if number_of(number) < 10 or (number.entry is not None and not number.ordinal):
        return False
    assert word.entry
    return word.letter == "y" or number.ordinal or word.entry.language == "ru" or not last


def read_figures(token: Token) -> Reading | None:
    """The reading of a date in figures, None where two digits a part make no day: a paragraph number."""
    assert isinstance(token.value, tuple)
    year, month, day = token.value
    notes: tuple[str, ...] = ()
    if token.ordinal:
        year, notes = full_year(year), ("two-digit-year",)
    reading = _reading(year, month, day, "day", notes)
    return None if token.ordinal and reading.value is None else reading


def _reading(year: int | None, month: int | None, day: int | None, precision: str, notes: tuple[str, ...]) -> Reading:
    value = iso(year, month, day)
    if value is None:
        notes = (*notes, "invalid")
    if not is_plausible(year):
        notes = (*notes, "implausible")
    elif value is not None and year in _OLD_STYLE_YEARS and _OLD_STYLE_FROM <= value <= _OLD_STYLE_UNTIL and day:
        notes = (*notes, "old-style")
    return Reading(value, precision, notes)


def read_date(rule: str, tokens: list[Token], between: bool) -> Reading | None:
    """The reading of any other date construction, None where it is not one.

    Args:
        rule: The name of its rule.
        tokens: Its tokens.
        between: Whether «между» or «аралығында» makes an interval of two points joined by «и».
    """
    if reader := _READERS.get(rule):
        reading = reader(tokens)
    elif rule == "year-list":
        reading = _year_list(tokens, between)
    else:
        reading = _points(tokens, between)
    if reading is None:
        return None
    return Reading(reading.value, reading.precision, (*reading.notes, *_notes(rule, tokens, reading.value)))


def _notes(rule: str, tokens: list[Token], value: str | None) -> list[str]:
    notes = []
    if any(token.entry is not None and token.entry.misspelt for token in tokens):
        notes.append("misspelt")
    if _has_short_year(rule, tokens):
        notes.append("two-digit-year")
    if rule == "dual-calendar" or (value and len(value) == 10 and _OLD_STYLE_FROM <= value <= _OLD_STYLE_UNTIL):
        notes.append("old-style")
    return notes


def _has_short_year(rule: str, tokens: list[Token]) -> bool:
    if rule in {"decade", "century", "century-range", "quarter", "half-year", "short-year-range"}:
        return False
    if any(token.letter == "T" and token.ordinal for token in tokens):
        return True
    return any(a.letter == "D" and b.letter in "yz" for a, b in pairwise(tokens))


def _points(tokens: list[Token], between: bool = False) -> Reading | None:
    points = read_points(tokens)
    if not points:
        return None
    if any(point.day is not None and point.day > _NO_DAY for point in points):
        return None
    if any(point.joined == "nothing" for point in points):
        return None
    misspelt = any(token.entry is not None and token.entry.misspelt for token in tokens)
    if misspelt and any(point.year is None for point in points):
        return None
    return value_of(points, between and len(points) == 2)


def _dual(tokens: list[Token]) -> Reading | None:
    """«25 октября (7 ноября) 1917 года»: the day as printed first."""
    months_seen = [token for token in tokens if token.letter in "MG"]
    days = [token for token in tokens if token.letter == "D"]
    year = next((token for token in tokens if token.letter == "Y"), None)
    if not months_seen or not days or year is None:
        return None
    return value_of([Point(number_of(year), number_of(months_seen[0]), number_of(days[0]))])


def _month_day(tokens: list[Token]) -> Reading | None:
    """«наурыздың 25-і», «ақпан айының 20-сы күні»: the number must look like a day of the month."""
    last = tokens[-1] if tokens[-1].letter == "D" else tokens[-2]
    if not last.ordinal and tokens[-1].letter not in "ku":
        return None
    return _points(tokens)


def _year(tokens: list[Token]) -> Reading | None:
    return value_of([Point(number_of(tokens[0]))])


def _short_year(tokens: list[Token]) -> Reading | None:
    number, word = tokens
    assert word.entry
    if word.entry.dot or not _is_short_year(number, word, last=True):
        return None
    return value_of([Point(full_year(number_of(number)))])


def _short_year_range(tokens: list[Token]) -> Reading | None:
    """«1978–79 жж.»: the second year without its century."""
    first, last = number_of(tokens[0]), number_of(tokens[2])
    if last < 10 or last <= first % 100 or tokens[2].suffix in _decade_suffixes():
        return None
    return value_of([Point(first), Point(first - first % 100 + last, joined="range")])


def _night(tokens: list[Token]) -> Reading | None:
    """«в ночь с 1 на 2 мая»: from one day to the next."""
    first, second = Point(day=number_of(tokens[0])), read_points(tokens[2:])[0]
    if first.day is None or second.day is None or second.day <= first.day:
        return None
    return value_of([replace(second, day=first.day), replace(second, joined="range")])


def _school_year(tokens: list[Token]) -> Reading | None:
    first = number_of(tokens[0])
    last = tokens[2] if len(tokens) > 3 else tokens[0]
    year = number_of(last) if last.letter == "Y" else first - first % 100 + number_of(last)
    if year == first:
        return value_of([Point(first)])
    return value_of([Point(first), Point(year, joined="range")])


def _year_list(tokens: list[Token], between: bool) -> Reading | None:
    points = read_points(tokens)
    numbers = [token for token in tokens if token.letter == "Y"]
    decades = tokens[-1].letter == "Z" and numbers[-1].suffix in _decade_suffixes()
    if decades and len(points) == 2 and points[1].joined == "range":
        return Reading(years(number_of(numbers[0]), number_of(numbers[1]) + 9), "interval")
    if any(point.joined == "nothing" for point in points):
        return None
    return value_of(points, between=between and len(points) == 2)


def _decade(tokens: list[Token]) -> Reading | None:
    letters = "".join(token.letter for token in tokens)
    century = next((tokens[at] for at in range(len(letters) - 1) if letters[at + 1] == "c"), None)
    numbers = [token for token in tokens if token.letter in "DY" and token is not century]
    in_russian = any(token.entry and token.entry.language == "ru" for token in tokens if token.letter == "Z")
    if in_russian and not numbers[-1].ordinal:
        return None
    starts = [_decade_start(number, century) for number in numbers]
    if None in starts or ("Z" not in letters and numbers[0].suffix not in _decade_suffixes()):
        return None
    found = [start for start in starts if start is not None]
    if len(found) == 2 and "-" in letters:
        return Reading(years(found[0], found[1] + 9), "interval")
    return Reading(";".join(years(start, start + 9) for start in found), "decade")


@cache
def _decade_suffixes() -> frozenset[str]:
    return frozenset({*digits().decade, "word"})


def _decade_start(number: Token, century: Token | None) -> int | None:
    """The first year of a decade: «90-е», «1990-е», «60-е годы XIX века»; None for a number of years."""
    start = number_of(number)
    if start % 10 or (number.letter == "D" and number.entry is not None and not number.ordinal):
        return None
    if number.letter == "Y":
        return start
    return start + ((number_of(century) - 1) * 100 if century else 1900)


def _century(tokens: list[Token]) -> Reading | None:
    number, word = tokens
    if not _numbers_a_century(number, word):
        return None
    return Reading(_century_years(number_of(number)), "century")


def _century_range(tokens: list[Token]) -> Reading | None:
    numbers = [token for token in tokens if token.letter in "RD"]
    word = next(token for token in reversed(tokens) if token.letter in "cC")
    if not all(_numbers_a_century(number, word) for number in numbers[-1:]):
        return None
    first, last = (number_of(number) for number in numbers)
    if not 1 <= first < last <= 25:
        return None
    letters = "".join(token.letter for token in tokens)
    if "-" in letters or "r" in letters or letters.count("p") == 2:
        return Reading(years((first - 1) * 100 + 1, last * 100), "interval")
    return Reading(f"{_century_years(first)};{_century_years(last)}", "century")


def _numbers_a_century(number: Token, word: Token) -> bool:
    if number.letter == "R":
        return True
    if word.letter == "C" and not number.ordinal:
        return False
    if number.entry is not None and not number.ordinal:
        return False
    return 1 <= number_of(number) <= 25


def _century_years(number: int) -> str:
    return years((number - 1) * 100 + 1, number * 100)


def _parts_of_year(size: int, precision: str) -> Callable[[list[Token]], Reading | None]:
    """A reader of quarters (three months) or half-years (six)."""

    def read(tokens: list[Token]) -> Reading | None:
        marks = [at for at, token in enumerate(tokens) if token.letter in "qhH"]
        numbers = [
            token
            for at, token in enumerate(tokens[: marks[0]])
            if token.letter in "RD" and tokens[at + 1].letter not in "yz"
        ]
        year = next((number_of(token) for token in tokens if token.letter == "Y"), None)
        parts = [number_of(number) for number in numbers]
        if year is None or not parts or not all(1 <= part <= 12 // size for part in parts):
            return None
        if any(token.letter == "Y" and token.suffix in _decade_suffixes() for token in tokens):
            return None
        if any(number.entry is not None and not number.ordinal for number in numbers if number.letter == "D"):
            return None
        if len(parts) == 2 and any(token.letter == "-" for token in tokens):
            return Reading(months(year, (parts[0] - 1) * size + 1, parts[1] * size), "interval")
        values = [months(year, (part - 1) * size + 1, part * size) for part in parts]
        return Reading(";".join(values), precision)

    return read


def _blank(tokens: list[Token]) -> Reading | None:
    return _points([token for token in tokens if token.letter not in "AB"])


_READERS: dict[str, Callable[[list[Token]], Reading | None]] = {
    "dual-calendar": _dual,
    "month-day": _month_day,
    "year": _year,
    "year-month-day": _month_day,
    "short-year-range": _short_year_range,
    "night": _night,
    "short-year": _short_year,
    "school-year": _school_year,
    "decade": _decade,
    "century": _century,
    "century-range": _century_range,
    "quarter": _parts_of_year(3, "quarter"),
    "half-year": _parts_of_year(6, "half-year"),
    "blank-month-year": _blank,
}
