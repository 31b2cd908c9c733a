"""Labels → gold files: the text with its annotation inside, to be scored by `evaluate`."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

from .labels import KINDS, Label, attributes_of

_ANNOTATED = {
    "date": "dates",
    "term": "terms",
    "ref": "references",
    "fact": "facts",
    "outcome": "outcomes",
    "section": "sections",
}
_NEEDED = {
    "date": ("value",),
    "term": ("value",),
    "ref": ("act",),
    "fact": ("id",),
    "outcome": ("label",),
    "section": ("kind",),
}


@dataclass(frozen=True, slots=True)
class GoldFile:
    """A gold file, and what a person still has to look at: sentences that name places, not words."""

    content: str
    remarks: tuple[str, ...]


def to_gold(
    name: str,
    text: str,
    labels: Iterable[Label],
    *,
    known: Iterable[Label] = (),
    kinds: Iterable[str] = KINDS,
    language: str = "other",
) -> GoldFile:
    """The gold file of an annotated text.

    Args:
        name: id of the document.
        text: the text the labels count in.
        labels: the corrected annotation.
        known: what the program found: a label that stayed as it was keeps its value, act and role.
        kinds: the kinds that were annotated completely; the others are not scored.
        language: of the document.
    """
    found = {(label.kind, label.start, label.end): label.attributes for label in known}
    remarks: list[str] = []
    marks: list[Label] = []
    for label in sorted(labels, key=lambda label: (label.start, -label.end)):
        trimmed = _trimmed(label, text)
        if trimmed is None or trimmed.kind not in KINDS:
            remarks.append(f"{name}: label {label.name!r} at {label.start} is not known or empty and was left out.")
            continue
        attributes = {**found.get((trimmed.kind, trimmed.start, trimmed.end), {}), **attributes_of(trimmed.name)}
        missing = [key for key in _NEEDED.get(trimmed.kind, ()) if key not in attributes]
        if missing:
            remarks.append(
                f"{name}: {trimmed.kind} at {trimmed.start} needs {', '.join(missing)}: write it in the file."
            )
        marks.append(Label(trimmed.start, trimmed.end, trimmed.name, attributes))
    nested, crossing = _nested(marks)
    remarks += [f"{name}: {label.name} at {label.start} crosses another label and was left out." for label in crossing]
    annotates = ", ".join(f'"{_ANNOTATED[kind]}"' for kind in KINDS if kind in set(kinds) and kind in _ANNOTATED)
    head = f'+++\nid = {_toml(name)}\nlanguage = "{language}"\nannotates = [{annotates}]\n+++\n'
    return GoldFile(head + _marked(text, nested), tuple(remarks))


def _toml(value: str) -> str:
    escaped = "".join(f"\\u{ord(c):04x}" if c in '"\\' or ord(c) < 32 or ord(c) == 127 else c for c in value)
    return f'"{escaped}"'


def _trimmed(label: Label, text: str) -> Label | None:
    """The label without spaces at its edges, None if nothing is left."""
    words = text[label.start : label.end]
    start = label.start + len(words) - len(words.lstrip())
    end = label.start + len(words.rstrip())
    return Label(start, end, label.name, label.attributes) if start < end else None


def _nested(marks: list[Label]) -> tuple[list[Label], list[Label]]:
    """The labels that nest, and those that cross one before them."""
    kept: list[Label] = []
    crossing: list[Label] = []
    open_ends: list[int] = []
    for mark in marks:
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        if open_ends and mark.end > open_ends[-1]:
            crossing.append(mark)
            continue
        open_ends.append(mark.end)
        kept.append(mark)
    return kept, crossing


def _marked(text: str, marks: list[Label]) -> str:
    pieces: list[str] = []
    at = 0
    opened: list[Label] = []

    def close_until(position: int) -> None:
        nonlocal at
        while opened and opened[-1].end <= position:
            mark = opened.pop()
            pieces.extend((_escaped(text[at : mark.end]), f"</{mark.kind}>"))
            at = mark.end

    for mark in marks:
        close_until(mark.start)
        attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in mark.attributes.items())
        pieces.extend((_escaped(text[at : mark.start]), f"<{mark.kind}{attributes}>"))
        at = mark.start
        opened.append(mark)
    close_until(len(text))
    return "".join(pieces) + _escaped(text[at:])


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
