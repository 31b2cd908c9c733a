"""Lines that are headings of an act: «Статья 484. …», «484-бап. …», «10-бөлім»."""

import re
from functools import cache

from ..knowledge.patterns import prepared
from ..knowledge.structure import structure_words
from ..normalize import Text
from .lexicon import LANGUAGES

_SENTENCE = prepared(r"\s+[а-яәғқңөұүһі]")


@cache
def _heading() -> re.Pattern[str]:
    kazakh, russian = ("|".join(structure_words(language).headings) for language in LANGUAGES)
    return prepared(
        rf"(?P<ru>{russian})\s+(?P<number>\d+(?:-\d+)?|[ivxlc]+)(?=\.|\s*\n|\s+[^\W\d_])"
        rf"|(?P<kk>\d+(?:-\d+)?)[-\s]?(?P<unit>{kazakh})(?=\.|\s*\n)"
    )


def heading_at(text: Text, start: int) -> re.Match[str] | None:
    """The heading that begins at `start`, None if there is none: alone on its line or followed by a capital letter."""
    heading = _heading().match(text.folded, start)
    if heading is None or _SENTENCE.match(text.clean, heading.end()) or not _begins_line(text, start):
        return None
    return heading


def is_heading(text: Text, start: int) -> bool:
    """Whether a heading begins at `start`."""
    return heading_at(text, start) is not None


def _begins_line(text: Text, start: int) -> bool:
    """Whether only spaces stand between the start of the line and `start`."""
    line = text.clean.rfind("\n", 0, start) + 1
    return not text.clean[line:start].strip()
