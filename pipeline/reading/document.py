"""One file, or its bytes → one `Document` with its warnings, whatever the format."""

import hashlib
import os
from pathlib import Path

from ..errors import ReadingError
from ..values import Document, Note
from .checks import notes_on
from .decode import Decoded, decode
from .options import MAX_BYTES
from .repair import convert_legacy_font, find_mojibake
from .signature import Kind, kind_of, other_name


def read_bytes(
    data: bytes,
    *,
    id: str,  # noqa: A002 - the name in the record
    source: str | None = None,
    encoding: str | None = None,
    decode_errors: str = "strict",
    max_bytes: int = MAX_BYTES,
    fix_mojibake: bool = False,
    ocr: bool = False,
    watched: bool = False,
) -> Document:
    """The document with this content; its format is told by the content.

    `watched`, a PDF without end is refused, on systems that can read it in a process of its own; else it is for the
    caller to watch.

    Raises:
        ReadingError: it is too large, damaged, protected, an archive, a scan, or in no known encoding.
        MissingExtraError: the format needs a library that is not installed.
        UsageError: an option has an unknown value.
    """
    if len(data) > max_bytes:
        raise too_large(source or id, len(data), max_bytes)
    try:
        text, pages, notes = _extract(data, encoding, decode_errors, ocr=ocr, watched=watched)
    except ReadingError as error:
        raise ReadingError(f"{source or id}: {error.message}", code=error.code) from error
    except RecursionError as error:
        raise ReadingError(
            f"{source or id}: the document is nested too deeply: save it anew.", code="damaged_file"
        ) from error
    if len(text) > max_bytes:
        raise too_large(source or id, len(text), max_bytes)
    return finish(
        id,
        text,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        notes=notes,
        pages=pages,
        fix_mojibake=fix_mojibake,
    )


def read_file(
    path: str | os.PathLike[str],
    *,
    id: str | None = None,  # noqa: A002 - the name in the record
    encoding: str | None = None,
    decode_errors: str = "strict",
    max_bytes: int = MAX_BYTES,
    fix_mojibake: bool = False,
    ocr: bool = False,
    watched: bool = False,
) -> Document:
    """The document in a file; its id is the stem of the file's name unless given.

    Raises:
        ReadingError: as `read_bytes`, or the file is missing or may not be read.
    """
    path = Path(path)
    shown = shown_path(path)
    return read_bytes(
        load_bytes(path, max_bytes=max_bytes),
        id=id or shown_path(path.stem),
        source=shown,
        encoding=encoding,
        decode_errors=decode_errors,
        max_bytes=max_bytes,
        fix_mojibake=fix_mojibake,
        ocr=ocr,
        watched=watched,
    )


def load_bytes(path: Path, *, max_bytes: int) -> bytes:
    """The content of a file.

    Raises:
        ReadingError: it is missing, is a folder, may not be read, or is larger than `max_bytes`.
    """
    shown = shown_path(path)
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
            if len(data) > max_bytes:
                raise too_large(shown, os.fstat(file.fileno()).st_size, max_bytes)
            return data
    except FileNotFoundError as error:
        raise ReadingError(f"{shown}: there is no such file.", code="file_missing") from error
    except IsADirectoryError as error:
        raise ReadingError(f"{shown}: this is a folder, not a file.", code="is_folder") from error
    except PermissionError as error:
        raise ReadingError(f"{shown}: there is no permission to read it.", code="no_permission") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the name is not valid"
        raise ReadingError(f"{shown}: it could not be read ({reason}).", code="unreadable") from error


def finish(
    id: str,  # noqa: A002 - the name in the record
    text: str,
    *,
    source: str | None,
    sha256: str | None,
    notes: tuple[Note, ...] = (),
    pages: tuple[int, ...] = (),
    fix_mojibake: bool = False,
) -> Document:
    """The document with this text after the repairs that are told in its notes."""
    text, mojibake = find_mojibake(text, fix=fix_mojibake)
    text, font = convert_legacy_font(text)
    found = tuple(note for note in (mojibake, font) if note is not None)
    return Document(id, text, source, sha256, (*notes, *found, *notes_on(text)), pages)


def shown_path(path: str | os.PathLike[str]) -> str:
    """A path as text that can be written anywhere; bytes that are no UTF-8 are escaped."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def too_large(name: str, size: int, limit: int) -> ReadingError:
    """The error for what exceeds the limit of bytes."""
    return ReadingError(
        f"{name}: {size} bytes are more than the limit of {limit}: raise --max-bytes or split it.", code="too_large"
    )


def _extract(
    data: bytes, encoding: str | None, errors: str, *, ocr: bool, watched: bool
) -> tuple[str, tuple[int, ...], tuple[Note, ...]]:
    """Text, page starts and notes of the content, by its format; what reads the others need not be loaded for text."""
    kind = kind_of(data)
    if kind == "pdf":
        from .pdf import read_pdf

        pages = read_pdf(data, ocr=ocr, watched=watched)
        return pages.text, pages.starts, pages.notes
    if kind == "docx":
        from .docx import read_docx

        return read_docx(data), (), ()
    if kind == "odt":
        from .odt import read_odt

        return read_odt(data), (), ()
    if kind == "rtf":
        from .rtf import read_rtf

        return read_rtf(data), (), ()
    if kind == "doc":
        from .doc import read_doc

        return read_doc(data), (), ()
    if kind in {"text", "html"}:
        decoded = _decoded(data, kind, encoding, errors)
        return decoded.text, (), decoded.notes
    raise _not_a_document(kind, data)


def _decoded(data: bytes, kind: Kind, encoding: str | None, errors: str) -> Decoded:
    if kind == "html":
        from .html import read_html

        return read_html(data, encoding=encoding, errors=errors)
    return decode(data, encoding=encoding, errors=errors)


def _not_a_document(kind: Kind, data: bytes) -> ReadingError:
    if kind in {"zip", "tar"}:
        return ReadingError(
            "this is an archive: unpack it, or use --archive to read the documents in it.", code="archive"
        )
    if kind == "rar":
        return ReadingError(
            "this is a RAR archive, which cannot be opened: unpack it, or pack it as ZIP.", code="archive_unsupported"
        )
    if kind == "parquet":
        return ReadingError("this is a Parquet table: read it with --input-format parquet.", code="table")
    return ReadingError(
        f"this is {other_name(data)}, not a document: save the document as DOCX, PDF or plain text.",
        code="unsupported_binary",
    )
