"""The Russian and the Kazakh wording of one provision mean the same."""

import pytest

from pipeline.acts import find_references
from pipeline.normalize import normalize
from pipeline.values import Reference
from tests.acts.pairs import PAIRS


def only_reference(text: str, language: str) -> Reference:
    normalized = normalize(text)
    (reference,) = find_references(normalized, (), language=language)
    assert (reference.start, reference.end) == (0, len(normalized.clean))
    return reference


@pytest.mark.parametrize(("russian", "kazakh"), PAIRS)
def test_both_wordings_give_the_same_act_and_items(russian: str, kazakh: str) -> None:
    ours, theirs = only_reference(russian, "ru"), only_reference(kazakh, "kk")
    assert ours.items == theirs.items
    assert ours.act is not None or theirs.act is None
    if ours.act is not None and theirs.act is not None:
        same = ("id", "kind", "number", "date")
        assert [getattr(ours.act, name) for name in same] == [getattr(theirs.act, name) for name in same]


def test_there_are_sixty_pairs() -> None:
    assert len(PAIRS) >= 60
