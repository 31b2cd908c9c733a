"""The constructions of dates and terms, as patterns over the class letters of a cluster (see lexicon.LETTER_OF).

Besides the letters of words: D a number up to 99, Y a number that can be a year, X another number, R a Roman number,
T a date in figures, P day and month in figures, Q month and year in figures, A a blank and B a blank in quotes, and
the signs , ; - / ( ). A new construction is one line here and one row in tests/dates/.
"""

from functools import lru_cache
from typing import NamedTuple

from ..knowledge.patterns import prepared

_TO = "(?:f?r|-|bf?)"


def _spanned(point: str) -> str:
    """From one point to another: joined by «по», a dash or «бастап», by «дейін» or by «аралығында» after them."""
    return f"(?:{point}{_TO}{point}|{point}{point}(?=e)|{point}&{point}(?=o))"


_YEAR_WORD = "[gw]?[yz]"
_YEAR_FIRST = f"(?:Y{_YEAR_WORD}|D[yz]|m{{1,4}}[yz]|v)"
# A year after a comma may begin the next date: «22 желтоқсанда, 2012 жылғы 12 қаңтарда».
_YEAR_LAST = f"(?:(?:Y(?:{_YEAR_WORD})?|D[yz]|m{{1,4}}[yz]|v)|,Y{_YEAR_WORD}(?!D|[MG])|,Y(?![yz]))"
_MONTH = "[MG][an]?k?"
_DAY_MONTH = f"Dl?{_MONTH}"
_AND = "(?:[,;]&{0,2}f?|&f?|f?r|-|b)"
_FULL = f"{_DAY_MONTH}{_YEAR_LAST}k?"
_FULL_YEAR_FIRST = f"{_YEAR_FIRST}{_DAY_MONTH}"
_PART_OF_YEAR = "[RD](?:(?:,&?|[-&])[RD]){0,3}"
_AMOUNT = "[DXY]"
_UNIT = "[uznaZ]"

