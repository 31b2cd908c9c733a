"""Gold files: a head in TOML, then the text with its annotation inside (corpora/README.md says how)."""

import html
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import ReadingError

KINDS = ("date", "term", "ref", "fact", "outcome", "section", "number")
_MARK = re.compile(r"<(/?)([a-z]+)((?:\s+[a-z_]+=\"[^\"]*\")*)\s*>")
_ATTRIBUTE = re.compile(r"([a-z_]+)=\"([^\"]*)\"")
_HEAD = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotated span of the plain text."""

    kind: str
    start: int
    end: int
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated document; `annotates` are the kinds of marks that are complete in it."""

    id: str
    language: str
    text: str
    marks: tuple[Mark, ...]
    head: Mapping[str, Any] = field(default_factory=dict)

    @property
    def annotates(self) -> frozenset[str]:
        """The kinds that this document is scored on."""
        return frozenset(self.head.get("annotates", ("dates", "terms", "references", "facts", "outcomes", "sections")))

    def of(self, kind: str) -> tuple[Mark, ...]:
        """The marks of one kind, in order."""
        return tuple(mark for mark in self.marks if mark.kind == kind)


def parse_gold(content: str, *, name: str) -> Gold:
    """The gold document written in `content`.

    Raises:
        ReadingError: the head is missing or not TOML, or the marks are unknown, unbalanced or crossing.
    """
    head = _HEAD.match(content)
    if head is None:
        raise ReadingError(f"{name} has no head between two lines +++ at its top.", code="gold")
    try:
        about = tomllib.loads(head[1])
    except tomllib.TOMLDecodeError as error:
        raise ReadingError(f"{name}: the head is not valid TOML: {error}.", code="gold") from error
    text, marks = _strip(content[head.end() :], name)
    return Gold(about.get("id", Path(name).stem), about.get("language", "other"), text, marks, about)


def read_gold(folder: Path) -> Iterator[Gold]:
    """The gold documents of a folder, in the order of their names."""
    for path in sorted(folder.rglob("*.txt")):
        yield parse_gold(path.read_bytes().decode("utf-8"), name=str(path))


def _strip(marked: str, name: str) -> tuple[str, tuple[Mark, ...]]:
    plain: list[str] = []
    length = at = 0
    opened: list[tuple[str, int, dict[str, str]]] = []
    marks: list[Mark] = []
    for found in _MARK.finditer(marked):
        piece = html.unescape(marked[at : found.start()])
        plain.append(piece)
        length += len(piece)
        at = found.end()
        closing, kind, attributes = found.groups()
        if kind not in KINDS:
            raise ReadingError(f"{name}: unknown mark <{kind}>; known are {', '.join(KINDS)}.", code="gold")
        if not closing:
            values = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(attributes)}
            opened.append((kind, length, values))
            continue
        if not opened or opened[-1][0] != kind:
            raise ReadingError(f"{name}: </{kind}> closes nothing, near character {found.start()}.", code="gold")
        kind, start, values = opened.pop()
        marks.append(Mark(kind, start, length, values))
    if opened:
        raise ReadingError(f"{name}: <{opened[-1][0]}> is never closed.", code="gold")
    plain.append(html.unescape(marked[at:]))
    text = "".join(plain)
    marks = [_trimmed(mark, text) if mark.kind == "section" else mark for mark in marks]
    return text, tuple(sorted(marks, key=lambda m: (m.start, -m.end)))


def _trimmed(mark: Mark, text: str) -> Mark:
    """A section may be opened or closed on a line of its own: no span has a space at its edges."""
    inside = text[mark.start : mark.end]
    lead = len(inside) - len(inside.lstrip())
    return Mark(mark.kind, mark.start + lead, mark.start + len(inside.rstrip()), mark.attributes)


def items_of(mark: Mark) -> tuple[dict[str, str], ...]:
    """The items of a reference mark: `article=1 part=2; article=3` → two dictionaries."""
    written = mark.attributes.get("items", "")
    return tuple(dict(pair.split("=", 1) for pair in item.split()) for item in written.split(";") if item.strip())
