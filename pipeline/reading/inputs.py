"""What a user points at → documents, one after another: files, folders, archives, tables, standard input.

A thing that cannot be read is an item like the others, with its error, and never loses the rest.
"""

import errno
import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from ..errors import MissingExtraError, ReadingError, UsageError, unforeseen
from ..values import Document
from .checks import document_starts
from .decode import known_encoding
from .document import finish, load_bytes, read_bytes, shown_path, too_large
from .options import MAX_BYTES, ReadingOptions
from .rows import TABLES, Row, read_csv, read_jsonl, read_parquet
from .signature import kind_of

FORMATS = ("text", "jsonl", "csv", "parquet")


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that gave no document, and why."""

    id: str
    source: str | None
    error: ReadingError

    @property
    def code(self) -> str:
        """The short name of the reason."""
        return self.error.code

    @property
    def message(self) -> str:
        """The reason as one sentence."""
        return self.error.message


Item = Document | Unread


def iter_inputs(
    paths: Iterable[str | os.PathLike[str]],
    *,
    input_format: str | None = None,
    encoding: str | None = None,
    decode_errors: str = "strict",
    max_bytes: int = MAX_BYTES,
    fix_mojibake: bool = False,
    ocr: bool = False,
    split: bool = False,
    archives: bool = False,
    text_column: str = "text",
    id_column: str = "id",
    stdin: BinaryIO | None = None,
) -> Iterator[Item]:
    """The documents of `paths` in their order, folders with all below them in the order of names.

    `-`, or no path at all, is standard input. A file whose name ends as a table (.jsonl, .csv, .parquet) gives a
    document a row; `input_format` says so for the others, `text` says that a table is to be read as one text.

    Raises:
        UsageError: an option has an unknown value.
        MissingExtraError: a format needs a library that is not installed.
    """
    if input_format is not None and input_format not in FORMATS:
        raise UsageError(
            f"input format {input_format!r} is not known: expected one of {', '.join(FORMATS)}.", code="bad_option"
        )
    options = ReadingOptions(
        encoding, decode_errors, max_bytes, fix_mojibake, ocr, split, archives, text_column, id_column, watched=True
    )
    if encoding is not None:
        known_encoding(encoding)
    given = [os.fspath(path) for path in paths] or ["-"]
    seen: set[tuple[int, int]] = set()
    for path in given:
        if path == "-":
            yield from _standard_input(stdin or sys.stdin.buffer, input_format, options)
            continue
        check_name(path)
        for found in walk(Path(path), seen):
            if isinstance(found, Unread):
                yield found
            else:
                yield from read_path(found, input_format, options)


def check_name(path: str) -> None:
    """Refuse an empty name, which would be the current folder: what a script asks for when its variable is not set.

    Raises:
        UsageError: it is empty.
    """
    if not path:
        raise UsageError("one of the names given is empty: name a file or a folder.", code="bad_option")


def walk(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Unread]:
    """The files at and below `path` in the order of their names; `seen` holds the files and folders met so far.

    Folders may be nested thousands deep. A pipe is read where it is named; one in a folder might never end.
    """
    under_way: list[Iterator[Path]] = [iter((path,))]
    while under_way:
        found = next(under_way[-1], None)
        if found is None:
            under_way.pop()
            continue
        folder, file = _look(found, seen, named=found is path)
        if folder is not None:
            under_way.append(folder)
        if file is not None:
            yield file


def _look(path: Path, seen: set[tuple[int, int]], *, named: bool) -> tuple[Iterator[Path] | None, Path | Unread | None]:
    """What is in the folder, or the file, or why it is not read."""
    shown = shown_path(path)
    try:
        status = path.stat()
        if not _first_time(status, seen):
            message = "it was given twice, or a link leads back to it: it is read once."
            return None, Unread(
                shown_path(path.stem), shown, ReadingError(f"{shown}: {message}", code="duplicate_input")
            )
        if stat.S_ISDIR(status.st_mode):
            from .archives import is_hidden

            names = sorted(entry.name for entry in path.iterdir())
            return (path / name for name in names if not is_hidden(name)), None
    except (OSError, ValueError) as error:
        return None, Unread(shown_path(path.stem), shown, _stat_error(shown, path, error))
    if stat.S_ISREG(status.st_mode) or (named and stat.S_ISFIFO(status.st_mode)):
        return None, path
    message = "it is a device or a pipe, not a file."
    return None, Unread(shown_path(path.stem), shown, ReadingError(f"{shown}: {message}", code="unreadable"))


def _first_time(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    key = (status.st_dev, status.st_ino)
    if key in seen and status.st_ino:  # some network drives give no numbers
        return False
    seen.add(key)
    return True


def _stat_error(shown: str, path: Path, error: OSError | ValueError) -> ReadingError:
    if isinstance(error, PermissionError):
        return ReadingError(f"{shown}: there is no permission to read it.", code="no_permission")
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return ReadingError(f"{shown}: the link leads to nothing.", code="link_broken")
        return ReadingError(f"{shown}: there is no such file or folder.", code="file_missing")
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return ReadingError(f"{shown}: the link leads in a circle.", code="link_loop")
    reason = error.strerror if isinstance(error, OSError) else "the name is not valid"
    return ReadingError(f"{shown}: it could not be read ({reason or 'unknown reason'}).", code="unreadable")


def read_path(
    path: Path,
    input_format: str | None,
    options: ReadingOptions,
    *,
    start: int = 0,
    stop: int | None = None,
    first: int = 0,
) -> Iterator[Item]:
    """The documents of one file; of a table or an archive those from number `start` up to `stop`.

    For JSON Lines `start` and `stop` are positions in the file where rows begin, and `first` counts the lines before.
    """
    shown = shown_path(path)
    table = input_format or TABLES.get(path.suffix.lower())
    try:
        if table == "jsonl":
            with path.open("rb") as file:
                file.seek(start)
                rows = read_jsonl(file, options, stop_at=stop, first=first)
                yield from _documents(rows, path.stem, shown, options)
        elif table == "csv":
            yield from _documents(read_csv(path, options, start=start, stop=stop), path.stem, shown, options)
        elif table == "parquet":
            yield from _documents(read_parquet(path, options, start=start, stop=stop), path.stem, shown, options)
        elif options.archives and is_archive(path):
            yield from _archive(path, shown, options, start, stop, tables=input_format is None)
        else:
            yield from _one(load_bytes(path, max_bytes=options.max_bytes), shown_path(path.stem), shown, options)
    except ReadingError as error:
        message = error.message if error.message.startswith(shown) else f"{shown}: {error.message}"
        yield Unread(shown_path(path.stem), shown, ReadingError(message, code=error.code))
    except OSError as error:
        yield Unread(shown_path(path.stem), shown, _stat_error(shown, path, error))


def is_archive(path: Path) -> bool:
    """Whether the file is a ZIP or TAR archive that is no office document."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
            if head[:2] != b"PK":
                return kind_of(head) == "tar"
            if path.suffix.lower() in {".docx", ".odt", ".xlsx", ".pptx", ".ods"}:
                return False
            file.seek(0)
            return kind_of(file.read()) == "zip" if os.fstat(file.fileno()).st_size < MAX_BYTES else True
    except OSError:
        return False


