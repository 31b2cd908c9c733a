"""The numbers of a list of units: ordinals in words, compound numbers (`446-17`), ranges, lettered points."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ..knowledge.patterns import prepared
from ..knowledge.structure import Ordinals

_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_LONGEST_RANGE = 400
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_LOOKALIKES = str.maketrans("іхсмԁ", "ixcmd")
_HYPHENED = prepared(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Element:
    """One number as written: `value` in digits, hyphen kept; `dash` if it is joined to the one before by a dash.

    `sure` if it cannot be a count: in brackets («1)»), a letter, or an ordinal in words.
    """

    value: str
    dash: bool = False
    sure: bool = False


def ordinal_branches(words: Ordinals) -> tuple[tuple[tuple[str, ...], str], tuple[tuple[str, ...], str]]:
    """The first words of all ordinals of a language, each set with what must follow it."""
    units = "|".join(words.units)
    simple = (*words.teens, *words.tens, *words.units)
    return (words.tens_before, rf"\s+(?:{units}){words.endings}"), (simple, words.endings)


def ordinal_pattern(words: Ordinals) -> str:
    """A pattern for the ordinals of a language in words, the longest first."""
    (before, after), (simple, endings) = ordinal_branches(words)
    stems = "|".join(sorted(simple, key=len, reverse=True))
    return f"(?:(?:{'|'.join(before)}){after}|(?:{stems}){endings})"


@cache
def _ordinal_stems(words: Ordinals) -> tuple[tuple[re.Pattern[str], int], ...]:
    stems: list[tuple[str, int]] = [(stem, number) for number, stem in enumerate(words.units, 1)]
    stems += [(stem, number) for number, stem in enumerate(words.teens, 10)]
    stems += [(stem, 10 * number) for number, stem in enumerate(words.tens, 2)]
    for tens, before in enumerate(words.tens_before, 2):
        stems += [(rf"{before}\s+{stem}", 10 * tens + number) for number, stem in enumerate(words.units, 1)]
    return tuple((prepared(stem + words.endings), number) for stem, number in stems)


@cache
def read_ordinal(word: str, words: Ordinals) -> str:
    """The number that an ordinal in words means, in digits.

    >>> from ..knowledge.structure import structure_words
    >>> read_ordinal("двадцать первого", structure_words("ru").ordinals)
    '21'
    """
    for pattern, number in _ordinal_stems(words):
        if pattern.fullmatch(word):
            return str(number)
    raise ValueError(word)


def read_roman(text: str) -> str:
    """A roman number in digits, with Cyrillic look-alikes read as Latin ones.

    >>> read_roman("ix")
    '9'
    """
    values = [_ROMAN_VALUES[letter] for letter in text.translate(_ROMAN_LOOKALIKES)]
    total = 0
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return str(total)


def expand(elements: Sequence[Element], *, plural: bool | None, compound: Iterable[str] = ()) -> tuple[str, ...]:
    """The numbers meant by a list, ranges written out.

    A spaced dash is a range. A hyphen without spaces is a number of its own (`446-17`) or a range (`437-447`): a range
    if the noun is plural, the second number is larger and the act has no such compound number.

    >>> expand([Element("486"), Element("489", dash=True)], plural=True)
    ('486', '487', '488', '489')
    >>> expand([Element("446-17")], plural=True), expand([Element("41-43")], plural=True)
    (('446-17',), ('41', '42', '43'))
    """
    values: list[str] = []
    stems = [element.value.partition("-")[0] for element in elements if "-" in element.value]
    for element in elements:
        if element.dash and values:
            values += _between(values[-1], element.value)
        elif (
            (bounds := _as_range(element.value, plural=plural))
            and element.value not in compound
            and stems.count(bounds[0]) == 1  # «1-1 және 1-2-бөліктері» are two inserted parts
        ):
            values += [bounds[0], *_between(*bounds)]
        else:
            values.append(element.value)
    return tuple(dict.fromkeys(values))


def _as_range(value: str, *, plural: bool | None) -> tuple[str, str] | None:
    """The two ends if a hyphened number reads as a range; `plural` None where the noun does not tell."""
    if plural is False or not (match := _HYPHENED.fullmatch(value)):
        return None
    first, last = int(match[1]), int(match[2])
    if not first < last <= first + _LONGEST_RANGE:
        return None
    return match[1], match[2]


def _between(first: str, last: str) -> list[str]:
    """What follows `first` up to `last` included."""
    if first.isdecimal() and last.isdecimal():
        low, high = int(first), int(last)
        return [str(number) for number in range(low + 1, high + 1)] if low < high <= low + _LONGEST_RANGE else [last]
    if first in _LETTERS and last in _LETTERS and len(first) == len(last) == 1:
        return list(_LETTERS[_LETTERS.index(first) + 1 : _LETTERS.index(last) + 1]) or [last]
    stem, _, low_part = first.rpartition("-")
    last_stem, _, high_part = last.rpartition("-")
    if not stem and last_stem == first and high_part.isdecimal():  # 436 – 436-3
        return [f"{first}-{number}" for number in range(1, int(high_part) + 1)]
    if stem and stem == last_stem and low_part.isdecimal() and high_part.isdecimal():  # 5-1 – 5-3
        return [f"{stem}-{number}" for number in range(int(low_part) + 1, int(high_part) + 1)] or [last]
    if stem and last.isdecimal() and stem.isdecimal() and int(stem) < int(last):  # 435-1 – 438
        return [str(number) for number in range(int(stem) + 1, int(last) + 1)]
    return [last]
