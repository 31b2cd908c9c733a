import io
import shutil
import zipfile

import pytest

from pipeline.errors import ReadingError
from pipeline.reading import read_bytes, read_file
from pipeline.reading.signature import kind_of

LINES = [
    "Іс № 6001-25-00-3гп/77",
    "ҚАУЛЫ",
    "2025 жылғы 16 қыркүйек\tАстана қаласы",
    (
        "Кассациялық сот алқасы іс материалдарын зерделеп, апелляциялық сатыдағы сот АПК-нің 427-бабы 4-бөлігінің "
        "2) тармақшасын бұзды деген қорытындыға келді."
    ),
    "Талап қоюшы\t«Үміт» ЖШС",
    "Ответчик\tТОО «Өрлеу»",
    "Суд кассационной инстанции, руководствуясь статьями 451, 452 ГПК,",
    "ҚАУЛЫ ЕТТІ:",
    "Апелляциялық сатыдағы соттың 2025 жылғы 20 мамырдағы қаулысының күші жойылсын.",
    "Көшірмесі дұрыс",
]


@pytest.mark.parametrize("name", ["word.docx", "office.docx", "office.odt", "office.rtf"])
def test_office_files_give_header_body_table_and_footer_in_reading_order(files, name):
    document = read_file(files / name)
    assert document.text.split("\n") == LINES
    assert document.notes == ()


def test_a_page_gives_the_same_with_spaces_folded(files):
    text = read_file(files / "office.html").text
    assert text.split("\n") == [line.replace("\tАстана", " Астана") for line in LINES]


def test_a_pdf_gives_lines_as_printed_and_the_starts_of_its_pages(files):
    document = read_file(files / "office.pdf")
    assert " ".join(document.text.split()) == " ".join(" ".join(LINES).split())
    assert document.pages == (0,)


def test_letters_drawn_after_their_line_from_another_font_are_put_into_their_words(files):
    text = " ".join(read_file(files / "fallback.pdf").text.split())
    assert text.replace("АПК- нің", "АПК-нің") == " ".join(" ".join(LINES).split())


@pytest.mark.skipif(not (shutil.which("catdoc") or shutil.which("antiword")), reason="needs catdoc or antiword")
def test_a_legacy_word_file_is_read_by_a_converter(files):
    text = read_file(files / "office.doc").text
    for line in LINES[1:4] + LINES[6:9]:
        assert line in text


