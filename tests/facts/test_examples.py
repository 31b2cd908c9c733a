"""Every fact file carries its own table: sentences that say the fact, that deny it, that only look like it."""

import re

import pytest

from pipeline.facts import find_facts
from pipeline.facts.cues import fact_files
from pipeline.normalize import normalize
from pipeline.values import Case, Section, Sentence

SAYING_IT, NOT_SAYING_IT = 12, 8
"""The fewest examples of a fact in a language: what says it, and what denies it or only looks like it."""

ROWS = [
    (file, language, value, sentence)
    for file in fact_files().values()
    for language, examples in (("kk", file.examples_kk), ("ru", file.examples_ru))
    for value in ("present", "absent", "neither")
    for sentence in getattr(examples, value)
]


def values_of(file, language, sentence):
    """The values of the fact of `file` found in one sentence of a filing or a ruling."""
    text = normalize(sentence)
    of_filing = file.request or file.family == "filing"
    kind = "cassation-complaint" if of_filing else "cassation-ruling"
    found = find_facts(
        text,
        sentences=(Sentence(0, len(text.clean), language),),
        sections=(Section("request", 0, len(text.clean)),) if file.request else (),
        case=Case(kind=kind, case_kind=file.cases[0] if file.cases else "civil"),
    )
    return {fact.value for fact in found if fact.id == file.id}


@pytest.mark.parametrize(("file", "language", "value", "sentence"), ROWS, ids=lambda part: getattr(part, "id", part))
def test_example(file, language, value, sentence):
    assert values_of(file, language, sentence) == (set() if value == "neither" else {value})


@pytest.mark.parametrize("sentence", ["Наказание чрезмерно сурово.", "Жаза тым қатал."])
def test_a_fact_of_criminal_cases_is_none_of_a_civil_one(sentence):
    text = normalize(sentence)
    of_case = {
        kind: find_facts(
            text,
            sentences=(Sentence(0, len(text.clean), "ru"),),
            sections=(),
            case=Case(kind="cassation-ruling", case_kind=kind),
        )
        for kind in ("criminal", "civil")
    }
    assert [f.id for f in of_case["criminal"]] == ["punishment-unjust"]
    assert of_case["civil"] == ()


@pytest.mark.parametrize("file", fact_files().values(), ids=lambda file: file.id)
def test_both_languages_have_examples_of_both_sides(file):
    for examples in (file.examples_kk, file.examples_ru):
        assert len(examples.present) >= SAYING_IT
        assert len(examples.absent) + len(examples.neither) >= NOT_SAYING_IT
        assert examples.neither


@pytest.mark.parametrize("file", fact_files().values(), ids=lambda file: file.id)
def test_no_word_mixes_alphabets(file):
    lines = [*file.examples_kk.present, *file.examples_ru.present, *file.kk.present, *file.ru.present, *file.kk.absent]
    mixed = [
        word
        for line in lines
        for word in re.findall(r"\w+", line)
        if re.search("[a-zA-Z]", word) and re.search("[а-яәіңғүұқөһ]", word)
    ]
    assert mixed == []
