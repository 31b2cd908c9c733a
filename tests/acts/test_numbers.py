"""Numbers of units: lists, ranges, inserted units, ordinals in words, requisites of acts."""

import pytest

from pipeline.acts.agreement_ru import agree
from pipeline.acts.numbers import Element, expand, read_ordinal, read_roman
from pipeline.acts.requisites import read_date, read_number, read_title, title_key
from pipeline.knowledge.structure import structure_words

LISTS = (
    ((("486", False), ("489", True)), True, ("486", "487", "488", "489")),
    ((("437-447", False),), True, tuple(str(number) for number in range(437, 448))),
    ((("446-17", False),), True, ("446-17",)),
    ((("2-1", False),), False, ("2-1",)),
    ((("1-3", False),), False, ("1-3",)),
    ((("1-3", False),), True, ("1", "2", "3")),
    ((("1-1", False), ("1-2", False)), True, ("1-1", "1-2")),
    ((("446-1", False), ("446-4", True)), True, ("446-1", "446-2", "446-3", "446-4")),
    ((("1", False), ("3", True), ("5", False)), True, ("1", "2", "3", "5")),
    ((("а", False), ("г", True)), True, ("а", "б", "в", "г")),
    ((("5", False), ("5", False)), True, ("5",)),
    ((("9", False), ("3", True)), True, ("9", "3")),
    ((("1", False), ("9000", True)), True, ("1", "9000")),
)


@pytest.mark.parametrize(("written", "plural", "values"), LISTS)
def test_numbers_of_a_list(written: tuple[tuple[str, bool], ...], plural: bool, values: tuple[str, ...]) -> None:
    assert expand([Element(value, dash) for value, dash in written], plural=plural) == values


def test_a_number_known_to_be_compound_is_no_range() -> None:
    assert expand([Element("10-12")], plural=True, compound=("10-12",)) == ("10-12",)


ORDINALS = (
    ("ru", "первой", "1"),
    ("ru", "третьего", "3"),
    ("ru", "одиннадцатой", "11"),
    ("ru", "двадцать первого", "21"),
    ("ru", "тридцатой", "30"),
    ("kk", "бірінші", "1"),
    ("kk", "он бесінші", "15"),
    ("kk", "жиырмасыншы", "20"),
    ("kk", "жиырма бірінші", "21"),
    ("kk", "отыз екінші", "32"),
)


@pytest.mark.parametrize(("language", "word", "number"), ORDINALS)
def test_ordinals_in_words(language: str, word: str, number: str) -> None:
    assert read_ordinal(word, structure_words(language).ordinals) == number  # type: ignore[arg-type]


def test_a_word_that_is_no_ordinal() -> None:
    with pytest.raises(ValueError, match="суд"):
        read_ordinal("суд", structure_words("ru").ordinals)


@pytest.mark.parametrize(("text", "number"), [("ix", "9"), ("iv", "4"), ("xii", "12"), ("vіі", "7"), ("хх", "20")])
def test_roman_numbers(text: str, number: str) -> None:
    assert read_roman(text) == number


DATES = (
    ("ru", "5 июля 2014 года", "2014-07-05"),
    ("ru", "«05» июля 2014 г.", "2014-07-05"),
    ("ru", "27.12.2021", "2021-12-27"),
    ("ru", "31 мая 2019 года", "2019-05-31"),
    ("kk", "2014 жылғы 4 шілдедегі", "2014-07-04"),
    ("kk", "11 сәуірде 1923 жылғы", "1923-04-11"),
    ("kk", "2012.02.17", "2012-02-17"),
    ("kk", "11.07.01 ж.", "2001-07-11"),
    ("ru", "45.13.2021", None),
    ("ru", "июля", None),
)


@pytest.mark.parametrize(("language", "text", "value"), DATES)
def test_dates_of_acts(language: str, text: str, value: str | None) -> None:
    assert read_date(text, language) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("300-vі", "300-VI"),
        ("248-v зрк", "248-V"),
        ("377-v қрз", "377-V"),
        ("21-нқ", "21-НҚ"),
        ("3/77", "3/77"),
        ("135", "135"),
    ],
)
def test_numbers_of_acts_in_one_spelling(text: str, number: str) -> None:
    assert read_number(text) == number


TITLES = (
    ("«о нотариате» от 5 мая", "о нотариате"),
    ("«о внесении изменений в закон «о нотариате»» от", "о внесении изменений в закон «о нотариате»"),
    ("«о внесении изменений в закон «о нотариате» от", "о внесении изменений в закон «о нотариате"),
    ('"о введении кодекса "об охоте"" и', 'о введении кодекса "об охоте"'),
    ("«о нотариате от 14 июля 1997 года № 155-i", "о нотариате"),
    ("“о нотариате” и", "о нотариате"),
)


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_titles_in_quotes(text: str, title: str) -> None:
    start, end, _ = read_title(text, 0)
    assert text[start:end] == title


def test_titles_are_compared_by_their_words() -> None:
    assert title_key("О  судебной\nсистеме, и «статусе» судей…") == "о судебной системе и статусе судей"


@pytest.mark.parametrize(
    ("pronoun", "noun", "together"),
    [
        ("настоящего", "кодекса", True),
        ("настоящей", "статьи", True),
        ("указанных", "правил", True),
        ("указанными", "правилами", True),
        ("этого же", "закона", True),
        ("указанных", "статьей", False),
        ("указанные", "частями", False),
        ("указанных", "законом", False),
    ],
)
def test_pronoun_and_noun(pronoun: str, noun: str, together: bool) -> None:
    assert agree(pronoun, noun) is together
