"""RTF → text, in reading order: page header, body with tables, page footer."""

import re

from ..errors import ReadingError
from ..extras import library
from .decode import decode

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_MARGIN = re.compile(r"\{(?:\\\*)?\\(header|footer)[lrf]?(?![a-z])")
_BRACE = re.compile(r"\\[\\{}]|[{}]")


def read_rtf(data: bytes) -> str:
    """The text of a rich text file; letters of an old Kazakh font come out as that font's characters.

    Raises:
        MissingExtraError: the converter is not installed.
        ReadingError: the file is damaged.
    """
    converter = library("striprtf.striprtf", "Reading RTF", "io")
    code_page = _code_page(data)
    source = data.decode("ascii") if data.isascii() else decode(data, encoding=code_page, errors="replace").text
    headers, footers = _margins(source)
    try:
        parts = [
            converter.rtf_to_text(part, encoding=code_page, errors="replace") for part in (*headers, source, *footers)
        ]
    except (ValueError, OverflowError, LookupError, RecursionError) as error:
        message = "the RTF file is damaged: open it in an office program and save it again."
        raise ReadingError(message, code="damaged_file") from error
    return "\n".join(_without_bars(part).strip("\n") for part in parts).strip("\n")


def _code_page(data: bytes) -> str:
    """The declared code page where Python knows it, else that of Russian Windows."""
    declared = _CODE_PAGE.search(data[:2000])
    name = f"cp{declared[1].decode()}" if declared else "cp1251"
    try:
        "".encode(name)
    except LookupError:
        return "cp1251"
    return name


def _margins(source: str) -> tuple[list[str], list[str]]:
    """The page headers and footers as little RTF files; the converter passes over them in the whole."""
    found: dict[str, dict[str, None]] = {"header": {}, "footer": {}}
    at = 0
    while match := _MARGIN.search(source, at):
        at = _closing(source, match.end())
        found[match[1]][f"{{\\rtf1\\ansi {source[match.end() : at]}}}"] = None
    return list(found["header"]), list(found["footer"])


def _closing(source: str, start: int) -> int:
    """Where the group that is open at `start` ends."""
    depth = 1
    for brace in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.start()
    return len(source)


def _without_bars(text: str) -> str:
    """Tabs between the cells of table rows, which the converter marks by a bar after each."""
    return "\n".join(line[:-1].replace("|", "\t") if line.endswith("|") else line for line in text.split("\n"))
