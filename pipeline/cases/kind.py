"""The kind of a case by its words, codes and number; another country's texts."""

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from ..cues.marks import Marks, MarksOf
from ..knowledge.patterns import prepared
from ..normalize import Text
from ..values import CaseNumber, Reference
from .words import kind_words, kinds

_READ = 12_000
_BEYOND = 1000
"""Characters that words which begin in the part that is read may reach beyond it."""
_STRONG, _REFERENCE, _NUMBER = 3, 2, 6
_MOST = 8
_OF_COURTS = frozenset(
    {"cassation-ruling", "appellate-ruling", "judgment", "court-order", "cassation-complaint", "cassation-petition"}
)
_NO_CASE = frozenset({"statute", "article", "other"})
_HOME = "KZ"
# A court goes by the procedure of its own country; the substantive law of another is applied anywhere.
_OF_PROCEDURE = prepared(r"-(?:gpk|apk|kas|upk)\b")
_PROCEDURE = 3
_FEWEST_FOREIGN = 2


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
    marks = _marks().of(text, end=_READ + _BEYOND)
    return _case_kind(marks, kind, references, numbers), _foreign(marks, references)


def _count(marks: MarksOf, name: str, most: int | None = None) -> int:
    """How often the words called `name` stand in the part of the text that is read, `most` at the most."""
    return marks.count(name, end=_READ, most=most)


def _case_kind(marks: MarksOf, kind: str, references: Sequence[Reference], numbers: Sequence[CaseNumber]) -> str | None:
    if kind in _NO_CASE:
        return None
    score: Counter[str] = Counter()
    for case in kind_words().strong:
        score[case] += _STRONG * _count(marks, f"strong:{case}", _MOST)
        score[case] += _count(marks, f"weak:{case}", _MOST)
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


def _foreign(marks: MarksOf, references: Sequence[Reference]) -> str | None:
    """The country whose words and acts outweigh ours; ours are counted only where another's are found."""
    score = {name: _count(marks, f"foreign:{name}") for name in kind_words().foreign if name != _HOME}
    home = 0
    for reference in references:
        act = reference.act
        if act is None or act.jurisdiction is None:
            continue
        if act.jurisdiction in score:
            score[act.jurisdiction] += _PROCEDURE if _OF_PROCEDURE.search(act.id or "") else 1
        elif act.jurisdiction == _HOME and act.id and reference.resolved_by in {"title", "number"}:
            home += 1
    country = max(score, key=lambda name: score[name])
    if score[country] < _FEWEST_FOREIGN or score[country] <= home:
        return None
    return country if score[country] > home + _count(marks, f"foreign:{_HOME}") else None
