"""The law as data: alphabets, sources, statuses, schemas for editors."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from pipeline.knowledge.law import ASSERTABLE, Article
from pipeline.knowledge.load import load_folder
from pipeline.knowledge.schemas import LAW_FILES, json_schema
from pipeline.provisions.lookup import regimes
from pipeline.provisions.rules import all_rules
from pipeline.resources import knowledge_dir

FILES = sorted(path for folder in LAW_FILES for path in (knowledge_dir() / folder).rglob("*.toml"))
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-z]")


def strings(value):
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in ("cues", "matter", "source"):
                yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", FILES, ids=lambda p: "/".join(p.parts[-2:]))
def test_no_word_mixes_alphabets_and_no_text_is_padded(path: Path):
    for text in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert text == text.strip()
        for word in _WORD.findall(text):
            assert not (_CYRILLIC.search(word) and _LATIN.search(word)), word


@pytest.mark.parametrize("folder", LAW_FILES)
def test_every_folder_loads_by_its_schema(folder):
    assert load_folder(folder, LAW_FILES[folder])


@pytest.mark.skipif(
    tuple(map(int, msgspec.__version__.split(".")[:2])) < (0, 21),
    reason="older msgspec words the same schema otherwise",
)
@pytest.mark.parametrize("folder", LAW_FILES)
def test_the_schema_for_editors_is_that_of_the_program(folder):
    written = knowledge_dir() / "schema" / f"{folder}.json"
    assert written.read_text(encoding="utf-8") == json_schema(folder), (
        "write it again: python -m pipeline.knowledge.schemas"
    )


def test_every_edition_names_its_source():
    for article in load_folder("provisions", Article):
        for edition in article.editions:
            assert edition.source
            assert edition.title.kk
            assert edition.title.ru
            assert edition.title.en


def test_one_file_holds_one_article():
    for path in (knowledge_dir() / "provisions").rglob("*.toml"):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        assert content["article"] == path.stem
        assert content["act"] == path.parent.name


def test_editions_of_a_provision_stand_oldest_first():
    for article in load_folder("provisions", Article):
        days: dict[str, list] = {}
        for edition in article.editions:
            days.setdefault(edition.of, []).append(edition.from_)
        assert all(line == sorted(line) for line in days.values()), f"{article.act}:{article.article}"


def test_an_interpretation_says_what_it_is():
    for rule in all_rules():
        if rule.status not in ASSERTABLE:
            assert rule.note is not None, rule.id


def test_a_regime_with_unverified_parts_lists_them():
    for entry in regimes():
        if entry.status not in ASSERTABLE:
            assert entry.unknown, entry.id
