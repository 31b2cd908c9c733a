"""Headings: on a line of their own, before a colon, or in capitals inside a line; letter-spaced or not."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..cues.memory import per_text
from ..knowledge.documents import HeadingWords
from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..normalize import Text

_LETTERS = prepared(r"[^\W\d_]+")
_CAPITAL = "[А-ЯЁӘІҢҒҮҰҚӨҺ]"
_CAPITALS = prepared(
    rf"{_CAPITAL}(?={_CAPITAL}|[ \t])(?<!\w.)"  # what rules out most capitals comes first
    rf"(?:(?:[ \t]{{1,3}}{_CAPITAL}){{4,}}|{_CAPITAL}{{4,}}(?:[ \t]{{1,3}}{_CAPITAL}{{4,}})?)(?!\w)"
)
_LONGEST_LINE = 48
_REACH = 56
_NEAR = 28
_GAP = 2
_PEEP = 10
_FEW = 2


class Heading(NamedTuple):
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
def _beginnings() -> frozenset[str]:
    return frozenset(name[:_FEW] for name in _names())


@cache
def _endings() -> frozenset[str]:
    return frozenset(name[-_FEW:] for name in _names())


@cache
def _tails() -> frozenset[str]:
    """The names that longer ones end with."""
    return frozenset(name for name in _names() if any(n.endswith(name) and n != name for n in _names()))


@cache
def _longest_name() -> int:
    return max(map(len, _names()))


def squeeze(text: str) -> str:
    """The letters of `text`, so that letter-spaced words are the same as others."""
    return text if text.isalpha() else "".join(_LETTERS.findall(text))


@per_text
def find_headings(text: Text) -> tuple[Heading, ...]:
    """The headings of sections in their order."""
    lines = list(_lines(text))
    # One on a line of its own is not read again before its colon, unless words before it may make it longer.
    known = frozenset(h.end for h in lines if text.folded[h.start].isalpha() and h.name not in _tails())
    found = {heading.start: heading for heading in _inline(text, known)}
    for heading in lines:
        found[heading.start] = heading
    return tuple(found[start] for start in sorted(found))


def _lines(text: Text) -> Iterator[Heading]:
    names, beginnings = _names(), _beginnings()
    at = 0
    for line in text.folded.split("\n"):
        start, at = at, at + len(line) + 1
        if not 3 < len(line) <= _LONGEST_LINE:
            continue
        # A look at the first letters spares the work for most lines.
        if line[:_FEW] not in beginnings and line[:_FEW].isalpha():
            continue
        name = squeeze(line)
        if name in names:
            yield Heading(names[name], name, start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _inline(text: Text, known: frozenset[int]) -> Iterator[Heading]:
    """Headings before colons, except before `known` ones, and in capitals."""
    names = _names()
    folded, endings = text.folded, _endings()
    at = folded.find(":")
    while at >= 0:
        # So does one at the last letters for most colons.
        last = folded[max(0, at - _FEW) : at]
        if not last.isalpha() or len(last) < _FEW:
            last = squeeze(folded[max(0, at - _PEEP) : at])[-_FEW:]
        if last in endings and at + 1 not in known:
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
    longest = _longest_name()
    for reach in (_NEAR, _REACH):  # few headings are letter-spaced, so that the last words are enough
        left = max(0, colon - reach)
        runs = list(_LETTERS.finditer(folded, left, colon))
        if not runs or colon - runs[-1].end() > _GAP:
            return None
        if left and folded[left - 1].isalpha() and runs[0].start() == left:
            del runs[0]  # the middle of a word
        found, name = None, ""
        for run in reversed(runs):
            name = run[0] + name
            if name in names:
                found = Heading(names[name], name, run.start(), colon + 1)
            elif len(name) > longest:
                return found
    return found
