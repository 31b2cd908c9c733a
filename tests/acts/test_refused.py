"""What looks like a reference and is none."""

import pytest

from tests.acts.refused_rows import KAZAKH, RUSSIAN
from tests.acts.rows import found


@pytest.mark.parametrize("text", RUSSIAN)
def test_no_reference_in_russian(text: str) -> None:
    assert found(text, "ru") == []


@pytest.mark.parametrize("text", KAZAKH)
def test_no_reference_in_kazakh(text: str) -> None:
    assert found(text, "kk") == []


@pytest.mark.parametrize("table", [RUSSIAN, KAZAKH])
def test_tables_are_long_enough(table: tuple[str, ...]) -> None:
    assert len(table) >= 80
