"""Why an outcome is suggested: from the words by the rule to the norm in its edition, and what would change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..analysis import Analysis
from ..knowledge.law import VERIFIED, Rule
from ..provisions.lookup import provision
from ..provisions.rules import all_rules
from ..values import Fact, Span, SuggestedOutcome
from .day import law_day
from .wording import Wording

_NAMED = 4
"""Facts that would bar a rule are counted where there are more."""


@dataclass(frozen=True, slots=True)
class Link:
    """One step: `kind` fact | rule | norm | outcome | would_change, what it says, the words it rests on.

    `rule` is the id of the rule that a step of that kind tells.
    """

    kind: str
    said: str
    evidence: tuple[Span, ...] = ()
    rule: str | None = None


def chain(outcome: SuggestedOutcome, a: Analysis, w: Wording) -> Iterator[Link]:
    """The steps to an outcome in the language of the interface, rule by rule, the outcome and its opposite last."""
    told: set[str] = set()
    for rule in (rule for rule in all_rules() if rule.id in outcome.rules):
        for reason in _facts_of(rule, outcome, a):
            if reason not in told:
                yield _fact(reason, outcome, a, w)
            told.add(reason)
        yield Link("rule", f"{_condition(rule, outcome, w)} → {w.label('effect', rule.effect)}", rule=rule.id)
        yield _norm(rule.provision, a, w)
    if not outcome.rules:
        for reason in outcome.because:
            yield _fact(reason, outcome, a, w)
        yield Link("rule", w.say("rule_model" if outcome.basis == "model" else "rule_no_ground"))
        for norm in outcome.provisions:
            yield _norm(norm, a, w)
    yield Link("outcome", w.name(outcome.label))
    yield Link("would_change", changes(outcome, w))


def changes(outcome: SuggestedOutcome, w: Wording) -> str:
    """What would change a suggestion: facts that would bar it, and its own facts if they were denied."""
    return ", ".join(map(w.reason, outcome.would_change)) or w.say("any_ground")


def _facts_of(rule: Rule, outcome: SuggestedOutcome, a: Analysis) -> list[str]:
    """The reasons of the outcome that this rule asks for; `!` before one that the rule wants denied."""
    present = {fact.id for fact in a.facts if fact.value == "present"}
    wanted = [fact for fact in (*rule.present, *rule.any_present) if fact in outcome.because]
    wanted = [fact for fact in wanted if fact in rule.present or fact in present]
    denied = [f"!{fact}" for fact in (*rule.absent, *rule.any_absent) if fact in outcome.because]
    return list(dict.fromkeys(wanted + denied))


def _fact(reason: str, outcome: SuggestedOutcome, a: Analysis, w: Wording) -> Link:
    said = [fact for fact in a.facts if fact.id == reason.lstrip("!") and (fact.value == "absent") == ("!" in reason)]
    best = max(said, key=lambda fact: (fact.asserted_by == "court", fact.confidence), default=None)
    if best is None:
        return Link("fact", w.reason(reason), _sign_words(reason, outcome, a))
    return Link("fact", f"{w.name(best.id)} ({_told(best, a.case.kind, w)})", _words(best))


def _sign_words(reason: str, outcome: SuggestedOutcome, a: Analysis) -> tuple[Span, ...]:
    """The words of what is no fact of the text: the stage it is of, how the appeal ended. The rest are facts' words."""
    facts = {span for fact in a.facts for span in (Span(fact.start, fact.end), *fact.evidence)}
    known = {fact.id for fact in a.facts}
    signs = [name for name in outcome.because if name not in known]
    spans = [span for span in outcome.evidence if span not in facts]
    return tuple(spans[signs.index(reason) :][:1]) if reason in signs else ()


def _told(fact: Fact, kind: str, w: Wording) -> str:
    return ", ".join(filter(None, (w.fact_value(fact), w.speaker(fact, kind))))


def _words(fact: Fact) -> tuple[Span, ...]:
    spans = (Span(fact.start, fact.end), *fact.evidence)
    return tuple(dict.fromkeys(span for span in spans if span.end > span.start))[:3]


def _condition(rule: Rule, outcome: SuggestedOutcome, w: Wording) -> str:
    def named(facts: tuple[str, ...]) -> str:
        return ", ".join(map(w.name, facts))

    here = tuple(fact for fact in rule.any_present if fact in outcome.because)
    parts = [w.say("rule_all", facts=named(rule.present))] if rule.present else []
    if rule.any_present:
        parts.append(w.say("rule_any", n=len(rule.any_present), facts=named(here)))
    if denied := (*rule.absent, *rule.any_absent):
        parts.append(w.say("rule_denied", facts=named(tuple(fact for fact in denied if fact in outcome.because))))
    if len(rule.unless) > _NAMED:
        parts.append(w.say("rule_unless_many", n=len(rule.unless)))
    elif rule.unless:
        parts.append(w.say("rule_unless", facts=named(rule.unless)))
    return "; ".join(parts)


def _norm(identifier: str, a: Analysis, w: Wording) -> Link:
    """A norm by its name for lawyers, what it says, and the edition of the day."""
    hit = next((hit for hit in a.provisions if hit.id == identifier), None)
    if hit is not None:
        edition = w.say("edition", day=hit.edition_from)
        checked = w.say("verified" if hit.verified else "unverified")
        return Link("norm", f"{w.norm(identifier)} {w.provision(hit)} ({edition}, {checked})")
    day = law_day(a)
    found = provision(identifier, day) if day else None
    if found is None:
        return Link("norm", w.norm(identifier))
    title = str(getattr(found.title, w.language))
    checked = w.say("verified" if found.status in VERIFIED else "unverified")
    return Link("norm", f"{w.norm(identifier)} {title} ({w.say('edition', day=found.from_)}, {checked})")
