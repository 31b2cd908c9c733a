"""The commands that read documents and print what they found: analyze, dates, refs, facts, provisions, outcome."""

import os
import sys
from typing import Annotated

import typer

from ..errors import UsageError
from ..values import Given
from .options import (
    MAX_BYTES,
    ArchiveOption,
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
    ModelOption,
    MojibakeOption,
    OcrOption,
    Offsets,
    OffsetsOption,
    OnOption,
    OutOption,
    Paths,
    QuietOption,
    SplitOption,
    StrictOption,
    TextOutOption,
    UiLang,
    UiLangOption,
    day,
)
from .output import Talk, keep_apart, sink
from .run import Run, inputs
from .starting import Command

FILTERS = {
    "analyze": "Everything: what document, by which law, what it says, what follows, and why.",
    "dates": "Dates and terms.",
    "refs": "References to legal acts.",
    "facts": "Procedural facts, asserted or denied, and by whom.",
    "provisions": "The regime, the checklist, the deadline and the provisions that apply.",
    "outcome": "What the operative part decides and which outcomes are open to the court.",
}


def add_filter(app: typer.Typer, name: str) -> None:
    """Add one of the commands that read documents and print what they found; they differ in what they show."""

    @app.command(name, cls=Command, help=FILTERS[name])
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
        text_out: TextOutOption = None,
        split: SplitOption = False,
        archive: ArchiveOption = False,
        ocr: OcrOption = False,
        explain: Annotated[
            bool, typer.Option("--explain", help="Show the rule and the chain of reasons of each finding.")
        ] = False,
        model_facts: Annotated[
            bool,
            typer.Option("--model-facts", help="Let a statistical reader suggest facts where the rules found none."),
        ] = False,
        table: Annotated[
            bool, typer.Option("--table", help="With refs: how often each act and unit is cited, as CSV.")
        ] = False,
        model: ModelOption = None,
        debug: DebugOption = False,
    ) -> None:
        from ..render import VIEWS, Options, render

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
            model_facts=model_facts,
            model=model,
        )
        if model:
            from ..training.beside import outcome_model

            outcome_model(model)  # a folder that holds no model is told at once, not document by document
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
        run = Run(talk, strict=strict, fail_fast=fail_fast, text_out=text_out)
        keep_apart(output, paths)
        keep_apart(text_out, paths, "--text-out")
        if table:
            if name != "refs":
                raise UsageError("--table goes with the command refs.")
            from .citations import write_table

            with sink(output) as out:
                read = run.documents(inputs(paths, reading))
                out.writelines(write_table(read, lang=lang.value, on=options.given.on))
            raise typer.Exit(run.code())
        with sink(output) as out:
            if options.format == "csv":
                from ..report.table import header

                out.write(header(VIEWS[name].kind).encode())
            code = run.filter(inputs(paths, reading), render, options, out, jobs=jobs)
        raise typer.Exit(code)


def _ui_language(wanted: UiLang | None, form: Format | None, *, to_terminal: bool) -> str:
    """The language of the report: that asked for, else that of the environment; JSON and tables do not depend on it."""
    from ..report.wording import ui_language

    if wanted is None and (form in (Format.json, Format.csv) or (form is None and not to_terminal)):
        return "en"
    return ui_language(wanted.value if wanted else None)
