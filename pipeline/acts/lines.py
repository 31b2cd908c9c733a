"""Lines that are headings of an act: «Статья 484. …», «484-бап. …», «10-бөлім»."""

import re

from ..normalize import Text

_HEADING = re.compile(
    r"(?P<ru>статья|глава|раздел)\s+(?P<number>\d+(?:-\d+)?|[ivxlc]+)(?=\.|\s*\n|\s+[^\W\d_])"
    r"|(?P<kk>\d+(?:-\d+)?)[-\s]?(?P<unit>бап|тарау|бөлім)(?=\.|\s*\n)"
)
_SENTENCE = re.compile(r"\s+[а-яәғқңөұүһі]")


def heading_at(text: Text, start: int) -> re.Match[str] | None:
    """The heading that begins at `start`, None if there is none: alone on its line or followed by a capital letter."""
    heading = _HEADING.match(text.folded, start)
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
