"""A random sample of documents to check by hand, the same for the same seed."""

import random
from collections import defaultdict
from typing import Any

from ..errors import UsageError
from .read import Tables

COLUMNS = ("doc", "id", "source", "language", "kind", "case_kind", "decided_on", "regime", "stated")
QUOTED = ("start", "end", "text")
STRATA = ("language", "kind", "case_kind", "regime", "stated")


def draw(tables: Tables, size: int, *, seed: int = 0, by: str | None = None) -> list[dict[str, Any]]:
    """`size` documents in the order of the run; with `by`, so many from every value of that column.

    Each has the first outcome that its text states, as place and words on one line.

    Raises:
        UsageError: `size` is less than one or the column is not one of the strata.
    """
    if size < 1:
        raise UsageError(f"a sample of {size} documents is none: give a number from 1.", code="bad_option")
    if by is not None and by not in STRATA:
        raise UsageError(f"--by takes one of {', '.join(STRATA)}, not {by!r}.", code="bad_option")
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    strata: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
    seen: dict[Any, int] = defaultdict(int)
    place = COLUMNS.index(by) if by else None
    for row in tables.rows("documents", COLUMNS):
        stratum = None if place is None else row[place]
        seen[stratum] += 1
        kept = strata[stratum]
        if len(kept) < size:
            kept.append(row)
        elif (at := chance.randrange(seen[stratum])) < size:
            kept[at] = row
    rows = sorted((row for kept in strata.values() for row in kept), key=lambda row: int(row[0]))
    quotations = _quotations(tables, {row[0] for row in rows})
    return [dict(zip(COLUMNS + QUOTED, row + quotations.get(row[0], (None,) * 3), strict=True)) for row in rows]


def _quotations(tables: Tables, wanted: set[Any]) -> dict[Any, tuple[Any, ...]]:
    """By document the place and the words of the first outcome stated in it."""
    found: dict[Any, tuple[Any, ...]] = {}
    for doc, status, start, end, text in tables.rows("outcomes", ("doc", "status", *QUOTED)):
        if status == "stated" and doc in wanted and text:
            found.setdefault(doc, (start, end, " ".join(text.split())))
    return found
