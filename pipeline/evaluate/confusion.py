"""What was taken for what: counts of (wanted, found) per table and language.

Pairs are those of the document (its kind, kind of case, regime), of what the gold and the program both speak of (the
value and the speaker of a fact whose words overlap, the act an outcome is about), or of labels that no other of the
same document answers: where one outcome is missed and another invented, the one was taken for the other. `NONE` stands
where one side says nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ..analysis import Analysis
from ..values import NO_OUTCOME
from .gold import Gold, Mark

NONE = "–"
"""Nothing marked, or nothing found."""

Confusion = dict[tuple[str, str], "Counter[tuple[str, str]]"]
"""(table, language) → (wanted, found) → how often."""

TABLES = ("kind", "case_kind", "regime", "outcomes", "outcome-targets", "fact-values", "fact-speakers", "checklist")

Pair = tuple[str, str]


def count_confusion(total: Confusion, gold: Gold, found: Analysis) -> None:
    """Add the pairs of one document to `total`."""
    for table, pairs in _tables(gold, found):
        total.setdefault((table, gold.language), Counter()).update(pairs)


def _tables(gold: Gold, found: Analysis) -> Iterator[tuple[str, list[Pair]]]:
    for key, value in (
        ("kind", found.case.kind),
        ("case_kind", found.case.case_kind),
        ("regime", found.regime and found.regime.id),
    ):
        if key in gold.head:
            yield key, [(_name(gold.head[key]), _name(value))]
    if "outcomes" in gold.annotates:
        yield "outcomes", _outcomes(gold, found)
        yield "outcome-targets", _targets(gold, found)
    if "facts" in gold.annotates:
        yield "fact-values", _values(gold, found)
        yield "fact-speakers", _speakers(gold, found)
    if "checklist" in gold.head:
        states = {check.id: check.state for check in found.checklist}
        yield "checklist", [(state, _name(states.get(line))) for line, state in gold.head["checklist"].items()]


def _name(value: Any) -> str:
    return str(value) if value else NONE


def _outcomes(gold: Gold, found: Analysis) -> list[Pair]:
    wanted = {mark.attributes["label"] for mark in gold.of("outcome")}
    stated = {outcome.label for outcome in found.stated} - NO_OUTCOME
    both = [(label, label) for label in sorted(wanted & stated)]
    return both + _leftovers(sorted(wanted - stated), sorted(stated - wanted))


def _leftovers(missed: list[str], invented: list[str]) -> list[Pair]:
    if len(missed) == len(invented) == 1:
        return [(missed[0], invented[0])]
    return [(label, NONE) for label in missed] + [(NONE, label) for label in invented]


def _targets(gold: Gold, found: Analysis) -> list[Pair]:
    """The acts of the outcomes whose label is right."""
    wanted = {mark.attributes["label"]: mark.attributes.get("target") for mark in gold.of("outcome")}
    stated = {outcome.label: outcome.target for outcome in reversed(found.stated)}
    return [(_name(wanted[label]), _name(stated[label])) for label in sorted(wanted) if label in stated]


def _values(gold: Gold, found: Analysis) -> list[Pair]:
    marks = gold.of("fact")
    told = [fact for fact in found.facts if not fact.is_computed]
    pairs = [(mark.attributes.get("value", "present"), _best(mark, told)) for mark in marks]
    met = {id(fact) for mark in marks for fact in told if _speaks_of(mark, fact)}
    return pairs + [(NONE, fact.value) for fact in told if id(fact) not in met]


def _best(mark: Mark, told: Iterable[Any]) -> str:
    """The value found: the right one where it is among them."""
    values = [fact.value for fact in told if _speaks_of(mark, fact)]
    right = mark.attributes.get("value", "present")
    return right if right in values else _name(values[0] if values else None)


def _speakers(gold: Gold, found: Analysis) -> list[Pair]:
    """Who says the facts that were found, where the gold says it."""
    pairs = []
    for mark in gold.of("fact"):
        met = [fact for fact in found.facts if _speaks_of(mark, fact)]
        if met and "by" in mark.attributes:
            pairs.append((mark.attributes["by"], _name(met[0].asserted_by)))
    return pairs


def _speaks_of(mark: Mark, fact: Any) -> bool:
    return bool(fact.id == mark.attributes["id"] and fact.start < mark.end and mark.start < fact.end)
