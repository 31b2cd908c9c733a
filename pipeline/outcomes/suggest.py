"""What the law opens: outcomes suggested on the facts found, each with its grounds; never a decision.

The rules of law open outcomes; several grounds for one outcome strengthen it as independent signs do. Where a ground
for return is present, the return is what is suggested and the merits stand apart.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ..knowledge.facts import FactFile
from ..knowledge.load import load_folder
from ..provisions import LawFindings, Opening
from ..provisions.powers import powers
from ..values import Case, Fact, Span, StatedOutcome, SuggestedOutcome

_CASSATION = frozenset(
    {
        "cassation-complaint",
        "cassation-petition",
        "protest",
        "representation",
        "response",
        "cassation-ruling",
        "determination",
        "notice",
    }
)
_GATES = frozenset({"returned", "withdrawn", "left-without-consideration"})
_CEILING = 0.95
_ALLEGED = 0.75
_NO_GROUND, _A_DENIAL, _MOST_DENIED = 0.35, 0.05, 0.6


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Outcomes by rank; `if_admitted` those on the merits where a return is suggested first."""

    suggested: tuple[SuggestedOutcome, ...] = ()
    if_admitted: tuple[SuggestedOutcome, ...] = ()


def suggest(law: LawFindings, stated: tuple[StatedOutcome, ...], case: Case) -> Suggestions:
    """The outcomes that the law of the document's day opens on the facts found, best first.

    Nothing is suggested for foreign texts, texts that are no cassation matter, and where no regime is known.
    """
    if case.foreign or case.kind not in _CASSATION or law.regime is None:
        return Suggestions()
    if any(outcome.label == "not-applicable" for outcome in stated):
        return Suggestions()
    gates = _ranked(law, [o for o in law.opened if o.stage == "filing" and o.label in _GATES])
    merits = _ranked(law, [o for o in law.opened if o.stage != "filing" or o.label not in _GATES])
    if not any(outcome.label == "upheld" for outcome in merits) and not _found_by_court(merits, law):
        merits = (*merits, *_as_it_is(law, merits))
    return Suggestions(gates, merits) if gates else Suggestions(merits)


def _ranked(law: LawFindings, opened: list[Opening]) -> tuple[SuggestedOutcome, ...]:
    """One suggestion a label, the strongest first."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in law.facts:
        facts[fact.id].append(fact)
    by_label: dict[str, list[Opening]] = defaultdict(list)
    for opening in opened:
        if opening.label not in law.closed:
            by_label[opening.label].append(opening)
    found = [_suggestion(label, grounds, facts) for label, grounds in by_label.items()]
    return tuple(sorted(found, key=lambda suggestion: (-suggestion.score, suggestion.label)))


def _suggestion(label: str, grounds: list[Opening], facts: dict[str, list[Fact]]) -> SuggestedOutcome:
    doubt = 1.0
    for ground in grounds:
        doubt *= 1.0 - ground.weight * _strength(ground, facts)
    because = tuple(dict.fromkeys(fact for ground in grounds for fact in ground.because))
    barring = [fact for ground in grounds for fact in ground.would_change if fact not in because]
    return SuggestedOutcome(
        label=label,
        because=because,
        provisions=tuple(dict.fromkeys(ground.provision for ground in grounds)),
        score=round(min(_CEILING, 1.0 - doubt), 2),
        basis="rule",
        evidence=tuple(dict.fromkeys(span for ground in grounds for span in ground.evidence)),
        would_change=tuple(dict.fromkeys((*barring, *_opposites(because, facts)))),
        rules=tuple(dict.fromkeys(ground.rule for ground in grounds)),
    )


def _opposites(because: tuple[str, ...], facts: dict[str, list[Fact]]) -> tuple[str, ...]:
    """The facts that opened an outcome turned round: denied (`!`) where they are stated, and the other way."""
    told = {name: {fact.value for fact in facts[name]} for name in because if name in facts}
    return tuple(name if values == {"absent"} else f"!{name}" for name, values in told.items())


def _strength(ground: Opening, facts: dict[str, list[Fact]]) -> float:
    """How sure its facts are: what only the applicant says weighs less than what a court found."""
    sure = 1.0
    for name in ground.because:
        known = [f.confidence * (_ALLEGED if f.asserted_by == "applicant" else 1.0) for f in facts.get(name, ())]
        if known:
            sure = min(sure, max(known))
    return sure


@cache
def _grounds() -> frozenset[str]:
    """The ids of the facts that are grounds for review."""
    return frozenset(file.id for file in load_folder("facts", FactFile) if file.family == "ground")


def _found_by_court(merits: tuple[SuggestedOutcome, ...], law: LawFindings) -> bool:
    """Whether a ground on the merits was found by a court, not only alleged."""
    grounds = {fact for outcome in merits for fact in outcome.because}
    return any(f.id in grounds and f.value == "present" and f.asserted_by == "court" for f in law.facts)


def _as_it_is(law: LawFindings, merits: tuple[SuggestedOutcome, ...]) -> tuple[SuggestedOutcome, ...]:
    """The act may stay as it is while no court found a ground: a weak suggestion, weaker beside grounds alleged."""
    assert law.regime is not None
    granted = [power for power in powers(law.regime.id, "upheld", law.regime.from_) if power.provision]
    if not granted or "upheld" in law.closed:
        return ()
    denied = [fact for fact in law.facts if fact.value == "absent" and fact.id in _grounds()]
    sure = min(_MOST_DENIED, _NO_GROUND + _A_DENIAL * len(denied))
    sure = min([sure, *(1.0 - outcome.score for outcome in merits)])
    reasons = tuple(dict.fromkeys(f"!{fact.id}" for fact in denied))
    return (
        SuggestedOutcome(
            label="upheld",
            because=reasons,
            provisions=tuple(power.provision for power in granted[:1] if power.provision),
            score=round(max(sure, _A_DENIAL), 2),
            basis="rule",
            evidence=tuple(dict.fromkeys(Span(fact.start, fact.end) for fact in denied)),
            would_change=tuple(dict.fromkeys((*(f for o in merits for f in o.because), *(f.id for f in denied)))),
        ),
    )
