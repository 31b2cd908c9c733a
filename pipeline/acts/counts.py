"""How often acts and their units are cited, over any number of documents."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..values import Act, Reference

LEVELS = ("section", "chapter", "article", "part", "paragraph", "subparagraph", "indent")
"""The columns of units, from the largest down."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One row of the table: an act (by id, or by what the texts say of it), a unit of it, how often, in how many texts.

    `units` are the numbers in the order of `LEVELS`, None where the reference goes no deeper.
    """

    act: str | None
    kind: str | None
    title: str | None
    units: tuple[str | None, ...]
    count: int
    documents: int


def count_references(documents: Iterable[Iterable[Reference]]) -> tuple[Citation, ...]:
    """The citations in `documents` (the references of each), the most frequent first.

    A reference with several items counts once for each of them; one without items counts for the act as a whole.
    """
    counts: Counter[tuple[str, tuple[str | None, ...]]] = Counter()
    spread: Counter[tuple[str, tuple[str | None, ...]]] = Counter()
    acts: dict[str, Act | None] = {}
    for references in documents:
        here: set[tuple[str, tuple[str | None, ...]]] = set()
        for reference in references:
            name = _name(reference.act)
            acts.setdefault(name, reference.act)
            for item in reference.items or ({},):
                key = (name, tuple(item.get(level) for level in LEVELS))
                counts[key] += 1
                here.add(key)
        spread.update(here)
    rows = [_citation(acts[name], units, count, spread[name, units]) for (name, units), count in counts.items()]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.act or "", tuple(unit or "" for unit in row.units))))


def _name(act: Act | None) -> str:
    if act is None:
        return ""
    return act.id or "|".join(part or "" for part in (act.kind, act.number, act.date, act.title, act.issuer))


def _citation(act: Act | None, units: tuple[str | None, ...], count: int, documents: int) -> Citation:
    if act is None:
        return Citation(None, None, None, units, count, documents)
    title = act.title or " ".join(part for part in (act.issuer, act.date, act.number and f"№ {act.number}") if part)
    return Citation(act.id, act.kind, title or None, units, count, documents)
