"""Precision, recall and F1 of an analysis against gold, per kind and language.

Definitions: a date or term counts when its span is exact (`dates`); its value is scored on the spans found
(`date-values`, an accuracy). A reference counts when its span is exact (`references`); an item counts when act and
all its parts are right inside overlapping spans (`items`). A fact counts when id and value are right and the spans
overlap. Sections count when kind is right and the spans overlap by at least half. Outcomes count by label and target
of the document. Document kind, case kind, regime and language are accuracies.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..analysis import Analysis
from .gold import Gold, Mark, items_of


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


Scores = dict[tuple[str, str], Score]


def score(pairs: Iterable[tuple[Gold, Analysis]]) -> Scores:
    """Scores keyed by (kind, language)."""
    scores: Scores = defaultdict(Score)
    for gold, analysis in pairs:
        for kind, gold_set, found_set in _sets(gold, analysis):
            _count(scores[kind, gold.language], gold_set, found_set, gold)
    return dict(scores)


def _count(total: Score, gold_set: list[Any], found_set: list[Any], gold: Gold) -> None:
    left = list(gold_set)
    for finding in found_set:
        if finding in left:
            left.remove(finding)
            total.right += 1
        else:
            total.wrong += 1
            total.errors.append(f"{gold.id}: found, not in gold: {_shown(finding, gold)}")
    total.missed += len(left)
    total.errors += [f"{gold.id}: missed: {_shown(finding, gold)}" for finding in left]


def _shown(finding: Any, gold: Gold) -> str:
    if isinstance(finding, tuple) and len(finding) >= 2 and all(isinstance(part, int) for part in finding[:2]):
        start, end = finding[:2]
        around = [gold.text[max(0, start - 30) : start], f"[{gold.text[start:end]}]", gold.text[end : end + 30]]
        return f"{finding[2:]} «{' '.join(' '.join(around).split())}»"
    return str(finding)


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
        computed = {fact.id for fact in found.facts if fact.rule.startswith("computed:") and fact.value == "present"}
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
        if fact.rule.startswith("computed:"):
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
    stated = sorted({o.label for o in found.stated} - {"not-applicable", "unknown"})
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


def marks_of(analysis: Analysis) -> tuple[Mark, ...]:
    """The findings of an analysis as marks, for writing gold from a corrected analysis."""
    marks = [
        Mark("date", d.start, d.end, {"value": d.value or "null", "precision": d.precision}) for d in analysis.dates
    ]
    marks += [Mark("fact", f.start, f.end, {"id": f.id, "value": f.value}) for f in analysis.facts]
    return tuple(sorted(marks, key=lambda m: (m.start, -m.end)))
