"""Analysis → the record that other programs rely on (schema `cassatio/1`, described in docs/record.md).

The structs here are the one definition of the record: `cassatio schema` prints the JSON Schema made from them. A key
that was not found is null or an empty list, never missing. Every span carries its text.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType, field

from ..analysis import Analysis
from ..values import Act, Case, Check, Deadline, ProvisionHit, Span, SuggestedOutcome

NOTICE = "for information; not a decision and not legal advice"
SCHEMA: Literal["cassatio/1"] = "cassatio/1"


class SpanRecord(Struct, frozen=True):
    """Code points of the text as read, half-open."""

    start: int
    end: int


class TextSpan(Struct, frozen=True):
    """A span with its text."""

    start: int
    end: int
    text: str


class CaseNumberRecord(TextSpan, frozen=True):
    """A case number and its parts."""

    court_code: str | None
    year: int | None
    kind: str | None
    serial: str | None


class RegimeRecord(Struct, frozen=True, rename={"from_": "from"}):
    """The cassation regime of the document's day."""

    id: str
    from_: date
    basis: str
    ambiguous: bool


class SectionRecord(Struct, frozen=True):
    """A part of the document."""

    kind: str
    start: int
    end: int


class SentenceRecord(Struct, frozen=True):
    """A sentence and its language."""

    start: int
    end: int
    language: str


class DateRecord(TextSpan, frozen=True):
    """A date as written; `resolved` is a reading from context, `notes` what was odd."""

    value: str | None
    precision: str
    role: str | None
    rule: str
    resolved: str | None
    notes: tuple[str, ...]


class TermRecord(TextSpan, frozen=True):
    """A duration."""

    value: str
    days: str | None
    rule: str


class ActRecord(Struct, frozen=True):
    """The act that a reference speaks of."""

    id: str | None
    kind: str
    title: str | None
    number: str | None
    date: str | None
    issuer: str | None
    jurisdiction: str | None
    url: str | None


class ReferenceRecord(TextSpan, frozen=True):
    """A reference to one act with its items; `ambiguous` are other acts that the words allow."""

    act: ActRecord | None
    items: tuple[dict[str, str], ...]
    resolved_by: str | None
    rule: str
    ambiguous: tuple[str, ...]


class FactRecord(TextSpan, frozen=True):
    """A procedural fact asserted or denied."""

    id: str
    value: Literal["present", "absent"]
    confidence: float
    rule: str
    asserted_by: str | None
    evidence: tuple[SpanRecord, ...]
    needs_person: bool


class CheckRecord(Struct, frozen=True):
    """A line of the pre-screening checklist."""

    id: str
    state: Literal["present", "absent", "not-found"]
    evidence: tuple[TextSpan, ...]
    basis: tuple[str, ...]
    note: str | None


class StepRecord(Struct, frozen=True):
    """A step of the computation of a term."""

    day: date | None
    what: str
    basis: str | None


class DeadlineRecord(Struct, frozen=True, rename={"from_": "from"}):
    """A term computed as a court would."""

    from_: date
    event: str
    term: str
    last_day: date | None
    rolled: bool
    filed_on: date | None
    in_time: bool | None
    basis: tuple[str, ...]
    steps: tuple[StepRecord, ...]
    evidence: tuple[TextSpan, ...]


class TitleRecord(Struct, frozen=True):
    """A title in the three languages of the interface."""

    kk: str | None
    ru: str | None
    en: str | None


class ProvisionRecord(Struct, frozen=True):
    """A provision that applies."""

    id: str
    title: TitleRecord
    effect: str
    edition_from: date
    because: tuple[str, ...]
    evidence: tuple[TextSpan, ...]
    verified: bool
    source: str
    rule: str
    note: str | None


class StatedRecord(TextSpan, frozen=True):
    """An outcome stated in the operative part."""

    label: str
    target: str | None
    partial: bool
    rule: str


