"""Regular expressions of the knowledge base, in which a space stands for any stretch of spaces and line breaks."""

import re
from functools import lru_cache

from .openings import by_first_letter


@lru_cache(maxsize=1000)
def compile_words(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""`pattern` compiled, with `\s+` for each space and `\s*` for ` ?`.

    >>> bool(compile_words("в остальной").search("в\nостальной части"))
    True
    """
    return re.compile(by_first_letter(with_spaces(pattern)), flags)


def with_spaces(pattern: str) -> str:
    r"""`pattern` with `\s+` for each space and `\s*` for ` ?`."""
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
