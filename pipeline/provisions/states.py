"""What is known of each fact: present, absent, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..values import Fact, Span

_WEIGHT = {"court": 3, None: 2, "other": 1, "applicant": 1}


@dataclass(frozen=True, slots=True)
class FactState:
    """A fact as it stands: its value, who says so, and the facts of the text behind it."""

    value: str
    facts: tuple[Fact, ...]
    asserted_by: str | None = None

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The spans of all facts behind it."""
        spans: dict[Span, None] = {}
        for fact in self.facts:
            if fact.end > fact.start:
                spans[Span(fact.start, fact.end)] = None
            spans.update(dict.fromkeys(fact.evidence))
        return tuple(spans)


def fact_states(facts: Iterable[Fact], *, of_ruling: bool) -> dict[str, FactState]:
    """Fact id → its state.

    A computed fact overrules words; in a ruling the court's words overrule a party's, and what only a party says is
    not established. Where the same voice says both, the fact is present: it speaks of two persons or two acts.
    """
    by_id: dict[str, list[Fact]] = {}
    for fact in facts:
        by_id.setdefault(fact.id, []).append(fact)
    states = {}
    for key, all_facts in by_id.items():
        heard = [f for f in all_facts if f.is_computed] or _loudest(all_facts)
        if of_ruling and all(f.asserted_by in ("applicant", "other") for f in heard):
            continue
        value = "present" if any(f.value == "present" for f in heard) else "absent"
        states[key] = FactState(value, tuple(f for f in heard if f.value == value), heard[0].asserted_by)
    return states


def _loudest(facts: list[Fact]) -> list[Fact]:
    top = max(_WEIGHT.get(f.asserted_by, 2) for f in facts)
    return [f for f in facts if _WEIGHT.get(f.asserted_by, 2) == top]
