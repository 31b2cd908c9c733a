"""ZIP and TAR files as folders of documents, read in place: nothing is unpacked to the disk, so no path escapes.

Limits on members, size and ratio keep a bomb from filling memory; what exceeds them is a failure of its own.
"""

import io
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..errors import ReadingError
from .packages import DAMAGE

MAX_MEMBERS = 1_000_000
MAX_RATIO = 1_000
"""A member that unpacks to more than this many times its packed size is a bomb; text packs 5 to 20 times."""
_RATIO_FROM = 1_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name, and its content or why there is none."""

    name: str
    data: bytes | None
    error: ReadingError | None = None


def is_hidden(name: str) -> bool:
    """Whether a file is one that systems and office programs leave behind.

    >>> is_hidden("__MACOSX/._a.txt"), is_hidden("папка/~$шағым.docx"), is_hidden("шағым.docx")
    (True, True, False)
    """
    parts = name.replace("\\", "/").split("/")
    return any(
        (part.startswith((".", "~$")) and part not in {".", ".."}) or part == "__MACOSX" for part in parts
    ) or parts[-1] in {"Thumbs.db", "desktop.ini"}


def members(source: Path | bytes, *, max_bytes: int, start: int = 0, stop: int | None = None) -> Iterator[Member]:
    """The files of an archive, in its order, from number `start` up to `stop`.

    Raises:
        ReadingError: the archive is damaged, or holds more than a million files.
    """
    file: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    with file:
        head = file.read(4)
        file.seek(0)
        read = _zip_members if head[:2] == b"PK" else _tar_members
        try:
            yield from read(file, max_bytes, start, stop)
        except DAMAGE as error:
            raise ReadingError("the archive is damaged from here on: pack it again.", code="damaged_file") from error


def count_members(path: Path) -> int:
    """How many files the archive holds; 0 when it cannot be told, the reading then says why."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
            file.seek(0)
            if head[:2] == b"PK":
                with zipfile.ZipFile(file) as archive:
                    return sum(1 for info in archive.infolist() if not info.is_dir() and not is_hidden(info.filename))
            with tarfile.open(fileobj=file, mode="r:*") as archive:
                return sum(1 for _ in _tar_files(archive))
    except DAMAGE:
        return 0


def _zip_members(file: BinaryIO, max_bytes: int, start: int, stop: int | None) -> Iterator[Member]:
    with zipfile.ZipFile(file) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not is_hidden(info.filename)]
        _check_count(len(infos))
        for info in infos[start:stop]:
            yield _zip_member(archive, info, max_bytes)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, max_bytes: int) -> Member:
    name = info.filename if info.flag_bits & 0x800 else _zip_name(info.filename)
    if error := _unwanted(name, info.file_size, info.compress_size, max_bytes):
        return Member(name, None, error)
    if info.flag_bits & 1:
        return Member(
            name, None, ReadingError("it is protected by a password: pack it without one.", code="encrypted_file")
        )
    try:
        with archive.open(info) as member:
            data = member.read(max_bytes + 1)
    except DAMAGE as cause:
        error = ReadingError("it is damaged inside the archive: pack it again.", code="damaged_file")
        error.__cause__ = cause
        return Member(name, None, error)
    if len(data) > max_bytes:  # the directory told a smaller size than there was
        return Member(name, None, _too_large(max_bytes))
    return Member(name, data)


def _zip_name(name: str) -> str:
    """The name in an archive packed by Windows in the code page of Russian DOS."""
    try:
        return name.encode("cp437").decode("cp866")
    except UnicodeError:
        return name


def _tar_members(file: BinaryIO, max_bytes: int, start: int, stop: int | None) -> Iterator[Member]:
    with tarfile.open(fileobj=file, mode="r:*") as archive:
        for number, info in enumerate(_tar_files(archive)):
            _check_count(number)
            if stop is not None and number >= stop:
                return
            if number >= start:
                yield _tar_member(archive, info, max_bytes)


def _tar_files(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """All but folders and hidden files; the archive's own list, which only grows, is kept empty."""
    while (info := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined]
        if not info.isdir() and not is_hidden(info.name):
            yield info


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, max_bytes: int) -> Member:
    name = info.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if not info.isfile():
        return Member(
            name, None, ReadingError("it is a link or a device, not a file: pack the file itself.", code="archive_link")
        )
    if error := _unwanted(name, info.size, info.size, max_bytes):
        return Member(name, None, error)
    content = archive.extractfile(info)
    return Member(name, content.read() if content is not None else b"")


def _unwanted(name: str, size: int, packed: int, max_bytes: int) -> ReadingError | None:
    """Why a member is refused by its name or size."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or name[1:2] == ":":
        return ReadingError("its path leads out of the archive: pack it again with plain names.", code="archive_path")
    if size > max_bytes:
        return _too_large(max_bytes)
    if size > _RATIO_FROM and size > MAX_RATIO * max(packed, 1):
        return ReadingError(
            f"it unpacks to more than {MAX_RATIO} times its size: that is no document.", code="archive_ratio"
        )
    return None


def _too_large(max_bytes: int) -> ReadingError:
    return ReadingError(f"it unpacks to more than the limit of {max_bytes} bytes: raise --max-bytes.", code="too_large")


def _check_count(count: int) -> None:
    if count > MAX_MEMBERS:
        raise ReadingError(
            f"the archive holds more than {MAX_MEMBERS} files: pack it in parts.", code="archive_members"
        )
