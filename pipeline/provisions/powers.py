"""The provision that a stated outcome rests on, in the regime of its day."""

from collections.abc import Collection, Sequence
from datetime import date

from ..knowledge.law import ASSERTABLE, Power
from ..values import ProvisionHit, Span, StatedOutcome
from .lookup import provision, regime
from .rules import make_hit


def powers(regime_id: str, label: str, day: date) -> tuple[Power, ...]:
    """The powers of a regime that grant an outcome and were in force on the day, in the order of the norm."""
    return tuple(
        p
        for p in regime(regime_id).powers
        if p.label == label
        and p.status in ASSERTABLE
        and p.provision is not None
        and provision(p.provision, day) is not None
    )


def power_hits(
    regime_id: str,
    stated: Sequence[StatedOutcome],
    day: date,
    *,
    cited: Collection[str] = (),
) -> tuple[ProvisionHit, ...]:
    """One provision for each stated outcome: the power the ruling used.

    Where several powers give the same outcome, that which the text cites is taken, else the one for both lower acts
    where the first-instance act falls too, else the first in the order of the norm.
    """
    hits: dict[str, ProvisionHit] = {}
    for label in dict.fromkeys(outcome.label for outcome in stated):
        same = [outcome for outcome in stated if outcome.label == label]
        granted = [p.provision for p in powers(regime_id, label, day) if p.provision is not None]
        if not granted:
            continue
        used = next((g for g in granted if g in cited), None) or _by_target(granted, same)
        edition = provision(used, day)
        assert edition is not None
        spans = tuple(Span(outcome.start, outcome.end) for outcome in same)
        hits.setdefault(
            used, make_hit(used, edition, "power", because=(label,), evidence=spans, rule=f"stated:{label}")
        )
    return tuple(hits.values())


def _by_target(granted: list[str], stated: list[StatedOutcome]) -> str:
    both_fall = any(outcome.target is not None and outcome.target.startswith("first") for outcome in stated)
    return granted[1] if both_fall and len(granted) > 1 else granted[0]
