"""Whether a word is negated: «не» and its kin before it in Russian; the suffix -ма/-ме, «емес», «жоқ» in Kazakh.

The words are data (words/negation.toml); the order they stand in is the grammar here.
"""

import re
from functools import cache
from typing import Protocol

from ..knowledge.documents import NegationWords
from ..knowledge.load import load_file

_NEAR = 90


class Stretch(Protocol):
    """A sentence: its text and borders."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = load_file("words/negation.toml", NegationWords)
    between = "|".join(words.between_ru)
    absent_ru = "|".join(words.absent_ru)
    absent_kk = "|".join(words.absent_kk)
    suffix = words.suffix_kk
    return (
        re.compile(rf"(?<!\w)(?:не|ни)\s+(?:(?:{between})\s+){{0,4}}\Z"),
        re.compile(r"(?<!\w)без\s+(?:\w+\s+){0,3}\Z"),
        re.compile(rf"(?<!\w)(?:{absent_ru})(?:\s+\w+){{0,4}}\s+\Z"),
        re.compile(rf"(?:\s+\w+){{0,5}}\s+(?:{absent_ru})"),
        re.compile(suffix),
        re.compile(rf"\s+(?:(?:{absent_kk})|(?:(?!(?:немесе|болмаса)\b)\w+\s+)?(?!болмаса\b)\w+?{suffix})"),
        re.compile(rf"(?:\s+(?!(?:немесе|болмаса)\b)\w+){{1,2}}?\s+(?:{absent_kk})"),
        re.compile(words.privative_kk),
        re.compile(words.only_ru),
        re.compile(words.after_ru),
    )


def is_negated(words: Stretch, start: int, end: int, *, noun: bool) -> bool:
    """Whether the word at `start:end` is negated; for a noun «без» and words of absence count as well."""
    not_before, without, absent_before, absent_after, suffix, after_kk, absent_after_kk, privative, only, after_ru = (
        _patterns()
    )
    text = words.text
    left = max(words.start, start - _NEAR)
    before = text[left:start]
    word = text[start:end]
    if (found := not_before.search(before)) and not only.match(text, left + found.start()):
        return True
    if after_ru.match(text, end, min(words.end, end + _NEAR)):
        return True
    if suffix.search(word, 2) or after_kk.match(text, end, min(words.end, end + _NEAR)):
        return True
    if without.search(before):
        return True
    if not noun:
        return False
    if privative.search(word) or absent_before.search(before):
        return True
    stop = min(words.end, end + _NEAR)
    return bool(absent_after.match(text, end, stop) or absent_after_kk.match(text, end, stop))
