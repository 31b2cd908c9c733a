"""The order of the stages and nothing else."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum
from typing import Any

from . import acts, cases, dates, facts, outcomes, provisions, sections, tokens
from .analysis import Analysis, carry_back
from .language import detect, language_notes
from .normalize import normalize
from .values import Case, Document, Language, Note


class Depth(IntEnum):
    """How far to read: each depth needs the ones before it."""

    DATES = 1
    REFERENCES = 2
    FACTS = 3
    ALL = 4


def analyze(
    document: Document | str,
    *,
    on: date | None = None,
    filed_on: date | None = None,
    lang: str = "auto",
    case_kind: str | None = None,
    depth: Depth = Depth.ALL,
) -> Analysis:
    """All that the program finds in one document.

    Args:
        document: a text, or a `Document` that says where the text came from.
        on: the day whose law applies; by default the document's own day, never today.
        filed_on: the day the document was lodged, where the text does not say it.
        lang: `kk`, `ru` or `auto`.
        case_kind: civil, criminal, administrative or offence, where the text does not say it.
        depth: stop after this stage; what was not read is empty.

    Returns:
        An `Analysis`, its spans in code points of the text as given. Never raises on any text.

    >>> analyze("Жоғарғы Сот 2024 жылғы 5 наурызда қаулы етті.", depth=Depth.DATES).dates[0].value
    '2024-03-05'
    """
    if isinstance(document, str):
        document = Document(id="-", text=document)
    text = normalize(document.text)
    language: Language = lang if lang in ("kk", "ru") else detect(text)  # type: ignore[assignment]
    found: dict[str, Any] = {"language": language}
    parts = sections.find_sections(text)
    dated = dates.find_dates(text, language=language)
    mentions = dates.assign_roles(text, dated.dates, parts)
    decided_on = dates.decided_on(mentions, parts, text)
    notes: list[Note] = [*document.notes, *language_notes(text), *dated.notes]
    case = Case(kind="other", case_kind=case_kind, decided_on=decided_on)
    found |= {"dates": mentions, "terms": dated.terms, "sections": parts}
    if depth >= Depth.REFERENCES:
        found["references"] = acts.find_references(text, mentions, language=language, on=on or decided_on)
    if depth >= Depth.FACTS:
        case, facts_found, sentences = _read_facts(text, found, decided_on, case_kind)
        found |= {"facts": facts_found, "sentences": sentences}
    if depth >= Depth.ALL:
        law = provisions.apply_law(
            text,
            case=case,
            facts=found["facts"],
            references=found["references"],
            dates=mentions,
            sections=parts,
            language=language,
            on=on,
            filed_on=filed_on,
        )
        stated = outcomes.find_stated(text, sections=parts, case=case, sentences=found["sentences"])
        suggestions = outcomes.suggest(law, stated, case)
        notes += law.notes
        found |= {
            "regime": law.regime,
            "facts": law.facts,
            "checklist": law.checklist,
            "deadline": law.deadline,
            "provisions": law.provisions,
            "stated": stated,
            "suggested": suggestions.suggested,
            "if_admitted": suggestions.if_admitted,
        }
    findings = carry_back({**found, "case": case}, text)
    return Analysis(document=document, notes=tuple(dict.fromkeys(notes)), **findings)


def _read_facts(text: Any, found: dict[str, Any], decided_on: date | None, case_kind: str | None) -> Any:
    from dataclasses import replace

    sentences = tokens.find_sentences(text)
    case = cases.read_case(
        text,
        language=found["language"],
        sections=found["sections"],
        dates=found["dates"],
        references=found["references"],
        numbers=acts.find_case_numbers(text),
        decided_on=decided_on,
    )
    if case_kind is not None:
        case = replace(case, case_kind=case_kind)
    facts_found = facts.find_facts(
        text, sentences=sentences, sections=found["sections"], case=case, references=found["references"]
    )
    return case, facts_found, sentences


def analyze_many(documents: Iterable[Document | str], **options: Any) -> Iterator[Analysis]:
    """The analyses of many documents, one by one, in their order; options are those of `analyze`."""
    for document in documents:
        yield analyze(document, **options)
