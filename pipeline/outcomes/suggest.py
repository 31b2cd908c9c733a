"""What the law opens: outcomes suggested on the facts found, each with its grounds; never a decision.

A provision that applies opens (or closes) outcomes by its rule; several grounds for one outcome strengthen it as
independent signs do. Where a ground for return is present, the return is what is suggested and the merits stand apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..errors import KnowledgeError
from ..knowledge.law import ASSERTABLE, Regime, Rule, RuleFile
from ..knowledge.load import load_folder
from ..values import Case, Fact, ProvisionHit, Span, StatedOutcome, SuggestedOutcome

if TYPE_CHECKING:
    from ..provisions import LawFindings

_CASSATION = frozenset(
    {"cassation-complaint", "cassation-petition", "protest", "representation", "response", "cassation-ruling", "determination"}
)
_GATES = ("returned", "withdrawn")
_TRANSFERS = frozenset({"transferred", "refused-transfer"})
_CEILING = 0.95
_NO_GROUND = 0.35
_ALLEGED = 0.75


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Outcomes by rank; `if_admitted` those on the merits where a return is suggested first."""

    suggested: tuple[SuggestedOutcome, ...] = ()
    if_admitted: tuple[SuggestedOutcome, ...] = ()


@cache
def _rules() -> dict[str, Rule]:
    try:
        return {rule.id: rule for file in load_folder("rules", RuleFile) for rule in file.rules}
    except KnowledgeError as error:
        if "missing" in error.message:
            return {}
        raise


@cache
def _regimes() -> dict[str, Regime]:
    return {regime.id: regime for regime in load_folder("regimes", Regime)}


def suggest(law: LawFindings, stated: tuple[StatedOutcome, ...], case: Case) -> Suggestions:
    """The outcomes that the law of the document's day opens on the facts found, best first.

    Nothing is suggested for foreign texts, texts that are no cassation matter, and where no regime is known.
    """
    regime = _regimes().get(law.regime.id) if law.regime else None
    if case.foreign or case.kind not in _CASSATION or regime is None or not regime.cassation:
        return Suggestions()
    if any(outcome.label == "not-applicable" for outcome in stated):
        return Suggestions()
    ranked = _ranked(law, regime)
    gates = tuple(s for s in ranked if s.label in _GATES)
    merits = tuple(s for s in ranked if s.label not in _GATES)
    if not merits:
        merits = _without_grounds(law, regime)
    if gates:
        return Suggestions(gates, merits)
    return Suggestions(merits)


def _ranked(law: LawFindings, regime: Regime) -> tuple[SuggestedOutcome, ...]:
    facts = {(fact.id, fact.value): fact for fact in law.facts}
    open_to = {power.label for power in regime.powers}
    hits: dict[str, list[tuple[ProvisionHit, Rule]]] = defaultdict(list)
    closed: set[str] = set()
    for hit in law.provisions:
        rule = _rules().get(hit.rule.removeprefix("rule:"))
        if rule is None:
            continue
        closed |= set(rule.closes)
        for label in rule.outcomes:
            if label in _GATES or not open_to or label in open_to:
                hits[label].append((hit, rule))
    found = [_suggestion(label, grounds, facts) for label, grounds in hits.items() if label not in closed]
    return tuple(sorted(found, key=lambda s: (-s.score, s.label)))


def _suggestion(
    label: str, grounds: list[tuple[ProvisionHit, Rule]], facts: dict[tuple[str, str], Fact]
) -> SuggestedOutcome:
    doubt = 1.0
    for hit, rule in grounds:
        doubt *= 1.0 - rule.weight * _strength(hit, facts)
    because = tuple(dict.fromkeys(fact for hit, _ in grounds for fact in hit.because))
    evidence = tuple(dict.fromkeys(span for hit, _ in grounds for span in hit.evidence))
    would_change = dict.fromkeys(fact for _, rule in grounds for fact in (*rule.unless, *_closing(label, rule)))
    return SuggestedOutcome(
        label=label,
        because=because,
        provisions=tuple(dict.fromkeys(hit.id for hit, _ in grounds)),
        score=round(min(_CEILING, 1.0 - doubt), 2),
        basis="rule",
        evidence=evidence,
        would_change=tuple(fact for fact in would_change if fact not in because),
    )


def _strength(hit: ProvisionHit, facts: dict[tuple[str, str], Fact]) -> float:
    """How sure the facts are: what only the applicant says weighs less than what a court found."""
    sure = 1.0
    for name in hit.because:
        fact = facts.get((name, "present")) or facts.get((name, "absent"))
        if fact:
            sure = min(sure, fact.confidence * (_ALLEGED if fact.asserted_by == "applicant" else 1.0))
    return sure


@cache
def _closing_rules(label: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in _rules().values() if label in rule.closes)


def _closing(label: str, opened_by: Rule) -> tuple[str, ...]:
    """Facts that would close the outcome in the same regimes."""
    return tuple(
        fact
        for rule in _closing_rules(label)
        if set(rule.regimes) & set(opened_by.regimes)
        for fact in (*rule.present, *rule.any_present)
    )


def _without_grounds(law: LawFindings, regime: Regime) -> tuple[SuggestedOutcome, ...]:
    """No ground was found: what the court may do then is leave the act as it is, a weak suggestion."""
    power = next((p for p in regime.powers if p.label == "upheld" and p.status in ASSERTABLE), None)
    if power is None:
        return ()
    denied = [fact for fact in law.facts if fact.value == "absent"]
    return (
        SuggestedOutcome(
            label="upheld",
            because=tuple(dict.fromkeys(fact.id for fact in denied)),
            provisions=(power.provision,) if power.provision else (),
            score=round(min(0.6, _NO_GROUND + 0.05 * len(denied)), 2),
            basis="rule",
            evidence=tuple(Span(fact.start, fact.end) for fact in denied),
            would_change=(),
        ),
    )
