"""Dates, numbers and titles of acts as references write them."""

import re
from functools import cache

from ..knowledge.patterns import prepared
from .lexicon import LANGUAGES, LETTER, Language, either, lexicon

QUOTES_CLOSE = '»”“"'
NUMBER = (
    rf"(?:№|(?<!\w)n(?=\s{{0,3}}\d))\s{{0,4}}"
    rf"(?P<number>(?:қр\s)?(?:{LETTER}{{1,5}}-)*\d[\w/-]{{0,20}}(?:\s(?:зрк|қрз|нп|нқ)(?!\w))?)"
)
_QUOTE = prepared('[«»“”„"]')
_LONGEST_TITLE = 900
_ROMAN_SUFFIX = prepared(r"(?<=\d)-([ivxіхv1l]+)\Z")
_LATIN_ROMAN = str.maketrans("іхсм", "ixcm")


@cache
def alias_pattern(language: Language) -> re.Pattern[str]:
    """The definition of a short name in brackets: «(далее – Закон)», «(бұдан әрі – ҚПК)»."""
    opening = either(lexicon(language).words.defining)
    return prepared(rf"\s*\({opening}[\s:–—-]*[«\"“]?(?P<alias>[^()«»\"”]{{1,60}}?)[»\"”]?\s*\)")


def defining() -> str:
    """What opens the definition of a short name in either language: «далее», «бұдан әрі»."""
    return either(word for language in LANGUAGES for word in lexicon(language).words.defining)


@cache
def _unclosed_end() -> re.Pattern[str]:
    """Where a title ends whose closing quote is missing."""
    return prepared(rf"\s(?=от\s+\d|№|n\s?\d|\({defining()}|\d{{4}}\s+жыл)|(?<=туралы)(?!\w)|[.;](?=\s)|\n\s*\n|\Z")


@cache
def _next_heading() -> re.Pattern[str]:
    """A line that opens another unit, or a point of a list."""
    kazakh, russian = ("|".join(lexicon(language).words.headings) for language in LANGUAGES)
    return prepared(rf"\n\s*(?:(?:{russian})\s+\d|\d{{1,3}}[.)]\s|\d{{1,4}}(?:-\d{{1,3}})?-(?:{kazakh})\b)")


@cache
def date_pattern(language: Language) -> str:
    """A calendar date as an act carries it, numeric or in words; Kazakh months with their case endings."""
    words = lexicon(language).words.dates
    month = either(words.months)
    year = rf"(?:\s{{0,3}}{words.year})?"
    numeric = rf"\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}{year}|\d{{4}}\.\d{{1,2}}\.\d{{1,2}}(?!\d)\.?{year}"
    if language == "ru":
        return rf"(?:[«\"]?\d{{1,2}}[»\"]?\s+{month}[а-я]{{0,3}}\s+\d{{4}}(?:\s*{words.year})?|{numeric})"
    year_first = rf"\d{{4}}\s*{words.year}\s*\d{{1,2}}\s+{month}\w{{0,8}}"
    day_first = rf"\d{{1,2}}\s+{month}\w{{0,8}}\s+\d{{4}}\s*{words.year}"
    return rf"(?:(?:{year_first}|{day_first}|{numeric})(?:\s+күн(?:і|гі)(?!\w))?)"


@cache
def _months(language: Language) -> re.Pattern[str]:
    stems = lexicon(language).words.dates.months
    return prepared("|".join(f"(?P<m{number}>{stem})" for number, stem in enumerate(stems, 1)))


@cache
def read_date(text: str, language: Language) -> str | None:
    """The ISO date that matched text means, None if there is no such day.

    >>> read_date("5 июля 2014 года", "ru"), read_date("2012.02.17", "kk"), read_date("11.07.01 ж.", "kk")
    ('2014-07-05', '2012-02-17', '2001-07-11')
    """
    numbers = re.findall(r"\d+", text)
    named = _months(language).search(text)
    if named and named.lastgroup:
        if len(numbers) != 2:
            return None
        month = int(named.lastgroup[1:])
        year, day = sorted(map(int, numbers), reverse=True)
    elif len(numbers) >= 3 and len(numbers[0]) == 4:
        year, month, day = map(int, numbers[:3])
    elif len(numbers) >= 3:
        day, month, year = map(int, numbers[:3])
    else:
        return None
    if year < 100:
        year += 2000 if year < 50 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1600 <= year <= 2100):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def read_number(text: str) -> str:
    """The number of an act in one spelling: roman suffix in Latin capitals, no «ЗРК» after it.

    >>> read_number("300-vі"), read_number("248-v зрк"), read_number("21-нқ")
    ('300-VI', '248-V', '21-НҚ')
    """
    text = re.sub(r"\s(?:зрк|қрз)\Z", "", text).rstrip("-/.").strip()
    if suffix := _ROMAN_SUFFIX.search(text):
        text = text[: suffix.start(1)] + suffix[1].translate(_LATIN_ROMAN)
    return text.upper()


def read_title(text: str, start: int) -> tuple[int, int, int]:
    """The quoted title that opens at `start`: where its words begin and end, and where its closing quote ends.

    Quotes may be nested and of mixed kinds; without a closing one the title ends before the date, the number, the
    definition of a short name, or at the end of the sentence.
    """
    depth = 0
    last_close = -1
    limit = min(len(text), start + _LONGEST_TITLE)
    if (heading := _next_heading().search(text, start, limit)) is not None:
        limit = heading.start()
    for match in _QUOTE.finditer(text, start, limit):
        if _opens(text, match.start(), first=match.start() == start):
            if last_close >= 0 and text[last_close : match.start()].strip():
                break  # the next quotation: the one before it was closed once for two
            depth += 1
        else:
            depth -= 1
            last_close = match.start()
            if depth <= 0:
                return start + 1, match.start(), match.end()
    if last_close >= 0:
        return start + 1, last_close, last_close + 1
    end = _unclosed_end().search(text, start + 1, limit)
    stop = end.start() if end else limit
    return start + 1, stop, stop


def _opens(text: str, at: int, *, first: bool) -> bool:
    mark = text[at]
    if mark in "«„" or first:
        return True
    if mark in "»”":
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before in ' \n\t(«"' and not after.isspace() and after not in QUOTES_CLOSE[:-1] + ".,;:)"


def title_start(text: str, close: int) -> int | None:
    """Where the quoted title opens whose closing quote stands at `close`; None if it never does."""
    depth = 0
    low = max(0, close - _LONGEST_TITLE)
    marks = [match.start() for match in _QUOTE.finditer(text, low, close + 1)]
    for at in reversed(marks):
        if at != close and _opens(text, at, first=False):
            depth -= 1
            if depth <= 0:
                return at
        else:
            depth += 1
    return None


def title_key(title: str) -> str:
    r"""A title for comparison: words only, in small letters.

    >>> title_key("О судебной  системе и\nстатусе судей…")
    'о судебной системе и статусе судей'
    """
    return " ".join(re.findall(r"\w+", title.lower().replace("ё", "е").replace("жөне", "және")))
