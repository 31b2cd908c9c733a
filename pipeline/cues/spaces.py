"""Regular expressions of the knowledge base, in which a space stands for any stretch of spaces and line breaks."""

import re


def compile_words(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""`pattern` compiled, with `\s+` for each space and `\s*` for ` ?`.

    >>> bool(compile_words("в остальной").search("в\nостальной части"))
    True
    """
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), flags)
