"""Small documents for the tests of the law: a text, what it is, and the facts found in it."""

from datetime import date

from pipeline.normalize import normalize
from pipeline.provisions import apply_law
from pipeline.values import Case, DateMention, Fact, Instance, Money


def day(text):
    return date.fromisoformat(text) if text else None


def fact(name, value="present", *, by=None, rule="cue"):
    return Fact(name, value, 0, 4, 0.9, rule, asserted_by=by)


def facts_of(words):
    """`duty-missing !appeal-exhausted` → one fact present, one denied."""
    return tuple(fact(w.lstrip("!"), "absent" if w.startswith("!") else "present") for w in words.split())


def instances(appeal=None, first=None, cassation=None):
    made = [("first", first), ("appeal", appeal), ("cassation", cassation)]
    return tuple(Instance(name, None, 5, 9, date=when) for name, when in made if when)


def claim(amount, currency="KZT"):
    return (Money(10, 14, amount, currency, "claim"),)


def apply(
    kind="cassation-complaint",
    case_kind="civil",
    *,
    text="Кассационная жалоба на постановление суда.",
    decided=None,
    filed=None,
    appeal=None,
    first=None,
    facts="",
    applicant=None,
    sums=(),
    foreign=None,
    judges=None,
    on=None,
    language="en",
    **options,
):
    """The findings for a document of a few words, its facts and days given."""
    case = Case(
        kind=kind,
        case_kind=case_kind,
        decided_on=day(decided),
        filed_on=day(filed),
        instances=instances(appeal, first),
        sums=sums,
        applicant=applicant,
        foreign=foreign,
        judges=judges,
    )
    mentions = tuple(
        DateMention(20 + 2 * i, 21 + 2 * i, d, "day", "test")
        for i, d in enumerate(filter(None, (appeal, filed, decided)))
    )
    found = facts_of(facts) if isinstance(facts, str) else tuple(facts)
    return apply_law(
        normalize(text),
        case=case,
        facts=found,
        references=options.pop("references", ()),
        dates=options.pop("dates", mentions),
        sections=options.pop("sections", ()),
        language=language,
        on=day(on),
        **options,
    )


def ids(findings, effect=None):
    return {p.id for p in findings.provisions if effect in (None, p.effect)}


def codes(findings):
    return {note.code for note in findings.notes}


def labels(findings, stage=None):
    return {o.label for o in findings.opened if stage in (None, o.stage)}
