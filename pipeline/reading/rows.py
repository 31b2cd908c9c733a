"""Tables of documents: JSON Lines, CSV and Parquet with a column of texts, read row by row."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import MissingExtraError, ReadingError

TABLES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}
"""Suffixes of files that are tables of documents."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file from 1, its id, and its text or why there is none."""

    number: int
    id: str | None
    text: str | None
    error: ReadingError | None = None


def read_jsonl(
    file: BinaryIO, *, text_column: str, id_column: str, max_bytes: int, stop_at: int | None = None
) -> Iterator[Row]:
    """The rows of JSON Lines in UTF-8; blank lines count but give none. `stop_at` is a position in the file."""
    number = 0
    while (stop_at is None or file.tell() < stop_at) and (line := file.readline(max_bytes + 1)):
        number += 1
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):
                line = file.readline(max_bytes)
            yield Row(number, None, None, _row_too_large(number, max_bytes))
        elif line := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _json_row(number, line, text_column, id_column)


def _json_row(number: int, line: bytes, text_column: str, id_column: str) -> Row:
    try:
        value = json.loads(line)
    except UnicodeDecodeError as error:
        return Row(
            number,
            None,
            None,
            ReadingError(
                f"row {number}: byte {error.start} is not UTF-8: save the file as UTF-8.", code="invalid_bytes"
            ),
        )
    except (ValueError, RecursionError):
        return Row(
            number,
            None,
            None,
            ReadingError(f"row {number}: it is not JSON: one object a line is expected.", code="bad_row"),
        )
    if not isinstance(value, dict):
        return Row(
            number,
            None,
            None,
            ReadingError(f"row {number}: an object with {text_column!r} is expected.", code="bad_row"),
        )
    return _row(number, value.get(id_column), value.get(text_column), text_column)


def read_csv(
    path: Path,
    *,
    text_column: str,
    id_column: str,
    encoding: str | None,
    max_bytes: int,
    start: int = 0,
    stop: int | None = None,
) -> Iterator[Row]:
    """The rows of a CSV file with a head line, from number `start` (0 is the first) up to `stop`.

    Raises:
        ReadingError: the column of texts is not there, or the file is no text in the encoding.
    """
    csv.field_size_limit(max_bytes)
    with path.open(encoding=encoding or "utf-8-sig", newline="") as file:
        head = file.readline()
        delimiter = max(",;\t", key=head.count)
        file.seek(0)
        reader = csv.DictReader(file, delimiter=delimiter, restkey="", restval=None)
        try:
            if text_column not in (reader.fieldnames or ()):
                raise ReadingError(
                    f"the table has no column {text_column!r}: say which one holds the text.", code="bad_table"
                )
            for number, row in islice(enumerate(reader, 1), start, stop):
                yield _row(number, row.get(id_column), row[text_column], text_column)
        except UnicodeDecodeError as error:
            raise ReadingError(
                f"byte {error.start} is not {encoding or 'UTF-8'}: say the right --encoding.", code="invalid_bytes"
            ) from error
        except csv.Error as error:
            raise ReadingError(
                f"the table is damaged at line {reader.line_num} ({error}).", code="bad_table"
            ) from error


def read_parquet(
    path: Path, *, text_column: str, id_column: str, start: int = 0, stop: int | None = None
) -> Iterator[Row]:
    """The rows of a Parquet file, from number `start` (0 is the first) up to `stop`.

    Raises:
        MissingExtraError: the library is not installed.
        ReadingError: the column of texts is not there, or the file is damaged.
    """
    arrow, parquet = _parquet()
    try:
        with parquet.ParquetFile(path, pre_buffer=False) as file:
            names = file.schema_arrow.names
            if text_column not in names:
                raise ReadingError(
                    f"the table has no column {text_column!r}: say which one holds the text.", code="bad_table"
                )
            columns = [name for name in (id_column, text_column) if name in names]
            number = 0
            for group in range(file.num_row_groups):
                rows = file.metadata.row_group(group).num_rows
                if number + rows > start and (stop is None or number < stop):
                    yield from _group_rows(file, group, columns, number, start, stop, text_column, id_column)
                number += rows
    except (arrow.ArrowException, OSError) as error:
        raise ReadingError("the Parquet file is damaged: write it again.", code="damaged_file") from error


def _group_rows(
    file: Any,
    group: int,
    columns: list[str],
    number: int,
    start: int,
    stop: int | None,
    text_column: str,
    id_column: str,
) -> Iterator[Row]:
    """The rows of one row group that lie in the range; `number` is that of the group's first row."""
    for batch in file.iter_batches(batch_size=256, row_groups=[group], columns=columns):
        if number + len(batch) > start:
            for offset, row in enumerate(batch.to_pylist(), number):
                if offset >= start and (stop is None or offset < stop):
                    yield _row(offset + 1, row.get(id_column), row[text_column], text_column)
        number += len(batch)
        if stop is not None and number >= stop:
            return


def count_rows(path: Path, table: str, *, encoding: str | None) -> int:
    """How many rows a CSV or Parquet file has.

    Raises:
        MissingExtraError: the library for Parquet is not installed.
        ReadingError: the file is damaged.
    """
    if table == "parquet":
        arrow, parquet = _parquet()
        try:
            return int(parquet.read_metadata(path).num_rows)
        except (arrow.ArrowException, OSError) as error:
            raise ReadingError("the Parquet file is damaged: write it again.", code="damaged_file") from error
    csv.field_size_limit(1 << 30)
    try:
        with path.open(encoding=encoding or "utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            return max(0, sum(1 for _ in csv.reader(file, delimiter=max(",;\t", key=head.count))) - 1)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReadingError(
            "the table is damaged, or its encoding is another one: say it with --encoding.", code="bad_table"
        ) from error


def _parquet() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("Reading Parquet", "batch") from error
    return pyarrow, pyarrow.parquet


def _row(number: int, name: Any, text: Any, text_column: str) -> Row:
    id_ = None if name is None else str(name)
    if not isinstance(text, str):
        return Row(
            number, id_, None, ReadingError(f"row {number}: {text_column!r} is missing or is no text.", code="bad_row")
        )
    return Row(number, id_, text.encode("utf-8", "replace").decode() if _has_surrogate(text) else text)


def _has_surrogate(text: str) -> bool:
    """Whether the text holds half a character, which JSON allows and nothing can write."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _row_too_large(number: int, max_bytes: int) -> ReadingError:
    return ReadingError(
        f"row {number}: it is longer than the limit of {max_bytes} bytes: raise --max-bytes.", code="too_large"
    )
