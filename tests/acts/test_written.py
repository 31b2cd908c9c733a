"""Every way of writing a reference that the tables hold is read as they say."""

import re

import pytest

from tests.acts.rows import Expected, Row, found
from tests.acts.written_kk import FURTHER as FURTHER_KK
from tests.acts.written_kk import PATTERNS as PATTERNS_KK
from tests.acts.written_ru import FURTHER as FURTHER_RU
from tests.acts.written_ru import PATTERNS as PATTERNS_RU

ROWS = [(*row, "ru") for row in (*PATTERNS_RU, *FURTHER_RU)] + [(*row, "kk") for row in (*PATTERNS_KK, *FURTHER_KK)]


@pytest.mark.parametrize(("text", "expected", "language"), ROWS)
def test_references_of_a_text(text: str, expected: tuple[Expected, ...], language: str) -> None:
    assert found(text, language) == list(expected)


@pytest.mark.parametrize("rows", [(*PATTERNS_RU, *FURTHER_RU), (*PATTERNS_KK, *FURTHER_KK)])
def test_tables_are_long_enough(rows: tuple[Row, ...]) -> None:
    assert sum(len(expected) for _, expected in rows) >= 200


def test_no_word_of_the_tables_mixes_scripts() -> None:
    deliberate = {"Кодекстiң", "екiншi", "бөлiгiнде", "шiлдедегi", "iс", "жүргiзу", "VІ"}
    words = {word for text, _, _ in ROWS for word in re.findall(r"[^\W\d_]+", text)}
    mixed = {word for word in words if re.search("[a-zA-Z]", word) and re.search("[\u0400-\u04ff]", word)}
    assert mixed <= deliberate
