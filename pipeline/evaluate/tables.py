"""Scores and confusion as tables: for the terminal, as CSV and for JSON."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .confusion import TABLES, Confusion
from .score import Scores

EPSILON = 0.0005
"""Floors are written with three decimals; a difference below this is rounding."""


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of score in one group: a language, a regime or a kind of document.

    The shares are None where there is nothing to measure.
    """

    kind: str
    group: str
    precision: float | None
    recall: float | None
    f1: float | None
    gold: int
    floor: float | None = None

    @property
    def below(self) -> bool:
        """Whether the score fell below its floor."""
        return self.floor is not None and (self.f1 is None or self.f1 < self.floor - EPSILON)


def rows(scores: Scores, floors: Mapping[str, float]) -> list[Row]:
    """The table of scores with their floors."""
    return [
        Row(kind, group, s.precision, s.recall, s.f1, s.right + s.missed, floors.get(f"{kind}/{group}"))
        for (kind, group), s in sorted(scores.items())
    ]


def table(lines: Iterable[Row], *, title: str = "lang") -> str:
    """The table as text; `title` stands over the groups."""
    lines = list(lines)
    wide = max([6, len(title), *(len(row.group) for row in lines)])
    out = [f"{'kind':18} {title:{wide}} {'prec.':>6} {'recall':>6} {'F1':>6} {'gold':>6} {'floor':>6}"]
    for row in lines:
        shares = " ".join(f"{'-' if x is None else format(x, '.3f'):>6}" for x in (row.precision, row.recall, row.f1))
        floor = "-" if row.floor is None else f"{row.floor:.3f}"
        below = "  BELOW" if row.below else ""
        out.append(f"{row.kind:18} {row.group:{wide}} {shares} {row.gold:6} {floor:>6}{below}")
    return "\n".join(out) + "\n"


def matrices(confusion: Confusion, *, only: str | None = None) -> str:
    """The confusion of all languages together: one matrix a table, wanted in rows, found in columns."""
    out = []
    for name in TABLES:
        cells: Counter[tuple[str, str]] = Counter()
        for (named, _), counts in confusion.items():
            if named == name and (only is None or name.startswith(only)):
                cells.update(counts)
        if cells:
            out.append(_matrix(name, cells))
    return "\n".join(out)


def _matrix(name: str, cells: "Counter[tuple[str, str]]") -> str:
    labels = sorted({label for pair in cells for label in pair})
    found = [label for label in labels if any(pair[1] == label for pair in cells)]
    number = {label: index for index, label in enumerate(labels, 1)}
    wide = max(len(label) for label in labels)
    right = sum(count for (wanted, got), count in cells.items() if wanted == got)
    head = f"{name}: {right} of {cells.total()} right; wanted in rows, found in columns"
    out = [head, " " * (wide + 4) + "".join(f"{number[label]:>5}" for label in found)]
    for wanted in labels:
        counts = [cells[wanted, got] for got in found]
        told = "".join(f"{count or '·':>5}" for count in counts)
        out.append(f"{number[wanted]:>2}  {wanted:{wide}}{told}")
    return "\n".join(out) + "\n"


def confused(confusion: Confusion, *, only: str | None = None) -> list[dict[str, Any]]:
    """The confusion as rows: table, language, wanted, found, count."""
    return [
        {"table": name, "language": language, "wanted": wanted, "found": found, "count": count}
        for (name, language), cells in sorted(confusion.items())
        if only is None or name.startswith(only)
        for (wanted, found), count in sorted(cells.items())
    ]


COLUMNS = ("table", "kind", "group", "precision", "recall", "f1", "gold", "floor", "wanted", "found", "count")


def to_csv(groups: Mapping[str, Iterable[Row]], confusion: Iterable[Mapping[str, Any]]) -> str:
    """All scores and all confusion in one table; `table` says which it is, cells that do not apply are empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for name, lines in groups.items():
        writer.writerows({"table": name, **_plain(row)} for row in lines)
    for cell in confusion:
        row = {**cell, "kind": cell["table"], "group": cell["language"], "table": "confusion"}
        writer.writerow({key: value for key, value in row.items() if key in COLUMNS})
    return out.getvalue()


def _plain(row: Row) -> dict[str, Any]:
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in asdict(row).items()}
