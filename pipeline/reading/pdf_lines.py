"""Lines of a PDF page by where its characters stand.

Where a font has no Kazakh letters a writer draws them from another one after the rest of the line: in the order of the
file they stand apart from their words («жыл ы … ғ»). Where that shows, the places of the characters tell the order.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..extras import library

_STRAY = re.compile(r"(?<!\S)[әғқңөұүһ]{1,3}(?!\S)")
_MANY = 3
_RECENT = 3
"""Lines back to which a stretch of the same height may belong; a column further on is another text."""
_SAME_LINE = 0.3
_SPACE = 0.2
"""Both in parts of the size of the letters."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character with its edges, its height above the foot of the page, and its size."""

    letter: str
    left: float
    right: float
    base: float
    size: float


def is_scattered(text: str) -> bool:
    """Whether letters that only Kazakh has stand alone, as they do when drawn after their line.

    >>> is_scattered("2026 жыл ы 12 наурыз Астана аласы ғ қ аласы қ"), is_scattered("2026 жылғы 12 наурыз, Ә. Қасымов")
    (True, False)
    """
    return sum(1 for _ in _STRAY.finditer(text)) >= _MANY


def in_order(layer: Any) -> str:
    """The text of a page's text layer, line by line, from left to right."""
    lines: list[list[_Letter]] = []
    for letter in _letters(layer):
        height = _SAME_LINE * letter.size
        near = (line for line in reversed(lines[-_RECENT:]) if abs(line[0].base - letter.base) < height)
        if (line := next(near, None)) is None:
            lines.append([letter])
        else:
            line.append(letter)
    return "\n".join(_spelled(sorted(line, key=lambda letter: letter.left)) for line in lines)


def _letters(layer: Any) -> Iterator[_Letter]:
    """The characters that the file draws, without the spaces and line ends that the library adds."""
    raw = library("pypdfium2.raw", "Reading PDF", "io")
    base, ignored = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for number in range(layer.count_chars()):
        if raw.FPDFText_IsGenerated(layer, number) == 1:
            continue
        raw.FPDFText_GetCharOrigin(layer, number, ignored, base)
        raw.FPDFText_GetLooseCharBox(layer, number, box)
        size = raw.FPDFText_GetFontSize(layer, number)
        yield _Letter(chr(raw.FPDFText_GetUnicode(layer, number)), box.left, box.right, base.value, size)


def _spelled(line: list[_Letter]) -> str:
    """The characters with a space where there is room for one."""
    pieces = [line[0].letter]
    for before, letter in pairwise(line):
        if letter.left - before.right > _SPACE * letter.size and not (before.letter + letter.letter).isspace():
            pieces.append(" ")
        pieces.append(letter.letter)
    return "".join(pieces)
