"""INCEpTION: WebAnno TSV 3.3, its own layer of named entities, positions in UTF-16 units."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .labels import Label
from .offsets import Utf16

_LAYER = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_HEAD = f"#FORMAT=WebAnno TSV 3.3\n#T_SP={_LAYER}|identifier|value\n\n"
_TOKEN = re.compile(r"\w+(?:[-–]\w+)*|[^\w\s]")
_RESERVED = re.compile(r"([\\\[\]|_;>*])")
_VALUE = re.compile(r"((?:\\.|[^\\|\[])*)(?:\[(\d+)\])?(?:\||$)")
Piece = tuple[int, int]


def write(text: str, labels: tuple[Label, ...], sentences: Iterable[Piece]) -> str:
    """The file of a document, cut into the sentences given; a label over several tokens has a number of its own.

    A label that ends inside a token takes the whole of it in the table; what is exact is the text of the token.
    """
    units = Utf16(text)
    lines = [_HEAD]
    for number, (start, end) in enumerate(_whole(text, labels, sentences), 1):
        tokens = list(_tokens(text, start, end, labels))
        lines.append(f"\n#Text={_escaped_line(text[start:end])}\n")
        for place, (first, last) in enumerate(tokens, 1):
            values = "|".join(_value(number, label) for number, label in _on(labels, first, last))
            words = text[first:last]
            cells = (
                f"{number}-{place}",
                f"{units.count(first)}-{units.count(last)}",
                words,
                _idents(values),
                values or "_",
            )
            lines.append("\t".join(cells) + "\t\n")
    return "".join(lines)


def _idents(values: str) -> str:
    """The column of identifiers: empty for each value, with its number."""
    if not values:
        return "_"
    return "|".join(re.sub(r"^.*?(\[\d+\])$", r"*\1", value) for value in values.split("|"))


def _value(number: int, label: Label) -> str:
    name = _RESERVED.sub(r"\\\1", label.name)
    return f"{name}[{number}]"


def _on(labels: tuple[Label, ...], start: int, end: int) -> Iterator[tuple[int, Label]]:
    for number, label in enumerate(labels, 1):
        if label.start < end and start < label.end:
            yield number, label


def _whole(text: str, labels: tuple[Label, ...], sentences: Iterable[Piece]) -> list[Piece]:
    """The sentences, joined where a label goes over their edge, so that no label is torn."""
    joined: list[Piece] = []
    for start, end in sentences:
        torn = joined and any(label.start < joined[-1][1] and start < label.end for label in labels)
        if torn:
            joined[-1] = (joined[-1][0], end)
        elif text[start:end].strip():
            joined.append((start, end))
    return joined


def _tokens(text: str, start: int, end: int, labels: tuple[Label, ...]) -> Iterator[Piece]:
    """Words and signs, cut where a label begins or ends, so that every label is exact."""
    edges = sorted({edge for label in labels for edge in (label.start, label.end) if start < edge < end})
    for match in _TOKEN.finditer(text, start, end):
        cuts = [match.start(), *(edge for edge in edges if match.start() < edge < match.end()), match.end()]
        yield from pairwise(cuts)


def _escaped_line(text: str) -> str:
    for sign, escaped in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"), ("\f", "\\f")):
        text = text.replace(sign, escaped)
    return text


def read(content: str, text: str) -> tuple[Label, ...]:
    """The labels of a file of this text; tokens of one number are one span."""
    units = Utf16(text)
    spans: dict[tuple[str, str], list[int]] = {}
    for line in content.split("\n"):
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 5 or cells[4] == "_":
            continue
        start, end = (units.back(int(edge)) for edge in cells[1].split("-"))
        for name, number in _VALUE.findall(cells[4]):
            if name and name not in {"_", "*"}:
                key = (re.sub(r"\\(.)", r"\1", name), number or cells[0])
                spans.setdefault(key, []).extend((start, end))
    found = [Label(min(edges), max(edges), name) for (name, _), edges in spans.items()]
    return tuple(sorted(found, key=lambda label: (label.start, -label.end, label.name)))
