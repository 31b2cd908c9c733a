import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ReadingError, UsageError
from pipeline.reading.decode import decode
from pipeline.reading.letters import likeness

KAZAKH = (
    "Қазақстан Республикасының Жоғарғы Соты өтінішхатты қарап, қаулы етті: апелляциялық алқаның үкімі өзгеріссіз "
    "қалдырылсын, ұйғарымның күші жойылсын және іс жаңадан қарауға жіберілсін."
)
RUSSIAN = (
    "Судебная коллегия постановила: постановление апелляционной инстанции отменить, дело направить на новое "
    "рассмотрение в суд апелляционной инстанции в ином составе судей."
)
HEADING = "ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ АТЫНАН СОТ ШЕШІМІ"

GUESSED = [
    (KAZAKH, "kz1048"),
    (KAZAKH, "ptcp154"),
    (HEADING, "kz1048"),
    (HEADING, "ptcp154"),
    ("Шағым қанағаттандырусыз қалдырылсын", "kz1048"),
    ("апелляциялық алқаның үкімі күшінде қалдырылсын", "ptcp154"),
    (RUSSIAN, "windows-1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "cp866"),
    (RUSSIAN.upper(), "windows-1251"),
    (RUSSIAN.upper(), "koi8-r"),
    (RUSSIAN.upper(), "cp866"),
    ("решение отменить", "koi8-r"),
    ("жалобу оставить без удовлетворения", "cp866"),
    (RUSSIAN + "\r\n" + KAZAKH, "kz1048"),
    (RUSSIAN * 30 + " Қазақстан Республикасының қаулысы", "kz1048"),
    (RUSSIAN * 30 + " Қазақстан Республикасының қаулысы", "ptcp154"),
    (KAZAKH + " " + RUSSIAN, "utf-16-le"),
    (RUSSIAN, "utf-16-be"),
    ("ст. 15, 2024", "utf-16-le"),
]


@pytest.mark.parametrize(("text", "encoding"), GUESSED)
def test_an_undeclared_encoding_is_guessed_and_told(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert [note.code for note in decoded.notes] == ["encoding_guessed"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (RUSSIAN.encode(), RUSSIAN),
        (codecs.BOM_UTF8 + KAZAKH.encode(), KAZAKH),
        (codecs.BOM_UTF16_LE + KAZAKH.encode("utf-16-le"), KAZAKH),
        (codecs.BOM_UTF16_BE + KAZAKH.encode("utf-16-be"), KAZAKH),
        (codecs.BOM_UTF32_LE + KAZAKH.encode("utf-32-le"), KAZAKH),
        (b"", ""),
        (codecs.BOM_UTF8, ""),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n"),
    ],
)
def test_what_is_declared_or_utf8_is_read_without_a_warning(data, text):
    decoded = decode(data)
    assert decoded.text == text
    assert decoded.notes == ()


def test_a_given_encoding_is_not_guessed():
    assert decode(KAZAKH.encode("kz1048"), encoding="kz1048").text == KAZAKH
    assert decode(KAZAKH.encode("kz1048"), encoding="kz1048").notes == ()
    assert decode(codecs.BOM_UTF8 + b"abc", encoding="utf-8").text == "abc"
    assert decode(codecs.BOM_UTF16_LE + "abc".encode("utf-16-le"), encoding="utf-16").text == "abc"


@pytest.mark.parametrize("bad", [b"\xff", b"\xd0", b"\xed\xa0\x80", b"\xc0\xaf"])
def test_damaged_utf8_is_an_error_with_the_position(bad):
    data = "Решение ".encode() + bad + RUSSIAN.encode()
    with pytest.raises(ReadingError) as error:
        decode(data)
    assert error.value.code == "invalid_bytes"
    assert "byte 15 " in error.value.message


def test_replacement_is_asked_for_and_counted():
    data = RUSSIAN.encode() + b"\xff" + KAZAKH.encode() + b"\xfe"
    decoded = decode(data, errors="replace")
    assert decoded.text == RUSSIAN + "\ufffd" + KAZAKH + "\ufffd"
    assert decoded.notes[0].code == "decode_replaced"
    assert decoded.notes[0].message.startswith("2 ")


def test_a_replacement_character_of_the_text_itself_is_not_counted():
    assert decode("а\ufffdб".encode()).notes == ()


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", ""])
def test_unknown_encodings_are_a_wrong_call(name):
    with pytest.raises(UsageError):
        decode(b"abc", encoding=name)


def test_unknown_error_mode_is_a_wrong_call():
    with pytest.raises(UsageError):
        decode(b"abc", errors="ignore")


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\xff" * 100, b"\xff\xfa\xf3" * 50])
def test_noise_is_refused_and_never_read_as_text(data):
    with pytest.raises(ReadingError) as error:
        decode(data)
    assert error.value.code in {"unsupported_binary", "encoding_unknown", "invalid_bytes"}


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_reading_error(data):
    try:
        decoded = decode(data)
    except ReadingError:
        return
    assert "\ufffd" not in decoded.text or b"\xef\xbf\xbd" in data or decoded.encoding.startswith("utf-")


@given(st.text(max_size=200))
def test_utf8_comes_back_as_it_was(text):
    if not text.startswith("\ufeff") and "\x00" not in text:
        assert decode(text.encode("utf-8", "surrogatepass")[:0] + text.encode()).text == text


@given(st.text(max_size=200))
def test_likeness_is_never_negative(text):
    assert likeness(text) >= 0
