"""A bare «Положение» or «ереже» points to the one named before, unless another was spoken of in between and not read."""

import pytest

from pipeline.acts import find_references
from pipeline.normalize import normalize

NAMED = {
    "kk": '"Сот құрылымы туралы ереженің" 58-бабына сәйкес құрам бекітілді. ',
    "ru": "Состав утверждён по статье 58 Положения «О судоустройстве РСФСР». ",
}
ROWS = [
    ("kk", "Ереженің 6-бабында талап көрсетілген.", True),
    ("kk", "Төралқа бекіткен бөлім ережесіне өзгеріс енгізілді. Ереженің 6-бабында талап көрсетілген.", False),
    ("ru", "В статье 6 Положения указан порог.", True),
    ("ru", "В положение об отделении внесены изменения. В статье 6 Положения указан порог.", False),
]


@pytest.mark.parametrize(("language", "text", "same"), ROWS)
def test_which_act_a_bare_noun_points_to(language: str, text: str, same: bool) -> None:
    found = find_references(normalize(NAMED[language] + text), (), language=language, on=None)
    first, last = found[0], found[-1]
    assert last.items == ({"article": "6"},)
    assert (last.act == first.act) is same
