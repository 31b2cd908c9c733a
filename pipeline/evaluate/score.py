"""Precision, recall and F1 of an analysis against gold, per kind and language, regime or kind of document.

Definitions: a date or term counts when its span is exact (`dates`); its value is scored on the spans found
(`date-values`, an accuracy). A reference counts when its span is exact (`references`); an item counts when act and
all its parts are right inside overlapping spans (`items`). A fact counts when id and value are right and the spans
overlap. Sections count when kind is right and the spans overlap by at least half. Outcomes count by label, once a
document. Document kind, case kind, regime and language are accuracies.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..analysis import Analysis
from ..values import NO_OUTCOME
from .confusion import NONE, Confusion, count_confusion
from .gold import Gold, items_of
from .places import in_sentence


@dataclass(slots=True)
class Score:
    """Counts of one kind: found and right, found and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found; None where there is no gold."""
        gold = self.right + self.missed
        return self.right / gold if gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there is neither gold nor a finding."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None

    def add(self, other: "Score") -> None:
        """Add the counts of another part of the same kind."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.errors += other.errors


Scores = dict[tuple[str, str], Score]

GROUPS = ("language", "regime", "document")
"""What scores are told by."""


@dataclass(slots=True)
class Board:
    """Scores per language, regime and document kind, and what was taken for what."""

    by: dict[str, Scores] = field(default_factory=lambda: {name: {} for name in GROUPS})
    confusion: Confusion = field(default_factory=dict)

    @property
    def scores(self) -> Scores:
        """The scores keyed by (kind, language)."""
        return self.by["language"]


def score(pairs: Iterable[tuple[Gold, Analysis]]) -> Board:
    """The scores of analyses against their gold."""
    board = Board()
    for gold, analysis in pairs:
        count_confusion(board.confusion, gold, analysis)
        for kind, gold_set, found_set in _sets(gold, analysis):
            counted = _counted(kind, gold_set, found_set, gold, analysis)
            for name, group in _groups(gold):
                board.by[name].setdefault((kind, group), Score()).add(counted)
    return board


def _groups(gold: Gold) -> Iterator[tuple[str, str]]:
    """The groups a document belongs to; `–` where its annotation says that there is none, or nothing."""
    yield "language", gold.language
    yield "regime", gold.head.get("regime") or NONE
    yield "document", gold.head.get("kind") or NONE


def _counted(kind: str, gold_set: list[Any], found_set: list[Any], gold: Gold, found: Analysis) -> Score:
    total = Score()
    left = list(gold_set)
    for finding in found_set:
        if finding in left:
            left.remove(finding)
            total.right += 1
        else:
            total.wrong += 1
            total.errors.append(f"{gold.id}: found, not in gold: {in_sentence(kind, finding, gold, found)}")
    total.missed += len(left)
    total.errors += [f"{gold.id}: missed: {in_sentence(kind, finding, gold, found)}" for finding in left]
    return total


def _sets(gold: Gold, found: Analysis) -> Iterator[tuple[str, list[Any], list[Any]]]:
    for kind, sets in _KINDS.items():
        if kind.split("-")[0].rstrip("s") + "s" in gold.annotates or kind in gold.annotates:
            yield kind, *sets(gold, found)
    for key, value in (
        ("kind", found.case.kind),
        ("case_kind", found.case.case_kind),
        ("decided_on", found.case.decided_on),
        ("regime", found.regime and found.regime.id),
        ("deadline", found.deadline and found.deadline.last_day),
    ):
        if key in gold.head:
            wanted = gold.head[key] or None
            yield key, [wanted], [value]
    yield from _law(gold, found)


def _law(gold: Gold, found: Analysis) -> Iterator[tuple[str, list[Any], list[Any]]]:
    if "provisions" in gold.head:
        wanted = list(gold.head["provisions"])
        hits = {hit.id for hit in found.provisions}
        # Only what must be there and what must not: other provisions of the chapter may rightly be cited too.
        unwanted = [p for p in gold.head.get("provisions_not", ()) if p in hits]
        yield "provisions", wanted, [p for p in wanted if p in hits] + unwanted
    if "suggested" in gold.head:
        labels = {s.label for s in found.suggested}
        wanted = list(gold.head["suggested"])
        unwanted = [s for s in gold.head.get("suggested_not", ()) if s in labels]
        yield "suggested", wanted, [s for s in wanted if s in labels] + unwanted
    if "checklist" in gold.head:
        states = {check.id: check.state for check in found.checklist}
        lines = gold.head["checklist"]
        yield "checklist", list(lines.items()), [(line, states.get(line)) for line in lines]
    if "computed" in gold.head:
        computed = {fact.id for fact in found.facts if fact.is_computed and fact.value == "present"}
        yield "computed", list(gold.head["computed"]), sorted(computed)


