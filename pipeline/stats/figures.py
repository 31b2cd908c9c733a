"""Groups of counts → SVG pictures, the same bytes for the same counts."""

import io
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from ..errors import MissingExtraError
from .summary import Group

_COLOR = "#2c5f8a"
Name = Callable[[str | None], str]


def draw(group: Group, name: Name) -> str:
    """The picture of a group as an SVG element; `name` says how a row or a series is called.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    try:
        matplotlib: Any = import_module("matplotlib")
        figures: Any = import_module("matplotlib.figure")
    except ImportError as error:
        raise MissingExtraError("Drawing figures", "batch") from error
    # Text stays text, so that it can be searched and read aloud; ids come from the group, not from chance.
    settings = {"svg.fonttype": "none", "svg.hashsalt": group.id, "font.size": 10}
    with matplotlib.rc_context(settings):
        upright = group.id in {"year", "stated_by_year"}
        size = (8, 3.4) if upright else (8, 0.7 + 0.28 * len(group.rows))
        figure = figures.Figure(figsize=size, layout="constrained")
        axes = figure.subplots()
        if upright:
            _columns(axes, group, name)
        else:
            _bars(axes, group, name)
        for edge in ("top", "right"):
            axes.spines[edge].set_visible(False)
        target = io.StringIO()
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return re.sub(r"\A.*?(?=<svg)", "", target.getvalue(), flags=re.DOTALL)


def _bars(axes: Any, group: Group, name: Name) -> None:
    labels = [name(key) for key, _ in group.rows]
    counts = [values[0] for _, values in group.rows]
    places = range(len(labels))
    bars = axes.barh(places, counts, color=_COLOR)
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.bar_label(bars, padding=3)
    axes.margins(x=0.1)


def _columns(axes: Any, group: Group, name: Name) -> None:
    labels = [name(key) for key, _ in group.rows]
    below = [0] * len(labels)
    for number, series in enumerate(group.series):
        values = [counts[number] for _, counts in group.rows]
        color = {"color": _COLOR} if len(group.series) == 1 else {}
        axes.bar(labels, values, bottom=below, label=name(series), **color)
        below = [under + value for under, value in zip(below, values, strict=True)]
    if len(group.series) > 1:
        axes.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    axes.tick_params(axis="x", labelrotation=45 if len(labels) > 12 else 0)
