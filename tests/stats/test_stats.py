import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import pytest

from pipeline.errors import UsageError
from pipeline.stats import Tables, draw, summarize, write_page
from pipeline.stats.page import page, table

pytest.importorskip("matplotlib")

DOCUMENTS = [
    {
        "doc": 0,
        "decided_on": "2024-05-01",
        "language": "kk",
        "kind": "cassation-ruling",
        "regime": "kz-civil-2016",
        "stated": "upheld",
        "sections": 5,
        "references": 2,
        "case_number": "1",
    },
    {
        "doc": 1,
        "decided_on": "2026-03-12",
        "language": "ru",
        "kind": "cassation-ruling",
        "regime": "kz-civil-2025",
        "stated": "changed",
        "sections": 5,
        "references": 1,
        "case_number": None,
    },
    {
        "doc": 2,
        "decided_on": None,
        "language": "ru",
        "kind": "other",
        "regime": None,
        "stated": None,
        "sections": 0,
        "references": 0,
        "case_number": None,
    },
    {
        "doc": 3,
        "decided_on": "2026-04-01",
        "language": "ru",
        "kind": "cassation-ruling",
        "regime": "kz-civil-2025",
        "stated": "upheld",
        "sections": 1,
        "references": 1,
        "case_number": "2",
    },
]
PLACE = {"start": None, "end": None, "text": None}
OTHERS = {
    "outcomes": [
        {**PLACE, "doc": 0, "status": "stated", "label": "upheld"},
        {**PLACE, "doc": 0, "status": "suggested", "label": "changed"},
        {**PLACE, "doc": 3, "status": "stated", "label": "upheld"},
        {**PLACE, "doc": 1, "status": "stated", "label": "changed"},
    ],
    "references": [
        {"doc": 0, "key": "kz-gpk-2015:451"},
        {"doc": 0, "key": "kz-gpk-2015:451"},
        {"doc": 1, "key": "kz-gpk-2015:451"},
        {"doc": 3, "key": None},
    ],
    "facts": [
        {"doc": 0, "fact_id": "filed-late", "value": "present"},
        {"doc": 1, "fact_id": "filed-late", "value": "absent"},
    ],
    "warnings": [{"code": "encoding_guessed"}],
    "failures": [{"code": "<b>"}, {"code": "no_text_layer"}, {"code": "<b>"}],
}


@pytest.fixture
def tables(tmp_path):
    full = {"id": "x", "source": None, "case_kind": "civil"}
    for name, rows in {"documents": [{**full, **row} for row in DOCUMENTS], **OTHERS}.items():
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Tables(tmp_path)


def counts(tables, name):
    (group,) = [group for group in summarize(tables).groups if group.id == name]
    return {key: values[0] if len(values) == 1 else values for key, values in group.rows}


COUNTS = [
    ("year", {"2024": 1, "2026": 2, None: 1}),
    ("language", {"ru": 3, "kk": 1}),
    ("kind", {"cassation-ruling": 3, "other": 1}),
    ("regime", {"kz-civil-2025": 2, "kz-civil-2016": 1, None: 1}),
    ("stated", {"upheld": 2, "changed": 1}),
    ("stated_by_year", {"2024": (0, 1), "2026": (1, 1)}),
    ("provisions_cited", {"kz-gpk-2015:451": 2}),
    ("facts", {"filed-late": 1}),
    (
        "quality",
        {"decided_on": 3, "regime_known": 3, "known_kind": 3, "has_sections": 3, "has_references": 3, "has_number": 2},
    ),
    ("warnings", {"encoding_guessed": 1}),
    ("failures", {"<b>": 2, "no_text_layer": 1}),
]


@pytest.mark.parametrize(("name", "expected"), COUNTS)
def test_what_is_counted(tables, name, expected):
    assert counts(tables, name) == expected
    assert list(counts(tables, name)) == list(expected)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_needs_nothing_else_and_runs_nothing(tables, tmp_path, language):
    path, numbers = write_page(summarize(tables), tmp_path / "page.html", language=language)
    content = path.read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in content
    assert "<script" not in content
    assert "<b>" not in content
    assert not re.search(r'(?:src|href)="(?!#)', content)
    assert content.count("<svg ") == len(summarize(tables).groups)
    assert numbers.read_text(encoding="utf-8-sig").startswith("group,name,series,count,of\n")


def test_titles_are_in_one_language(tables):
    titles = {
        language: re.findall(r"<h2[^>]*>([^<]+)</h2>", page(summarize(tables), language=language))
        for language in ("kk", "ru", "en")
    }
    assert len(set(map(len, titles.values()))) == 1
    assert all(title.isascii() for title in titles["en"])
    assert not any(title.isascii() for title in titles["kk"] + titles["ru"])
    assert not set(titles["kk"]) & set(titles["ru"])


