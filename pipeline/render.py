"""One document → what a command prints for it: a plain function of picklable values, for one process or several."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from .analysis import Analysis
from .report.record import to_dict, to_json
from .stages import Depth, analyze
from .values import Document, Given, Note


@dataclass(frozen=True, slots=True)
class View:
    """What a command shows: how far to read, which keys of the record, which listing and which table."""

    depth: Depth
    keys: tuple[str, ...] | None
    kind: str


VIEWS = {
    "analyze": View(Depth.ALL, None, "documents"),
    "dates": View(Depth.DATES, ("dates", "terms"), "dates"),
    "refs": View(Depth.REFERENCES, ("references",), "references"),
    "facts": View(Depth.ALL, ("kind", "case_kind", "sections", "facts"), "facts"),
    "provisions": View(
        Depth.ALL, ("kind", "case_kind", "decided_on", "regime", "checklist", "deadline", "provisions"), "provisions"
    ),
    "outcome": View(Depth.ALL, ("kind", "case_kind", "decided_on", "regime", "outcomes"), "outcomes"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """How to analyze and how to print."""

    command: str
    format: str
    lang: str = "auto"
    ui_language: str = "en"
    given: Given = field(default_factory=Given)
    offsets: Literal["chars", "utf16", "bytes"] = "chars"
    color: bool = False
    explain: bool = False
    width: int | None = None
    model_facts: bool = False
    model: Path | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """The printed form of one document and its warnings."""

    id: str
    output: bytes
    notes: tuple[Note, ...]
    source: str | None = None


def render(work: tuple[Document, Options]) -> Rendered:
    """What the command prints for one document, UTF-8 with its line end."""
    document, options = work
    view = VIEWS[options.command]
    analysis = analyze(
        document,
        given=options.given,
        lang=options.lang,
        ui_language=options.ui_language,
        depth=view.depth,
        model_facts=options.model_facts,
    )
    if options.model and view.depth is Depth.ALL:
        from .training.beside import with_model

        analysis = with_model(analysis, options.model)
    return Rendered(document.id, _output(analysis, view, options), analysis.notes, document.source)


def _output(analysis: Analysis, view: View, options: Options) -> bytes:
    if options.format == "json":
        if options.offsets != "chars":
            import msgspec

            from .report.offsets import recount

            record = recount(to_dict(analysis, only=view.keys), analysis.text, options.offsets)
            return msgspec.json.encode(record) + b"\n"
        return to_json(analysis, only=view.keys) + b"\n"
    if options.format == "csv":
        from .report.table import to_csv

        return to_csv(analysis, kind=view.kind).encode("utf-8", "replace")
    if options.format == "html":
        from .report.html import to_html

        return to_html(analysis, language=options.ui_language).encode("utf-8", "replace")
    from .report.text import listing, to_text

    if view.keys is None or options.explain:
        shown = to_text(
            analysis, language=options.ui_language, color=options.color, width=options.width, explain=options.explain
        )
    else:
        shown = listing(analysis, language=options.ui_language, kind=view.kind)
    return shown.encode("utf-8", "replace")
