"""RTF → text."""

import re

from ..errors import MissingExtraError, ReadingError
from .decode import decode

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read_rtf(data: bytes) -> str:
    """The text of a rich text file; letters of an old Kazakh font come out as that font's characters.

    Raises:
        MissingExtraError: the converter is not installed.
        ReadingError: the file is damaged.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise MissingExtraError("Reading RTF", "io") from error
    declared = _CODE_PAGE.search(data[:2000])
    code_page = f"cp{declared[1].decode()}" if declared else "cp1251"
    try:
        "".encode(code_page)
    except LookupError:
        code_page = "cp1251"
    try:
        source = data.decode("ascii") if data.isascii() else decode(data, encoding=code_page, errors="replace").text
        text: str = rtf_to_text(source, encoding=code_page, errors="replace")
    except (ValueError, IndexError, KeyError, LookupError, RecursionError) as error:
        raise ReadingError(
            "the RTF file is damaged: open it in an office program and save it again.", code="damaged_file"
        ) from error
    return text.strip("\n")