def _one(data: bytes, name: str, shown: str | None, options: ReadingOptions) -> Iterator[Item]:
    """The document, or with `split` the documents, of one file's content."""
    try:
        document = read_bytes(
            data,
            id=name,
            source=shown,
            encoding=options.encoding,
            decode_errors=options.decode_errors,
            max_bytes=options.max_bytes,
            fix_mojibake=options.fix_mojibake,
            ocr=options.ocr,
            watched=options.watched,
        )
    except (ReadingError, MissingExtraError) as error:
        yield Unread(
            name,
            shown,
            ReadingError(f"{shown or '-'}: {error.message}", code=error.code)
            if isinstance(error, MissingExtraError)
            else error,
        )
        return
    except UsageError:
        raise
    except Exception as error:  # noqa: BLE001 - the border: a file that nobody thought of never loses the rest
        yield Unread(name, shown, unforeseen(shown or "-", error))
        return
    yield from split_document(document) if options.split else (document,)


def split_document(document: Document) -> tuple[Document, ...]:
    """The acts that stand one after another in a document, each with a number after its id; positions count in each."""
    starts = document_starts(document.text)
    if not starts:
        return (document,)
    notes = tuple(note for note in document.notes if note.code != "multiple_documents_suspected")
    edges = (0, *starts, len(document.text))
    return tuple(
        replace(
            document,
            id=f"{document.id}#{number}",
            text=document.text[start:end],
            notes=notes,
            pages=_pages_in(document.pages, start, end),
        )
        for number, (start, end) in enumerate(pairwise(edges), 1)
    )


