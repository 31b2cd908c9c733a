"""Headings of a statute («Статья 484. …», «484-бап. …»): no references, but they say where the text is."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from ..knowledge.patterns import prepared
from ..knowledge.structure import Level, structure_words
from ..normalize import Text
from .found import Found
from .lexicon import LANGUAGES
from .lines import heading_at

_NUMBERED = frozenset({"part", "paragraph"})
_NUMBERED_LINE = prepared(r"\n[^\S\n]*(\d{1,3}(?:-\d{1,3})?)\.\s")


@cache
def _levels() -> dict[str, Level]:
    return {word: level for language in LANGUAGES for word, level in structure_words(language).headings.items()}


@dataclass(slots=True)
class Headings:
    """The headings of a text: where each stands and which chapter or article it begins."""

    text: Text
    positions: list[int] = field(default_factory=list)
    units: list[tuple[str, str]] = field(default_factory=list)

    def number(self, level: str, position: int) -> str | None:
        """The number of the article or chapter that the position stands in, or of the numbered part of the article."""
        if level in _NUMBERED:
            return self._numbered(position)
        for index in range(bisect_right(self.positions, position) - 1, -1, -1):
            if self.units[index][0] == level:
                return self.units[index][1]
            if level == "article" and self.units[index][0] == "chapter":
                return None
        return None

    def _numbered(self, position: int) -> str | None:
        """The number of the last line «2. …» between the heading of the article and the position."""
        at = bisect_right(self.positions, position) - 1
        if at < 0 or self.units[at][0] != "article":
            return None
        numbers = _NUMBERED_LINE.findall(self.text.clean, self.positions[at], position)
        return numbers[-1] if numbers else None


def split_headings(text: Text, found: Iterable[Found]) -> tuple[Headings, list[Found]]:
    """The headings among what the grammars found, and the rest."""
    headings = Headings(text)
    rest: list[Found] = []
    for item in found:
        heading = heading_at(text, item.start) if item.mention is None else None
        if heading is not None:
            headings.positions.append(item.start)
            headings.units.append((_levels()[heading["ru"] or heading["unit"]], heading["number"] or heading["kk"]))
        else:
            rest.append(item)
    return headings, rest
