"""Parts of DOCX and ODT files: ZIP members with limits, parsed as XML without entities."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from xml.etree import ElementTree as ET

from ..errors import ReadingError

# What the standard library raises on damaged archives, its own errors and those of the decoders and of broken names.
DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
)
MAX_PART = 200_000_000
"""Bytes of one unpacked part: more than any document, less than what fills the memory."""


class Package:
    """The parts of an office document.

    Raises:
        ReadingError: the file is damaged, is encrypted, or a part is too large.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise _damaged() from error
        self.names = frozenset(self._zip.namelist())

    def xml(self, name: str) -> ET.Element:
        """The root of a part."""
        data = self._read(name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:65536]:
            raise ReadingError(
                "the document declares entities, which no office program writes: save it anew.", code="damaged_file"
            )
        try:
            return ET.fromstring(data)  # noqa: S314 - entities are refused above
        except ET.ParseError as error:
            raise _damaged() from error

    def _read(self, name: str) -> bytes:
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise ReadingError(
                    "the document is protected by a password: save it without one.", code="encrypted_file"
                )
            with self._zip.open(info) as part:
                data = part.read(MAX_PART + 1)
        except DAMAGE as error:
            raise _damaged() from error
        if len(data) > MAX_PART:
            raise ReadingError(
                "the document unpacks to more than 200 MB: it is no ordinary document.", code="too_large"
            )
        return data


def _damaged() -> ReadingError:
    return ReadingError("the document is damaged: open it in an office program and save it again.", code="damaged_file")
