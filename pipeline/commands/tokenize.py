"""The command that cuts documents into sentences and tokens with lemmas."""

from enum import StrEnum
from typing import Annotated

import typer

from .options import (
    MAX_BYTES,
    ArchiveOption,
    DebugOption,
    DecodeOption,
    EncodingOption,
    Errors,
    ErrorsOption,
    FailFastOption,
    InputFormatOption,
    JobsOption,
    Lang,
    LangOption,
    MaxBytesOption,
    MojibakeOption,
    OcrOption,
    OutOption,
    Paths,
    QuietOption,
    SplitOption,
    StrictOption,
    TextOutOption,
)
from .output import Talk, keep_apart, sink
from .run import Run, inputs


class Engine(StrEnum):
    """What cuts and describes the tokens."""

    rules = "rules"
    stanza = "stanza"


class TokenFormat(StrEnum):
    """Forms of output."""

    json = "json"
    conllu = "conllu"
    text = "text"


def tokenize(
    paths: Paths = None,
    lang: LangOption = Lang.auto,
    engine: Annotated[
        Engine, typer.Option("--engine", help="rules, or the neural models of stanza (extra: stanza).")
    ] = Engine.rules,
    form: Annotated[
        TokenFormat, typer.Option("--format", "-f", help="json, conllu, or text: a sentence a line, tokens apart.")
    ] = TokenFormat.json,
    lemmas: Annotated[
        bool, typer.Option("--lemmas/--no-lemmas", help="Look up lemmas, parts of speech, features.")
    ] = True,
    output: OutOption = None,
    encoding: EncodingOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
    jobs: JobsOption = 1,
    quiet: QuietOption = False,
    input_format: InputFormatOption = None,
    errors: ErrorsOption = Errors.text,
    strict: StrictOption = False,
    fail_fast: FailFastOption = False,
    decode_errors: DecodeOption = "strict",
    fix_mojibake: MojibakeOption = False,
    text_out: TextOutOption = None,
    split: SplitOption = False,
    archive: ArchiveOption = False,
    ocr: OcrOption = False,
    debug: DebugOption = False,
) -> None:
    """Sentences, tokens and lemmas."""
    from ..render_tokens import TokenOptions, render_tokens

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
    options = TokenOptions(engine=engine.value, format=form.value, lang=lang.value, lemmas=lemmas)
    run = Run(Talk(json=errors is Errors.json, quiet=quiet), strict=strict, fail_fast=fail_fast, text_out=text_out)
    keep_apart(output, paths)
    keep_apart(text_out, paths, "--text-out")
    with sink(output) as out:
        code = run.filter(inputs(paths, reading), render_tokens, options, out, jobs=jobs)
    raise typer.Exit(code)
