"""DOCX → text, in reading order: page header, body with tables, footnotes, page footer.

The parts are walked as XML because the iterators of the usual libraries pass over tracked insertions, content controls
and text boxes, all of which occur in forms of courts. Deleted text and field codes are left out.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..errors import ReadingError
from .packages import Package

_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sectPr", "Fallback", "delInstrText"}
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t"}


def read_docx(data: bytes) -> str:
    """The text of a Word document.

    Raises:
        ReadingError: the file is damaged or protected.
    """
    package = Package(data)
    lines: list[str] = []
    for part in _parts(package):
        root = package.xml(part)
        if part.startswith("word/foot") and "notes" in part:
            lines += _notes(root)
        else:
            lines += _lines(root)
    return "\n".join(lines).strip("\n")


def _parts(package: Package) -> list[str]:
    """Names of the parts to read; a header that repeats on every page is one part."""
    if "word/document.xml" not in package.names:
        raise ReadingError("the document has no text part: save it again as DOCX.", code="damaged_file")
    names = sorted(package.names)
    headers = [name for name in names if name.startswith("word/header") and name.endswith(".xml")]
    notes = [name for name in ("word/footnotes.xml", "word/endnotes.xml") if name in package.names]
    footers = [name for name in names if name.startswith("word/footer") and name.endswith(".xml")]
    return [*headers, "word/document.xml", *notes, *footers]


def _local(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _lines(root: Element) -> list[str]:
    """The paragraphs and table rows under `root`, one a line; a header without words gives none."""
    lines: list[str] = []
    stack = [iter(root)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = _local(element)
        if name == "p":
            lines += _paragraph(element)
        elif name == "tbl":
            lines += _table(element)
        elif name not in _SKIPPED:
            stack.append(iter(element))
    return lines if any(line.strip() for line in lines) else []


def _paragraph(paragraph: Element) -> list[str]:
    """A paragraph, then the paragraphs of the text boxes that hang on it."""
    pieces: list[str] = []
    boxes: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = _local(element)
        if name == "t":
            pieces.append(element.text or "")
        elif name in _CHARACTERS:
            page_break = name == "br" and any(value in {"page", "column"} for value in element.attrib.values())
            pieces.append("" if page_break else _CHARACTERS[name])
        elif name == "txbxContent":
            boxes += _lines(element)
        elif name not in _SKIPPED:
            stack.append(iter(element))
    return ["".join(pieces), *boxes]


def _table(table: Element) -> Iterator[str]:
    """The rows of a table, cells apart by tabs; a cell of several paragraphs keeps its lines."""
    for row in _unwrapped(table, "tr"):
        texts = ["\n".join(_lines(cell)).strip() for cell in _unwrapped(row, "tc")]
        if any(texts):
            yield "\t".join(texts)


def _unwrapped(parent: Element, name: str) -> Iterator[Element]:
    """The children of that name, also those inside content controls and marks of change."""
    for child in parent:
        local = _local(child)
        if local == name:
            yield child
        elif local in {"sdt", "sdtContent", "ins", "smartTag", "customXml"}:
            yield from _unwrapped(child, name)


def _notes(root: Element) -> list[str]:
    """Footnotes and endnotes, without the separators that Word keeps among them."""
    lines: list[str] = []
    for note in root:
        if not any(key.endswith("}type") for key in note.attrib):
            lines += _lines(note)
    return lines
