"""Years, months and days of a construction → its ISO 8601 value."""

from calendar import isleap
from dataclasses import dataclass, replace
from typing import NamedTuple

from .lexer import Token, number_of

_EARLIEST, _LATEST = 1500, 2100
_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PARTS = {
    "D": "day",
    "M": "month",
    "G": "month",
    "Y": "year",
    "T": "figures",
    "P": "figures",
    "Q": "figures",
    "-": "range",
    "r": "range",
    "b": "range",
    "/": "range",
    ",": "list",
    ";": "list",
    "&": "list",
}
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")
_JOINTS = frozenset({"range", "list"})
_PIVOT = 40
"""A year of two digits up to this one is of the 2000s, a later one of the 1900s."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month or year as far as the text names it; `joined` to the one before: by range, list or nothing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    joined: str = ""
    own_year: bool = False

    def iso(self) -> str | None:
        """The value, None for an impossible one."""
        return iso(self.year, self.month, self.day)

    @property
    def precision(self) -> str:
        """day, month or year."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year"


class Reading(NamedTuple):
    """What a construction means."""

    value: str | None
    precision: str
    notes: tuple[str, ...] = ()


def iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """The value of a year, month, day or a part of them, None for an impossible one."""
    if month is not None and not 1 <= month <= 12:
        return None
    if year is None:
        return f"--{month:02}-{day:02}" if month and day and 1 <= day <= _DAYS[month] else None
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    if not 1 <= day <= _DAYS[month] or (day == 29 and month == 2 and not isleap(year)):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def is_plausible(year: int | None) -> bool:
    """Whether a court text may well speak of that year."""
    return year is None or _EARLIEST <= year <= _LATEST


def full_year(short: int) -> int:
    """The year that two digits stand for."""
    return short + (2000 if short <= _PIVOT else 1900)


def read_points(tokens: list[Token]) -> list[Point]:
    """The points of a construction, with what they share handed on."""
    points: list[Point] = []
    current = Point()
    for before, token, after in zip([None, *tokens[:-1]], tokens, [*tokens[1:], None], strict=True):
        part = _part(token, after)
        if part is None:
            continue
        joins = part in _JOINTS
        if joins or _has(current, part):
            if not _is_empty(current):
                points.append(current)
                current = Point(joined=part if joins else _joined_by_case(before))
            elif part == "range":
                current = replace(current, joined="range")
        if not joins:
            current = _with(current, part, token)
    if not _is_empty(current):
        points.append(current)
    return _hand_on(points)


def _joined_by_case(before: Token | None) -> str:
    """How two points hang together with no word between: «5 мамырдан 15 маусымға дейін» is a range, «5 мамырда» not."""
    if before is None or before.entry is None or before.entry.language != "kk":
        return "range"
    return "range" if before.entry.form.endswith(_ABLATIVE) else "nothing"


def _part(token: Token, after: Token | None) -> str | None:
    """What a token gives to a point (year, month, day, figures), how it joins two (range, list), or None."""
    if token.letter == "D" and after is not None and after.letter in "yz":
        return "year"
    return _PARTS.get(token.letter)


def _is_empty(point: Point) -> bool:
    return point.year is None and point.month is None and point.day is None


def _has(point: Point, part: str) -> bool:
    """Whether the point has the part already, so that another one begins the next point."""
    if part == "figures":
        return point.day is not None or point.year is not None
    return getattr(point, part) is not None


def _with(point: Point, part: str, token: Token) -> Point:
    if part == "figures":
        return _figures(token, point.joined)
    number = number_of(token)
    if part == "day":
        return Point(point.year, point.month, number, point.joined, point.own_year)
    if part == "month":
        return Point(point.year, number, point.day, point.joined, point.own_year)
    year = full_year(number) if token.letter == "D" else number
    return Point(year, point.month, point.day, point.joined, own_year=True)


def _figures(token: Token, joined: str) -> Point:
    assert isinstance(token.value, tuple)
    year, month, day = token.value
    if token.ordinal:
        year = full_year(year)
    return Point(year or None, month, day or None, joined, own_year=bool(year))


def _hand_on(points: list[Point]) -> list[Point]:
    """Each point with the month and year of the next one that has them, else of the one before."""
    has_day = any(point.day is not None for point in points)
    has_month = any(point.month is not None for point in points)
    whole: list[Point] = []
    for at, point in enumerate(points):
        others = [*points[at + 1 :], *reversed(points[:at])]
        month = point.month
        if month is None and has_month and (point.day is not None or not has_day):
            month = next((other.month for other in others if other.month is not None), None)
        year = point.year
        if year is None:
            year = next((other.year for other in others if other.year is not None), None)
        whole.append(Point(year, month, point.day, point.joined, point.own_year))
    return whole


def value_of(points: list[Point], between: bool = False) -> Reading:
    """The value of one or more points: days one by one, or intervals."""
    notes: list[str] = []
    if not all(is_plausible(point.year) for point in points):
        notes.append("implausible")
    precision = max((point.precision for point in points), key=("year", "month", "day").index)
    values: list[str] = []
    at = 0
    ranged = False
    while at < len(points):
        point = points[at]
        after = points[at + 1] if at + 1 < len(points) else None
        if after is not None and (after.joined == "range" or between):
            ranged = True
            start = point
            if _later(start, after) and not start.own_year and start.year is not None:
                start = replace(start, year=start.year - 1)
            elif _later(start, after) and not after.own_year and after.year is not None:
                after = replace(after, year=after.year + 1)
            first, last = start.iso(), after.iso()
            if first is None or last is None:
                return Reading(None, "interval", (*notes, "invalid"))
            values.append(f"{first}/{last}")
            at += 2
        else:
            value = point.iso()
            if value is None:
                return Reading(None, precision, (*notes, "invalid"))
            values.append(value)
            at += 1
    return Reading(";".join(values), "interval" if ranged else precision, tuple(notes))


def _later(one: Point, other: Point) -> bool:
    if one.year is None or other.year is None:
        return False
    return (one.year, one.month or 0, one.day or 0) > (other.year, other.month or 0, other.day or 0)


def years(first: int, last: int) -> str:
    """An interval of whole years."""
    return f"{first:04}/{last:04}"


def months(year: int, first: int, last: int) -> str:
    """An interval of whole months."""
    return f"{year:04}-{first:02}/{year:04}-{last:02}"
