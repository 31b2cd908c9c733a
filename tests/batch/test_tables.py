from datetime import date

import pytest

from pipeline.batch.columns import Columns, schema_of
from pipeline.batch.tables import TABLES, rows_of

pytest.importorskip("pyarrow")

RECORD = {
    "id": "а",
    "source": "dir/а.txt",
    "sha256": "00",
    "chars": 100,
    "language": "ru",
    "kind": "cassation-ruling",
    "case_kind": "civil",
    "case_numbers": [{"start": 0, "end": 5, "text": "1-2-3"}],
    "decided_on": date(2026, 3, 12),
    "case": {"filed_on": None, "judges": 3, "applicant": "person", "foreign": None},
    "regime": {"id": "kz-civil-2025", "from": date(2025, 7, 1), "basis": "decided_on", "ambiguous": False},
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
    "deadline": {"from": date(2025, 9, 1), "last_day": date(2026, 3, 1), "in_time": False},
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


def rows(name):
    return [row for table, row in rows_of(RECORD, 7) if table == name]


def test_every_row_has_its_key():
    assert all(row["doc"] == 7 and row["id"] == "а" for _, row in rows_of(RECORD, 7))


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
    assert [row["day"] for row in rows("dates")] == ["2026-03-12", None, None]
    assert [row["notes"] for row in rows("dates")] == ["two-digit-year", None, "invalid"]


def test_several_outcomes_of_one_act_are_several():
    other = {**RECORD["outcomes"]["stated"][0], "label": "changed"}
    record = {**RECORD, "outcomes": {**RECORD["outcomes"], "stated": [*RECORD["outcomes"]["stated"], other]}}
    (row,) = [row for table, row in rows_of(record, 0) if table == "documents"]
    assert row["stated"] == "several"


def test_every_column_is_filled_by_a_record_that_has_all():
    columns = Columns()
    columns.extend(rows_of(RECORD, 0))
    columns.add("failures", {"doc": 1, "id": "б", "source": "s", "code": "c", "message": "m"})
    never = set()
    for name, table in columns.tables().items():
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
        "outcomes.because",
        "outcomes.provisions",
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_a_meaning(table):
    assert all(column.meaning and not column.meaning.endswith(".") for column in table.columns)
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert schema_of(table).names == names