def test_pictures_are_whole_and_the_same_each_time(tables):
    one, two = page(summarize(tables)), page(summarize(tables))
    assert one == two
    for picture in re.findall(r"<svg .*?</svg>", one, flags=re.DOTALL):
        ET.fromstring(picture)


def test_the_numbers_are_a_table_too(tables):
    rows = list(csv.DictReader(io.StringIO(table(summarize(tables)))))
    assert {"group": "year", "name": "2026", "series": "count", "count": "2", "of": "4"} in rows
    assert {"group": "stated_by_year", "name": "2026", "series": "upheld", "count": "1", "of": "3"} in rows


def test_a_batch_of_nothing_has_a_page(tmp_path):
    for name in ("documents", *OTHERS):
        (tmp_path / f"{name}.jsonl").write_text("", encoding="utf-8")
    summary = summarize(Tables(tmp_path))
    assert summary.documents == 0
    assert "<h1>" in page(summary)


def test_a_folder_without_tables_is_a_wrong_call(tmp_path):
    with pytest.raises(UsageError):
        Tables(tmp_path)


def test_what_a_document_may_have_many_of_has_no_sum_of_the_others(tables, tmp_path):
    rows = [{"doc": 0, "key": f"kz-gpk-2015:{article}"} for article in range(100, 140)]
    (tmp_path / "references.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    cited = counts(tables, "provisions_cited")
    assert len(cited) == 25
    assert set(cited.values()) == {1}


def test_the_tables_that_the_manifest_names_are_read_and_no_older_ones(tables, tmp_path):
    (tmp_path / "documents.csv").write_text("doc\n0\n", encoding="utf-8")
    (tmp_path / "manifest.json").write_text('{"format": "jsonl", "complete": true}', encoding="utf-8")
    assert summarize(Tables(tmp_path)).documents == 4
    (tmp_path / "manifest.json").write_text('{"format": "xlsx", "complete": true}', encoding="utf-8")
    with pytest.raises(UsageError, match="xlsx"):
        Tables(tmp_path)


def test_the_page_of_an_unfinished_run_says_so(tables, tmp_path):
    (tmp_path / "manifest.json").write_text('{"format": "jsonl", "complete": false}', encoding="utf-8")
    assert Tables(tmp_path).complete is False
    assert "not finished" in page(summarize(Tables(tmp_path)))
    (tmp_path / "manifest.json").unlink()
    assert "not finished" not in page(summarize(Tables(tmp_path)))


def test_a_sample_is_the_same_for_the_same_seed(tables):
    assert [row["doc"] for row in draw(tables, 2, seed=1)] == [row["doc"] for row in draw(tables, 2, seed=1)]
    assert {tuple(row["doc"] for row in draw(tables, 2, seed=seed)) for seed in range(20)} > {(0, 1)}
    assert [row["doc"] for row in draw(tables, 99)] == [0, 1, 2, 3]


def test_a_sample_quotes_the_outcome_with_its_place(tables, tmp_path):
    said = {"status": "stated", "label": "changed", "start": 7, "end": 20, "text": "решение суда\nизменить"}
    rows = [{**said, "doc": 1, "status": "suggested"}, {**said, "doc": 1}, {**said, "doc": 1, "start": 90}]
    (tmp_path / "outcomes.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    drawn = draw(tables, 2, seed=1, by="stated")
    assert [(row["start"], row["end"], row["text"]) for row in drawn if row["doc"] == 1] == [
        (7, 20, "решение суда изменить")
    ]
    assert {row["text"] for row in drawn if row["doc"] != 1} == {None}


def test_a_sample_of_every_stratum(tables):
    assert sorted(row["language"] for row in draw(tables, 1, by="language")) == ["kk", "ru"]
    with pytest.raises(UsageError):
        draw(tables, 1, by="id")
    with pytest.raises(UsageError):
        draw(tables, 0)


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl", "sqlite"])
def test_every_form_of_a_batch_is_read_alike(tmp_path, form, monkeypatch):
    pytest.importorskip("pyarrow")
    from pipeline.batch import run
    from pipeline.batch.shard import run_shard

    monkeypatch.setattr(
        "pipeline.batch.pool.map_shards", lambda tasks, _jobs: ((task, run_shard(task)) for task in tasks)
    )
    (tmp_path / "a.txt").write_text("ҚАУЛЫ\n2026 жылғы 12 наурыз\nАПК-нің 451-бабы", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    run([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out", format=form)
    tables = Tables(tmp_path / "out")
    summary = summarize(tables)
    assert (summary.documents, summary.failed) == (1, 1)
    assert tables.manifest()["complete"] is True
    assert draw(tables, 1)[0]["id"] == "a"
    assert ("kz-gpk-2015:451", (1,)) in [
        row for group in summary.groups if group.id == "provisions_cited" for row in group.rows
    ]
