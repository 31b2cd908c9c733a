"""brat standoff: the text unchanged beside lines of spans, in code points; a span over a line break is in fragments."""

import re
from collections.abc import Iterator

from .labels import Label

_SPAN = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_LINE = re.compile(r"[^\r\n]+")


def write(text: str, labels: tuple[Label, ...]) -> str:
    """The `.ann` file of a text; the `.txt` beside it holds the text as it is."""
    lines = []
    for number, label in enumerate(labels, 1):
        fragments = list(_fragments(text, label))
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(text[start:end] for start, end in fragments)
        lines.append(f"T{number}\t{label.name} {places}\t{words}\n")
        if label.attributes:
            about = " ".join(f"{key}={value}" for key, value in label.attributes.items())
            lines.append(f"#{number}\tAnnotatorNotes T{number}\t{about}\n")
    return "".join(lines)


def _fragments(text: str, label: Label) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text, label.start, label.end):
        words = line[0].strip()
        if words:
            start = line.start() + line[0].index(words)
            yield start, start + len(words)


def config(names: list[str]) -> str:
    """The `annotation.conf` of a collection with these labels."""
    return "\n".join(["[entities]", *names, "", "[relations]", "", "[events]", "", "[attributes]", ""])


def read(annotations: str) -> tuple[Label, ...]:
    """The labels of an `.ann` file; fragments are one span from the first to the last."""
    labels = []
    for line in annotations.split("\n"):
        if match := _SPAN.match(line):
            edges = [int(edge) for edge in re.findall(r"\d+", match[2])]
            labels.append(Label(min(edges), max(edges), match[1]))
    return tuple(labels)
