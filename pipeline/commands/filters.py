"""The commands that read documents and print what they found: analyze, dates, refs, facts, provisions, outcome."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from ..values import Given
from .options import (
    MAX_BYTES,
    CaseOption,
    DebugOption,
    DecodeOption,
    EncodingOption,
    Errors,
    ErrorsOption,
    FailFastOption,
    FiledOption,
    Format,
    FormatOption,
    InputFormatOption,
    JobsOption,
    Lang,
    LangOption,
    MaxBytesOption,
    MojibakeOption,
    Offsets,
    OffsetsOption,
    OnOption,
    OutOption,
    Paths,
    QuietOption,
    StrictOption,
    UiLang,
    UiLangOption,
    day,
)
from .output import Talk, sink

_FILTERS = {
    "analyze": "Everything: what document, by which law, what it says, what follows, and why.",
    "dates": "Dates and terms.",
    "refs": "References to legal acts.",
    "facts": "Procedural facts, asserted or denied, and by whom.",
    "provisions": "The regime, the checklist, the deadline and the provisions that apply.",
    "outcome": "What the operative part decides and which outcomes are open to the court.",
}


def add_filters(app: typer.Typer) -> None:
    """Add all of them."""
    for name, text in _FILTERS.items():
        add_filter(app, name, text)


def add_filter(app: typer.Typer, name: str, text: str) -> None:
    """Add one of the commands that read documents and print what they found; they differ in what they show."""

    @app.command(name, help=text)
    def command(
        paths: Paths = None,
        lang: LangOption = Lang.auto,
        ui_lang: UiLangOption = None,
        on: OnOption = None,
        filed_on: FiledOption = None,
        case: CaseOption = None,
        form: FormatOption = None,
        output: OutOption = None,
        encoding: EncodingOption = None,
        max_bytes: MaxBytesOption = MAX_BYTES,
        jobs: JobsOption = 1,
        quiet: QuietOption = False,
        input_format: InputFormatOption = None,
        errors: ErrorsOption = Errors.text,
        offsets: OffsetsOption = Offsets.chars,
        strict: StrictOption = False,
        fail_fast: FailFastOption = False,
        decode_errors: DecodeOption = "strict",
        fix_mojibake: MojibakeOption = False,
        text_out: Annotated[
            Path | None, typer.Option("--text-out", help="Write the extracted text here (a folder for several).")
        ] = None,
        split: Annotated[
            bool, typer.Option("--split", help="Take a file of several acts apart at their headings.")
        ] = False,
        archive: Annotated[
            bool, typer.Option("--archive", help="Read the documents inside ZIP and TAR files.")
        ] = False,
        ocr: Annotated[bool, typer.Option("--ocr", help="Recognize scanned pages (extra: ocr).")] = False,
        explain: Annotated[
            bool, typer.Option("--explain", help="Show the rule and the chain of reasons of each finding.")
        ] = False,
        debug: DebugOption = False,
    ) -> None:
        from ..render import Options

        to_terminal = output is None and sys.stdout.isatty()
        options = Options(
            command=name,
            format=form.value if form else ("text" if to_terminal else "json"),
            lang=lang.value,
            ui_language=_ui_language(ui_lang, form, to_terminal=to_terminal),
            given=Given(
                on=day(on, "--on"), filed_on=day(filed_on, "--filed-on"), case_kind=case.value if case else None
            ),
            offsets=offsets.value,
            color=to_terminal and not os.environ.get("NO_COLOR"),
            explain=explain,
        )
        reading = {
            "input_format": input_format,
            "encoding": encoding,
            "decode_errors": decode_errors,
            "max_bytes": max_bytes,
            "fix_mojibake": fix_mojibake,
            "split": split,
            "archives": archive,
            "ocr": ocr,
        }
        talk = Talk(json=errors is Errors.json, quiet=quiet)
        run = _Run(talk, strict=strict, fail_fast=fail_fast, text_out=text_out)
        with sink(output) as out:
            code = run.filter(_inputs(paths, reading), options, out, jobs)
        raise typer.Exit(code)


def _ui_language(wanted: UiLang | None, form: Format | None, *, to_terminal: bool) -> str:
    """The language of the report: that asked for, else that of the environment; JSON and tables do not depend on it."""
    from ..report.wording import ui_language

    if wanted is None and (form in (Format.json, Format.csv) or (form is None and not to_terminal)):
        return "en"
    return ui_language(wanted.value if wanted else None)


class _Run:
    """One pass over the inputs; its result is the exit code: 0 all read, 1 some failed, 3 nothing could be read."""

    def __init__(self, talk: Talk, *, strict: bool, fail_fast: bool, text_out: Path | None) -> None:
        self.talk = talk
        self.strict = strict
        self.fail_fast = fail_fast
        self.text_out = text_out
        self.read = 0
        self.failed = 0

    def filter(self, inputs: Iterator[Any], options: Any, out: IO[bytes], jobs: int) -> int:
        from ..many import ordered_map
        from ..render import VIEWS, render

        if options.format == "csv":
            from ..report.table import header

            out.write(header(VIEWS[options.command].kind).encode())
        for rendered in ordered_map(render, ((d, options) for d in self._documents(inputs)), jobs=jobs):
            out.write(rendered.output)
            out.flush()
            for note in rendered.notes:
                self.talk.warning(code=note.code, message=note.message, source=rendered.source or rendered.id)
        return self.code()

    def code(self) -> int:
        if self.failed == 0:
            return 0
        return 1 if self.read else 3

    def _documents(self, inputs: Iterator[Any]) -> Iterator[Any]:
        from ..values import Document

        for item in inputs:
            if not isinstance(item, Document):
                self._fail(item.code, item.message, item.source)
            elif self.strict and any(note.code == "empty_input" for note in item.notes):
                self._fail("empty_input", f"{item.source or item.id} holds no text.", item.source)
            else:
                self.read += 1
                self._write_text(item)
                yield item
                continue
            if self.fail_fast:
                return

    def _fail(self, code: str, message: str, source: str | None) -> None:
        self.failed += 1
        self.talk.failure(code=code, message=message, source=source)

    def _write_text(self, document: Any) -> None:
        if self.text_out is None:
            return
        target = self.text_out
        if target.is_dir() or str(target).endswith(os.sep) or self.read > 1:
            target.mkdir(parents=True, exist_ok=True)
            target /= f"{document.id if document.id != '-' else 'stdin'}.txt"
        with target.open("w", encoding="utf-8", newline="") as file:
            file.write(document.text)


def _inputs(paths: list[str] | None, reading: dict[str, Any]) -> Iterator[Any]:
    from ..reading import iter_inputs

    return iter_inputs(paths or ["-"], **reading)
