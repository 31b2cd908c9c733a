"""A run of spaces or signs after a reference changes nothing; a pattern that shares the run out would never come back."""

import pytest

from pipeline.acts import find_references
from pipeline.normalize import normalize

HEADS = [
    ("ru", "в статье 5"),
    ("ru", "ст. 5"),
    ("ru", "часть первая статьи 5"),
    ("ru", "пп. 1) п. 2 ст. 427 ГПК РК"),
    ("kk", "5-бабы"),
    ("kk", "5-баптың бірінші бөлігі"),
    ("kk", "АПК-нің 427-бабы"),
]
RUNS = [" ", "\n", " \n", "\t", "\x00", "\u00a0", ", ", "(", "- ", "«", "; "]


@pytest.mark.parametrize("run", RUNS, ids=repr)
@pytest.mark.parametrize(("language", "head"), HEADS)
def test_a_run_after_a_reference_changes_nothing(language: str, head: str, run: str) -> None:
    bare, long = (find_references(normalize(text), (), language=language, on=None) for text in (head, head + run * 200))
    assert [r.items for r in bare] == [r.items for r in long] != []


@pytest.mark.parametrize("run", RUNS, ids=repr)
@pytest.mark.parametrize(("language", "head"), [("ru", "указанной статьи"), ("kk", "осы баптың")])
def test_a_run_after_a_pronoun_comes_to_an_end(language: str, head: str, run: str) -> None:
    assert len(find_references(normalize(head + run * 200), (), language=language, on=None)) <= 1


@pytest.mark.parametrize("space", [" ", "  ", "\t", "\n", "\u00a0", "\u2003", "\r\n", "\x0b"], ids=repr)
def test_any_space_may_follow_the_hyphen_of_a_kazakh_unit(space: str) -> None:
    found = find_references(normalize(f"АПК-нің 427-{space}бабы"), (), language="kk", on=None)
    assert [(r.act and r.act.id, r.items) for r in found] == [("kz-gpk-2015", ({"article": "427"},))]


@pytest.mark.parametrize("space", ["", " ", "\t", "\n", "\u00a0"], ids=repr)
def test_any_space_may_stand_before_the_bracket_of_a_number(space: str) -> None:
    found = find_references(normalize(f"АПК-нің 427-бабының 2{space})-тармақшасы"), (), language="kk", on=None)
    assert [r.items for r in found] == [({"article": "427", "subparagraph": "2"},)]


@pytest.mark.parametrize(
    "text", ["кодекс (бұдан әрі \x00) 9-бап", "закон (далее – \x00) и статья 9", "Заң (бұдан әрі – «») 9-бап"]
)
def test_a_short_name_without_letters_is_none(text: str) -> None:
    for language in ("kk", "ru"):
        assert [i for r in find_references(normalize(text), (), language=language, on=None) for i in r.items][-1:] in (
            [{"article": "9"}],
            [],
        )
