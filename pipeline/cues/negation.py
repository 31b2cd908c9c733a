"""Whether a word is negated: «не» and its kin before it in Russian; the suffix -ма/-ме, «емес», «жоқ» in Kazakh.

The words are data (words/negation.toml); the order they stand in is the grammar here.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from ..knowledge.documents import NegationWords
from ..knowledge.load import load_file
from ..knowledge.patterns import prepared

_NEAR = 90


class Stretch(Protocol):
    """A sentence: its text and borders."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What stands before the word, in it and after it; the nouns have more."""

    before: re.Pattern[str]
    only: re.Pattern[str]
    without: re.Pattern[str]
    suffix: re.Pattern[str]
    after: re.Pattern[str]
    noun_in: re.Pattern[str]
    noun_before: re.Pattern[str]
    noun_after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_file("words/negation.toml", NegationWords)
    between = "|".join(words.between_ru)
    absent_ru = "|".join(words.absent_ru)
    absent_kk = "|".join(words.absent_kk)
    or_ = r"(?!(?:немесе|болмаса)\b)"
    verb = rf"(?!болмаса\b)\w+?{words.suffix_kk}"
    return _Patterns(
        before=prepared(rf"(?<!\w)(?:не|ни)\s+(?:(?:{between})\s+){{0,4}}\Z"),
        only=prepared(words.only_ru),
        without=prepared(r"(?<!\w)без\s+(?:\w+\s+){0,3}\Z"),
        suffix=prepared(words.suffix_kk),
        after=prepared(rf"{words.after_ru}|\s+(?:(?:{absent_kk})|(?:{or_}\w+\s+)?{verb})"),
        noun_in=prepared(words.privative_kk),
        noun_before=prepared(rf"(?<!\w)(?:{absent_ru})(?:\s+\w+){{0,4}}\s+\Z"),
        noun_after=prepared(rf"(?:\s+\w+){{0,5}}\s+(?:{absent_ru})|(?:\s+{or_}\w+){{1,2}}?\s+(?:{absent_kk})"),
    )


@lru_cache(maxsize=50_000)
def has_negative_ending(word: str, from_: int = 3) -> bool:
    """Whether a Kazakh verb ends in its negation (-маған, -меді …) after its first letters.

    Single words are remembered, never text.
    """
    return _patterns().suffix.search(word, from_) is not None


def is_negated(words: Stretch, start: int, end: int, *, noun: bool) -> bool:
    """Whether the word at `start:end` is negated; for a noun «без» and words of absence count as well."""
    known = _patterns()
    text, stop = words.text, min(words.end, end + _NEAR)
    left = max(words.start, start - _NEAR)
    before, word = text[left:start], text[start:end]
    if "не" in before or "ни" in before:  # far cheaper than the search, and mostly false
        found = known.before.search(before)
        if found and not known.only.match(text, left + found.start()):
            return True
    if (
        has_negative_ending(word, 2)
        or known.after.match(text, end, stop)
        or ("без" in before and known.without.search(before))
    ):
        return True
    return noun and bool(
        known.noun_in.search(word) or known.noun_before.search(before) or known.noun_after.match(text, end, stop)
    )
