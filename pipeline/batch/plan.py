"""Inputs → shards: numbered, the same for the same inputs, small enough to lose and to do again."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from ..errors import ReadingError, UsageError
from ..reading.archives import count_members
from ..reading.document import shown_path
from ..reading.inputs import Unread, check_name, is_archive, walk
from ..reading.rows import TABLES, count_rows
from .options import BatchOptions

_BLOCK = 1 << 20
# A byte of a name that is no UTF-8 comes from the system as a surrogate; no name holds a NUL, so it marks the escape.
_SURROGATE = re.compile("[\udc80-\udcff]")
_ESCAPED = re.compile("\x00(dc[0-9a-f]{2})")


class Unit(msgspec.Struct, frozen=True, array_like=True):
    """A file, or a range of the rows of a table or the members of an archive; or an input that is known to be bad.

    For JSON Lines `start` and `stop` are positions in the file and `first` is the number of the first line; else they
    are numbers of rows or members. `stop` None is the end. `failure` is source, code and message.
    """

    path: str
    table: str | None = None
    start: int = 0
    stop: int | None = None
    first: int = 0
    size: int = 0
    changed: int = 0
    failure: tuple[str, str, str] | None = None

    @property
    def file(self) -> Path:
        """The file; `path` is its name with bytes that are no UTF-8 escaped, since a plan is written as JSON."""
        return Path(_ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), self.path))


class Shard(msgspec.Struct, frozen=True, array_like=True):
    """A unit of work: what one worker reads at a time and writes as one folder."""

    number: int
    units: tuple[Unit, ...]
    documents: int
    size: int


@dataclass(slots=True)
class _Building:
    """A shard that still takes units."""

    units: list[Unit] = field(default_factory=list)
    documents: int = 0
    size: int = 0


def check_inputs(inputs: Iterable[str | os.PathLike[str]], out: Path) -> None:
    """Whether they may be read while tables go into `out`; nothing is made or written.

    Raises:
        UsageError: standard input is asked for, or the tables would go into a folder that is read.
    """
    target = out.resolve()
    for name in inputs:
        given = os.fspath(name)
        check_name(given)
        path = Path(given)
        if given == "-":
            raise UsageError("a batch reads files and folders, not standard input: name them.", code="bad_option")
        if path.is_dir() and (path.resolve() == target or path.resolve() in target.parents):
            raise UsageError(
                f"{out} lies in {path}, which is read: choose another folder with --out.", code="output_in_input"
            )


def plan(inputs: Sequence[str | os.PathLike[str]], out: Path, options: BatchOptions) -> Iterator[Shard]:
    """The shards of `inputs`, in their order.

    Raises:
        UsageError: as `check_inputs`.
    """
    check_inputs(inputs, out)
    number = 0
    building = _Building()
    for unit, documents in _units(inputs, options):
        full = (
            building.documents + documents > options.shard_documents or building.size + unit.size > options.shard_bytes
        )
        if building.units and full:
            yield Shard(number, tuple(building.units), building.documents, building.size)
            number += 1
            building = _Building()
        building.units.append(unit)
        building.documents += documents
        building.size += unit.size
    if building.units:
        yield Shard(number, tuple(building.units), building.documents, building.size)


def _units(inputs: Iterable[str | os.PathLike[str]], options: BatchOptions) -> Iterator[tuple[Unit, int]]:
    """Each unit with the number of documents expected in it."""
    seen: set[tuple[int, int]] = set()
    for given in inputs:
        for found in walk(Path(given), seen):
            if isinstance(found, Unread):
                yield Unit(found.id, failure=(found.source or "", found.code, found.message)), 1
            else:
                yield from _file_units(found, options)


def _file_units(path: Path, options: BatchOptions) -> Iterator[tuple[Unit, int]]:
    try:
        status = path.stat()
    except OSError as error:
        message = f"{shown_path(path)}: it could not be read ({error.strerror})."
        yield Unit(shown_path(path.stem), failure=(shown_path(path), "unreadable", message)), 1
        return
    table = options.input_format or TABLES.get(path.suffix.lower())
    name = _SURROGATE.sub(lambda byte: f"\x00{ord(byte[0]):x}", os.fspath(path))
    whole = Unit(name, table, size=status.st_size, changed=status.st_mtime_ns)
    try:
        if table == "jsonl":
            yield from _line_ranges(whole, options)
        elif table in {"csv", "parquet"}:
            yield from _ranges(whole, count_rows(path, table, encoding=options.reading.encoding), options)
        elif options.reading.archives and is_archive(path):
            yield from _ranges(whole, count_members(path), options)
        else:
            yield whole, 1
    except ReadingError as error:
        message = f"{shown_path(path)}: {error.message}"
        yield Unit(shown_path(path.stem), failure=(shown_path(path), error.code, message)), 1


def _ranges(whole: Unit, count: int, options: BatchOptions) -> Iterator[tuple[Unit, int]]:
    """Ranges of rows or members that fit a shard; one that cannot be counted is read to its end, or to its error."""
    if count == 0:
        yield whole, 1
        return
    step = max(1, min(options.shard_documents, int(count * options.shard_bytes / max(whole.size, 1))))
    for start in range(0, count, step):
        stop = start + step
        documents = min(step, count - start)
        size = whole.size * documents // count
        # The last range is open: what stands after the counted end is read too, or told as damage.
        yield _part(whole, start=start, stop=stop if stop < count else None, size=size), documents


def _line_ranges(whole: Unit, options: BatchOptions) -> Iterator[tuple[Unit, int]]:
    """Ranges of JSON Lines: every shard begins at a line, and knows its number."""
    start = first = lines = 0
    with whole.file.open("rb") as file:
        while block := file.read(_BLOCK):
            lines += block.count(b"\n")
            while block and not block.endswith(b"\n"):
                block = file.readline(_BLOCK)
                lines += block.endswith(b"\n")
            end = file.tell()
            if end - start >= options.shard_bytes or lines - first >= options.shard_documents:
                yield _part(whole, start=start, stop=end, first=first, size=end - start), max(1, lines - first)
                start, first = end, lines
    if start < whole.size or start == 0:
        yield _part(whole, start=start, stop=None, first=first, size=whole.size - start), max(1, lines - first)


def _part(whole: Unit, **changes: Any) -> Unit:
    return msgspec.structs.replace(whole, **changes)
