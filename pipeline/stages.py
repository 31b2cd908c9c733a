"""The order of the stages and nothing else.

The later stages are imported where they are called: a command that reads dates or references starts without them.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import IntEnum
from typing import Any

from msgspec.structs import replace

from . import dates, sections
from .analysis import Analysis, carry_back
from .language import detect, language_notes
from .normalize import Text, normalize
from .values import Case, DateMention, Document, Fact, Given, Instance, Language, Money


class Depth(IntEnum):
    """How far to read: each depth needs the ones before it."""

    DATES = 1
    REFERENCES = 2
    FACTS = 3
    ALL = 4


def analyze(
    document: Document | str,
    *,
    given: Given | None = None,
    on: date | None = None,
    filed_on: date | None = None,
    lang: str = "auto",
    ui_language: str = "en",
    depth: Depth = Depth.ALL,
    model_facts: bool = False,
) -> Analysis:
    """All that the program finds in one document.

    Args:
        document: a text, or a `Document` that says where the text came from.
        given: what a person knows and the text does not say; `on` and `filed_on` are its commonest parts.
        on: the day whose law applies; by default the document's own day, never today.
        filed_on: the day the document was lodged, where the text does not say it.
        lang: `kk`, `ru` or `auto`.
        ui_language: the language of notes and steps: `kk`, `ru` or `en`.
        depth: stop after this stage; what was not read is empty.
        model_facts: let the statistical reader suggest facts in sentences in which the rules found none.

    Returns:
        An `Analysis`, its spans in code points of the text as given. Never raises on any text.

    >>> analyze("Жоғарғы Сот 2024 жылғы 5 наурызда қаулы етті.", depth=Depth.DATES).dates[0].value
    '2024-03-05'
    """
    if isinstance(document, str):
        document = Document(id="-", text=document)
    known = given or Given()
    if on or filed_on:
        known = replace(known, on=on or known.on, filed_on=filed_on or known.filed_on)
    text = normalize(document.text)
    detected = detect(text)
    language: Language = lang if lang in ("kk", "ru") else detected  # type: ignore[assignment]
    parts = sections.find_sections(text)
    dated = dates.find_dates(text)
    mentions = dates.assign_roles(text, dated.dates, parts)
    decided_on = dates.decided_on(mentions, parts, text)
    notes = (*document.notes, *language_notes(text, detected), *dated.notes)
    case = Case(kind="other", case_kind=known.case_kind, decided_on=decided_on)
    found: dict[str, Any] = {"sections": parts, "dates": mentions, "terms": dated.terms, "notes": notes}
    if depth >= Depth.REFERENCES:
        from . import acts

        found["references"] = acts.find_references(text, mentions, language=language, on=known.on or decided_on)
    if depth >= Depth.FACTS:
        from . import facts, tokens

        case = _case(text, found, decided_on, known)
        found["sentences"] = tokens.find_sentences(text)
        found["facts"] = facts.find_facts(text, sentences=found["sentences"], sections=parts, case=case)
        if model_facts:
            found["facts"] = _more_facts(text, found, case)
    if depth >= Depth.ALL:
        found |= _law(text, found, case, known, ui_language)
    back = carry_back({**found, "case": case}, text)
    return Analysis(document=document, language=language, **back)


def _more_facts(text: Text, found: Mapping[str, Any], case: Case) -> tuple[Fact, ...]:
    """The facts of the rules and, in sentences without any, those of the statistical reader, in their order."""
    from .facts.model import find_more

    known: tuple[Fact, ...] = found["facts"]
    more = find_more(text, sentences=found["sentences"], sections=found["sections"], case=case, known=known)
    return tuple(sorted((*known, *more), key=lambda fact: (fact.start, fact.end, fact.id)))


def _case(text: Text, found: Mapping[str, Any], decided_on: date | None, known: Given) -> Case:
    """The case as the text tells it, completed by what a person knows."""
    from . import acts, cases

    case = cases.read_case(
        text,
        sections=found["sections"],
        dates=found["dates"],
        references=found["references"],
        numbers=acts.find_case_numbers(text),
        decided_on=decided_on,
    )
    if known.announced_on:
        told = Instance("appeal", None, 0, 0, date=known.announced_on.isoformat())
        case = replace(case, instances=(*(i for i in case.instances if i.instance != "appeal"), told))
    if known.amount is not None:
        sums = (m for m in case.sums if m.role != "claim")
        case = replace(case, sums=(*sums, Money(0, 0, known.amount, "KZT", role="claim")))
    if known.case_kind or known.filed_on:
        case = replace(case, case_kind=known.case_kind or case.case_kind, filed_on=known.filed_on or case.filed_on)
    return case


def _law(text: Text, found: Mapping[str, Any], case: Case, known: Given, ui_language: str) -> dict[str, Any]:
    """What the law makes of the findings. What a person told has an empty span: no words of the text say it."""
    from . import outcomes, provisions

    mentions = found["dates"]
    if known.served_on:
        mentions = (*mentions, DateMention(0, 0, known.served_on.isoformat(), "day", "given", role="served"))
    stated = outcomes.find_stated(text, sections=found["sections"], case=case)
    law = provisions.apply_law(
        text,
        case=case,
        facts=found["facts"],
        references=found["references"],
        dates=mentions,
        sections=found["sections"],
        language=ui_language,
        on=known.on,
        filed_on=known.filed_on,
        stated=stated,
    )
    suggestions = outcomes.suggest(law, stated, case)
    return {
        "regime": law.regime,
        "facts": law.facts,
        "checklist": law.checklist,
        "deadline": law.deadline,
        "provisions": law.provisions,
        "stated": stated,
        "suggested": suggestions.suggested,
        "if_admitted": suggestions.if_admitted,
        "notes": tuple(dict.fromkeys((*found["notes"], *law.notes))),
    }


def analyze_many(documents: Iterable[Document | str], **options: Any) -> Iterator[Analysis]:
    """The analyses of many documents, one by one, in their order; options are those of `analyze`."""
    for document in documents:
        yield analyze(document, **options)
