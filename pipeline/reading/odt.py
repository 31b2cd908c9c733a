"""ODT → text, in reading order: page header, body with tables, page footer; deleted text is left out."""

from xml.etree.ElementTree import Element

from ..errors import ReadingError
from .packages import Package

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_SKIPPED = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}sequence-decls"})
_MOST_SPACES = 100


def read_odt(data: bytes) -> str:
    """The text of an OpenDocument text.

    Raises:
        ReadingError: the file is damaged or protected.
    """
    package = Package(data)
    body = package.xml("content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadingError("the document has no text part: save it again as ODT.", code="damaged_file")
    headers: list[str] = []
    footers: list[str] = []
    if "styles.xml" in package.names:
        styles = package.xml("styles.xml")
        headers = [line for part in styles.iter(f"{_STYLE}header") for line in _lines(part)]
        footers = [line for part in styles.iter(f"{_STYLE}footer") for line in _lines(part)]
    return "\n".join([*headers, *_lines(body), *footers]).strip("\n")


def _lines(root: Element) -> list[str]:
    """The paragraphs and table rows under `root`, one a line."""
    lines: list[str] = []
    stack = [iter(root)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in _PARAGRAPHS:
            lines.append(_paragraph(element))
        elif element.tag == f"{_TABLE}table":
            lines += _rows(element)
        elif element.tag not in _SKIPPED:
            stack.append(iter(element))
    return lines


def _rows(table: Element) -> list[str]:
    lines = []
    for row in _own_rows(table):
        cells = ["\n".join(_lines(cell)).strip() for cell in row if cell.tag == f"{_TABLE}table-cell"]
        if any(cells):
            lines.append("\t".join(cells).rstrip("\t"))
    return lines


def _own_rows(table: Element) -> list[Element]:
    """The rows of a table without those of tables inside its cells."""
    rows = []
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            rows.append(child)
        elif child.tag in {f"{_TABLE}table-rows", f"{_TABLE}table-header-rows", f"{_TABLE}table-row-group"}:
            rows += _own_rows(child)
    return rows


def _paragraph(paragraph: Element) -> str:
    """The text of a paragraph; notes stand in brackets where they are called, frames after the words before them."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * _count(child.get(f"{_TEXT}c", "1")))
        elif child.tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif child.tag == f"{_TEXT}note":
            notes = [line for part in child.iter(f"{_TEXT}note-body") for line in _lines(part)]
            pieces.append(f" [{' '.join(notes).strip()}]")
        elif child.tag in _PARAGRAPHS:  # inside a frame
            pieces += ["\n", _paragraph(child)]
        elif child.tag == f"{_TABLE}table":
            pieces += ["\n", *_rows(child)]
        elif child.tag not in _SKIPPED:
            pieces.append(_paragraph(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _count(written: str) -> int:
    """The number of spaces that one element stands for; one where it says no number."""
    return min(int(written), _MOST_SPACES) if written.isascii() and written.isdigit() and len(written) < 10 else 1
