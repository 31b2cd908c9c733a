from datetime import date
from typing import get_args, get_origin

import msgspec
import pytest

from pipeline.batch.columns import Rows, schema_of
from pipeline.batch.rows import rows_of
from pipeline.batch.tables import TABLES
from pipeline.report.record import Record

pytest.importorskip("pyarrow")

RECORD = {
    "id": "а",
    "source": "dir/а.txt",
    "sha256": "00",
    "chars": 100,
    "language": "ru",
    "kind": "cassation-ruling",
    "case_kind": "civil",
    "case_numbers": [
        {"start": 0, "end": 5, "text": "1-2-3", "court_code": None, "year": None, "kind": None, "serial": None}
    ],
    "decided_on": "2026-03-12",
    "case": {"filed_on": None, "judges": 3, "applicant": "person", "foreign": None, "instances": [], "sums": []},
    "regime": {"id": "kz-civil-2025", "from": "2025-07-01", "basis": "decided_on", "ambiguous": False},
    "sections": [{"kind": "operative", "start": 50, "end": 99}],
    "sentences": [],
    "dates": [
        {
            "start": 0,
            "end": 9,
            "text": "12.03.26",
            "value": "2026-03-12",
            "precision": "day",
            "role": "decision",
            "rule": "r",
            "resolved": None,
            "notes": ["two-digit-year"],
        },
        {
            "start": 10,
            "end": 14,
            "text": "2025",
            "value": "2025",
            "precision": "year",
            "role": None,
            "rule": "r",
            "resolved": None,
            "notes": [],
        },
        {
            "start": 15,
            "end": 20,
            "text": "31.02",
            "value": None,
            "precision": "day",
            "role": None,
            "rule": "r",
            "resolved": None,
            "notes": ["invalid"],
        },
    ],
    "terms": [{"start": 0, "end": 4, "text": "алты ай", "value": "P6M", "days": None, "rule": "r"}],
    "references": [
        {
            "start": 20,
            "end": 40,
            "text": "ст. 451, 452 ГПК",
            "act": {
                "id": "kz-gpk-2015",
                "kind": "code",
                "title": "ГПК",
                "number": "377-V",
                "date": "2015-10-31",
                "issuer": None,
                "jurisdiction": "KZ",
                "url": None,
            },
            "items": [{"article": "451", "part": "2", "subparagraph": "5"}, {"article": "452"}],
            "resolved_by": "abbreviation",
            "rule": "r",
            "ambiguous": [],
        },
        {
            "start": 41,
            "end": 45,
            "text": "Закон",
            "act": None,
            "items": [],
            "resolved_by": None,
            "rule": "r",
            "ambiguous": ["a", "b"],
        },
    ],
    "facts": [
        {
            "start": 1,
            "end": 2,
            "text": "x",
            "id": "filed-late",
            "value": "present",
            "confidence": 0.9,
            "rule": "r",
            "asserted_by": None,
            "evidence": [],
            "needs_person": False,
        }
    ],
    "checklist": [
        {
            "id": "term-kept",
            "state": "absent",
            "evidence": [{"start": 1, "end": 2, "text": "x"}],
            "basis": ["a", "b"],
            "note": None,
        }
    ],
    "deadline": {
        "from": "2025-09-01",
        "event": "e",
        "term": "P6M",
        "last_day": "2026-03-01",
        "rolled": False,
        "filed_on": None,
        "in_time": False,
        "basis": [],
        "steps": [],
        "evidence": [],
    },
    "provisions": [
        {
            "id": "kz-gpk-2015:451.2.1",
            "title": {"kk": "қ", "ru": "р", "en": "e"},
            "effect": "uphold",
            "edition_from": "2025-07-01",
            "because": ["x"],
            "evidence": [],
            "verified": True,
            "source": "s",
            "rule": "r",
            "note": None,
        }
    ],
    "outcomes": {
        "stated": [
            {
                "label": "upheld",
                "target": "appellate-act",
                "partial": False,
                "start": 50,
                "end": 60,
                "text": "y",
                "rule": "r",
            }
        ],
        "suggested": [
            {
                "label": "upheld",
                "because": [],
                "provisions": [],
                "score": 0.5,
                "basis": "rule",
                "evidence": [],
                "would_change": [],
            }
        ],
        "if_admitted": [],
    },
    "pages": [0, 50],
    "warnings": [{"code": "w", "message": "m"}],
}


