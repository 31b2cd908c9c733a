"""A text with its references linked: plain text to HTML or Markdown, HTML to the same HTML.

The link goes to the act in the state's database, the tooltip says what the reference was read as. Nothing else of the
text changes: with the marks taken out it is the text again.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..knowledge.patterns import prepared
from ..knowledge.structure import structure_words
from ..values import Act, Item, Reference
from .lexicon import RANK

Format = Literal["html", "markdown"]
_SILENT = frozenset({"a", "title", "textarea", "noscript"})
_MARKUP = prepared(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*>"
    r"|<(?:script|style)\b[^>]*>.*?</(?:script|style)\s*>"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = prepared(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_MARKDOWN_SPECIAL = prepared(r"([\\`*_\[\]<>#|~])")
_MOST_ITEMS_SHOWN = 12


def meaning(reference: Reference, language: str) -> str:
    """What the reference was read as, in words of `language`: items from the largest unit down, then the act.

    >>> meaning(Reference(0, 1, None, ({"article": "427", "part": "2"},), None, ""), "ru")
    'статья 427, часть 2'
    """
    names: dict[str, str] = {
        unit.level: unit.written for unit in structure_words("kk" if language == "kk" else "ru").units
    }
    items = "; ".join(_item_in_words(item, names) for item in reference.items[:_MOST_ITEMS_SHOWN])
    if len(reference.items) > _MOST_ITEMS_SHOWN:
        items += "; …"
    return " — ".join(part for part in (items, _act_in_words(reference.act)) if part)


def annotate_text(text: str, references: Iterable[Reference], *, language: str, to: Format = "html") -> str:
    """Plain text with each reference as a link (or a mark, where the act has no page).

    `references` are spans of `text` itself, as in an analysis. An act inside the title of another stays inside the
    one link, because links do not nest.
    """
    escape = html.escape if to == "html" else _escape_markdown
    wrap = _html_link if to == "html" else _markdown_link
    pieces: list[str] = []
    at = 0
    for reference in _outermost(references):
        pieces += [escape(text[at : reference.start])]
        inside = escape(text[reference.start : reference.end])
        pieces.append(wrap(inside, reference, meaning(reference, language)))
        at = reference.end
    pieces.append(escape(text[at:]))
    return "".join(pieces)


def annotate_html(source: str, references: Sequence[Reference], *, language: str) -> str:
    """The same HTML with each reference linked; `references` are spans of `html_text(source)`.

    A reference that runs over tags is linked piece by piece, so that the tags stay well nested. Text that is already a
    link, and scripts and styles, are left as they are.
    """
    pieces: list[str] = []
    at = 0
    ordered = list(_outermost(references))
    for run in _runs(source):
        pieces.append(source[at : run.begin])
        pieces.append(_linked_run(source, run, ordered, language))
        at = run.end
    pieces.append(source[at:])
    return "".join(pieces)


def html_text(source: str) -> str:
    """The text of an HTML source as `annotate_html` counts it: character data with its entities read."""
    return "".join(run.text for run in _runs(source))


@dataclass(frozen=True, slots=True)
class _Run:
    """One stretch of character data: where it stands in the source, what it reads as, where that stands in the text."""

    begin: int
    end: int
    text: str
    offset: int
    silent: bool


def _runs(source: str) -> Iterator[_Run]:
    """The character data of an HTML source; what is no tag, comment or declaration is text, as browsers read it."""
    silent: list[str] = []
    offset = at = 0
    for match in _MARKUP.finditer(source):
        for run in _text_runs(source, at, match.start(), offset, silent=bool(silent)):
            yield run
            offset = run.offset + len(run.text)
        at = match.end()
        name = match["name"]
        if name is None:
            continue
        name = name.lower()
        if match["close"]:
            if name in silent:
                del silent[silent.index(name) :]
        elif name in _SILENT and not match[0].endswith("/>"):
            silent.append(name)
    yield from _text_runs(source, at, len(source), offset, silent=bool(silent))


def _text_runs(source: str, begin: int, end: int, offset: int, *, silent: bool) -> Iterator[_Run]:
    """The text between two tags, each entity apart."""
    at = begin
    for match in _ENTITY.finditer(source, begin, end):
        read = html.unescape(match[0])
        if read == match[0]:
            continue
        if match.start() > at:
            yield _Run(at, match.start(), source[at : match.start()], offset, silent)
            offset += match.start() - at
        yield _Run(match.start(), match.end(), read, offset, silent)
        offset += len(read)
        at = match.end()
    if end > at:
        yield _Run(at, end, source[at:end], offset, silent)


def _linked_run(source: str, run: _Run, references: Sequence[Reference], language: str) -> str:
    """The source of one run with the parts of references in it linked."""
    written = source[run.begin : run.end]
    end = run.offset + len(run.text)
    here = [] if run.silent else [r for r in references if r.start < end and r.end > run.offset]
    if not here:
        return written
    if len(run.text) != len(written):  # an entity: whole or not at all
        return _html_link(written, here[0], meaning(here[0], language))
    pieces: list[str] = []
    at = 0
    for reference in here:
        start, stop = max(0, reference.start - run.offset), min(len(written), reference.end - run.offset)
        pieces += [written[at:start], _html_link(written[start:stop], reference, meaning(reference, language))]
        at = stop
    return "".join([*pieces, written[at:]])


def _outermost(references: Iterable[Reference]) -> Iterator[Reference]:
    """The references that are inside no other, in order."""
    end = -1
    for reference in sorted(references, key=lambda item: (item.start, -item.end)):
        if reference.start >= end:
            yield reference
            end = reference.end


def _item_in_words(item: Item, names: dict[str, str]) -> str:
    return ", ".join(names[level].format(item[level]) for level in sorted(item, key=lambda level: -RANK[level]))


def _act_in_words(act: Act | None) -> str:
    if act is None:
        return ""
    parts = [act.title or "", " ".join(part for part in (act.date, f"№ {act.number}" if act.number else "") if part)]
    return ", ".join(part for part in parts if part)


def _html_link(inside: str, reference: Reference, tooltip: str) -> str:
    title = html.escape(tooltip, quote=True)
    if reference.act is not None and reference.act.url is not None:
        return f'<a class="act" href="{html.escape(reference.act.url, quote=True)}" title="{title}">{inside}</a>'
    return f'<span class="act" title="{title}">{inside}</span>'


def _markdown_link(inside: str, reference: Reference, tooltip: str) -> str:
    if reference.act is None or reference.act.url is None:
        return inside
    words = tooltip.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'[{inside}]({reference.act.url} "{words}")'


def _escape_markdown(text: str) -> str:
    return _MARKDOWN_SPECIAL.sub(r"\\\1", text)