def _pages_in(pages: tuple[int, ...], start: int, end: int) -> tuple[int, ...]:
    """The starts of the pages of a part, the first of which begins with the part."""
    if not pages:
        return ()
    return (0, *(page - start for page in pages if start < page < end))


def _archive(
    path: Path, shown: str, options: ReadingOptions, start: int, stop: int | None, *, tables: bool
) -> Iterator[Item]:
    """The documents among the members; with `tables` a member named as a table is told, not read as a text."""
    from .archives import members

    for member in members(path, max_bytes=options.max_bytes, start=start, stop=stop):
        name = re.split(r"[/\\]", member.name)[-1]
        stem = name.rsplit(".", 1)[0] or name
        source = f"{shown}!{member.name}"
        if member.data is None:
            assert member.error is not None
            yield Unread(stem, source, ReadingError(f"{source}: {member.error.message}", code=member.error.code))
        elif error := _nested(name, member.data, tables=tables):
            yield Unread(stem, source, ReadingError(f"{source}: {error.message}", code=error.code))
        else:
            yield from _one(member.data, stem, source, options)


def _nested(name: str, data: bytes, *, tables: bool) -> ReadingError | None:
    """Why a member is no document: it would be many."""
    if tables and Path(name).suffix.lower() in TABLES:
        return ReadingError("it is a table inside an archive: unpack the archive and give the table.", code="table")
    if kind_of(data) in {"zip", "tar"}:
        return ReadingError("it is an archive inside an archive: unpack the outer one.", code="archive")
    return None


def _documents(rows: Iterator[Row], stem: str, shown: str | None, options: ReadingOptions) -> Iterator[Item]:
    """The documents of the rows of a table; a row without an id is named by its number."""
    for row in rows:
        name = row.id or f"{stem}:{row.number}"
        if row.text is None:
            assert row.error is not None
            where = f"{shown}: {row.error.message}" if shown else row.error.message
            yield Unread(name, shown, ReadingError(where, code=row.error.code))
        elif (size := len(row.text.encode("utf-8"))) > options.max_bytes:
            yield Unread(name, shown, too_large(f"{shown or '-'}: row {row.number}", size, options.max_bytes))
        else:
            document = finish(name, row.text, source=shown, sha256=_sha256(row.text), fix_mojibake=options.fix_mojibake)
            yield from split_document(document) if options.split else (document,)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _standard_input(stream: BinaryIO, input_format: str | None, options: ReadingOptions) -> Iterator[Item]:
    if input_format in {"csv", "parquet"}:
        raise UsageError(f"{input_format} cannot be read from standard input: give the file.", code="bad_option")
    try:
        if input_format == "jsonl":
            yield from _documents(read_jsonl(stream, options), "-", None, options)
        else:
            yield from _whole_input(stream, options)
    except OSError as error:
        message = f"standard input could not be read ({error.strerror or 'it is closed'})."
        yield Unread("-", None, ReadingError(message, code="unreadable"))


def _whole_input(stream: BinaryIO, options: ReadingOptions) -> Iterator[Item]:
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield Unread(
            "-",
            None,
            ReadingError(
                f"standard input: more than the limit of {options.max_bytes} bytes: raise --max-bytes.",
                code="too_large",
            ),
        )
    else:
        yield from _one(data, "-", None, options)
