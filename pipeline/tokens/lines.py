"""Which line breaks end a sentence: those after headings, list items, short lines; not those of a wrapped paragraph."""

import re
from dataclasses import dataclass
from functools import cache

from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..knowledge.words import WordList

_NEXT_WORD = prepared(r"\S*")
_SMALL_START = prepared(r"[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
_MARKER = prepared(r"(?:[0-9]{1,3}|[а-яәa-z])\)\s?|[-–—•*·]\s|[0-9]{1,3}\.\s+[^\W\d_]")
_HOLDING = "-–—(«„"
_OPEN = f",{_HOLDING}"
_CITY_STARTS = "гқ"
_CITY = prepared(r"[гқ]\.\s*[А-ЯӘҒҚҢӨҰҮҺІ]")
# A word in capitals that is no abbreviation of an act or an office.
_HEADING_WORD = prepared("[А-ЯЁӘҒҚҢӨҰҮҺІ]{7,}(?![а-яёәғқңөұүһі-])|(?:[А-ЯЁӘҒҚҢӨҰҮҺІ] ){5,}")
_CONJUNCTION_LAST = prepared(r"(?:[\s)](?:и|или|және|мен|немесе)|[0-9]\))\s*\Z")
_LETTERS = prepared(r"[^\W\d_]")

_LOOKED_AT = 200_000
"""Characters whose lines show how the text is broken."""

_UNWRAPPED = 200
"""Lines longer than this are whole paragraphs."""

_LONGEST_LINE = 300
"""How far a line is looked at from its break: longer ones are neither headings nor short."""

_FULL = 0.8
"""A line that with the next word would pass this part of the usual width was broken because it was full."""


@cache
def numbered_heading() -> re.Pattern[str]:
    """The number of a part of an act as it opens a heading («54-тарау», «Статья 434»), in small letters."""
    kazakh, russian = ("|".join(load_file(f"words/{lang}/numbered.toml", WordList).words) for lang in ("kk", "ru"))
    return prepared(rf"(?:{russian})\s+[0-9ivx]+(?:-[0-9]+)?|[0-9]+(?:-[0-9]+)?-(?:{kazakh})")


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text are broken: `width` of its wrapped lines, 0 where every line is a paragraph."""

    width: int


def read_layout(clean: str) -> Layout:
    """The layout of a text, from the lengths of its lines and from how many begin with a small letter."""
    if "\n" not in clean:
        return Layout(0)
    first, *others = map(str.strip, clean[:_LOOKED_AT].split("\n"))
    lines = list(filter(None, others))
    lengths = sorted(map(len, [first, *lines] if first else lines))
    if len(lengths) < 2:
        return Layout(0)
    width = lengths[len(lengths) * 9 // 10]
    if width > _UNWRAPPED:
        return Layout(0)
    continued = sum(1 for line in lines if _SMALL_START.match(line))
    return Layout(0 if continued * 10 < len(lengths) else width)


def breaks_at(clean: str, layout: Layout, gap: re.Match[str]) -> bool:
    """Whether the line break `gap`, after a line without a final stop, ends the sentence."""
    at, end = gap.span()
    if end >= len(clean):
        return True
    following = clean[end]
    last = _last(clean, at)
    if following.isupper():
        return _breaks_before_capital(clean, layout, gap, last)
    if _MARKER.match(clean, end):
        return last in ";:." or (
            last not in _OPEN and not _is_enumerating(clean, gap) and _is_short(clean, layout, gap)
        )
    if last == ":" and _is_capitals(_line_before(clean, at)):  # a heading: «ҚАУЛЫ ЕТТІ:⏎шағым …»
        return True
    if last in _OPEN or following.islower():
        return (
            following in _CITY_STARTS and _CITY.match(clean, end) is not None and _is_capitals(_line_before(clean, at))
        )
    return following in '«"' if last in ";:" else _breaks_before_sign(clean, layout, gap)


def _breaks_before_sign(clean: str, layout: Layout, gap: re.Match[str]) -> bool:
    """Before a digit, a bracket or a sign: after a heading or an empty line, and before the number of a heading."""
    number = numbered_heading().match(clean, gap.end())
    if number:
        return clean[number.end() : number.end() + 1] == "."
    if clean[gap.end()] in "()%/]»":
        return False
    empty_line = gap[0].count("\n") > 1 and not layout.width and clean[gap.end()].isdigit()
    return empty_line or _is_capitals(_line_before(clean, gap.start()))


def _is_enumerating(clean: str, gap: re.Match[str]) -> bool:
    """Whether the line names several units and goes on («подпунктами 3) и ⏎ 5) статьи»)."""
    return (
        clean[gap.end()].islower() or _CONJUNCTION_LAST.search(clean, max(0, gap.start() - 12), gap.start()) is not None
    )


def _breaks_before_capital(clean: str, layout: Layout, gap: re.Match[str], last: str) -> bool:
    if last in ";:" or (last not in _OPEN and not layout.width and gap[0].count("\n") > 1):
        return True
    if last not in _HOLDING and _is_before_heading(clean, gap):
        return True
    if last in _OPEN or (gap[0] == "\n " and not layout.width):  # the latter is a link of a web page on its own line
        return False
    line, next_line = _line_before(clean, gap.start()), _line_after(clean, gap.end())
    here, there = _is_capitals(line), _is_capitals(next_line)
    if here and there:  # a heading of several lines, or two headings
        return gap[0].count("\n") > 1 and not layout.width
    return here != there or _is_short(clean, layout, gap)


def _is_before_heading(clean: str, gap: re.Match[str]) -> bool:
    """«… жалобу,⏎УСТАНОВИЛА: …»."""
    return _HEADING_WORD.match(clean, gap.end()) is not None and not _is_capitals(_line_before(clean, gap.start()))


def _is_short(clean: str, layout: Layout, gap: re.Match[str]) -> bool:
    """Whether the next word would have fitted on the line before the break."""
    if not layout.width:
        return True
    word = _NEXT_WORD.match(clean, gap.end())
    assert word is not None
    return len(_line_before(clean, gap.start())) + 1 + len(word[0]) < layout.width * _FULL


def _is_capitals(line: str) -> bool:
    """A line in capitals, letter-spaced or not; an abbreviation alone is none."""
    return line.isupper() and len(_LETTERS.findall(line[:80])) > 4


def _line_before(clean: str, end: int) -> str:
    from_ = max(0, end - _LONGEST_LINE)
    return clean[max(from_, clean.rfind("\n", from_, end) + 1) : end].strip()


def _line_after(clean: str, start: int) -> str:
    end = clean.find("\n", start, start + _LONGEST_LINE)
    return clean[start : end if end >= 0 else start + _LONGEST_LINE].strip()


def _last(clean: str, end: int) -> str:
    """The last character before `end` that is no space, or a space at the start of the text."""
    last = clean[end - 1 : end]
    if not last.isspace() and last:
        return last
    piece = clean[max(0, end - 40) : end].rstrip()
    return piece[-1] if piece else " "
