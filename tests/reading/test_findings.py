"""One ruling in every format and encoding: the same findings, each standing where the text says it."""

import pytest

from pipeline import analyze
from pipeline.reading import read_bytes, read_file

DATES = {"2025-09-16", "2025-05-20"}
ARTICLES = {("kz-gpk-2015", "427"), ("kz-gpk-2015", "451"), ("kz-gpk-2015", "452")}


def check(document):
    analysis = analyze(document)
    assert {date.value for date in analysis.dates} == DATES
    found = {(ref.act.id, item["article"]) for ref in analysis.references for item in ref.items if ref.act}
    assert found == ARTICLES
    for finding in (*analysis.dates, *analysis.references):
        words = document.text[finding.start : finding.end]
        assert words == words.strip() != ""
    assert len(analysis.case.numbers) == 1
    number = analysis.case.numbers[0]
    assert document.text[number.start : number.end] == "6001-25-00-3гп/77"


@pytest.mark.parametrize(
    "name", ["word.docx", "office.docx", "office.odt", "office.rtf", "office.html", "office.pdf", "fallback.pdf"]
)
def test_formats(files, name):
    check(read_file(files / name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "kz1048", "ptcp154"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings(files, encoding, line_end):
    text = read_file(files / "word.docx").text.replace("\n", line_end)
    document = read_bytes(text.encode(encoding), id="x")
    assert document.text == text
    check(document)


def test_an_old_font(files):
    text = read_file(files / "word.docx").text
    document = read_bytes(text.encode("kz1048").decode("cp1251").encode(), id="x")
    assert [note.code for note in document.notes] == ["legacy_kazakh_font"]
    check(document)
