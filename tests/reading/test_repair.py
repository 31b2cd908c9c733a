import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.repair import convert_legacy_font, find_mojibake

KAZAKH = (
    "Қазақстан Республикасының Жоғарғы Соты өтінішхатты қарап, қаулы етті: апелляциялық алқаның үкімі өзгеріссіз "
    "қалдырылсын, ұйғарымның күші жойылсын және іс жаңадан қарауға жіберілсін."
)
RUSSIAN = "Судебная коллегия оставила решение без изменения, а жалобу без удовлетворения."
OLD_FONTS = [
    ("ҚқҢңҒғҮүӨөҰұӘәҺһ", "ЌќЅѕЄєЇїҐґЎўЈјЋћ"),
    ("ҚқҢңҒғҮүәөұ", "ЌќЅѕЄєЇї‰µ±"),
]


@pytest.mark.parametrize(("letters", "drawn"), OLD_FONTS)
def test_an_old_font_is_converted_letter_by_letter_and_told(letters, drawn):
    broken = KAZAKH.translate(str.maketrans(letters, drawn))
    text, note = convert_legacy_font(broken)
    assert text == KAZAKH
    assert note.code == "legacy_kazakh_font"


def test_russian_around_a_few_kazakh_words_does_not_hide_them():
    text, note = convert_legacy_font(RUSSIAN * 20 + " «Ќазаќстан Республикасыныѕ Жоєарєы Соты»")
    assert text.endswith("«Қазақстан Республикасының Жоғарғы Соты»")
    assert note is not None


UNTOUCHED = [
    KAZAKH,
    RUSSIAN,
    "Її єдине рішення є чинним, а ґрунт належить громаді; суд вирішив.",
    "Суд ће донети одлуку о жалби ће и ђаци, љубав, њива, џеп.",
    "Куќа и свеќа, ѕвезда и ѕид, ќерка и ноќ, луѓе и меѓу.",
    "Отклонение ±5 ‰ при 10 µм",
    "Ќ",
    "",
    "«Єврорембуд» ТОО против Їжакевич",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_languages_and_signs_keep_their_letters(text):
    assert convert_legacy_font(text) == (text, None)


@pytest.mark.parametrize("text", [KAZAKH, RUSSIAN, RUSSIAN + KAZAKH, "№ 5 «Сот» — 2024"])
@pytest.mark.parametrize("wrong", ["cp1251", "cp1252"])
def test_utf8_read_as_another_encoding_is_suspected_and_repaired_only_on_request(text, wrong):
    text = text * 3
    broken = "".join(bytes((byte,)).decode(wrong, "ignore") or chr(byte) for byte in text.encode())
    kept, note = find_mojibake(broken)
    if wrong == "cp1251" or "№" not in text:
        assert kept == broken
        assert note.code == "mojibake_suspected"
        assert find_mojibake(broken, fix=True)[0] == text


@pytest.mark.parametrize("text", [KAZAKH, RUSSIAN, "РФ, СССР, РК, СНГ, Р.Ѓ.", "C°, 5° и РЎ", "", "Ñandú, Ðuro"])
def test_plain_texts_are_not_suspected(text):
    assert find_mojibake(text) == (text, None)


@given(st.text(alphabet="РСТУ°µЂѓџ‚Ѕабв «»", max_size=60))
def test_no_text_breaks_the_repair(text):
    find_mojibake(text, fix=True)
    assert len(convert_legacy_font(text)[0]) == len(text)
