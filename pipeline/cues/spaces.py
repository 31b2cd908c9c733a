"""Regular expressions of the knowledge base, in which a space stands for any stretch of spaces and line breaks."""

import re
from functools import lru_cache

from ..knowledge.patterns import prepared
from .openings import by_first_letter

_LONGEST_WORD = 40
_REST_OF_WORD = prepared(r"\\w([*+])")


@lru_cache(maxsize=1000)
def compile_words(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""`pattern` compiled, with `\s+` for each space and `\s*` for ` ?`.

    >>> bool(compile_words("в остальной").search("в\nостальной части"))
    True
    """
    return prepared(by_first_letter(with_spaces(pattern)), flags)


def with_spaces(pattern: str) -> str:
    r"""`pattern` with `\s+` for each space and `\s*` for ` ?`, and the rest of a word bounded.

    A text without spaces is one word; were it read to its end from each place, time would grow with its square.

    >>> with_spaces(r"шағым\w* туралы")
    'шағым\\w{0,40}\\s+туралы'
    """
    bounded = _REST_OF_WORD.sub(lambda rest: rf"\w{{{'0' if rest[1] == '*' else '1'},{_LONGEST_WORD}}}", pattern)
    return bounded.replace(" ?", r"\s*").replace(" ", r"\s+")