def _dates(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    return [(m.start, m.end) for m in gold.of("date")], [(d.start, d.end) for d in found.dates]


def _date_values(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    values = {(d.start, d.end): d.value for d in found.dates}
    met = [m for m in gold.of("date") if (m.start, m.end) in values]
    wanted = [(m.start, m.end, None if m.attributes.get("value") == "null" else m.attributes.get("value")) for m in met]
    return wanted, [(m.start, m.end, values[m.start, m.end]) for m in met]


def _date_roles(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    roles = {(d.start, d.end): d.role for d in found.dates}
    met = [m for m in gold.of("date") if "role" in m.attributes and (m.start, m.end) in roles]
    return (
        [(m.start, m.end, m.attributes["role"]) for m in met],
        [(m.start, m.end, roles[m.start, m.end]) for m in met],
    )


def _terms(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    wanted = [(m.start, m.end, m.attributes.get("value")) for m in gold.of("term")]
    return wanted, [(t.start, t.end, t.value) for t in found.terms]


def _references(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    return [(m.start, m.end) for m in gold.of("ref")], [(r.start, r.end) for r in found.references]


def _reference_items(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    """Items with their act, each tied to the place of the gold reference that it overlaps."""
    refs = gold.of("ref")

    def place(start: int, end: int) -> tuple[int, int]:
        best = max(refs, key=lambda m: min(end, m.end) - max(start, m.start), default=None)
        return (best.start, best.end) if best and min(end, best.end) > max(start, best.start) else (start, end)

    wanted = [
        (m.start, m.end, None if m.attributes.get("act") == "?" else m.attributes.get("act"), _pinpoint(item))
        for m in refs
        for item in items_of(m) or ({},)
    ]
    have = [
        (*place(r.start, r.end), r.act.id if r.act else None, _pinpoint(item))
        for r in found.references
        for item in r.items or ({},)
    ]
    return wanted, have


def _pinpoint(item: Any) -> str:
    return " ".join(f"{key}={item[key]}" for key in sorted(item))


def _facts(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    wanted = [(m.start, m.end, m.attributes["id"], m.attributes.get("value", "present")) for m in gold.of("fact")]
    have: list[Any] = []
    for fact in found.facts:
        if fact.is_computed:
            continue
        met = [w for w in wanted if w[2:] == (fact.id, fact.value) and w[0] < fact.end and fact.start < w[1]]
        place = next((w for w in met if w not in have), met[0] if met else (fact.start, fact.end, fact.id, fact.value))
        if place not in have:  # the same fact told twice in one annotated clause is one finding
            have.append(place)
    return wanted, have


def _fact_sources(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    wanted, have = [], []
    for mark in gold.of("fact"):
        met = [f for f in found.facts if f.id == mark.attributes["id"] and f.start < mark.end and mark.start < f.end]
        if "by" in mark.attributes and met:
            wanted.append((mark.start, mark.end, mark.attributes["by"]))
            have.append((mark.start, mark.end, met[0].asserted_by))
    return wanted, have


def _outcomes(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    wanted = sorted({m.attributes["label"] for m in gold.of("outcome")})
    stated = sorted({o.label for o in found.stated} - NO_OUTCOME)
    return wanted, stated


def _sections(gold: Gold, found: Analysis) -> tuple[list[Any], list[Any]]:
    wanted = [(m.start, m.end, m.attributes["kind"]) for m in gold.of("section")]
    have = []
    for section in found.sections:
        met = [w for w in wanted if w[2] == section.kind and _shares_half(w, section)]
        have.append(met[0] if met else (section.start, section.end, section.kind))
    return wanted, have


def _shares_half(mark: Any, section: Any) -> bool:
    shared = min(mark[1], section.end) - max(mark[0], section.start)
    return bool(2 * shared >= max(mark[1] - mark[0], section.end - section.start))


_KINDS: dict[str, Callable[[Gold, Analysis], tuple[list[Any], list[Any]]]] = {
    "dates": _dates,
    "dates-values": _date_values,
    "dates-roles": _date_roles,
    "terms": _terms,
    "references": _references,
    "references-items": _reference_items,
    "facts": _facts,
    "facts-sources": _fact_sources,
    "outcomes": _outcomes,
    "sections": _sections,
}
