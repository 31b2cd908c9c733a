import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ReadingError, UsageError
from pipeline.evaluate.gold import parse_gold
from pipeline.export import (
    FORMATS,
    KINDS,
    Label,
    brat,
    doccano,
    export,
    import_annotations,
    label_studio,
    labels_of,
    tei,
    to_gold,
    webanno,
)
from pipeline.export.offsets import Utf16

TEXT = "𝐀 ҚАУЛЫ\r\n12 марта\n2026 года суд решил: ГПК ст. 451 <б>\nрешение оставить в силе"


def span(words, text=TEXT, **fields):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, **fields}


RECORD = {
    "id": "а/б 1",
    "language": "ru",
    "sections": [span("решение оставить в силе", kind="operative")],
    "sentences": [
        span("𝐀 ҚАУЛЫ"),
        span("12 марта\n2026 года суд решил: ГПК ст. 451 <б>"),
        span("решение оставить в силе"),
    ],
    "dates": [span("12 марта\n2026 года", value="2026-03-12", precision="day", role="decision", rule="r")],
    "terms": [],
    "references": [
        span("ГПК ст. 451", act={"id": "kz-gpk-2015", "kind": "code"}, items=[{"article": "451"}], rule="r")
    ],
    "case_numbers": [],
    "facts": [
        span("суд решил", id="filed-late", value="absent", rule="r", asserted_by="court"),
        span("2026", id="filed-late", value="present", rule="computed:x", asserted_by=None),
    ],
    "outcomes": {"stated": [span("оставить в силе", label="upheld", target="appellate-act", partial=True, rule="r")]},
}
LABELS = labels_of(RECORD)


def places(labels):
    return sorted((label.name, label.start, label.end) for label in labels)


def test_findings_become_labels_by_place():
    assert [label.name for label in LABELS] == [
        "date",
        "fact.filed-late.absent",
        "ref",
        "outcome.upheld.appellate-act.partial",
    ]
    assert [label.name for label in labels_of(RECORD, ["section"])] == ["section.operative"]


def test_doccano_goes_there_and_back():
    row = doccano.write("x", TEXT, LABELS)
    assert json.loads(row)["label"][0] == [LABELS[0].start, LABELS[0].end, "date"]
    ((name, text, labels),) = doccano.read(row)
    assert (name, text) == ("x", TEXT)
    assert places(labels) == places(LABELS)


def test_an_export_of_doccano_with_relations_is_read():
    entity = {"id": 1, "label": "date", "start_offset": 2, "end_offset": 7}
    ((_, _, labels),) = doccano.read(json.dumps({"id": 5, "text": TEXT, "entities": [entity], "relations": []}))
    assert places(labels) == [("date", 2, 7)]


def test_label_studio_counts_utf16_units():
    task = json.loads(label_studio.write("x", TEXT, LABELS, version="v"))
    value = task["predictions"][0]["result"][0]["value"]
    assert value["start"] == LABELS[0].start + 1
    units = TEXT.encode("utf-16-le")
    assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]


def test_corrections_of_label_studio_are_read():
    task = json.loads(label_studio.write("x", TEXT, LABELS, version="v"))
    done = {
        **task,
        "annotations": [{"was_cancelled": True, "result": []}, {"result": task["predictions"][0]["result"]}],
    }
    ((name, text, labels),) = label_studio.read(json.dumps([done, task]))
    assert (name, text) == ("x", TEXT)
    assert places(labels) == places(LABELS)


def test_brat_tears_spans_at_line_breaks_and_joins_them_again():
    written = brat.write(TEXT, LABELS)
    assert "date 9 17;18 27\t12 марта 2026 года\n" in written.replace("\r", "")
    assert places(brat.read(written)) == places(LABELS)
    for line in written.splitlines():
        if line.startswith("T"):
            for piece in line.split("\t")[1].split(" ", 1)[1].split(";"):
                start, end = map(int, piece.split())
                assert "\n" not in TEXT[start:end]


def test_webanno_goes_there_and_back():
    sentences = [(s["start"], s["end"]) for s in RECORD["sentences"]]
    written = webanno.write(TEXT, LABELS, sentences)
    assert written.startswith("#FORMAT=WebAnno TSV 3.3\n")
    assert places(webanno.read(written, TEXT)) == places(LABELS)
    units = TEXT.encode("utf-16-le")
    for line in written.splitlines():
        cells = line.split("\t")
        if len(cells) > 3:
            start, end = map(int, cells[1].split("-"))
            assert units[2 * start : 2 * end].decode("utf-16-le") == cells[2]


def test_tei_is_whole_xml_whose_ranges_count_code_points():
    root = ET.fromstring(tei.write("а", TEXT + "\x00", LABELS, language="ru", version="1"))
    spaces = {"t": "http://www.tei-c.org/ns/1.0"}
    body = root.find(".//t:ab", spaces).text
    assert body == TEXT + " "
    targets = [found.get("target") for found in root.iterfind(".//t:annotation", spaces)]
    assert targets[0] == f"#string-range(text,{LABELS[0].start},{LABELS[0].end - LABELS[0].start})"


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_writes_its_files_under_names_that_lead_nowhere(tmp_path, form):
    assert (
        export([(TEXT, RECORD), (TEXT, {**RECORD, "id": "../../x"}), (TEXT, RECORD)], tmp_path / "out", form=form) == 3
    )
    written = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert all(name.startswith("out/") for name in written)
    if form in {"brat", "webanno", "conllu", "tei"}:
        assert len({name for name in written if name.startswith("out/а_б_1")}) >= 2


