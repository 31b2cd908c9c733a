"""A record → the rows that it gives to the tables: tuples in the order of the tables' columns."""

from bisect import bisect_right
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
    place = _Places(record)
    yield "documents", [key + _document(record)]
    yield "sections", [(*key, n, s.kind, s.start, s.end) for n, s in enumerate(record.sections)]
    yield "dates", [(*key, n, *place.of(found), *_date(found)) for n, found in enumerate(record.dates)]
    yield "terms", [(*key, n, *place.of(t), t.value, t.days, t.rule) for n, t in enumerate(record.terms)]
    yield (
        "references",
        [key + row for n, found in enumerate(record.references) for row in _reference(n, found, place.of(found))],
    )
    yield (
        "facts",
        [
            (*key, n, f.id, f.value, *place.of(f), f.confidence, f.asserted_by, f.needs_person, f.rule)
            for n, f in enumerate(record.facts)
        ],
    )
    yield "checklist", [key + _check(found) + place.first(found.evidence) for found in record.checklist]
    yield "provisions", [key + _provision(found) + place.first(found.evidence) for found in record.provisions]
    yield "outcomes", [key + row for row in _outcomes(record.outcomes, place)]
    yield "warnings", [(*key, warning.code, warning.message) for warning in record.warnings]


class _Places:
    """Where findings stand: start, end, words and page."""

    def __init__(self, record: Record) -> None:
        self._pages = record.pages if isinstance(record.pages, tuple) else ()

    def of(self, found: TextSpan) -> Row:
        """The place of a finding."""
        page = bisect_right(self._pages, found.start) if self._pages else None
        return (found.start, found.end, found.text, page)

    def first(self, evidence: tuple[TextSpan, ...]) -> Row:
        """The place of the first evidence."""
        return self.of(evidence[0]) if evidence else (None, None, None, None)


def _document(record: Record) -> Row:
    regime, deadline, case = record.regime, record.deadline, record.case
    labels = {outcome.label for outcome in record.outcomes.stated}
    return (
        record.source,
        record.sha256,
        record.chars,
        len(record.pages) if isinstance(record.pages, tuple) else None,
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
    return (value, day, found.precision, found.role, found.resolved, _joined(found.notes), found.rule)


def _reference(number: int, found: ReferenceRecord, place: Row) -> Iterator[Row]:
    """A row an item; a reference to the whole act is one row."""
    act = found.act or _NO_ACT
    about = (act.id, act.kind or None, act.title, act.number, act.date, act.issuer, act.jurisdiction)
    ambiguous = _joined(found.ambiguous)
    for position, item in enumerate(found.items or ({},)):
        yield (
            number,
            position,
            *place,
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


def _check(found: CheckRecord) -> Row:
    return (found.id, found.state, _joined(found.basis), found.note)


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
    )


def _outcomes(found: OutcomesRecord, place: _Places) -> Iterator[Row]:
    for stated in found.stated:
        about = (stated.label, stated.target, stated.partial, None, None, None, None, stated.rule)
        yield ("stated", *about, *place.of(stated))
    for outcome in found.suggested:
        yield ("suggested", *_suggested(outcome), *place.first(outcome.evidence))
    for outcome in found.if_admitted:
        yield ("if-admitted", *_suggested(outcome), *place.first(outcome.evidence))


def _suggested(found: SuggestedRecord) -> Row:
    grounds = (_joined(found.because), _joined(found.provisions))
    return (found.label, None, None, found.score, found.basis, *grounds, None)
