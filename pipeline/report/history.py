"""The history of a case as a reader sees it: the act of each instance with its day, number and result.

Its court stands in the words quoted beside it, in the language of the text.
"""

from ..values import Instance, Span
from .wording import Wording


def told(act: Instance, w: Wording) -> str:
    """One act in one line: «первая инстанция: решение, 04.03.2025; удовлетворение»."""
    kind = w.label("court_act", act.act_kind)
    day = w.day(act.date) if act.date else ""
    said = ", ".join(filter(None, (kind, day, act.number)))
    result = w.label("result", act.result)
    named = w.label("instance", act.instance)
    return "; ".join(filter(None, (f"{named}: {said}" if said else named, result)))


def words(act: Instance) -> tuple[Span, ...]:
    """The words that tell an act; none where a person gave its day."""
    return (Span(act.start, act.end),) if act.end > act.start else ()