def test_the_text_of_brat_is_that_of_the_document(tmp_path):
    export([(TEXT, RECORD)], tmp_path, form="brat")
    assert (tmp_path / "а_б_1.txt").read_bytes().decode() == TEXT


def test_conllu_tells_the_findings(tmp_path):
    export([(TEXT, RECORD)], tmp_path, form="conllu")
    lines = (tmp_path / "а_б_1.conllu").read_text(encoding="utf-8").splitlines()
    tagged = [(line.split("\t")[1], line.split("\t")[9]) for line in lines if "Entity=" in line]
    assert tagged[0] == ("12", "Entity=B-date")
    assert ("ст.", "Entity=I-ref") in tagged


@pytest.mark.parametrize("form", ["doccano", "label-studio", "brat", "webanno"])
def test_unchanged_annotation_comes_back_as_gold_with_its_values(tmp_path, form):
    export([(TEXT, {**RECORD, "id": "x"})], tmp_path, form=form)
    path = {"doccano": tmp_path / "doccano.jsonl", "label-studio": tmp_path / "tasks.json"}.get(form, tmp_path)
    if form == "label-studio":
        tasks = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps([{**task, "annotations": task["predictions"]} for task in tasks]), encoding="utf-8")
    ((name, file),) = import_annotations(path, form=form, known={"x": RECORD})
    assert name == "x"
    assert file.remarks == ()
    gold = parse_gold(file.content, name="x.txt")
    assert gold.text == TEXT
    assert gold.language == "ru"
    assert gold.annotates == {"dates", "terms", "references", "facts", "outcomes"}
    assert [(mark.kind, mark.start, mark.end) for mark in gold.marks] == [
        (label.kind, label.start, label.end) for label in LABELS
    ]
    assert gold.of("date")[0].attributes == {"value": "2026-03-12", "precision": "day", "role": "decision"}
    assert gold.of("ref")[0].attributes == {"act": "kz-gpk-2015", "items": "article=451"}
    assert gold.of("fact")[0].attributes == {"id": "filed-late", "value": "absent", "by": "court"}
    assert gold.of("outcome")[0].attributes == {"label": "upheld", "target": "appellate-act", "partial": "true"}


@pytest.mark.parametrize("form", ["brat", "webanno"])
def test_a_file_without_its_text_is_told_with_what_to_do(tmp_path, form):
    export([(TEXT, {**RECORD, "id": "x"})], tmp_path, form=form)
    (tmp_path / "x.txt").unlink()
    with pytest.raises(ReadingError, match=r"x\.txt .*beside"):
        list(import_annotations(tmp_path, form=form))


def test_what_a_person_has_to_fill_in_is_told():
    file = to_gold("x", TEXT, [Label(9, 27, "date"), Label(0, 1, "звезда"), Label(8, 9, "term")])
    assert len(file.remarks) == 3
    assert any("value" in remark for remark in file.remarks)


def test_crossing_labels_are_left_out_and_told():
    file = to_gold("x", "абвгд", [Label(0, 3, "number"), Label(2, 5, "number"), Label(0, 2, "number")])
    assert "crosses" in file.remarks[0]
    assert parse_gold(file.content, name="x").text == "абвгд"


BAD = ["", "{", "[]x", '{"a": 1}', '[{"data": {}}]', "[1]"]


@pytest.mark.parametrize("form", ["doccano", "label-studio"])
@pytest.mark.parametrize("content", BAD[1:])
def test_what_is_no_export_is_one_sentence(tmp_path, form, content):
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadingError):
        list(import_annotations(path, form=form))


def test_unknown_forms_and_kinds_are_a_wrong_call(tmp_path):
    for call in (
        lambda: export([], tmp_path, form="xml"),
        lambda: export([], tmp_path, form="tei", kinds=["x"]),
        lambda: list(import_annotations(tmp_path, form="tei")),
    ):
        with pytest.raises(UsageError):
            call()


WIDE = st.text(alphabet=st.sampled_from("аб\n\r\t 𝐀😀<&|_[]\\;.-1\u0301"), min_size=1, max_size=40)


@st.composite
def annotated(draw):
    text = draw(WIDE)
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges, st.sampled_from(["date", "ref", "fact.filed-late"])), max_size=5))
    labels = {Label(*sorted(span[:2]), span[2]) for span in spans}
    kept = []
    for label in sorted(labels, key=lambda label: (label.start, -label.end, label.name)):
        words = text[label.start : label.end]
        if words and words == words.strip():
            kept.append(label)
    return text, tuple(kept)


@given(annotated())
def test_positions_survive_every_tool(case):
    text, labels = case
    assert places(next(doccano.read(doccano.write("x", text, labels)))[2]) == places(labels)
    task = json.loads(label_studio.write("x", text, labels, version="v"))
    task["annotations"] = task["predictions"]
    assert places(next(label_studio.read(json.dumps([task])))[2]) == places(labels)
    assert places(brat.read(brat.write(text, labels))) == places(labels)


@given(annotated())
def test_gold_of_any_labels_can_be_read(case):
    text, labels = case
    file = to_gold('x"\\', text, labels)
    gold = parse_gold(file.content, name="x")
    assert gold.text == text
    assert gold.id == 'x"\\'


@given(WIDE, st.integers(0, 40))
def test_units_there_and_back(text, position):
    position = min(position, len(text))
    units = Utf16(text)
    assert units.count(position) == len(text[:position].encode("utf-16-le")) // 2
    assert units.back(units.count(position)) == position


def test_kinds_are_those_of_gold_files():
    from pipeline.evaluate.gold import KINDS as GOLD_KINDS

    assert set(KINDS) == set(GOLD_KINDS)
