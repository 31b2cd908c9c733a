"""The numbers of court cases of Kazakhstan: the modern form `6001-24-00-3гп/123`, the older `2а-123/15`.

The parts of the modern form are the code of the court (two digits of the region, two of the court), the year, a pair
of digits whose meaning is not known, the proceedings with a letter for the instance, and the running number.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ..knowledge.documents import CaseWords
from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..normalize import Text
from ..values import CaseNumber

_MODERN = prepared(
    r"(?P<court>\d(?<![\w/-].)\d{3})\s?-\s?(?P<year>\d{2})\s?-\s?\d{2}\s?-\s?(?P<kind>\d{1,2}[а-яa-z]{0,3})"
    r"\s?[/\\]\s?(?P<serial>\d{1,6}(?:\s?\(\d{1,2}\))?)(?!\d)"
)
_OLDER = prepared(
    r"(?P<kind>\d(?<![\w/.-].)\d?[а-я]{0,3})\s?-\s?(?P<serial>\d{1,6}(?:-\d{1,6})?)\s?/\s?(?P<year>(?:19|20)\d{2}|\d{2})(?![\d/-])"
)
_SUPERVISORY = prepared(r"(?P<kind>\d(?<![\w/.-].)[а-я]{1,3})-(?P<serial>\d{1,6})-(?P<year>\d{2})(?![\d/-])")
_BEGINS = prepared(r"\d(?<![\w/-].)[\dа-яa-z]{0,4}\s?-")
"""How all of them begin: one look through the text finds where each form may stand."""
_NUMBER_SIGN = prepared(r"(?:№|(?<!\w)n)\s{0,2}\Z")


class _Beside(NamedTuple):
    """What stands beside a number that tells whether it is one of a case."""

    office: re.Pattern[str]
    case_before: re.Pattern[str]
    case_after: re.Pattern[str]


@cache
def _beside() -> _Beside:
    words = load_file("words/cases.toml", CaseWords)
    return _Beside(
        office=prepared(words.number_of_office),
        case_before=prepared(rf"{words.number_of_case}\s+(?:№|n)?\s{{0,2}}\Z"),
        case_after=prepared(words.case_after_number),
    )


def find_case_numbers(text: Text) -> tuple[CaseNumber, ...]:
    """The numbers of court cases in the text, in order.

    `year` is that of the case, with century; `kind` is the proceedings as the number writes them (`2`, `2а`, `3гп`);
    `court_code` is only in the modern form. Numbers of letters and offices are left out: the older form counts after
    a word for a case or after «№».
    """
    folded = text.folded
    places = [match.start() for match in _BEGINS.finditer(folded)]
    if not places:
        return ()
    found = [_read(match, court=match["court"]) for match in _matches(_MODERN, folded, places)]
    taken = {number.start for number in found}
    for pattern in (_OLDER, _SUPERVISORY):
        matches = (match for match in _matches(pattern, folded, places) if match.start() not in taken)
        found += [_read(match, court=None) for match in matches if _is_of_case(folded, match)]
    return tuple(sorted(found, key=lambda number: number.start))


def _matches(pattern: re.Pattern[str], folded: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin at these places, none inside another."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(folded, place)) is not None:
            yield match
            end = match.end()


def _is_of_case(folded: str, match: re.Match[str]) -> bool:
    before = folded[max(0, match.start() - 30) : match.start()]
    beside = _beside()
    if beside.office.search(before):
        return False
    if beside.case_before.search(before) or beside.case_after.match(folded, match.end()):
        return True
    return _NUMBER_SIGN.search(before) is not None and any(letter.isalpha() for letter in match["kind"])


def _read(match: re.Match[str], *, court: str | None) -> CaseNumber:
    year = int(match["year"])
    if year < 100:
        year += 1900 if year > 90 else 2000
    serial = re.sub(r"\s", "", match["serial"])
    return CaseNumber(match.start(), match.end(), court, year, match["kind"], serial)
