"""Normalizing: what the grammars read, and that every position finds its way back."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.normalize import normalize

CLEANED = [
    # raw, what the grammars read
    ("cот aктiсі", "сот актісі"),
    ("шегiнен, өтiнiшхатты, күшiн, iс", "шегінен, өтінішхатты, күшін, іс"),
    ("Kaссациялық cот", "Кассациялық сот"),
    ("ГПК PK", "ГПК РК"),
    ("судья c правом голоса", "судья с правом голоса"),
    ("ТƏУЕЛСІЗДІК, мəжіліс", "ТӘУЕЛСІЗДІК, мәжіліс"),
    ("2О12 года", "2012 года"),
    ("З1 декабря", "31 декабря"),
    ("1О марта", "10 марта"),
    ("қау\u00adлы", "қаулы"),
    ("су\u200bд\u2060ья", "судья"),
    ("второи\u0306 и трети\u0306", "второй и третй"),
    ("подал\x00жалобу", "подал жалобу"),
    ("\x1b[31mзаявитель\x1b[0m", "заявитель"),
    ("статья\u00a0427", "статья 427"),
    ("54-\n\nтарауы", "54-тарауы"),
    ("6-\r\n\r\nбабында", "6-бабында"),
    ("постанов-\nление", "постановление"),
    ("ГПК-\nнің", "ГПК-нің"),
    ("пунктом 3\n\n   17\n\nчасти второй", "пунктом 3\nчасти второй"),
]
UNTOUCHED = [
    "XVI ғасырда",
    "№ 377-V",
    "I полугодие, IV квартал",
    "info@example.kz",
    "K2600000000",
    "ст. 427 ГПК РК",
    "ЗРК",
    "Пункт 3\n\n17\n\nЧасть вторая",
    "2024 год.\n\n17\n\nчасть",
    "The complaint was filed in time.",
    "қарама-қайшылық",
    "ТОО «Альфа»",
]


@pytest.mark.parametrize(("raw", "clean"), CLEANED)
def test_is_read_as(raw: str, clean: str) -> None:
    assert normalize(raw).clean == clean


@pytest.mark.parametrize("raw", UNTOUCHED)
def test_stays_as_it_is(raw: str) -> None:
    assert normalize(raw).clean == raw


@pytest.mark.parametrize(
    ("raw", "word", "surface"),
    [
        ("ол 54-\n\nтарауы бойынша", "54-тарауы", "54-\n\nтарауы"),
        ("бұл қау\u00adлы дұрыс", "қаулы", "қау\u00adлы"),
        ("второи\u0306 части", "второй", "второи\u0306"),
        ("по статье\u200b 427", "427", "427"),
        ("aктiсі", "актісі", "aктiсі"),
    ],
)
def test_words_are_found_where_they_stand(raw: str, word: str, surface: str) -> None:
    text = normalize(raw)
    start = text.clean.index(word)
    first, last = text.raw_span(start, start + len(word))
    assert raw[first:last] == surface


ALPHABET = st.text(
    st.one_of(
        st.sampled_from("абвгдёйқғңөұүһіӘІaceiopxyABCEHKMOPTX0123ОЗ .,;()-–\n\r\t«»№"),
        st.sampled_from("\u00ad\u200b\u00a0\u0306\u0308\ufeff\x00\x1b\u2028İßŉ"),
        st.characters(),
    ),
    max_size=200,
)


@given(ALPHABET)
def test_never_raises_and_keeps_its_way_back(raw: str) -> None:
    text = normalize(raw)
    assert len(text.clean) == len(text.folded)
    before = 0
    for position in range(len(text.clean)):
        start, end = text.raw_span(position, position + 1)
        assert 0 <= start < end <= len(raw)
        assert start >= before
        before = start


@given(ALPHABET)
@example("аİ")
def test_folded_text_needs_no_second_folding(raw: str) -> None:
    folded = normalize(raw).folded
    assert normalize(folded).folded == folded or "\n" in folded


LETTERS_OF_OTHERS = re.compile("[a-z\u00c0-\u024fўҳҷҗҙҫҡӣӯєїґ]")


@given(st.text(st.one_of(st.sampled_from("абёқі 5.,-\n"), st.characters()), max_size=20))
def test_letters_of_other_languages_are_told(raw: str) -> None:
    text = normalize(raw)
    assert text.strange or not LETTERS_OF_OTHERS.search(text.folded)


def test_each_letter_of_other_languages_is_told() -> None:
    texts = [normalize(chr(code)) for code in range(0x20, 0xFFFF)]
    assert not [text.raw for text in texts if not text.strange and LETTERS_OF_OTHERS.search(text.folded)]
