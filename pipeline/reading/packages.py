"""Parts of DOCX and ODT files: ZIP members with limits, parsed as XML without entities."""

import contextlib
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from xml.etree import ElementTree as ET
from xml.parsers import expat

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
MAX_UNPACKED = 200_000_000
"""Bytes of all parts that are read: more than any document, less than what fills the memory."""
MAX_RATIO = 200
"""Parts that unpack to more than this many times the size of the file are a bomb; documents pack 5 to 50 times."""
_RATIO_FROM = 20_000_000


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
        self._left = min(MAX_UNPACKED, max(_RATIO_FROM, MAX_RATIO * len(data)))

    def xml(self, name: str) -> ET.Element:
        """The root of a part."""
        data = self._read(name)
        try:
            _check_prolog(data)
            return ET.fromstring(data)  # noqa: S314 - declarations of entities are refused above
        except (ET.ParseError, expat.ExpatError, LookupError, ValueError) as error:
            raise _damaged() from error

    def _read(self, name: str) -> bytes:
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise ReadingError(
                    "the document is protected by a password: save it without one.", code="encrypted_file"
                )
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except DAMAGE as error:
            raise _damaged() from error
        if len(data) > self._left:
            raise ReadingError("the document unpacks to far more than its size: save it anew.", code="too_large")
        self._left -= len(data)
        return data


class _BegunError(Exception):
    """The first element of a part was reached."""


def _check_prolog(data: bytes) -> None:
    """Refuse what stands before the first element and could declare entities, in any encoding.

    Raises:
        ReadingError: there is a declaration of the document's type.
        ExpatError: there is no element.
    """

    def refuse(*_: object) -> None:
        raise ReadingError(
            "the document declares entities, which no office program writes: save it anew.", code="damaged_file"
        )

    def begun(*_: object) -> None:
        raise _BegunError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begun
    with contextlib.suppress(_BegunError):
        parser.Parse(data, True)


def _damaged() -> ReadingError:
    return ReadingError("the document is damaged: open it in an office program and save it again.", code="damaged_file")