# name → pattern. Of the patterns that match at a place the longest wins, of equally long ones the first.
_RULES = (
    ("numeric-range", rf"[PD](?:f?r|-)T[yzZ]?k?|{_spanned('T[yzZ]?k?')}"),
    ("numeric-list", r"(?:[PD],){0,24}[PD]&T[yzZ]?k?"),
    ("numeric", r"T[yzZ]?k?"),
    ("numeric-month-year", r"Q[yz]"),
    ("dual-calendar", rf"D[MG]?\(D[MG]?\)[MG]?{_YEAR_LAST}|{_YEAR_FIRST}D[MG]\(D[MG]\)"),
    ("night", rf"DN(?:{_FULL}|{_DAY_MONTH})"),
    ("range", _spanned(_FULL)),
    ("range", _spanned(_FULL_YEAR_FIRST)),
    ("day-list-year", rf"(?:D(?:l?{_MONTH})?{_AND}){{1,24}}{_FULL}|{_DAY_MONTH}{_FULL}(?=e)"),
    ("day-list", rf"(?:D{_AND}){{1,24}}{_DAY_MONTH}|{_spanned(_DAY_MONTH)}"),
    ("year-day-list", rf"{_YEAR_FIRST}(?:D(?:l?{_MONTH})?{_AND}){{1,24}}{_DAY_MONTH}(?!,?Y[yz](?!D|[MG]))"),
    ("year-day-list", rf"{_YEAR_FIRST}{_DAY_MONTH}{_DAY_MONTH}(?=e)"),
    ("year-month-day", rf"{_YEAR_FIRST}[MG]a?(?:D{_AND}){{0,24}}D[ku]?"),
    ("year-day-month", _FULL_YEAR_FIRST),
    ("day-month-year", _FULL),
    ("day-month", _DAY_MONTH),
    ("month-day", r"(?:G|[MG]a)Dk?"),
    ("month-day-range", rf"(?:{_YEAR_FIRST})?(?:G|[MG]a)D{_TO}?(?:G|[MG]a)?Dk?(?=e)"),
    ("blank-month-year", rf"[AB]{_MONTH}{_YEAR_LAST}|{_YEAR_FIRST}[AB]{_MONTH}|BA?Y[yz]"),
    ("month-range", rf"(?:{_MONTH}{_AND}){{1,12}}{_MONTH}{_YEAR_LAST}"),
    ("month-range", rf"{_YEAR_FIRST}(?:{_MONTH}{_AND}){{1,12}}{_MONTH}(?!,?Y)"),
    ("month-range", rf"{_spanned(f'{_MONTH}Y[yz]?')}|{_spanned(_YEAR_FIRST + _MONTH)}"),
    ("month-year", rf"{_MONTH}{_YEAR_LAST}|{_YEAR_FIRST}{_MONTH}"),
    ("school-year", r"Y[-/][DY]g[yzZ]|Y[gw][yz]"),
    ("year-list", r"(?:Y" + _AND + r"){1,24}Y[gw]?[yzZ]k?"),
    ("year-list", rf"Y{_YEAR_WORD}{_TO}Y[gw]?[yzZ]|Y[yz]&Y[yzZ](?=o)|Y[yz]Y[yz](?=e)"),
    ("year-list", rf"p?Y[yz]?p?{_TO}p?Y[yzZ]p?"),
    ("short-year-range", r"Y[-/]D[yzZ]"),
    ("decade", r"(?:[RD]c)?[DY]Z(?:[RD]c)?|[DY][-&][DY]Z(?:[RD]c)?|Y"),
    ("year", r"Y[yzZ]"),
    ("short-year", r"D[yz]"),
    ("century", r"[RD][cC]"),
    ("century-range", r"p?[RD]c?p?(?:,&?|&|r|-)p?[RD][cC]p?"),
    ("quarter", rf"{_PART_OF_YEAR}q{_YEAR_LAST}|{_YEAR_FIRST}{_PART_OF_YEAR}q"),
    ("half-year", rf"[RD][hH]{_YEAR_LAST}|{_YEAR_FIRST}[RD][hH]"),
    ("term-compound", rf"{_AMOUNT}(?:{_UNIT}|y)&?{_AMOUNT}{_UNIT}"),
    ("term", rf"w?{_AMOUNT}(?:w?{_UNIT}|wk)"),
    ("term-decimal", rf"{_AMOUNT};D{_UNIT}"),
    ("term-range", rf"{_AMOUNT}-?{_AMOUNT}(?:w?{_UNIT}|wk)"),
    ("term-half", rf"V{_UNIT}|{_AMOUNT}L{_UNIT}|U"),
    ("term-adjective", rf"{_AMOUNT}w?js?|Js?|js"),
    ("term-single", r"t[uzn]|[uzn]i"),
)
_COMPILED = tuple((name, prepared(pattern)) for name, pattern in _RULES)
_STARTERS = frozenset("DYXRTPQABMGpmvwVUJjtuzn")
_SINGLE = frozenset({"year", "year-day-month", "day-month-year", "day-month", "month-year", "blank-month-year"})
_PART = {"Y": "year", "M": "month", "G": "month", "D": "day"}


class Found(NamedTuple):
    """One construction: its rule and the places of its tokens in the cluster.

    A construction of one point (a day, month or year) is `simple`: the places of its parts are known beforehand, -1
    where it has no such part; `short` says that the year has two digits.
    """

    rule: str
    first: int
    last: int
    following: str
    simple: bool = False
    year: int = -1
    month: int = -1
    day: int = -1
    short: bool = False


@lru_cache(maxsize=20_000)
def parse(letters: str) -> tuple[Found, ...]:
    """All constructions in a row of class letters, those of a place longest first."""
    found: list[Found] = []
    for at, letter in enumerate(letters):
        if letter not in _STARTERS:
            continue
        here: list[Found] = []
        for name, pattern in _COMPILED:
            match = pattern.match(letters, at)
            if match:
                here.append(_with_places(Found(name, at, match.end(), letters[match.end() : match.end() + 1]), letters))
        here.sort(key=lambda one: -one.last)
        found += here
    return tuple(found)


def _with_places(one: Found, letters: str) -> Found:
    """The construction with the places of year, month and day, if its rule is one of a single point."""
    if one.rule not in _SINGLE:
        return one
    row = letters[one.first : one.last]
    places = {"year": -1, "month": -1, "day": -1}
    short = False
    for at, letter in enumerate(row):
        part = _PART.get(letter)
        if letter == "D" and row[at + 1 : at + 2] in ("y", "z"):
            part, short = "year", True
        if part is None:
            continue
        if places[part] >= 0:
            return one
        places[part] = one.first + at
    return one._replace(simple=True, short=short, year=places["year"], month=places["month"], day=places["day"])
