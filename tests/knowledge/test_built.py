"""What is built of the knowledge files is the same from the cache, and is built anew where the cache is of no use."""

from pathlib import Path

import pytest

from pipeline.dates import lexicon
from pipeline.knowledge.load import built


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("CASSATIO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def stored() -> dict[str, lexicon.Entry]:
    return built("dates", lexicon.FILES, lexicon.Entry, lexicon._make_entries)


def test_the_stored_words_of_dates_are_those_made(own_cache: Path) -> None:
    made, read = stored(), stored()
    assert len(list(own_cache.glob("built-dates-*"))) == 1
    assert list(read.items()) == list(made.items()) != []
    assert all(isinstance(entry, lexicon.Entry) for entry in read.values())


def test_a_damaged_copy_is_made_anew(own_cache: Path) -> None:
    made = stored()
    next(own_cache.glob("built-dates-*")).write_bytes(b"\x81\xa1a\x01")
    assert stored() == made
