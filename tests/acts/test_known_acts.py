"""Every act of the knowledge base is found by its own examples."""

import re

import pytest

from pipeline.acts import find_references
from pipeline.knowledge.acts import ActExample, KnownAct, known_acts
from pipeline.normalize import normalize

EXAMPLES = [
    pytest.param(act, example, id=f"{act.id}-{number}")
    for act in known_acts()
    for number, example in enumerate(act.examples)
]


@pytest.mark.parametrize(("act", "example"), EXAMPLES)
def test_example_of_an_act(act: KnownAct, example: ActExample) -> None:
    text = normalize(example.text)
    references = find_references(text, (), language=example.language, on=example.on)
    spans = {text.clean[reference.start : reference.end]: reference for reference in references}
    assert normalize(example.matched).clean in spans
    found = spans[normalize(example.matched).clean]
    assert found.act is not None
    assert found.act.id == act.id


def test_every_act_has_an_example_and_a_title_in_each_language() -> None:
    assert [act.id for act in known_acts() if not act.examples or not (act.title.kk and act.title.ru)] == []


def test_ids_are_unique_and_name_their_file() -> None:
    ids = [act.id for act in known_acts()]
    assert len(ids) == len(set(ids))


def test_names_have_no_latin_letters() -> None:
    words = [
        word
        for act in known_acts()
        for form in (*act.names.kk, *act.names.ru, *act.abbreviations.kk, *act.abbreviations.ru)
        for word in re.findall("[a-zA-Z]+", form)
    ]
    assert words == []
