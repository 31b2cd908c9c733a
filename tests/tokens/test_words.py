"""The word files of the languages: no word of two scripts, small letters, no word twice."""

import re
import tomllib

import pytest

from pipeline.resources import knowledge_dir

FILES = sorted(path for language in ("kk", "ru") for path in (knowledge_dir() / "words" / language).rglob("*.toml"))
TWO_SCRIPTS = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
KAZAKH = set("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя-. /")


def words(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_words_are_of_one_script_and_small(path):
    for word in words(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert not TWO_SCRIPTS.search(word), word
        assert word == word.strip()
        assert word == word.lower() or word.isupper(), word  # a part of speech is in capitals


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_word_stands_twice_in_a_list(path):
    for name, values in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if isinstance(values, list):
            assert sorted({word for word in values if values.count(word) > 1}) == [], name


@pytest.mark.parametrize(
    "path", sorted((knowledge_dir() / "words" / "kk").rglob("stems/*.toml")), ids=lambda path: path.stem
)
def test_stems_are_kazakh_letters(path):
    for word in tomllib.loads(path.read_text(encoding="utf-8"))["words"]:
        assert set(word) <= KAZAKH, word
