"""Tables of documents: JSON Lines, CSV and Parquet with a column of texts, read row by row."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from ..errors import ReadingError
from ..extras import library
from .options import ReadingOptions

TABLES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}
"""Suffixes of files that are tables of documents."""
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file from 1, its id, and its text or why there is none."""

    number: int
    id: str | None
    text: str | None
    error: ReadingError | None = None


def read_jsonl(file: BinaryIO, options: ReadingOptions, *, stop_at: int | None = None, first: int = 0) -> Iterator[Row]:
    """The rows of JSON Lines in UTF-8; blank lines count but give none.

    `stop_at` is a position in the file, `first` the number of lines before the current one.
    """
    number = first
    limit = options.max_bytes
    while (stop_at is None or file.tell() < stop_at) and (line := file.readline(limit + 1)):
        number += 1
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = file.readline(limit)
            message = f"row {number}: it is longer than the limit of {limit} bytes: raise --max-bytes."
            yield Row(number, None, None, ReadingError(message, code="too_large"))
        elif line := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _json_row(number, line, options)


def _json_row(number: int, line: bytes, options: ReadingOptions) -> Row:
    import json

    try:
        value = json.loads(line)
    except UnicodeDecodeError as error:
        return _bad_row(number, f"byte {error.start} is not UTF-8: save the file as UTF-8.", "invalid_bytes")
    except (ValueError, RecursionError):
        return _bad_row(number, "it is not JSON: one object a line is expected.")
    if not isinstance(value, dict):
        return _bad_row(number, f"an object with {options.text_column!r} is expected.")
    return _row(number, value, options)


def _bad_row(number: int, message: str, code: str = "bad_row") -> Row:
    return Row(number, None, None, ReadingError(f"row {number}: {message}", code=code))


def read_csv(path: Path, options: ReadingOptions, *, start: int = 0, stop: int | None = None) -> Iterator[Row]:
    """The rows of a CSV file with a head line, from number `start` (0 is the first) up to `stop`.

    Raises:
        ReadingError: the column of texts is not there, or the file is no text in the encoding.
    """
    csv.field_size_limit(options.max_bytes)
    encoding = options.encoding or "utf-8-sig"
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.DictReader(file, delimiter=_delimiter(file), restkey="")
        try:
            _check_columns(reader.fieldnames or (), options)
            for number, row in islice(enumerate(reader, 1), start, stop):
                yield _row(number, row, options)
        except UnicodeError as error:
            where = f"byte {error.start}" if isinstance(error, UnicodeDecodeError) else "the table"
            raise ReadingError(f"{where} is not {encoding}: say the right --encoding.", code="invalid_bytes") from error
        except csv.Error as error:
            raise ReadingError(
                f"the table is damaged at line {reader.line_num} ({error}).", code="bad_table"
            ) from error


def _delimiter(file: TextIO) -> str:
    """The character that stands most often in the head line."""
    try:
        head = file.readline()
    except UnicodeError:
        head = ""
    file.seek(0)
    return max(",;\t", key=head.count)


def _check_columns(names: Sequence[str], options: ReadingOptions) -> None:
    if options.text_column not in names:
        message = f"the table has no column {options.text_column!r}: say by --text-column which one holds the text."
        raise ReadingError(message, code="bad_table")


def read_parquet(path: Path, options: ReadingOptions, *, start: int = 0, stop: int | None = None) -> Iterator[Row]:
    """The rows of a Parquet file, from number `start` (0 is the first) up to `stop`.

    Raises:
        MissingExtraError: the library is not installed.
        ReadingError: the column of texts is not there, or the file is damaged.
    """
    arrow, parquet = _parquet()
    try:
        with parquet.ParquetFile(path, pre_buffer=False) as file:
            _check_columns(file.schema_arrow.names, options)
            wanted = range(start, file.metadata.num_rows if stop is None else min(stop, file.metadata.num_rows))
            first = 0
            for group in range(file.num_row_groups):
                size = file.metadata.row_group(group).num_rows
                if first < wanted.stop and first + size > wanted.start:
                    yield from _group_rows(file, group, first, wanted, options)
                first += size
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise ReadingError("the Parquet file is damaged: write it again.", code="damaged_file") from error


def _group_rows(file: Any, group: int, first: int, wanted: range, options: ReadingOptions) -> Iterator[Row]:
    """The wanted rows of one row group; `first` is the number of its first row."""
    columns = [name for name in (options.id_column, options.text_column) if name in file.schema_arrow.names]
    for batch in file.iter_batches(batch_size=_BATCH, row_groups=[group], columns=columns):
        if first >= wanted.stop:
            return
        if first + len(batch) > wanted.start:
            for number, row in enumerate(batch.to_pylist(), first):
                if number in wanted:
                    yield _row(number + 1, row, options)
        first += len(batch)


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
            return max(0, sum(1 for _ in csv.reader(file, delimiter=_delimiter(file))) - 1)
    except (UnicodeError, csv.Error) as error:
        raise ReadingError(
            "the table is damaged, or its encoding is another one: say it with --encoding.", code="bad_table"
        ) from error


def _parquet() -> tuple[Any, Any]:
    return library("pyarrow", "Reading Parquet", "batch"), library("pyarrow.parquet", "Reading Parquet", "batch")


def _row(number: int, value: Mapping[str, Any], options: ReadingOptions) -> Row:
    name, text = value.get(options.id_column), value.get(options.text_column)
    shown = None if name is None else _writable(str(name))
    if not isinstance(text, str):
        message = f"row {number}: {options.text_column!r} is missing or is no text."
        return Row(number, shown, None, ReadingError(message, code="bad_row"))
    return Row(number, shown, _writable(text))


def _writable(text: str) -> str:
    """`text` without half characters, which JSON allows and nothing can write; U+FFFD stands for each."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