NAMES = {table.name: [column.name for column in table.columns] for table in TABLES}


def completed(kind, value):
    """The record with nothing found in the fields that are not named above, so that new ones change no row here."""
    if not isinstance(value, dict):
        return value
    full = {}
    for field in msgspec.structs.fields(kind):
        inner = [
            part
            for part in (field.type, *get_args(field.type))
            if isinstance(part, type) and issubclass(part, msgspec.Struct)
        ]
        name = field.encode_name
        if name not in value:
            if field.required:
                full[name] = [] if get_origin(field.type) is tuple else {} if get_origin(field.type) is dict else None
        elif inner and isinstance(value[name], list):
            full[name] = [completed(inner[0], part) for part in value[name]]
        else:
            full[name] = completed(inner[0], value[name]) if inner else value[name]
    return full


def made(record=RECORD):
    return msgspec.convert(completed(Record, record), Record)


def rows(name, record=RECORD):
    found = dict(rows_of(made(record), 7))[name]
    return [dict(zip(NAMES[name], row, strict=True)) for row in found]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "failures"])
def test_every_row_has_its_key(name):
    assert rows(name)
    assert all(row["doc"] == 7 and row["id"] == "а" for row in rows(name))


def test_one_row_a_document():
    (row,) = rows("documents")
    assert row["pages"] == 2
    assert row["stated"] == "upheld"
    assert row["deadline_in_time"] is False
    assert row["references"] == 2
    assert row["case_number"] == "1-2-3"


def test_one_row_an_item_of_a_reference():
    assert [(row["reference"], row["item"], row["key"]) for row in rows("references")] == [
        (0, 0, "kz-gpk-2015:451.2.5"),
        (0, 1, "kz-gpk-2015:452"),
        (1, 0, None),
    ]


def test_days_are_days_and_the_rest_is_not():
    assert [row["day"] for row in rows("dates")] == [date(2026, 3, 12), None, None]
    assert [row["notes"] for row in rows("dates")] == ["two-digit-year", None, "invalid"]


def test_several_outcomes_of_one_act_are_several():
    other = {**RECORD["outcomes"]["stated"][0], "label": "changed"}
    record = {**RECORD, "outcomes": {**RECORD["outcomes"], "stated": [*RECORD["outcomes"]["stated"], other]}}
    (row,) = rows("documents", record)
    assert row["stated"] == "several"


def test_findings_tell_their_page():
    assert [row["page"] for row in rows("dates")] == [1, 1, 1]
    assert [row["page"] for row in rows("outcomes")] == [2, None]
    assert [row["page"] for row in rows("dates", {key: value for key, value in RECORD.items() if key != "pages"})] == [
        None
    ] * 3


def test_every_column_is_filled_by_a_record_that_has_all():
    gathered = Rows()
    for name, found in rows_of(made(), 0):
        gathered.add(name, found)
    gathered.add("failures", [(1, "б", "s", "c", "m")])
    never = set()
    for name, table in gathered.tables().items():
        assert table.num_rows > 0
        never |= {
            f"{name}.{column}" for column in table.column_names if table.column(column).null_count == table.num_rows
        }
    # What this record has not: the rest of a null column would be a name that the rows do not use.
    assert never == {
        "documents.filed_on",
        "documents.foreign",
        "dates.resolved",
        "terms.days",
        "references.act_issuer",
        "references.section",
        "references.chapter",
        "references.paragraph",
        "references.indent",
        "facts.asserted_by",
        "checklist.note",
        "provisions.start",
        "provisions.end",
        "provisions.text",
        "provisions.page",
        "outcomes.because",
        "outcomes.provisions",
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_a_meaning(table):
    assert all(column.meaning and not column.meaning.endswith(".") for column in table.columns)
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert schema_of(table).names == names
