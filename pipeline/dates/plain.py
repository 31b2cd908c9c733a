"""The commonest dates, each read by one pattern: «20 февраля 2012 года», «2012 жылғы 20 ақпанда», «20.02.2012 күні».

Most dates of court texts are written so. Reading them token by token would find the same in several times as long;
where anything beside the date might belong to it, nothing is found here and the tokens are read (see lexer.py).
"""

import re
from datetime import date
from functools import cache

from ..knowledge.patterns import prepared
from ..values import DateMention
from .lexicon import LETTERS, entries, left_words, month_alike

# Years without a note: later than the change of the calendar, not improbable.
_FIRST_YEAR, _LAST_YEAR = 1919, 2100
_LEFT_REACH = 40
_SHORT = 3
ENDS = frozenset(".:;!?")
"""Signs that no date goes on over."""
_BEFORE_WORDS, _AFTER_WORDS = '([«“„"', ',)»”"'
_AFTER = prepared(rf"\s*(?:([{LETTERS}]+)(\.?)|([,(](?![0-9])|\))|[;!?»”№]|[.:](?![.0-9])|\Z)")
_DATE = prepared(
    rf"(?:([0-3]?[0-9])\s+([{LETTERS}]+)\s+([12][0-9]{{3}})"
    rf"|([12][0-9]{{3}})\s+([{LETTERS}]+)\s+([0-3]?[0-9])\s+([{LETTERS}]+)"
    rf"|([0-3][0-9])\.([01][0-9])\.([12][0-9]{{3}}))"
    rf"(?![{LETTERS}0-9])"
)


@cache
def _months() -> dict[str, int]:
    """The forms of months that need no look around."""
    return {form: int(e.value or 0) for form, e in entries().items() if e.letter in "MG" and not e.special}


@cache
def _words(letters: str) -> frozenset[str]:
    """The words of these classes that need no look around."""
    return frozenset(form for form, entry in entries().items() if entry.letter in letters and not entry.special)


@cache
def _joints() -> frozenset[str]:
    """«и», «от» and their like: before or after a whole date they change nothing."""
    return frozenset(form for form, entry in entries().items() if entry.letter in "&f" and "." not in form)


@cache
def _short_years() -> frozenset[str]:
    """«г.», «ж.», without their dot."""
    return frozenset(form for form, entry in entries().items() if entry.letter == "y" and entry.dot)


@cache
def _only_with_dot() -> frozenset[str]:
    """Words that are short forms of dates with a dot and something else without: «в», «ғ»."""
    return frozenset(form for form, entry in entries().items() if entry.dot and (entry.letter == "C" or form == "ғ"))


def read_plain(folded: str, at: int, done: int) -> tuple[DateMention, int] | None:
    """The date at an anchor and where the reading stopped, None if it is not plain or does not stand apart.

    Args:
        folded: The folded text.
        at: The place of the anchor.
        done: Where the reading before stopped: what stands before it belongs to no other date.
    """
    found = _DATE.match(folded, at)
    if found is None or not folded[at - 1 : at].isspace():
        return None
    day, month, year, first_year, year_word, later_day, later_month, day_figures, month_figures, year_figures = (
        found.groups()
    )
    if day:
        rule, number, part = "day-month-year", _months().get(month), 3
    elif first_year:
        if year_word not in _words("yz"):
            return None
        rule, number, part = "year-day-month", _months().get(later_month), 7
        year, day = first_year, later_day
    else:
        rule, number, part = "numeric", int(month_figures), 10
        year, day = year_figures, day_figures
    if not number or not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    value = _iso(int(year), number, int(day))
    if value is None or not _begins(folded, at, done):
        return None
    ends = _ends(folded, found.end(part), with_year=part != 7)
    return (DateMention(at, ends[0], value, "day", rule), ends[1]) if ends else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _begins(folded: str, at: int, done: int) -> bool:
    """Whether no word before the date belongs to it: such as a number, a month, a word that opens a date."""
    floor = max(done, at - _LEFT_REACH)
    words = folded[floor:at].rsplit(None, 2)
    if len(words) > 1 and words[-1] in _joints():
        del words[-1]
    if not words or (len(words) == 1 and floor > done):  # perhaps a part of a word
        return not words and floor == done
    word = words[-1]
    if word[-1] in ENDS:
        return True
    word = word.lstrip(_BEFORE_WORDS).rstrip(_AFTER_WORDS)
    return word.isalpha() and word not in left_words() and not month_alike(word)


def _ends(folded: str, at: int, *, with_year: bool) -> tuple[int, int] | None:
    """Where the date ends whose day, month and year end at `at`, and where the reading of it stops.

    None if what follows may belong to it; only a word for the year and one for the day are taken.
    """
    end = at
    found = _AFTER.match(folded, end)
    if with_year and found and found[1]:
        if found[1] in _words("yz"):
            end = found.end(1)
        elif found[2] and found[1] in _short_years() and _is_year(folded, end, found):
            end = found.end(2)
        if end > at:
            found = _AFTER.match(folded, end)
    if found and found[1] in _words("k"):
        end = found.end(1)
        found = _AFTER.match(folded, end)
    if found is None:
        return None
    if found[3] or (found[1] in _joints() and not found[2]):
        following = _AFTER.match(folded, found.end())
        return (end, found.end()) if following and not following[3] and _is_foreign(following) else None
    return (end, end) if _is_foreign(found) else None


def _is_year(folded: str, at: int, found: re.Match[str]) -> bool:
    """Whether «г.» is a year: right after the number, and not half of «г.г.»; farther off it may be a town."""
    return found.start(1) == at + 1 and folded[at] == " " and not folded[found.end() : found.end() + 1].isalpha()


def _is_foreign(found: re.Match[str]) -> bool:
    """Whether what follows is no word of dates: nothing, a sign, a word that is no short form."""
    word, dot, _ = found.groups()
    if word is None:
        return True
    if dot and len(word) < _SHORT:
        return False
    return word not in entries() or (not dot and word in _only_with_dot())
