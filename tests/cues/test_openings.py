"""An alternation sorted by first letters finds what it found before."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cues.openings import by_first_letter, marked_by_first_letter

OPENED = [
    ("жалоба|заявление|жалоб", "подана жалоба и заявление, жалобы"),
    ("(?:жалоб|протест)ы?|отзыв", "жалобы, протест; отзыв"),
    (r"(?:заңды )?күшіне ен\w+", "заңды күшіне енген, күшіне енді"),
    (r"\b(?:отменить|оставить)\b", "отменить; неотменить оставить оставитьс"),
    (r"(?<!\w)указ(?:а|у)?(?!\w)|приказ\w*", "указа приказу наказ указал"),
    (r"[0-9]+-ш[іы]|№ ?[0-9]+", "15-ші № 7 №8 5-шы"),
    (r"үкімі?н|үкім", "үкімін үкімн үкім"),
    (r"м\.\s?п\.|мөр", "м. п. м.п. мөр"),
]

NOT_OPENED = [
    (r"\w+(?:ылсын|ілсін)|жой", "жойылсын өзгертілсін жой"),
    (r"(?:^|\n)судья\b", "судья\nсудья Иванов"),
    (r".{0,3}суд", "в суд"),
]


def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(pattern, text)]


@pytest.mark.parametrize(("pattern", "text"), OPENED)
def test_finds_the_same(pattern: str, text: str) -> None:
    opened = by_first_letter(pattern)
    assert opened != pattern
    assert spans(opened, text) == spans(pattern, text) != []


@pytest.mark.parametrize(("pattern", "text"), NOT_OPENED)
def test_what_begins_with_anything_stays(pattern: str, text: str) -> None:
    assert by_first_letter(pattern) == pattern
    assert spans(pattern, text)


@pytest.mark.parametrize(("pattern", "text"), OPENED + NOT_OPENED[:1])
def test_only_at_the_start_of_words(pattern: str, text: str) -> None:
    assert spans(by_first_letter(pattern, word_start=True), text) == spans(rf"(?<!\w)(?:{pattern})", text)


@given(st.text(alphabet="абвн -\n", max_size=40))
def test_any_text(text: str) -> None:
    for pattern in ("аб|ав?б|(?:в|на)б?", r"\bаб|аб|б", "(?<!\\w)(?:а|б)в|[абв]н"):
        assert spans(by_first_letter(pattern), text) == spans(pattern, text)


def test_marks_tell_the_pattern() -> None:
    scanner, marks = marked_by_first_letter("sample", ["решени\\w+|шешім", "решен", "определени\\w+"])
    found = [
        (match[0], marks[match.lastindex or 0]) for match in scanner.finditer("решен, решение, определения, шешім")
    ]
    assert found == [("решен", 1), ("решение", 0), ("определения", 2), ("шешім", 0)]


def test_marks_without_plain_letters() -> None:
    scanner, marks = marked_by_first_letter("sample", ["\\w+а", "б"])
    assert [(match[0], marks[match.lastindex or 0]) for match in scanner.finditer("ва б")] == [("ва", 0), ("б", 1)]


def test_groups_of_a_marked_pattern_are_refused() -> None:
    with pytest.raises(ValueError, match="capturing groups"):
        marked_by_first_letter("sample", ["а(б)"])
