"""The tables of a batch, read a piece at a time: Parquet, CSV, JSON Lines or SQLite."""

import csv
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ..errors import ReadingError, UsageError
from ..extras import library

Row = tuple[Any, ...]
_BATCH = 65_536
_FILES = {
    "parquet": "documents.parquet",
    "csv": "documents.csv",
    "jsonl": "documents.jsonl",
    "sqlite": "tables.sqlite",
}


class Tables:
    """The folder that a batch wrote.

    Raises:
        UsageError: it holds no tables that can be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        written = self.manifest().get("format")  # others beside them may be those of an older run
        found = [form for form, name in _FILES.items() if written in {form, None} and (folder / name).is_file()]
        if not found:
            what = (
                f"its tables as {written}, which are not read back" if written not in {*_FILES, None} else "no tables"
            )
            message = f"{folder} holds {what}: run batch --out {folder} first, in parquet, csv, jsonl or sqlite."
            raise UsageError(message, code="no_tables")
        self._form = found[0]

    @property
    def complete(self) -> bool:
        """Whether the run was finished, as far as it said."""
        return self.manifest().get("complete") is not False

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        """The values of these columns, row by row in order; null and, in CSV, nothing are None.

        Raises:
            MissingExtraError: Parquet is asked for and its library is not installed.
            ReadingError: the table is damaged.
        """
        read = {"parquet": self._parquet, "csv": self._csv, "jsonl": self._jsonl, "sqlite": self._sqlite}[self._form]
        try:
            yield from read(table, columns)
        except (OSError, ValueError, KeyError, TypeError, csv.Error, sqlite3.Error) as error:
            message = f"the table {table} in {self.folder} is damaged: run batch again, with --fresh."
            raise ReadingError(message, code="bad_table") from error

    def manifest(self) -> dict[str, Any]:
        """What the run said of itself; empty if it said nothing."""
        try:
            found = json.loads((self.folder / "manifest.json").read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _parquet(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        parquet = library("pyarrow.parquet", "Reading Parquet", "batch")
        with parquet.ParquetFile(self.folder / f"{table}.parquet") as file:
            if not file.metadata.num_rows:  # older versions of the library fail on a table without rows
                return
            for batch in file.iter_batches(batch_size=_BATCH, columns=list(columns)):
                yield from zip(*(batch.column(name).to_pylist() for name in columns), strict=True)

    def _csv(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        with (self.folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                yield tuple(_unguarded(row[name]) for name in columns)

    def _jsonl(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        with (self.folder / f"{table}.jsonl").open("rb") as file:
            for line in file:
                row = json.loads(line)
                yield tuple(row[name] for name in columns)

    def _sqlite(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        names = ", ".join(f'"{name}"' for name in columns)
        with closing(sqlite3.connect(self.folder / "tables.sqlite")) as database:
            yield from database.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid')  # noqa: S608 - our own names


def _unguarded(value: str) -> str | None:
    """A cell without the sign that keeps spreadsheets from running it."""
    if not value:
        return None
    return value[1:] if value[0] == "'" and value[1:2] in "=+-@\t\r" else value
