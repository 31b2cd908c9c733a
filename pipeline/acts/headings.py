"""Headings of a statute («Статья 484. …», «484-бап. …»): no references, but they say where the text is."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..normalize import Text
from .found import Found

_LEVELS = {
    "статья": "article",
    "глава": "chapter",
    "раздел": "section",
    "бап": "article",
    "тарау": "chapter",
    "бөлім": "section",
}
_HEADING = re.compile(
    r"(?P<ru>статья|глава|раздел)\s+(?P<number>\d+(?:-\d+)?|[ivxlc]+)(?=\.|\s*\n|\s+[^\W\d_])"
    r"|(?P<kk>\d+(?:-\d+)?)[-\s]?(?P<unit>бап|тарау|бөлім)(?=\.|\s*\n)"
)
_SENTENCE = re.compile(r"\s+[а-яәғқңөұүһі]")


@dataclass(slots=True)
class Headings:
    """The headings of a text: where each stands and which chapter or article it begins."""

    positions: list[int] = field(default_factory=list)
    units: list[tuple[str, str]] = field(default_factory=list)

    def number(self, level: str, position: int) -> str | None:
        """The number of the article or chapter that the position stands in."""
        for index in range(bisect_right(self.positions, position) - 1, -1, -1):
            if self.units[index][0] == level:
                return self.units[index][1]
            if level == "article" and self.units[index][0] == "chapter":
                return None
        return None


def split_headings(text: Text, found: Iterable[Found]) -> tuple[Headings, list[Found]]:
    """The headings among what the grammars found, and the rest."""
    headings = Headings()
    rest: list[Found] = []
    for item in found:
        heading = _HEADING.match(text.folded, item.start) if item.mention is None else None
        if heading is not None and _begins_line(text, item.start) and not _SENTENCE.match(text.clean, heading.end()):
            headings.positions.append(item.start)
            headings.units.append((_LEVELS[heading["ru"] or heading["unit"]], heading["number"] or heading["kk"]))
        else:
            rest.append(item)
    return headings, rest


def _begins_line(text: Text, start: int) -> bool:
    """Whether only spaces stand between the start of the line and `start`."""
    line = text.clean.rfind("\n", 0, start) + 1
    return not text.clean[line:start].strip()
