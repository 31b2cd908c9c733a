"""Headings: on a line of their own, before a colon, or in capitals inside a line; letter-spaced or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..cues.memory import per_text
from ..knowledge.documents import HeadingWords
from ..knowledge.load import load_file
from ..normalize import Text

_LETTERS = re.compile(r"[^\W\d_]+")
_CAPITAL = "[А-ЯЁӘІҢҒҮҰҚӨҺ]"
_CAPITALS = re.compile(
    rf"{_CAPITAL}(?<!\w.)"
    rf"(?:(?:[ \t]{{1,3}}{_CAPITAL}){{4,}}|{_CAPITAL}{{4,}}(?:[ \t]{{1,3}}{_CAPITAL}{{4,}})?)(?!\w)"
)
_LONGEST_LINE = 48
_REACH = 56
_PEEP = 10


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that opens a section."""

    section: str
    name: str
    start: int
    end: int


@cache
def heading_words() -> HeadingWords:
    """words/sections.toml."""
    return load_file("words/sections.toml", HeadingWords)


@cache
def _names() -> dict[str, str]:
    words = heading_words()
    kinds = ("arguments", "attachments", "request", "reasoning", "description", "operative")
    return {name: kind for kind in kinds for name in getattr(words, kind)}


@cache
def _endings() -> frozenset[str]:
    return frozenset(name[-2:] for name in _names())


def squeeze(text: str) -> str:
    """The letters of `text`, so that letter-spaced words are the same as others."""
    return "".join(_LETTERS.findall(text))


@per_text
def find_headings(text: Text) -> tuple[Heading, ...]:
    """The headings of sections in their order."""
    found = {heading.start: heading for heading in _inline(text)}
    for heading in _lines(text):
        found[heading.start] = heading
    return tuple(found[start] for start in sorted(found))


def _lines(text: Text) -> Iterator[Heading]:
    names = _names()
    start = 0
    folded = text.folded
    while start < len(folded):
        end = folded.find("\n", start)
        end = len(folded) if end < 0 else end
        if 3 < end - start <= _LONGEST_LINE:
            name = squeeze(folded[start:end])
            if name in names:
                left = start + len(folded[start:end]) - len(folded[start:end].lstrip())
                yield Heading(names[name], name, left, start + len(folded[start:end].rstrip()))
        start = end + 1


def _inline(text: Text) -> Iterator[Heading]:
    names = _names()
    folded, endings = text.folded, _endings()
    at = folded.find(":")
    while at >= 0:
        # A look at the last letters spares the work for most colons.
        last = folded[max(0, at - 2) : at]
        if not last.isalpha() or len(last) < 2:
            last = squeeze(folded[max(0, at - _PEEP) : at])[-2:]
        if last in endings:
            found = _before(folded, at, names)
            if found:
                yield found
        at = folded.find(":", at + 1)
    for capitals in _CAPITALS.finditer(text.clean):
        name = squeeze(text.folded[capitals.start() : capitals.end()])
        if name in names:
            yield Heading(names[name], name, capitals.start(), capitals.end())


def _before(folded: str, colon: int, names: dict[str, str]) -> Heading | None:
    """The longest heading that ends at the colon, if its own word begins it."""
    left = max(0, colon - _REACH)
    runs = [(left + run.start(), run[0]) for run in _LETTERS.finditer(folded[left:colon])]
    if not runs or colon - runs[-1][0] - len(runs[-1][1]) > 2:
        return None
    if left and folded[left - 1].isalpha() and runs[0][0] == left:
        del runs[0]  # the middle of a word
    for index, (start, _) in enumerate(runs):
        name = "".join([letters for _, letters in runs[index:]])
        if name in names:
            return Heading(names[name], name, start, colon + 1)
    return None
