"""Facts that follow from sums: a claim under the threshold of cassation."""

from datetime import date, timedelta

from msgspec.structs import replace

from ..values import COMPUTED, Case, Fact, Money, Note, Span
from .choice import full_day, last_act_day
from .lookup import amount
from .wording import note

CLAIM_UNDER_THRESHOLD = "claim-under-threshold"
_TABLES = {"person": "threshold-person", "legal-entity": "threshold-legal-entity"}
_YEAR = timedelta(days=366)


def threshold_facts(case: Case, on: date, language: str) -> tuple[tuple[Fact, ...], tuple[Note, ...]]:
    """Whether the claim is under the threshold of its applicant on that day, and what is not known of it.

    The article does not say the day at which the index is taken; the candidates are the day of the first-instance
    act and the year before it, when the claim was filed. Where they disagree nothing is asserted, both are said.
    """
    claim = claim_of(case) or _all_claims(case)
    if claim is None or claim.currency != "KZT":
        return (), ()
    if case.applicant not in _TABLES:
        return (), (note("threshold_person_unknown", language),) if case.applicant is None else ()
    units = amount(_TABLES[case.applicant], on)
    indexes = _indexes(case)
    if not units or not indexes:
        return (), ()
    limits = sorted({units * index for index in indexes})
    under = {claim.amount < limit for limit in limits}
    if claim_of(case) is None and under != {True}:
        return (), ()
    if len(under) > 1:
        low, high = (f"{limit:,.0f}".replace(",", "\u00a0") for limit in (limits[0], limits[-1]))
        shown = f"{claim.amount:,.0f}".replace(",", "\u00a0")
        return (), (note("threshold_ambiguous", language, amount=shown, low=low, high=high),)
    fact = Fact(
        id=CLAIM_UNDER_THRESHOLD,
        value="present" if under.pop() else "absent",
        start=claim.start,
        end=claim.end,
        confidence=1.0,
        rule=f"{COMPUTED}threshold",
        evidence=(Span(claim.start, claim.end),) if claim.end > claim.start else (),
    )
    return (fact,), ()


def claim_of(case: Case) -> Money | None:
    """The sum of the claim, where the text names just one."""
    claims = [m for m in case.sums if m.role == "claim"]
    return claims[0] if claims and len({m.amount for m in claims}) == 1 else None


def _all_claims(case: Case) -> Money | None:
    """All sums of the claim taken together, which it cannot exceed where the text names several."""
    claims = [m for m in case.sums if m.role == "claim"]
    if not claims or any(m.currency != "KZT" for m in claims):
        return None
    total = sum({m.amount for m in claims})
    return replace(max(claims, key=lambda m: m.amount), amount=total)


def _indexes(case: Case) -> set[float]:
    """The values of the monthly index at the days that may count."""
    first = [d for i in case.instances if i.instance == "first" and (d := full_day(i.date)) is not None]
    decided = max(first) if first else last_act_day(case)
    if decided is None:
        return set()
    return {value for day in (decided, decided - _YEAR) if (value := amount("mrp", day)) is not None}
