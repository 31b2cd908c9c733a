"""The commands that show citations: a text with its references linked, a table of how often acts are cited."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from .options import (
    MAX_BYTES,
    DebugOption,
    EncodingOption,
    Lang,
    LangOption,
    MaxBytesOption,
    OnOption,
    OutOption,
    QuietOption,
    day,
)
from .output import Talk, keep_apart, sink


class Markup(StrEnum):
    """Forms of a text with links."""

    html = "html"
    markdown = "markdown"


def annotate(
    path: Annotated[str, typer.Argument(help="A file; - or nothing reads standard input.")] = "-",
    to: Annotated[
        Markup, typer.Option("--to", help="What plain text becomes; an HTML file stays the same HTML.")
    ] = Markup.html,
    lang: LangOption = Lang.auto,
    on: OnOption = None,
    output: OutOption = None,
    encoding: EncodingOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """The text with each reference linked to its act, and what it was read as in a tooltip."""
    from ..acts.annotate import annotate_html, annotate_text, html_text

    keep_apart(output, [path])
    source = _html_source(path)
    if source is not None:
        analysis = _references(html_text(source), lang, day(on, "--on"))
        shown = annotate_html(source, analysis.references, language=analysis.language)
    else:
        document = _read(path, encoding, max_bytes, Talk(json=False, quiet=quiet))
        analysis = _references(document.text, lang, day(on, "--on"))
        shown = annotate_text(document.text, analysis.references, language=analysis.language, to=to.value)
    with sink(output) as out:
        out.write(shown.encode("utf-8", "replace"))


def _html_source(path: str) -> str | None:
    """The markup of an HTML file, None for everything else."""
    if path == "-" or Path(path).suffix.lower() not in {".html", ".htm"}:
        return None
    from ..errors import ReadingError

    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReadingError(f"{path} could not be read ({error.strerror}).", code="unreadable") from error
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"{path} is not UTF-8 at byte {error.start}: save it as UTF-8.", code="invalid_bytes"
        ) from error


def _read(path: str, encoding: str | None, max_bytes: int, talk: Talk) -> Any:
    from ..errors import ReadingError
    from ..reading import iter_inputs
    from ..values import Document

    found = list(iter_inputs([path], encoding=encoding, max_bytes=max_bytes))
    if len(found) != 1 or not isinstance(found[0], Document):
        failed = next((item for item in found if not isinstance(item, Document)), None)
        raise ReadingError(failed.message if failed else f"{path} is not one document.", code="unreadable")
    for note in found[0].notes:
        talk.warning(code=note.code, message=note.message, source=found[0].source)
    return found[0]


def _references(text: str, lang: Lang, on: date | None) -> Any:
    from ..stages import Depth, analyze

    return analyze(text, lang=lang.value, on=on, depth=Depth.REFERENCES)


def write_table(documents: Iterable[Any], *, lang: str, on: date | None) -> Iterator[bytes]:
    """How often each act and unit is cited in the documents, as CSV lines, the most frequent first."""
    from ..acts.counts import LEVELS, count_references
    from ..stages import Depth, analyze

    found = (analyze(document, lang=lang, on=on, depth=Depth.REFERENCES).references for document in documents)
    yield _line(["act", "kind", "title", *LEVELS, "count", "documents"])
    for row in count_references(found):
        yield _line([row.act, row.kind, row.title, *row.units, row.count, row.documents])


def _line(cells: Iterable[Any]) -> bytes:
    from ..report.table import guarded

    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(map(guarded, cells))
    return out.getvalue().encode()
