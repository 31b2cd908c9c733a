"""HTML → text as a reader sees it: blocks on lines of their own, table cells apart by tabs, no scripts."""

import re
from typing import Any

from ..errors import ReadingError, UsageError
from ..extras import library
from ..knowledge.patterns import prepared
from .decode import Decoded, decode

_CHARSET = prepared(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_SKIPPED = frozenset({"script", "style", "head", "noscript", "template", "svg", "object", "iframe"})
# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
    "thead", "title", "tr", "ul",
))
# fmt: on
_CELLS = frozenset({"td", "th"})
_SPACES = prepared(r"[ \t\n\r\f]+")
_CELL = "\ue000"
_ROW = "\ue001"
_AFTER_PRE = "</pre>"
# Runs of spaces are tried from their beginning only: a page may hold a million of them.
_AROUND_CELL = prepared(rf"(?:(?<!\s)\s++)?{_CELL}\s*")
_TAG = prepared(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)([^<>]*+)>")
_SELECT = prepared(r"(</?)select\b", re.IGNORECASE)
# Elements that HTML lets one leave open; the others count towards depth.
# fmt: off
_UNCLOSED = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup",
))
# fmt: on
# Shapes of pictures end with "/>", of which a page holds hundreds; where they stand in no picture they do not end so.
_SHAPES = frozenset(("circle", "ellipse", "g", "image", "line", "path", "polygon", "polyline", "rect", "stop", "use"))
_SHAPES_A_LEVEL = 20
_DEEPEST = 512
_LINE_SPACES = prepared(r"(?:(?<! )[ ]++)?\n[ \n]*")


def read_html(data: bytes, *, encoding: str | None, errors: str) -> Decoded:
    """The visible text of a page, decoded as it declares unless `encoding` says otherwise.

    Raises:
        MissingExtraError: the parser is not installed.
        ReadingError: the bytes are no text in the encoding, or elements are nested more than 512 deep.
    """
    parser = library("selectolax.lexbor", "Reading HTML", "io")
    decoded = _decode(data, encoding, errors)
    if _depth(decoded.text) > _DEEPEST:  # the parser's time grows with the square of the depth
        raise ReadingError("the page is nested too deeply: save it anew, or as plain text.", code="damaged_file")
    # The parser's time grows with the square of the number of choices in a field; the words are the same outside one.
    root = parser.LexborHTMLParser(_SELECT.sub(r"\1span", decoded.text)).root
    return Decoded(_visible(root) if root is not None else "", decoded.encoding, decoded.notes)


def _decode(data: bytes, encoding: str | None, errors: str) -> Decoded:
    """By the declaration of the page where it is true; a false one is passed over."""
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared is not None:
        name = declared[1].decode("ascii").lower()
        if not name.startswith(("utf-16", "utf-32")):
            try:
                return decode(data, encoding=name)
            except (ReadingError, UsageError):
                return decode(data, errors=errors)
    return decode(data, encoding=encoding, errors=errors)


def _depth(page: str) -> int:
    """The greatest number of elements open at once, or what it might be if no shape were closed."""
    depth = deepest = shapes = 0
    for closing, name, rest in _TAG.findall(page):
        if rest.endswith("/") and name.lower() in _SHAPES:
            shapes += 1
        elif name.lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest + shapes // _SHAPES_A_LEVEL


def _visible(root: Any) -> str:
    """Walks without recursion: a page may be nested a million deep."""
    pieces: list[str] = []
    stack: list[Any] = [root]
    preserved = 0
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            preserved -= node == _AFTER_PRE
            pieces.append(node if node in {_CELL, _ROW} else "\n")
            continue
        tag = node.tag or "-"  # a name that is no text has no tag
        if tag == "-text":
            text = (node.text_content or "").replace(_CELL, " ").replace(_ROW, " ")
            pieces.append(text if preserved else _SPACES.sub(" ", text))
            continue
        if tag in _SKIPPED or tag.startswith(("-", "!", "_")):
            continue
        if tag == "br" or tag in _BLOCKS:
            pieces.append("\n")
        if tag in _BLOCKS:
            preserved += tag == "pre"
            stack.append(_AFTER_PRE if tag == "pre" else "\n")
        stack.extend(reversed(_children(node)))
    return _tidy("".join(pieces))


def _children(node: Any) -> list[Any]:
    """The nodes inside; in a table row with a mark between its cells."""
    children = list(node.iter(include_text=True))
    if node.tag != "tr":
        return children
    cells = [child for child in children if child.tag in _CELLS]
    return [part for i, cell in enumerate(cells) for part in (_CELL if i else _ROW, cell)]


def _tidy(text: str) -> str:
    """One line break between blocks, a tab between cells, no spaces at the ends of lines."""
    return _LINE_SPACES.sub("\n", _AROUND_CELL.sub("\t", text).replace(_ROW, "\n")).strip()
