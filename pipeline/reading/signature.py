"""What a file is, by its first bytes: names lie, signatures do not."""

import re
from collections.abc import Callable
from typing import Literal

from ..knowledge.patterns import prepared

Kind = Literal["text", "html", "pdf", "docx", "odt", "rtf", "doc", "zip", "tar", "rar", "parquet", "other"]

_HTML = prepared(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_RTF = prepared(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_OTHER = {
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"AT&TFORM": "a DjVu file",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "an SQLite database",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"\xff\xd9": "a file of an unknown kind",
}


def kind_of(data: bytes) -> Kind:
    """The kind of a file with this content; `text` where no signature is known.

    >>> kind_of(b"%PDF-1.7 ...")
    'pdf'
    """
    if data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return _zip_kind(data)
    if data.startswith(_OLE):
        return "doc" if _WORD_STREAM in data else "other"
    return next((kind for kind, is_it in _SIGNATURES.items() if is_it(data)), "text")


def _is_tar(data: bytes) -> bool:
    """Whether it is a TAR archive or something compressed, which may be one."""
    return data[257:262] == b"ustar" or data.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"))


_SIGNATURES: dict[Kind, Callable[[bytes], bool]] = {
    "pdf": lambda data: b"%PDF-" in data[:1024],
    "rar": lambda data: data.startswith(b"Rar!\x1a\x07"),
    "parquet": lambda data: data.startswith(b"PAR1"),
    "tar": _is_tar,
    "other": lambda data: data.startswith(tuple(_OTHER)),
    "rtf": lambda data: bool(_RTF.match(data)),
    "html": lambda data: bool(_HTML.match(data)),
}


def other_name(data: bytes) -> str:
    """What a file of kind `other` is, in words with an article.

    >>> other_name(b"GIF89a")
    'a GIF picture'
    """
    if data.startswith(_OLE):
        return "an old Office file that is no Word document"
    if data[:2] == b"PK":
        return "a spreadsheet or a presentation"
    return next((name for mark, name in _OTHER.items() if data.startswith(mark)), "a binary file")


def _zip_kind(data: bytes) -> Kind:
    import io
    import zipfile

    from .packages import DAMAGE

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").strip()
                if kind.startswith(b"application/vnd.oasis.opendocument"):
                    return "odt" if kind.endswith((b".text", b".text-template")) else "other"
            office = any(name.startswith(("xl/", "ppt/")) for name in names) and "[Content_Types].xml" in names
            return "other" if office else "zip"
    except DAMAGE:
        return "zip"
