"""The kind of a case by its words, codes and number; another country's texts."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from ..cues.spaces import compile_words
from ..values import CaseNumber, Reference
from .words import kind_words, kinds

_READ = 12_000
_STRONG, _REFERENCE, _NUMBER = 3, 2, 6
_MOST = 8
_OF_COURTS = frozenset(
    {"cassation-ruling", "appellate-ruling", "judgment", "court-order", "cassation-complaint", "cassation-petition"}
)
_COUNTRIES = frozenset({"RU", "KG", "UZ", "BY", "UA", "TJ"})
_NO_CASE = frozenset({"statute", "article", "other"})


def case_kind(folded: str, kind: str, references: Sequence[Reference], numbers: Sequence[CaseNumber]) -> str | None:
    """civil | criminal | administrative | offence, or None where nothing tells or there is no case."""
    if kind in _NO_CASE:
        return None
    score: Counter[str] = Counter()
    head = folded[:_READ]
    for name, weight in (("strong", _STRONG), ("weak", 1)):
        for case, pattern in kinds(name):
            score[case] += weight * min(_MOST, sum(1 for _ in pattern.finditer(head)))
    for case, pattern in kinds("acts"):
        cited = sum(1 for reference in references if reference.act and pattern.match(reference.act.id or ""))
        score[case] += _REFERENCE * min(_MOST, cited)
    for number in numbers[:1]:
        for case, pattern in kinds("numbers"):
            if number.kind and pattern.match(number.kind):
                score[case] += _NUMBER
    # The code of civil procedure is applied beside the administrative one, words of both stand in one ruling.
    if score["administrative"] >= 2 * _STRONG and score["administrative"] * 2 >= score["civil"]:
        score["civil"] //= 2
    if score["offence"] >= 2 * _STRONG:
        score["administrative"] //= 2
        score["criminal"] //= 2
    best = score.most_common(1)
    if best and best[0][1] > 0:
        return best[0][0]
    return "civil" if kind in _OF_COURTS else None


@cache
def _domestic() -> re.Pattern[str]:
    return compile_words(kind_words().domestic)


def foreign_jurisdiction(folded: str, references: Sequence[Reference]) -> str | None:
    """The country whose text this is when it is not Kazakhstan's: its words and acts outweigh ours."""
    head = folded[:_READ]
    score: Counter[str] = Counter()
    for country, pattern in kinds("foreign"):
        score[country] = sum(1 for _ in pattern.finditer(head))
    home = sum(1 for _ in _domestic().finditer(head))
    for reference in references:
        if reference.act and reference.act.jurisdiction:
            if reference.act.jurisdiction == "KZ":
                home += bool(reference.act.id) and reference.resolved_by in {"title", "number"}
            elif reference.act.jurisdiction in _COUNTRIES:
                score[reference.act.jurisdiction] += 2
    country, count = score.most_common(1)[0]
    return country if count >= 2 and count > home else None
