"""How many judges sit, by the names in the composition."""

import re

from ..values import Section
from .words import pattern

_TITLES = re.compile(
    r"(?:Верховн|Кассационн|Суд|Республик|Казахстан|Жоғарғы|Сот|Қазақстан|Кассациялық|Председательству|Судь|Төраға|Астан|Алмат|Коллеги|Алқа)\w*"
)
_SOLE = re.compile(r"единолично|жеке-дара|жеке дара|судья\s+\w|судьи\s+[а-я]")
_REACH = 600


def count_judges(clean: str, folded: str, sections: tuple[Section, ...]) -> int | None:
    """The number of judges named in the composition; None where it names none."""
    part = next((s for s in sections if s.kind == "composition"), None)
    if part is None:
        return None
    opens = pattern("judges").search(folded, part.start, part.end)
    if not opens:
        return None
    stop = pattern("judge_stop").search(folded, opens.end(), min(part.end, opens.end() + _REACH))
    piece = _TITLES.sub(" ", clean[opens.end() : stop.start() if stop else min(part.end, opens.end() + _REACH)])
    names = len(pattern("judge_name").findall(piece))
    if not names:  # kk: the names before «құрамында»
        piece = _TITLES.sub(" ", clean[part.start : opens.start()])
        names = len(pattern("judge_name").findall(piece.split("алқасы")[-1]))
    return names or None
