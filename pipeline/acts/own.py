"""What act a text itself is, as its own title says: «this Code», «the present resolution» mean it."""

import re
from functools import cache

from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..knowledge.structure import ActTitles
from ..normalize import Text

_LINES = 14
_HEAD = 700
_OF_COURT = "normative-resolution"


@cache
def _words() -> ActTitles:
    return load_file("words/act_titles.toml", ActTitles)


@cache
def _some() -> re.Pattern[str]:
    return prepared(_words().some)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, prepared(words)) for kind, words in _words().kinds.items())


def own_kind(text: Text) -> str | None:
    """The kind of act that the text is by the capital letters of its first lines; None for rulings and other texts."""
    lines = [line.strip() for line in text.clean[:_HEAD].split("\n") if line.strip()][:_LINES]
    title = " ".join([line for line in lines if line.isupper()]).lower().replace("ё", "е")
    if _some().search(title) is None:
        return None
    for kind, words in _kinds():
        if words.search(title) and (kind == _OF_COURT or not re.search(_words().court, title)):
            return kind
    return None
