"""The rules engine: facts in three values and a regime → provisions that apply and outcomes that they open."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from msgspec import Struct, field

from ..knowledge.law import ASSERTABLE, VERIFIED, Edition, Rule, RuleFile
from ..knowledge.load import load_folder
from ..values import Note, ProvisionHit, Span
from .findings import Opening
from .lookup import provision
from .signs import sign_ids
from .states import FactState
from .wording import in_language, note

_OF_FILING = frozenset(
    {
        "return-by-letter",
        "return-by-ruling",
        "return-without-consideration",
        "leave",
        "not-reviewable",
        "return",
        "stop",
    }
)


class Applied(Struct):
    """What the rules of one regime say."""

    hits: list[ProvisionHit] = field(default_factory=list)
    opened: list[Opening] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def apply_rules(regime_id: str, day: date, document: str, states: Mapping[str, FactState], *, language: str) -> Applied:
    """All rules of a regime on the facts: provisions, outcomes, and notes for what is only an interpretation."""
    applied = Applied()
    present = {fact for fact, state in states.items() if state.value == "present"}
    absent = {fact for fact, state in states.items() if state.value == "absent"}
    for rule in _asked_of(regime_id, document, states):
        if not _fires(rule, present, absent) or not _holds_on(rule, day):
            continue
        edition = provision(rule.provision, day)
        because = _because(rule, states)
        if rule.status not in ASSERTABLE:
            if rule.status == "DER" and rule.note is not None:
                said = in_language(rule.note, language)
                applied.notes.append(note("interpretation", language, provision=rule.provision, note=said))
            continue
        if edition is None:
            continue
        if edition.status not in ASSERTABLE:
            applied.notes.append(note("edition_unverified", language, provision=rule.provision))
            continue
        evidence = _evidence(because, states)
        if because or rule.effect != "power":
            remark = in_language(rule.note, language) if rule.note else None
            hit = make_hit(
                rule.provision,
                edition,
                rule.effect,
                because=because,
                evidence=evidence,
                rule=rule.id,
                verified=rule.status in VERIFIED,
                remark=remark,
            )
            applied.hits.append(hit)
            applied.hits += _read_with(rule, day, because, evidence)
        stage = "filing" if rule.effect in _OF_FILING else "merits"
        would_change = tuple(f for f in rule.unless if f not in states and f not in sign_ids())
        applied.opened += [
            Opening(label, rule.provision, rule.id, because, evidence, rule.weight, stage, would_change)
            for label in rule.outcomes
        ]
        applied.closed += rule.closes
    return applied


def holds(rule: Rule, value: Mapping[str, str]) -> bool:
    """Whether the facts fire the rule: `present` and `absent` must be stated so, `unless` must not be present."""
    present = {fact for fact, said in value.items() if said == "present"}
    absent = {fact for fact, said in value.items() if said == "absent"}
    return _fires(rule, present, absent)


def _fires(rule: Rule, present: set[str], absent: set[str]) -> bool:
    return (
        present.issuperset(rule.present)
        and (not rule.any_present or not present.isdisjoint(rule.any_present))
        and absent.issuperset(rule.absent)
        and (not rule.any_absent or not absent.isdisjoint(rule.any_absent))
        and present.isdisjoint(rule.unless)
    )


def make_hit(
    provision_id: str,
    edition: Edition,
    effect: str,
    *,
    because: tuple[str, ...],
    evidence: tuple[Span, ...],
    rule: str,
    verified: bool = True,
    remark: str | None = None,
) -> ProvisionHit:
    """A provision that applies, with its title in three languages; `verified` is whether the rule was."""
    words = edition.title
    return ProvisionHit(
        id=provision_id,
        title={"kk": words.kk, "ru": words.ru, "en": words.en},
        effect=effect,
        edition_from=edition.from_,
        because=because,
        evidence=evidence,
        verified=verified and edition.status in VERIFIED,
        source=edition.source,
        rule=rule,
        note=remark,
    )


def _read_with(rule: Rule, day: date, because: tuple[str, ...], evidence: tuple[Span, ...]) -> Iterator[ProvisionHit]:
    """The provisions that the rule names beside its own, where they are in force and verified."""
    for provision_id in rule.also:
        edition = provision(provision_id, day)
        if edition is not None and edition.status in ASSERTABLE:
            yield make_hit(provision_id, edition, "basis", because=because, evidence=evidence, rule=rule.id)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the knowledge base."""
    return tuple(rule for file in load_folder("rules", RuleFile) for rule in file.rules)


@cache
def outcomes_of(rule_id: str) -> tuple[str, ...]:
    """The outcomes that a rule opens; none for an id that is no rule."""
    return next((rule.outcomes for rule in all_rules() if rule.id == rule_id), ())


def _asked_of(regime_id: str, document: str, states: Mapping[str, FactState]) -> list[Rule]:
    """The rules of a regime for a kind of document, in their order, without those of which no fact is known."""
    rules, always, by_fact = _of(regime_id, document)
    numbers = set(always).union(*[by_fact[fact] for fact in states if fact in by_fact])
    return [rules[number] for number in sorted(numbers)]


@cache
def _of(regime_id: str, document: str) -> tuple[tuple[Rule, ...], tuple[int, ...], dict[str, tuple[int, ...]]]:
    """The rules of a regime for a kind of document; the numbers of those that need no fact, and of those of a fact."""
    rules = tuple(
        rule for rule in all_rules() if regime_id in rule.regimes and (not rule.documents or document in rule.documents)
    )
    wanted = [{*rule.present, *rule.any_present, *rule.absent, *rule.any_absent} for rule in rules]
    by_fact = {
        fact: tuple(number for number, facts in enumerate(wanted) if fact in facts) for fact in set().union(*wanted)
    }
    return rules, tuple(number for number, facts in enumerate(wanted) if not facts), by_fact


def _holds_on(rule: Rule, day: date) -> bool:
    """Whether the rule is of that day of its regimes."""
    return (rule.valid_from is None or day >= rule.valid_from) and (rule.valid_to is None or day <= rule.valid_to)


def _because(rule: Rule, states: Mapping[str, FactState]) -> tuple[str, ...]:
    one_present = [f for f in rule.any_present if f in states and states[f].value == "present"]
    one_absent = [f for f in rule.any_absent if f in states and states[f].value == "absent"]
    return tuple(dict.fromkeys([*rule.present, *one_present, *rule.absent, *one_absent]))


def _evidence(because: tuple[str, ...], states: Mapping[str, FactState]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for f in because for span in states[f].evidence))
