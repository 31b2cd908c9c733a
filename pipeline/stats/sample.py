"""A random sample of documents to check by hand, the same for the same seed."""

import random
from collections import defaultdict
from typing import Any

from ..errors import UsageError
from .read import Tables

COLUMNS = ("doc", "id", "source", "language", "kind", "case_kind", "decided_on", "regime", "stated")
STRATA = ("language", "kind", "case_kind", "regime", "stated")


def draw(tables: Tables, size: int, *, seed: int = 0, by: str | None = None) -> list[dict[str, Any]]:
    """`size` documents in the order of the run; with `by`, so many from every value of that column.

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
    rows = [row for kept in strata.values() for row in kept]
    return [dict(zip(COLUMNS, row, strict=True)) for row in sorted(rows, key=lambda row: int(row[0]))]
