"""A record → the rows that it gives to the tables: tuples in the order of the tables' columns."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..report.record import (
    ActRecord,
    CheckRecord,
    DateRecord,
    OutcomesRecord,
    ProvisionRecord,
    Record,
    ReferenceRecord,
    SuggestedRecord,
    TextSpan,
)

Row = tuple[Any, ...]
_ITEMS = ("section", "chapter", "article", "part", "paragraph", "subparagraph", "indent")
_NO_ACT = ActRecord(None, "", None, None, None, None, None, None)


def rows_of(record: Record, doc: int) -> Iterator[tuple[str, list[Row]]]:
    """The rows of all tables that a record gives, each table's under its name."""
    key = (doc, record.id)
    yield "documents", [key + _document(record)]
    yield "sections", [(*key, n, s.kind, s.start, s.end) for n, s in enumerate(record.sections)]
    yield "dates", [(*key, n, *_date(found)) for n, found in enumerate(record.dates)]
    yield "terms", [(*key, n, t.start, t.end, t.text, t.value, t.days, t.rule) for n, t in enumerate(record.terms)]
    yield "references", [key + row for n, found in enumerate(record.references) for row in _reference(n, found)]
    yield (
        "facts",
        [
            (*key, n, f.id, f.value, f.start, f.end, f.text, f.confidence, f.asserted_by, f.needs_person, f.rule)
            for n, f in enumerate(record.facts)
        ],
    )
    yield "checklist", [key + _check(found) for found in record.checklist]
    yield "provisions", [key + _provision(found) for found in record.provisions]
    yield "outcomes", [key + row for row in _outcomes(record.outcomes)]
    yield "warnings", [(*key, warning.code, warning.message) for warning in record.warnings]


def _document(record: Record) -> Row:
    regime, deadline, case = record.regime, record.deadline, record.case
    labels = {outcome.label for outcome in record.outcomes.stated}
    return (
        record.source,
        record.sha256,
        record.chars,
        len(record.pages) if isinstance(record.pages, tuple | list) else None,
        record.language,
        record.kind,
        record.case_kind,
        record.case_numbers[0].text if record.case_numbers else None,
        record.decided_on,
        case.filed_on,
        *((regime.id, regime.from_, regime.basis, regime.ambiguous) if regime else (None, None, None, None)),
        case.judges,
        case.applicant,
        case.foreign,
        None if not labels else labels.pop() if len(labels) == 1 else "several",
        *((deadline.from_, deadline.last_day, deadline.in_time) if deadline else (None, None, None)),
        len(record.sections),
        len(record.dates),
        len(record.references),
        len(record.facts),
        len(record.provisions),
        len(record.warnings),
    )


def _joined(values: Iterable[str]) -> str | None:
    return ";".join(values) or None


def _date(found: DateRecord) -> Row:
    value = found.value
    day = date.fromisoformat(value) if value and found.precision == "day" and len(value) == 10 else None
    about = (value, day, found.precision, found.role, found.resolved, _joined(found.notes), found.rule)
    return (found.start, found.end, found.text, *about)


def _reference(number: int, found: ReferenceRecord) -> Iterator[Row]:
    """A row an item; a reference to the whole act is one row."""
    act = found.act or _NO_ACT
    about = (act.id, act.kind or None, act.title, act.number, act.date, act.issuer, act.jurisdiction)
    ambiguous = _joined(found.ambiguous)
    for position, item in enumerate(found.items or ({},)):
        yield (
            number,
            position,
            found.start,
            found.end,
            found.text,
            _key(act.id, item),
            *about,
            *map(item.get, _ITEMS),
            found.resolved_by,
            ambiguous,
            found.rule,
        )


def _key(act_id: str | None, item: Mapping[str, str]) -> str | None:
    """`kz-gpk-2015:451.2.5`, for a chapter `kz-gpk-2015:ch54`; null where the act is not known."""
    if act_id is None:
        return None
    if "article" not in item:
        return f"{act_id}:ch{item['chapter']}" if "chapter" in item else act_id
    parts = [item[name] for name in ("article", "part", "paragraph", "subparagraph") if name in item]
    return f"{act_id}:{'.'.join(parts)}"


def _first(evidence: tuple[TextSpan, ...]) -> Row:
    """The place of the first evidence."""
    return (evidence[0].start, evidence[0].end, evidence[0].text) if evidence else (None, None, None)


def _check(found: CheckRecord) -> Row:
    return (found.id, found.state, _joined(found.basis), found.note, *_first(found.evidence))


def _provision(found: ProvisionRecord) -> Row:
    return (
        found.id,
        found.effect,
        found.edition_from,
        found.title.kk,
        found.title.ru,
        _joined(found.because),
        found.verified,
        found.source,
        found.rule,
        *_first(found.evidence),
    )


def _outcomes(found: OutcomesRecord) -> Iterator[Row]:
    for stated in found.stated:
        about = (stated.label, stated.target, stated.partial, None, None, None, None, stated.rule)
        yield ("stated", *about, stated.start, stated.end, stated.text)
    for outcome in found.suggested:
        yield ("suggested", *_suggested(outcome))
    for outcome in found.if_admitted:
        yield ("if-admitted", *_suggested(outcome))


def _suggested(found: SuggestedRecord) -> Row:
    grounds = (_joined(found.because), _joined(found.provisions))
    return (found.label, None, None, found.score, found.basis, *grounds, None, *_first(found.evidence))
