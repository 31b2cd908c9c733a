"""How to read: all that a user may say about files."""

from dataclasses import dataclass

MAX_BYTES = 40_000_000
"""Larger files are refused unless the caller allows more."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the user said about the inputs.

    Attributes:
        encoding: The encoding of plain text, where it is known; else UTF-8, a byte order mark, or a told guess.
        decode_errors: `strict`, or `replace` for bytes that are no text.
        max_bytes: Larger files and rows are refused.
        fix_mojibake: Whether UTF-8 that was read as another encoding is repaired, not only suspected.
        ocr: Whether pages of a PDF without text are recognized.
        split: Whether several acts in one file are read as several documents.
        archives: Whether ZIP and TAR files are opened; else they are failures that say so.
        text_column: The column of the text in JSON Lines, CSV and Parquet.
        id_column: The column of the document's name there.
        watched: Whether a PDF is read in a process of its own, which is ended where a page has no end.
    """

    encoding: str | None = None
    decode_errors: str = "strict"
    max_bytes: int = MAX_BYTES
    fix_mojibake: bool = False
    ocr: bool = False
    split: bool = False
    archives: bool = False
    text_column: str = "text"
    id_column: str = "id"
    watched: bool = False
