"""Small files that were made to unpack, nest or repeat without end: read in linear time, or refused in one sentence."""

import io
import os
import time
import zipfile
from collections.abc import Callable

import pytest

from pipeline.errors import ReadingError
from pipeline.reading import read_bytes
from pipeline.reading.apart import CAN_WATCH, EndlessError, apart

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(document: str, encoding: str = "utf-8", **parts: str) -> bytes:
    more = {name.replace("_", "/") + ".xml": content.encode() for name, content in parts.items()}
    return packed({"[Content_Types].xml": b"<x/>", "word/document.xml": document.encode(encoding), **more})


def body(content: str) -> str:
    return f'<w:document xmlns:w="{WORD}"><w:body>{content}</w:body></w:document>'


def odt(content: str, before: str = "", encoding: str = "utf-8") -> bytes:
    xml = (
        f'{before}<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"><office:body>'
        f"<office:text>{content}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": xml.encode(encoding)})


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def page(content: str) -> bytes:
    return f"<html>{content}".encode()


UTF16 = '<?xml version="1.0" encoding="UTF-16"?>'
REFUSED = [
    # what, bytes, code
    ("entities in DOCX", docx(ENTITIES + body(paragraph("&b;"))), "damaged_file"),
    ("entities after a long comment", docx(f"<!--{'x' * 70_000}-->{ENTITIES}{body('&b;')}"), "damaged_file"),
    ("entities in UTF-16", docx(UTF16 + ENTITIES + body(paragraph("&b;")), "utf-16"), "damaged_file"),
    ("entities in ODT in UTF-16", odt("<text:p>&b;</text:p>", UTF16 + ENTITIES, "utf-16"), "damaged_file"),
    ("an encoding nobody knows", docx('<?xml version="1.0" encoding="utf-99"?><x/>'), "damaged_file"),
    ("an encoding the parser has not", docx('<?xml version="1.0" encoding="shift_jis"?><x/>'), "damaged_file"),
    ("no XML at all", docx(""), "damaged_file"),
    ("one part that unpacks without end", docx(body(paragraph("а" * 15_000_000))), "too_large"),
    ("more text than the limit", docx(body(paragraph("слово " * 20_000))), "too_large"),
    ("spaces written as numbers", odt("<text:p>" + '<text:s text:c="1000"/>' * 2_000 + "</text:p>"), "too_large"),
    ("HTML: shapes in no picture", page("<b>" + "<path/>" * 500_000), "damaged_file"),
    (
        "parts that together unpack without end",
        docx(body(""), **{f"word_header{i}": "<w/>" + " " * 4_000_000 for i in range(6)}),
        "too_large",
    ),
    ("RTF: a letter beyond all numbers", b"{\\rtf1 \\u99999999999999999999? x}", "damaged_file"),
    ("RTF: a letter of a thousand digits", b"{\\rtf1 \\u" + b"9" * 1_000 + b"? x}", "damaged_file"),
    ("a word of a million letters in cp1251", "я".encode("cp1251") * 1_000_000, "encoding_unknown"),
    ("HTML: half a million open elements", b"<html>" + b"<div>" * 500_000, "damaged_file"),
]


@pytest.mark.parametrize(("what", "data", "code"), REFUSED, ids=[row[0] for row in REFUSED])
def test_is_refused(what: str, data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as error:
        read_bytes(data, id="x", max_bytes=100_000 if "limit" in what or "spaces" in what else 40_000_000)
    assert error.value.code == code
    assert "\n" not in error.value.message


@pytest.mark.skipif(not CAN_WATCH, reason="the system cannot copy a process")
def test_work_apart_that_stands_still_swells_or_dies_is_given_up() -> None:
    for work in (lambda _: time.sleep(60), lambda _: bytearray(10_000_000_000), lambda _: os._exit(3)):
        with pytest.raises(EndlessError):
            apart(work, int, step=0.2, whole=5)


@pytest.mark.skipif(not CAN_WATCH, reason="the system cannot copy a process")
def test_work_apart_that_goes_on_comes_to_its_end() -> None:
    def steps(after: Callable[[], None]) -> str:
        for _ in range(6):
            time.sleep(0.05)
            after()
        return "слово " * 200_000

    assert apart(steps, str, step=10, whole=60) == "слово " * 200_000

    def endless(after: Callable[[], None]) -> str:
        while True:
            after()

    with pytest.raises(EndlessError):
        apart(endless, str, step=10, whole=0.2)


@pytest.mark.skipif(not CAN_WATCH, reason="the system cannot copy a process")
def test_what_work_apart_refuses_is_refused_in_its_words() -> None:
    def refuses(after: Callable[[], None]) -> str:
        raise ReadingError("the PDF is damaged.", code="damaged_file")

    def breaks(after: Callable[[], None]) -> str:
        return str({}["x"])

    with pytest.raises(ReadingError, match="the PDF is damaged") as error:
        apart(refuses, str, step=10, whole=60)
    assert error.value.code == "damaged_file"
    with pytest.raises(ReadingError, match="internal error") as error:
        apart(breaks, str, step=10, whole=60)
    assert error.value.code == "internal_error"


READ = [
    # what, bytes, the text with its spaces folded
    ("HTML: a million line breaks", page("а" + "<br>" * 1_000_000 + "б"), "а б"),
    ("HTML: half a million empty blocks", page("а" + "<div></div>" * 500_000 + "б"), "а б"),
    ("HTML: a million spaces as typed", page("<pre>а" + " " * 1_000_000 + "б</pre>"), "а б"),
    ("HTML: a million hard spaces", page("а" + "\u00a0" * 1_000_000 + "б"), "а б"),
    ("HTML: a name of a million letters", page("а<" + "a" * 1_000_000), "а"),
    ("HTML: a hundred thousand rows", page("<table>" + "<tr><td> а <td> б " * 100_000), "а б " * 99_999 + "а б"),
    ("HTML: a choice of two hundred thousand", page("<select>" + "<option>а " * 200_000), "а " * 199_999 + "а"),
    ("HTML: a picture of a thousand shapes", page("<svg>" + '<path d="M0 0"/>' * 1_000 + "</svg>а"), "а"),
    ("RTF: headers that never end", b"{\\rtf1 x" + b"{\\header " * 50_000, "x"),
    ("RTF: a million brackets", b"{\\rtf1 " + b"{" * 1_000_000 + b"x", "x"),
    ("ODT: spaces by no number", odt('<text:p>а<text:s text:c="many"/>б</text:p>'), "а б"),
    ("ODT: fewer spaces than none", odt('<text:p>а<text:s text:c="-5"/>б</text:p>'), "а б"),
    ("ODT: a number of a thousand digits", odt(f'<text:p>а<text:s text:c="{"9" * 1_000}"/>б</text:p>'), "а б"),
]


@pytest.mark.parametrize(("what", "data", "text"), READ, ids=[row[0] for row in READ])
def test_is_read(what: str, data: bytes, text: str) -> None:
    assert " ".join(read_bytes(data, id="x").text.split()) == text


@pytest.mark.parametrize(
    "declared", ["undefined", "punycode", "unicode_escape", "idna", "base64", "rot13", "utf-7", "x"]
)
def test_a_page_in_no_encoding_of_pages_is_read_as_what_it_is(declared: str) -> None:
    data = f"<html><meta charset={declared}><p>5 мая 2020 года \\ud800".encode()
    assert read_bytes(data, id="x").text == "5 мая 2020 года \\ud800"
