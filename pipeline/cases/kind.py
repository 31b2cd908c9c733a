"""The kind of a case by its words, codes and number; another country's texts."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from ..cues.marks import Marks
from ..normalize import Text
from ..values import CaseNumber, Reference
from .words import kind_words, kinds

_READ = 12_000
_STRONG, _REFERENCE, _NUMBER = 3, 2, 6
_MOST = 8
_OF_COURTS = frozenset(
    {"cassation-ruling", "appellate-ruling", "judgment", "court-order", "cassation-complaint", "cassation-petition"}
)
_NO_CASE = frozenset({"statute", "article", "other"})
_HOME = "KZ"
# A court goes by the procedure of its own country; the substantive law of another is applied anywhere.
_OF_PROCEDURE = re.compile(r"-(?:gpk|apk|kas|upk)\b")
_PROCEDURE = 3


@cache
def _marks() -> Marks:
    words = kind_words()
    lists = {
        f"{table}:{name}": cues
        for table in ("strong", "weak", "foreign")
        for name, cues in getattr(words, table).items()
    }
    return Marks(lists)


def read_kinds(
    text: Text, kind: str, references: Sequence[Reference], numbers: Sequence[CaseNumber]
) -> tuple[str | None, str | None]:
    """The kind of the case and the country if it is not Kazakhstan; None where nothing tells, or there is no case."""
    marks = _marks().of(text)
    counted = {name: sum(m.start < _READ for m in marks.places(name)) for name in _marks().names}
    return _case_kind(counted, kind, references, numbers), _foreign(counted, references)


def _case_kind(
    counted: dict[str, int], kind: str, references: Sequence[Reference], numbers: Sequence[CaseNumber]
) -> str | None:
    if kind in _NO_CASE:
        return None
    score: Counter[str] = Counter()
    for case in kind_words().strong:
        score[case] += _STRONG * min(_MOST, counted.get(f"strong:{case}", 0))
        score[case] += min(_MOST, counted.get(f"weak:{case}", 0))
    cited = Counter(case for reference in references if reference.act for case in _of_act(reference.act.id or ""))
    for case, count in cited.items():
        score[case] += _REFERENCE * min(_MOST, count)
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


@lru_cache(maxsize=5000)
def _of_act(act_id: str) -> tuple[str, ...]:
    """The kinds of case in which an act is cited."""
    return tuple(case for case, pattern in kinds("acts") if pattern.match(act_id))


def _foreign(counted: dict[str, int], references: Sequence[Reference]) -> str | None:
    """The country whose words and acts outweigh ours."""
    score = Counter({name: counted.get(f"foreign:{name}", 0) for name in kind_words().foreign})
    for reference in references:
        if reference.act and reference.act.jurisdiction in score:
            country = reference.act.jurisdiction or _HOME
            if country != _HOME:
                score[country] += _PROCEDURE if _OF_PROCEDURE.search(reference.act.id or "") else 1
            elif reference.act.id and reference.resolved_by in {"title", "number"}:
                score[_HOME] += 1
    home = score.pop(_HOME, 0)
    country, count = score.most_common(1)[0]
    return country if count >= 2 and count > home else None
