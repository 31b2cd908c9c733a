"""What holds for every text: no failure, spans that are spans, the same values under dirt, a bounded row of numbers."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import assign_roles, decided_on, filed_on, find_dates
from pipeline.normalize import normalize

from . import test_kk, test_ru
from .reading import unmark

PIECES = [
    "20", "5", "31", "1", "2012", "1917", "20.02.2012", "01.05", "__", "«__»", "«20»", "XV", "ХХ", " ", "\n", "\n\n", "-", "–", "/", ",", ".", "(", ")",
    "ақпан", "ақпанның", "мамырда", "февраля", "март", "жылғы", "жылы", "жылдар", "ж.", "года", "год", "г.", "гг.", "ғасыр", "в.", "века", "тоқсан",
    "квартал", "екі", "мың", "он", "бесінші", "двадцатого", "две", "тысячи", "және", "мен", "и", "по", "до", "бастап", "дейін", "айы", "күні", "ай",
    "месяцев", "лет", "дней", "рабочих", "жұмыс", "мерзім", "срок", "трехдневный", "полтора", "жарым", "текущего", "осы", "с.г.", "учебный", "оқу",
    "-шы", "-го", "-е", "x", "№", "ст.",
]  # fmt: skip
ROWS = [row for table in (test_kk, test_ru) for row in table.DATES]
LOOKALIKE = str.maketrans("аеорсухі", "aeopcyxi")


def facts(text):
    found = find_dates(text)
    return (
        [(date.value, date.precision, date.rule, date.notes) for date in found.dates],
        [(term.value, term.days, term.rule) for term in found.terms],
    )


def spans_are_sound(text, found):
    for items in (found.dates, found.terms):
        ends = 0
        for item in items:
            assert ends <= item.start < item.end <= len(text.clean)
            surface = text.clean[item.start : item.end]
            assert surface == surface.strip()
            ends = item.end


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(raw):
    text = normalize(raw)
    spans_are_sound(text, find_dates(text))


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
        lambda ps: st.sampled_from(["", " "]).map(lambda gap: gap.join(ps))
    )
)
def test_any_heap_of_date_words_is_read(raw):
    text = normalize(raw)
    found = find_dates(text)
    spans_are_sound(text, found)
    roles = assign_roles(text, found.dates, ())
    assert len(roles) == len(found.dates)
    decided_on(roles, (), text)
    filed_on(roles, (), text)


def nbsp(raw):
    return raw.replace(" ", "\u00a0")


def broken_lines(raw):
    return raw.replace(" ", "\n")


def soft_hyphens(raw):
    return "".join(
        a + "\u00ad" if a.isalpha() and b.isalpha() else a for a, b in zip(raw, [*raw[1:], " "], strict=True)
    )


def zero_width(raw):
    return "\u200b".join(raw)


def decomposed(raw):
    return unicodedata.normalize("NFD", raw)


def lookalikes(raw):
    return " ".join(word.translate(LOOKALIKE) if len(word) > 4 and word.isalpha() else word for word in raw.split(" "))


@pytest.mark.parametrize("dirty", [nbsp, broken_lines, soft_hyphens, zero_width, decomposed, lookalikes])
def test_the_same_dates_under_dirt(dirty):
    clean = [unmark(row[0])[0] for row in ROWS if "   " not in row[0] and "\n" not in row[0] and "г. " not in row[0]]
    changed = [raw for raw in clean if facts(normalize(dirty(raw))) != facts(normalize(raw))]
    assert changed == []


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1,", "1-", "20.02.", "1 мая, ", "2012-", "XV-", "_", "(1", "екі мың ", "с 1 по ", "үш ай ", "жылы "],
)
def test_a_megabyte_of_one_piece_is_read(piece):
    text = normalize(piece * (1_000_000 // len(piece.encode())))
    spans_are_sound(text, find_dates(text))
