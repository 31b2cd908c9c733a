"""Cue lines of the knowledge base → cues, with the classes of words/classes.toml filled in."""

from functools import cache

from ..knowledge.documents import WordClasses
from ..knowledge.load import load_file
from .pattern import Cue, expand, parse


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Each class in both languages together; the alphabets keep them apart well enough."""
    listed = load_file("words/classes.toml", WordClasses).classes
    return {
        name: frozenset(word for words in languages.values() for word in words) for name, languages in listed.items()
    }


def read_cues(source: str) -> list[Cue]:
    """The cues that a line of data writes: one, or several where an alternative has several words.

    Raises:
        KnowledgeError: the line is not a cue, or names an unknown class.
    """
    return [parse(line, _classes()) for line in expand(source)]
