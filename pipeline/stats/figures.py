"""Groups of counts → SVG pictures, the same bytes for the same counts."""

import io
import re
from collections.abc import Callable
from textwrap import fill
from typing import Any

from ..extras import library
from .summary import Group

_COLOR = "#2c5f8a"
_UPRIGHT = frozenset({"year", "stated_by_year"})
Name = Callable[[str | None], str]


def to_svg(group: Group, name: Name) -> str:
    """The picture of a group as an SVG element; `name` says how a row or a series is called.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    matplotlib = library("matplotlib", "Drawing figures", "batch")
    figures = library("matplotlib.figure", "Drawing figures", "batch")
    # Text stays text, so that it can be searched and read aloud; ids come from the group, not from chance.
    settings = {"svg.fonttype": "none", "svg.hashsalt": group.id, "font.size": 10}
    with matplotlib.rc_context(settings):
        figure = figures.Figure(figsize=_size(group), layout="constrained")
        axes = figure.subplots()
        if group.id in _UPRIGHT:
            _columns(axes, group, name)
        else:
            _bars(axes, group, name)
        for edge in ("top", "right"):
            axes.spines[edge].set_visible(False)
        target = io.StringIO()
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return re.sub(r"\A.*?(?=<svg)", "", target.getvalue(), flags=re.DOTALL)


def _size(group: Group) -> tuple[float, float]:
    """Width and height in inches: room for a line a bar, and for the names of the series under the columns."""
    if group.id in _UPRIGHT:
        return 8, 3.2 + (0.2 * len(group.series) if len(group.series) > 1 else 0)
    return 8, 0.8 + 0.32 * len(group.rows)


def _bars(axes: Any, group: Group, name: Name) -> None:
    """The rest, which would dwarf the others, is in the table only."""
    rows = [(key, values[0]) for key, values in group.rows if key != ""]
    places = range(len(rows))
    bars = axes.barh(places, [count for _, count in rows], color=_COLOR)
    axes.set_yticks(places, [fill(name(key), 48) for key, _ in rows])
    axes.invert_yaxis()
    axes.bar_label(bars, padding=3)
    axes.margins(x=0.1)
    axes.xaxis.get_major_locator().set_params(integer=True)


def _columns(axes: Any, group: Group, name: Name) -> None:
    labels = [name(key) for key, _ in group.rows]
    below = [0] * len(labels)
    for number, series in enumerate(group.series):
        values = [counts[number] for _, counts in group.rows]
        color = {"color": _COLOR} if len(group.series) == 1 else {}
        axes.bar(labels, values, bottom=below, label=name(series), **color)
        below = [under + value for under, value in zip(below, values, strict=True)]
    if len(group.series) > 1:
        axes.figure.legend(fontsize=8, loc="outside lower left", frameon=False)
    axes.tick_params(axis="x", labelrotation=45 if len(labels) > 12 else 0)
    axes.yaxis.get_major_locator().set_params(integer=True)
