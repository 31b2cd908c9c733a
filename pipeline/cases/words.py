"""The words of cases as compiled patterns."""

import re
from functools import cache

from ..cues.spaces import compile_words
from ..knowledge.documents import CaseKindWords, CaseWords, Numerals
from ..knowledge.load import load_file


@cache
def case_words() -> CaseWords:
    """words/cases.toml."""
    return load_file("words/cases.toml", CaseWords)


@cache
def kind_words() -> CaseKindWords:
    """words/case_kinds.toml."""
    return load_file("words/case_kinds.toml", CaseKindWords)


@cache
def numerals() -> Numerals:
    """words/numerals.toml."""
    return load_file("words/numerals.toml", Numerals)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of words/cases.toml called `name`."""
    return compile_words(getattr(case_words(), name))


@cache
def table(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a table of words/cases.toml with their keys, in the order of the file."""
    return tuple((key, compile_words(value)) for key, value in getattr(case_words(), name).items())


@cache
def kinds(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a table of words/case_kinds.toml with their keys."""
    return tuple((key, compile_words(value)) for key, value in getattr(kind_words(), name).items())
