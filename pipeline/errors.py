"""The ways to fail: one base class, few children, each message one sentence that helps.

A message says where (file, key), what was found and what to do.
"""

import traceback
from pathlib import Path


class CassatioError(Exception):
    """Any failure that the user can do something about; `code` is its short name for machines.

    Args:
        message: One sentence: where, what, what to do. Never text of the document.
        code: A stable English name, as in the table of warnings and errors.
    """

    def __init__(self, message: str, *, code: str = "error") -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class ReadingError(CassatioError):
    """A document could not be read; the others can still be."""


class KnowledgeError(CassatioError):
    """A file of the knowledge base is wrong; the message names file and key."""


class UsageError(CassatioError):
    """The call itself is wrong: an unknown option value, contradictory options."""


class MissingExtraError(CassatioError):
    """A part of the program needs an optional dependency that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs an optional part: install it with: pip install 'cassatio[{extra}]'.", code="extra_missing"
        )
        self.extra = extra


def unforeseen(where: str, cause: Exception) -> ReadingError:
    """An error that nobody thought of, told by kind and place: its own words could quote the document."""
    if isinstance(cause, MemoryError):
        return ReadingError(f"{where}: there is not enough memory to read it.", code="out_of_memory")
    last = traceback.extract_tb(cause.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    message = f"{where}: internal error ({type(cause).__name__} at {place}); please report it."
    return ReadingError(message, code="internal_error")
