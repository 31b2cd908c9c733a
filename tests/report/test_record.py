"""The record: its schema holds for real output, its spans hold their text."""

import json
from pathlib import Path

import jsonschema
import pytest

from pipeline import analyze, to_dict, to_json
from pipeline.report.offsets import recount
from pipeline.report.record import json_schema

SAMPLES = sorted((Path(__file__).parent.parent.parent / "corpora" / "samples").glob("*.txt"))
KEYS = [
    "schema",
    "id",
    "source",
    "sha256",
    "chars",
    "language",
    "kind",
    "case_kind",
    "case_numbers",
    "decided_on",
    "regime",
    "sections",
    "sentences",
    "dates",
    "terms",
    "references",
    "facts",
    "checklist",
    "deadline",
    "provisions",
    "outcomes",
    "warnings",
    "notice",
]


def spans(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if {"start", "end"} <= value.keys() else []
        return own + [s for part in value.values() for s in spans(part)]
    return [s for part in value for s in spans(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_real_output_fits_the_schema(path: Path) -> None:
    record = json.loads(to_json(analyze(path.read_text(encoding="utf-8"))))
    jsonschema.validate(record, dict(json_schema()), cls=jsonschema.Draft202012Validator)
    assert [key for key in KEYS if key not in record] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_span_is_the_text_shown(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    found = spans(to_dict(analyze(text)))
    assert len(found) > 10
    for span in found:
        words = text[span["start"] : span["end"]]
        assert words == words.strip()
        assert words
        assert span.get("text", words) == words


def test_an_empty_text_has_every_key() -> None:
    record = to_dict(analyze(""))
    assert [key for key in KEYS if key not in record] == []
    assert record["dates"] == record["references"] == record["facts"] == record["provisions"] == []
    assert record["regime"] is None


def test_recounted_offsets_point_at_the_same_words() -> None:
    text = "𝔄𝔅 2026 жылғы 12 наурыздағы қаулы"
    record = recount(to_dict(analyze(text)), text, "utf16")
    (date,) = record["dates"]
    assert text.encode("utf-16-le")[2 * date["start"] : 2 * date["end"]].decode("utf-16-le") == date["text"]
