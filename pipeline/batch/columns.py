"""Rows → Arrow tables of fixed types."""

from collections.abc import Iterable
from typing import Any

from ..extras import library
from .tables import TABLES, Table

Row = tuple[Any, ...]


def arrow() -> Any:
    """The Arrow library.

    Raises:
        MissingExtraError: it is not installed.
    """
    return library("pyarrow", "A batch", "batch")


def schema_of(table: Table) -> Any:
    """The Arrow schema of a table; the meanings of the columns go with it."""
    pa = arrow()
    types = {"int": pa.int64(), "float": pa.float64(), "text": pa.string(), "date": pa.date32(), "bool": pa.bool_()}
    return pa.schema(
        [
            pa.field(column.name, types[column.type], column.name != "doc", {"meaning": column.meaning})
            for column in table.columns
        ],
        {"of": table.of},
    )


class Rows:
    """The rows of all tables, gathered from record to record."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Take in rows of one table: tuples in the order of its columns."""
        self._rows[table].extend(rows)

    def tables(self) -> dict[str, Any]:
        """An Arrow table for each name."""
        pa = arrow()
        made = {}
        for table in TABLES:
            schema = schema_of(table)
            columns = list(zip(*self._rows[table.name], strict=True)) or [()] * len(table.columns)
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            made[table.name] = pa.table(arrays, schema=schema)
        return made
