"""The sentences that the reader of facts is trained on: balanced, varied, and no idea in two splits."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from pipeline.facts.cues import fact_files
from pipeline.training.facts import read_rows

FOLDER = Path(__file__).parents[2] / "corpora" / "facts"
SPLITS = ("train", "dev", "test")


@pytest.fixture(scope="module")
def splits():
    return {name: read_rows(FOLDER / f"{name}.jsonl") for name in SPLITS}


@pytest.fixture(scope="module")
def rows(splits):
    return [row for part in splits.values() for row in part]


def test_enough_sentences_half_in_each_language(rows):
    assert len(rows) >= 2500
    share = sum(row.language == "kk" for row in rows) / len(rows)
    assert 0.48 < share < 0.52


@pytest.mark.parametrize(("one", "other"), list(combinations(SPLITS, 2)))
def test_no_family_and_no_sentence_is_in_two_splits(splits, one, other):
    for part in ("family", "text"):
        assert not {getattr(r, part) for r in splits[one]} & {getattr(r, part) for r in splits[other]}


def test_a_family_words_one_idea(rows):
    labels = {}
    for row in rows:
        assert labels.setdefault(row.family, row.label) == row.label


def test_every_fact_is_said_and_denied_in_both_languages(rows):
    said = {(row.fact, row.value, row.language) for row in rows if row.fact}
    wanted = {(f, v, lang) for f in fact_files() for v in ("present", "absent") for lang in ("kk", "ru")}
    assert not wanted - said


def test_every_fact_that_is_said_is_trained_and_examined(splits):
    for name in SPLITS:
        assert {row.fact for row in splits[name] if row.value == "present"} == set(fact_files())


def test_near_misses_and_unrelated_sentences_are_there(rows):
    assert sum(row.fact is None for row in rows) / len(rows) > 0.2


def test_sentences_are_different(rows):
    texts = Counter(re.sub(r"[\d\W]+", " ", row.text).lower() for row in rows)
    assert texts.most_common(1)[0][1] == 1
    starts = Counter(tuple(row.text.split()[:4]) for row in rows)
    assert starts.most_common(1)[0][1] < len(rows) * 0.02


def test_no_word_mixes_two_scripts(rows):
    mixed = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[а-яәғқңөұүһі])\w+", re.IGNORECASE)
    assert not [row.text for row in rows if mixed.search(row.text)]


def test_kazakh_letters_stand_in_kazakh_only(rows):
    assert not [r.text for r in rows if r.language == "ru" and re.search("[әғқңөұүһі]", r.text.lower())]
