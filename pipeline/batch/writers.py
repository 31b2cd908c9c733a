"""Arrow tables, shard by shard → one file a table, or one database, always the same bytes for the same rows.

Every file is written under another name and renamed when it is whole.
"""

import contextlib
import csv
import json
import os
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..extras import library
from .columns import arrow, schema_of
from .tables import TABLES, Table

_FORMULA = r"^([=+\-@\t\r])"
_CELL = 32_767
_SHEET_ROWS = 1_048_576
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Parts = Iterable[Any]


def write_table(table: Table, parts: Parts, folder: Path, form: str) -> Path:
    """One file with the rows of `parts` (Arrow tables), in their order; its path.

    Raises:
        MissingExtraError: the format needs a library that is not installed.
        OSError: it cannot be written.
    """
    path = folder / f"{table.name}.{form}"
    with _whole(path) as part:
        {"parquet": _parquet, "csv": _csv, "jsonl": _jsonl, "xlsx": _xlsx}[form](table, parts, part)
    return path


def write_database(tables: Iterable[tuple[Table, Parts]], folder: Path, form: str) -> Path:
    """One SQLite or DuckDB file with all tables; its path.

    Raises:
        MissingExtraError: DuckDB is not installed.
        OSError: it cannot be written.
    """
    path = folder / f"tables.{form}"
    with _whole(path) as part:
        {"sqlite": _sqlite, "duckdb": _duckdb}[form](tables, part)
    return path


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A path to write to that becomes `path` at the end, and nothing if the writing fails."""
    part = path.with_name(f".{path.name}.tmp")
    part.unlink(missing_ok=True)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _parquet(table: Table, parts: Parts, path: Path) -> None:
    parquet = library("pyarrow.parquet", "A batch", "batch")
    with parquet.ParquetWriter(path, schema_of(table), compression="zstd") as writer:
        for part in parts:
            writer.write_table(part)


def _csv(table: Table, parts: Parts, path: Path) -> None:
    """UTF-8 with a byte order mark for Excel; a text that a spreadsheet would run as a formula begins with '."""
    pa = arrow()
    compute = library("pyarrow.compute", "A batch", "batch")
    arrow_csv = library("pyarrow.csv", "A batch", "batch")
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf")
        with arrow_csv.CSVWriter(file, schema_of(table)) as writer:
            for part in parts:
                guarded = [_guarded(compute, column) for column in part.columns]
                writer.write_table(pa.table(guarded, schema=part.schema))


def _guarded(compute: Any, column: Any) -> Any:
    is_text = arrow().types.is_string(column.type)
    return compute.replace_substring_regex(column, _FORMULA, r"'\1") if is_text else column


def _rows(part: Any) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in part.columns), strict=True)


def _jsonl(_table: Table, parts: Parts, path: Path) -> None:
    import msgspec

    encode = msgspec.json.Encoder().encode
    with path.open("wb") as file:
        for part in parts:
            file.writelines(encode(row) + b"\n" for row in part.to_pylist())


def _xlsx(table: Table, parts: Parts, path: Path) -> None:
    """Text cells only where the column is text, so no formula; more rows than a sheet holds go on in the next one."""
    openpyxl = library("openpyxl", "Writing XLSX", "batch")
    book = openpyxl.Workbook(write_only=True)
    names = [column.name for column in table.columns]
    room = 0
    sheet: Any = None
    sheets = 0
    for row in _all_rows(parts):
        if room == 0:
            sheets += 1
            sheet = book.create_sheet(table.name if sheets == 1 else f"{table.name} {sheets}")
            sheet.append(names)
            room = _SHEET_ROWS - 1
            if row is None:
                continue
        sheet.append([_text_cell(sheet, value) if isinstance(value, str) else value for value in row])
        room -= 1
    raw = path.with_suffix(".raw")
    try:
        book.save(raw)
        _same_bytes(raw, path)
    finally:
        raw.unlink(missing_ok=True)


def _all_rows(parts: Parts) -> Iterator[Any]:
    """None first, so that a table without rows has its sheet."""
    yield None
    for part in parts:
        yield from _rows(part)


def _text_cell(sheet: Any, value: str) -> Any:
    cell = library("openpyxl.cell", "Writing XLSX", "batch").WriteOnlyCell(sheet)
    cell.value = _NO_XML.sub(" ", value)[:_CELL]
    cell.data_type = "s"
    return cell


def _same_bytes(source: Path, target: Path) -> None:
    """Copies a ZIP without the times of day in it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


_SQL_TYPES = {"int": "INTEGER", "float": "REAL", "text": "TEXT", "date": "TEXT", "bool": "INTEGER"}


def _sqlite(tables: Iterable[tuple[Table, Parts]], path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        for table, parts in tables:
            columns = ", ".join(f'"{column.name}" {_SQL_TYPES[column.type]}' for column in table.columns)
            database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            places = ", ".join("?" * len(table.columns))
            insert = f'INSERT INTO "{table.name}" VALUES ({places})'  # noqa: S608 - names of our own tables
            for part in parts:
                database.executemany(insert, (tuple(map(_sqlite_value, row)) for row in _rows(part)))
            database.execute(f'CREATE INDEX "{table.name}_doc" ON "{table.name}" (doc)')
        database.commit()


def _sqlite_value(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _duckdb(tables: Iterable[tuple[Table, Parts]], path: Path) -> None:
    duckdb = library("duckdb", "Writing DuckDB", "batch")
    types = {"int": "BIGINT", "float": "DOUBLE", "text": "VARCHAR", "date": "DATE", "bool": "BOOLEAN"}
    with contextlib.closing(duckdb.connect(str(path))) as database:
        for table, parts in tables:
            columns = ", ".join(f'"{column.name}" {types[column.type]}' for column in table.columns)
            database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            for part in parts:
                database.register("part", part)
                database.execute(f'INSERT INTO "{table.name}" SELECT * FROM part')  # noqa: S608 - names of our own tables
                database.unregister("part")


def write_dictionary(folder: Path) -> Path:
    """What every column means: `dictionary.csv`."""
    path = folder / "dictionary.csv"
    with _whole(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("table", "one row is one", "column", "type", "meaning"))
        for table in TABLES:
            writer.writerows((table.name, table.of, c.name, c.type, c.meaning) for c in table.columns)
    return path


def write_json(path: Path, value: Any) -> None:
    """A JSON file for people, whole or not at all."""
    with _whole(path) as part:
        part.write_text(json.dumps(value, ensure_ascii=False, indent=2, default=str) + os.linesep, encoding="utf-8")