class SuggestedRecord(Struct, frozen=True):
    """An outcome that the law opens on the facts."""

    label: str
    because: tuple[str, ...]
    provisions: tuple[str, ...]
    score: float
    basis: Literal["rule", "model"]
    evidence: tuple[TextSpan, ...]
    would_change: tuple[str, ...]
    rules: tuple[str, ...]


class OutcomesRecord(Struct, frozen=True):
    """What the court did and what it may do."""

    stated: tuple[StatedRecord, ...]
    suggested: tuple[SuggestedRecord, ...]
    if_admitted: tuple[SuggestedRecord, ...]


class InstanceRecord(TextSpan, frozen=True):
    """One act of one instance."""

    instance: str
    act_kind: str | None
    date: str | None
    court: str | None
    number: str | None
    result: str | None


class MoneyRecord(TextSpan, frozen=True):
    """A sum of money."""

    amount: float
    currency: str
    role: str | None


class CaseRecord(Struct, frozen=True):
    """The case as the document tells it."""

    filed_on: date | None
    judges: int | None
    applicant: str | None
    foreign: str | None
    instances: tuple[InstanceRecord, ...]
    sums: tuple[MoneyRecord, ...]


class WarningRecord(Struct, frozen=True):
    """Something the reader should know; `code` is stable."""

    code: str
    message: str


class Record(Struct, frozen=True, kw_only=True):
    """One document. The order of the keys is the order in which a lawyer reads."""

    schema: Literal["cassatio/1"] = SCHEMA
    id: str
    source: str | None
    sha256: str | None
    chars: int
    language: str
    kind: str
    case_kind: str | None
    case_numbers: tuple[CaseNumberRecord, ...]
    decided_on: date | None
    case: CaseRecord
    regime: RegimeRecord | None
    sections: tuple[SectionRecord, ...]
    sentences: tuple[SentenceRecord, ...]
    dates: tuple[DateRecord, ...]
    terms: tuple[TermRecord, ...]
    references: tuple[ReferenceRecord, ...]
    facts: tuple[FactRecord, ...]
    checklist: tuple[CheckRecord, ...]
    deadline: DeadlineRecord | None
    provisions: tuple[ProvisionRecord, ...]
    outcomes: OutcomesRecord
    pages: tuple[int, ...] | UnsetType = field(default=UNSET)
    warnings: tuple[WarningRecord, ...]
    notice: str = NOTICE


def to_record(analysis: Analysis) -> Record:
    """The record of an analysis."""
    text = analysis.text

    def spans(evidence: Iterable[Span]) -> tuple[TextSpan, ...]:
        # An empty span is what a person told beside the text: there are no words to show.
        return tuple(TextSpan(s.start, s.end, text[s.start : s.end]) for s in evidence if s.end > s.start)

    regime = analysis.regime
    return Record(
        id=analysis.document.id,
        source=analysis.document.source,
        sha256=analysis.document.sha256,
        chars=len(text),
        language=analysis.language,
        kind=analysis.case.kind,
        case_kind=analysis.case.case_kind,
        case_numbers=tuple(
            CaseNumberRecord(n.start, n.end, text[n.start : n.end], n.court_code, n.year, n.kind, n.serial)
            for n in analysis.case.numbers
        ),
        decided_on=analysis.case.decided_on,
        case=_case(analysis.case, text),
        regime=RegimeRecord(regime.id, regime.from_, regime.basis, regime.ambiguous) if regime else None,
        sections=tuple(SectionRecord(s.kind, s.start, s.end) for s in analysis.sections),
        sentences=tuple(SentenceRecord(s.start, s.end, s.language) for s in analysis.sentences),
        dates=tuple(
            DateRecord(d.start, d.end, text[d.start : d.end], d.value, d.precision, d.role, d.rule, d.resolved, d.notes)
            for d in analysis.dates
        ),
        terms=tuple(TermRecord(t.start, t.end, text[t.start : t.end], t.value, t.days, t.rule) for t in analysis.terms),
        references=tuple(
            ReferenceRecord(
                r.start,
                r.end,
                text[r.start : r.end],
                _act(r.act),
                tuple(dict(item) for item in r.items),
                r.resolved_by,
                r.rule,
                r.ambiguous,
            )
            for r in analysis.references
        ),
        facts=tuple(
            FactRecord(
                f.start,
                f.end,
                text[f.start : f.end],
                f.id,
                f.value,
                f.confidence,
                f.rule,
                f.asserted_by,
                tuple(SpanRecord(s.start, s.end) for s in f.evidence),
                f.needs_person,
            )
            for f in analysis.facts
        ),
        checklist=tuple(_check(check, spans(check.evidence)) for check in analysis.checklist),
        deadline=_deadline(analysis.deadline, spans(analysis.deadline.evidence)) if analysis.deadline else None,
        provisions=tuple(_provision(hit, spans(hit.evidence)) for hit in analysis.provisions),
        outcomes=OutcomesRecord(
            tuple(
                StatedRecord(o.start, o.end, text[o.start : o.end], o.label, o.target, o.partial, o.rule)
                for o in analysis.stated
            ),
            _suggested(analysis.suggested, spans),
            _suggested(analysis.if_admitted, spans),
        ),
        pages=analysis.document.pages or UNSET,
        warnings=tuple(WarningRecord(n.code, n.message) for n in analysis.notes),
    )