def test_a_legacy_word_file_without_a_converter_is_refused_with_advice(files, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(ReadingError) as error:
        read_file(files / "office.doc")
    assert error.value.code == "unsupported_binary"
    assert "DOCX" in error.value.message


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body, **parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in {"document": body, **parts}.items():
            archive.writestr(f"word/{name}.xml", f'<w:document xmlns:w="{WORD}">{content}</w:document>')
    return stream.getvalue()


BODIES = [
    ("<w:body><w:p><w:r><w:t>бір</w:t></w:r><w:r><w:tab/><w:t>екі</w:t></w:r></w:p></w:body>", "бір\tекі"),
    (
        "<w:body><w:p><w:ins><w:r><w:t>жаңа</w:t></w:r></w:ins><w:del><w:r><w:delText>ескі</w:delText></w:r></w:del></w:p></w:body>",
        "жаңа",
    ),
    ("<w:body><w:sdt><w:sdtContent><w:p><w:r><w:t>поле</w:t></w:r></w:p></w:sdtContent></w:sdt></w:body>", "поле"),
    ("<w:body><w:p><w:r><w:t>427</w:t><w:noBreakHyphen/><w:t>бап</w:t></w:r></w:p></w:body>", "427-бап"),
    (
        "<w:body><w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>сілтеме</w:t></w:r></w:hyperlink></w:p></w:body>",
        "сілтеме",
    ),
    (
        "<w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>а</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>ә</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:body>",
        "а\tә",
    ),
    ("<w:body><w:p><w:r><w:t>а</w:t><w:br/><w:t>б</w:t></w:r></w:p></w:body>", "а\nб"),
]


@pytest.mark.parametrize(("body", "text"), BODIES)
def test_what_word_puts_between_the_words(body, text):
    assert read_bytes(docx(body), id="x").text == text


def test_footnotes_follow_the_body():
    body = "<w:body><w:p><w:r><w:t>мәтін</w:t></w:r></w:p></w:body>"
    notes = '<w:footnote w:type="separator"><w:p><w:r><w:t>—</w:t></w:r></w:p></w:footnote><w:footnote><w:p><w:r><w:t>ескерту</w:t></w:r></w:p></w:footnote>'
    assert read_bytes(docx(body, footnotes=notes), id="x").text == "мәтін\nескерту"


def test_entities_are_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(ReadingError) as error:
        read_bytes(stream.getvalue(), id="x")
    assert error.value.code == "damaged_file"


def test_a_table_nested_without_end_is_an_error_not_a_crash():
    deep = 3000
    body = "<w:body>" + "<w:tbl><w:tr><w:tc>" * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * deep + "</w:body>"
    with pytest.raises(ReadingError) as error:
        read_bytes(docx(body), id="x")
    assert error.value.code == "damaged_file"


def test_a_page_nested_without_end_is_refused_at_once():
    with pytest.raises(ReadingError) as error:
        read_bytes(b"<html>" + b"<div>" * 200_000, id="x")
    assert error.value.code == "damaged_file"


PAGES = [
    ("<html><head><title>т</title><style>p{}</style></head><p>Бір</p><p>екі</p></html>", "Бір\nекі"),
    ("<html><script>var a</script><div>а<b>б</b>в</div></html>", "абв"),
    ("<html><table><tr><td>а</td><td><p>б</p></td></tr><tr><td></td><td>в</td></tr></table></html>", "а\tб\n\tв"),
    ("<html><p>статья&nbsp;15&mdash;16</p></html>", "статья\xa015—16"),
    ("<html>а<br>б<!-- в --></html>", "а\nб"),
    ("<html><p>а<?xml:namespace prefix = o />б<?div title='в'></p></html>", "аб"),
]


@pytest.mark.parametrize(("page", "text"), PAGES)
def test_pages_as_a_reader_sees_them(page, text):
    assert read_bytes(page.encode(), id="x").text == text


def test_a_page_is_read_in_the_encoding_it_declares():
    page = '<html><head><meta charset="windows-1251"></head><p>Решение суда</p></html>'
    document = read_bytes(page.encode("cp1251"), id="x")
    assert document.text == "Решение суда"
    assert document.notes == ()


def test_a_false_declaration_is_passed_over():
    page = '<html><meta charset="utf-8"><p>Решение суда оставить без изменения</p></html>'
    document = read_bytes(page.encode("cp1251"), id="x")
    assert document.text == "Решение суда оставить без изменения"
    assert [note.code for note in document.notes] == ["encoding_guessed"]


KINDS = [
    (b"%PDF-1.4", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "other"),
    (b"Rar!\x1a\x07\x00", "rar"),
    (b"{\\rtf1 a}", "rtf"),
    (b"<!DOCTYPE html><p>", "html"),
    (b"\n <HTML><p>", "html"),
    ("<ФИО1> обратился в суд".encode(), "text"),
    ("Решение <html> суда".encode(), "text"),
    (b"\x89PNG\r\n\x1a\n", "other"),
    (b"PAR1", "parquet"),
    (b"", "text"),
]


@pytest.mark.parametrize(("data", "kind"), KINDS)
def test_kinds_by_signature(data, kind):
    assert kind_of(data) == kind


REFUSED = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "unsupported_binary"),
    (b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, "unsupported_binary"),
    (b"Rar!\x1a\x07\x00", "archive_unsupported"),
    (b"\x1f\x8b\x08", "archive"),
    (b"PAR1", "table"),
    (b"%PDF-1.4 nothing", "damaged_file"),
    (b"PK\x03\x04 nothing", "archive"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_no_document_is_refused_by_name(data, code):
    with pytest.raises(ReadingError) as error:
        read_bytes(data, id="файл", source="dir/файл.txt")
    assert error.value.code == code
    assert error.value.message.startswith("dir/файл.txt: ")


def scan(*texts):
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype("DejaVuSans.ttf", 40) if texts and any(texts) else None
    pages = []
    for text in texts or ("",):
        page = Image.new("L", (1240, 400), 255)
        if text:
            ImageDraw.Draw(page).text((60, 60), text, fill=0, font=font)
        pages.append(page)
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", resolution=150, save_all=True, append_images=pages[1:])
    return stream.getvalue()


def test_a_scan_is_named_as_one_with_its_pages():
    with pytest.raises(ReadingError) as error:
        read_bytes(scan("", ""), id="x")
    assert error.value.code == "no_text_layer"
    assert "pages 1, 2" in error.value.message


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("tesseract"), reason="needs tesseract")
def test_a_scan_is_recognized_on_request():
    pytest.importorskip("pytesseract")
    try:
        data = scan("Жоғарғы Сот қаулы етті")
    except OSError:
        pytest.skip("needs the font DejaVu Sans")
    document = read_bytes(data, id="x", ocr=True)
    assert "Сот қаулы етті" in document.text
    assert [note.code for note in document.notes] == ["ocr_used"]
