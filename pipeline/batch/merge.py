"""Shards → tables: the rows in the order of the inputs, numbered through."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..extras import library
from .columns import arrow, schema_of
from .tables import TABLES, Table
from .task import Counts, shard_folder
from .writers import write_database, write_table

DATABASES = ("sqlite", "duckdb")


@dataclass(frozen=True, slots=True)
class Written:
    """A table that was written: its file, rows, and the SHA-256 of the file."""

    table: str
    file: str
    rows: int
    sha256: str


class _Counted:
    """The parts of one table; counts the rows that went by."""

    def __init__(self, table: Table, folder: Path, shards: Sequence[tuple[int, Counts]]) -> None:
        self.table = table
        self.rows = 0
        self._folder = folder
        self._shards = shards

    def __iter__(self) -> Iterator[Any]:
        first = 0
        for number, counts in self._shards:
            part = _part(shard_folder(self._folder, number) / f"{self.table.name}.arrow", self.table, first)
            if part is not None:
                self.rows += part.num_rows
                yield part
            first += counts.documents + sum(counts.failures.values())


def write_tables(folder: Path, shards: Sequence[tuple[int, Counts]], out: Path, form: str) -> list[Written]:
    """All tables of the shards in `folder`, in the format, into `out`; `shards` in order with their counts.

    Raises:
        MissingExtraError: the format needs a library that is not installed.
        OSError: they cannot be written.
    """
    counted = [_Counted(table, folder, shards) for table in TABLES]
    if form in DATABASES:
        path = write_database(((part.table, part) for part in counted), out, form)
        digest = _sha256(path)
        return [Written(part.table.name, path.name, part.rows, digest) for part in counted]
    written = []
    for part in counted:
        path = write_table(part.table, part, out, form)
        written.append(Written(part.table.name, path.name, part.rows, _sha256(path)))
    return written


def _part(path: Path, table: Table, first: int) -> Any:
    """The rows of one shard with their numbers in the whole run, None where it has none."""
    pa = arrow()
    if not path.exists():
        return None
    with pa.memory_map(str(path)) as file:
        rows = pa.ipc.open_file(file).read_all()
    numbers = library("pyarrow.compute", "A batch", "batch").add(rows.column("doc"), first)
    return rows.set_column(0, "doc", numbers).cast(schema_of(table)).combine_chunks()


def input_digest(folder: Path, shards: Sequence[tuple[int, Counts]]) -> str:
    """One SHA-256 for all that was read: of the names and SHA-256 of all documents, in order."""
    digest = hashlib.sha256()
    documents = next(table for table in TABLES if table.name == "documents")
    for part in _Counted(documents, folder, shards):
        for name, value in zip(part.column("id").to_pylist(), part.column("sha256").to_pylist(), strict=True):
            digest.update(f"{name}\t{value}\n".encode())
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
