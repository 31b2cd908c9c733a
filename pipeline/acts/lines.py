"""Lines that are headings of an act: «Статья 484. …», «484-бап. …», «10-бөлім»."""

import re
from functools import cache

from ..knowledge.patterns import prepared
from ..knowledge.structure import structure_words
from ..normalize import Text
from .lexicon import LANGUAGES

_INDENT = 200
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
    if heading is None or _SENTENCE.match(text.clean, heading.end()) or not begins_line(text, start):
        return None
    return heading


def is_heading(text: Text, start: int) -> bool:
    """Whether a heading begins at `start`."""
    return heading_at(text, start) is not None


def begins_line(text: Text, start: int) -> bool:
    """Whether only spaces, and not very many, stand between the start of the line and `start`."""
    before = text.clean[max(0, start - _INDENT) : start]
    _, broken, indent = before.rpartition("\n")
    return not indent.strip() and (bool(broken) or start <= _INDENT)
