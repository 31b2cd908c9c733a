"""Offsets in UTF-16 units or UTF-8 bytes for programs that count so; the record itself counts code points."""

from typing import Any, Literal

Unit = Literal["utf16", "bytes"]


def recount(record: dict[str, Any], text: str, unit: Unit) -> dict[str, Any]:
    """A copy of the record with every `start` and `end` counted in `unit`."""
    wanted = sorted(_positions(record))
    encoding, width = ("utf-16-le", 2) if unit == "utf16" else ("utf-8", 1)
    table: dict[int, int] = {}
    at = counted = 0
    for position in wanted:
        counted += len(text[at:position].encode(encoding, "surrogatepass")) // width
        table[position] = counted
        at = position
    recounted = _replaced(record, table)
    return {**recounted, "offsets": unit}


def _positions(value: Any) -> set[int]:
    if isinstance(value, dict):
        own = {value[key] for key in ("start", "end") if isinstance(value.get(key), int)}
        return own.union(*(_positions(part) for part in value.values())) if value else own
    if isinstance(value, list | tuple):
        return set().union(*(_positions(part) for part in value)) if value else set()
    return set()


def _replaced(value: Any, table: dict[int, int]) -> Any:
    if isinstance(value, dict):
        return {
            key: table[part] if key in ("start", "end") and isinstance(part, int) else _replaced(part, table)
            for key, part in value.items()
        }
    return [_replaced(part, table) for part in value] if isinstance(value, list | tuple) else value