def to_dict(analysis: Analysis, *, only: Sequence[str] | None = None) -> dict[str, Any]:
    """The record as plain values for JSON; `only` keeps these keys (and schema, id, warnings, notice)."""
    record: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(to_record(analysis)))
    if only is None:
        return record
    kept = {"schema", "id", "source", "language", *only, "warnings", "notice"}
    return {key: value for key, value in record.items() if key in kept}


def to_json(analysis: Analysis, *, only: Sequence[str] | None = None) -> bytes:
    """The record as one line of UTF-8 JSON without its line end."""
    return msgspec.json.encode(to_record(analysis) if only is None else to_dict(analysis, only=only))


def json_schema() -> Mapping[str, Any]:
    """The JSON Schema (2020-12) of the record."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Record {SCHEMA}", **schema}


def _act(act: Act | None) -> ActRecord | None:
    if act is None:
        return None
    return ActRecord(act.id, act.kind, act.title, act.number, act.date, act.issuer, act.jurisdiction, act.url)


def _case(case: Case, text: str) -> CaseRecord:
    return CaseRecord(
        case.filed_on,
        case.judges,
        case.applicant,
        case.foreign,
        tuple(
            InstanceRecord(
                i.start, i.end, text[i.start : i.end], i.instance, i.act_kind, i.date, i.court, i.number, i.result
            )
            for i in case.instances
        ),
        tuple(MoneyRecord(m.start, m.end, text[m.start : m.end], m.amount, m.currency, m.role) for m in case.sums),
    )


def _check(check: Check, evidence: tuple[TextSpan, ...]) -> CheckRecord:
    return CheckRecord(check.id, check.state, evidence, check.basis, check.note)


def _deadline(deadline: Deadline, evidence: tuple[TextSpan, ...]) -> DeadlineRecord:
    return DeadlineRecord(
        deadline.from_,
        deadline.event,
        deadline.term,
        deadline.last_day,
        deadline.rolled,
        deadline.filed_on,
        deadline.in_time,
        deadline.basis,
        tuple(StepRecord(step.day, step.what, step.basis) for step in deadline.steps),
        evidence,
    )


def _provision(hit: ProvisionHit, evidence: tuple[TextSpan, ...]) -> ProvisionRecord:
    title = TitleRecord(hit.title.get("kk"), hit.title.get("ru"), hit.title.get("en"))
    return ProvisionRecord(
        hit.id,
        title,
        hit.effect,
        hit.edition_from,
        hit.because,
        evidence,
        hit.verified,
        hit.source,
        hit.rule,
        hit.note,
    )


def _suggested(outcomes: Iterable[SuggestedOutcome], spans: Any) -> tuple[SuggestedRecord, ...]:
    return tuple(
        SuggestedRecord(o.label, o.because, o.provisions, o.score, o.basis, spans(o.evidence), o.would_change, o.rules)
        for o in outcomes
    )
