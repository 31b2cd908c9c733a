"""Rows → Arrow tables of fixed types."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from .libraries import library
from .tables import TABLES, Table


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


class Columns:
    """The rows of all tables, gathered column by column."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, list[Any]]] = {
            table.name: {column.name: [] for column in table.columns} for table in TABLES
        }
        self._dates = {table.name: {c.name for c in table.columns if c.type == "date"} for table in TABLES}

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """Take in one row; columns it does not have are null, what is no column is left out."""
        dates = self._dates[table]
        for name, values in self._values[table].items():
            value = row.get(name)
            values.append(_day(value) if name in dates else value)

    def extend(self, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Take in rows, each with the name of its table."""
        for table, row in rows:
            self.add(table, row)

    def tables(self) -> dict[str, Any]:
        """An Arrow table for each name."""
        pa = arrow()
        return {table.name: pa.table(self._values[table.name], schema=schema_of(table)) for table in TABLES}


def _day(value: Any) -> date | None:
    """A day; the record writes it as text."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None
