"""The options that commands share, so that they are spelled and explained alike everywhere."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError


class Format(StrEnum):
    """Forms of output."""

    text = "text"
    json = "json"
    html = "html"
    csv = "csv"


class Lang(StrEnum):
    """Language of the document."""

    auto = "auto"
    kk = "kk"
    ru = "ru"


class UiLang(StrEnum):
    """Language of the interface."""

    kk = "kk"
    ru = "ru"
    en = "en"


class Errors(StrEnum):
    """Form of error messages."""

    text = "text"
    json = "json"


class Offsets(StrEnum):
    """What offsets count."""

    chars = "chars"
    utf16 = "utf16"
    bytes = "bytes"


class CaseKind(StrEnum):
    """Kind of proceedings."""

    civil = "civil"
    criminal = "criminal"
    administrative = "administrative"
    offence = "offence"


Paths = Annotated[list[str] | None, typer.Argument(help="Files or folders; - or nothing reads standard input.")]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language of the documents.")]
UiLangOption = Annotated[
    UiLang | None, typer.Option("--ui-lang", help="Language of the report; by default that of the environment.")
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on", "--date", metavar="DATE", help="The day whose law applies, YYYY-MM-DD; by default the document's own."
    ),
]
FiledOption = Annotated[
    str | None,
    typer.Option("--filed-on", metavar="DATE", help="The day a complaint was lodged, where the text does not say it."),
]
CaseOption = Annotated[CaseKind | None, typer.Option("--case", help="Kind of case, where the text does not say it.")]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="By default text on a terminal, json (one line a document) otherwise."),
]
OutOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of stdout.")]
EncodingOption = Annotated[
    str | None,
    typer.Option("--encoding", help="Encoding of text files; by default UTF-8, else guessed with a warning."),
]
MaxBytesOption = Annotated[int, typer.Option("--max-bytes", min=1, max=2_000_000_000, help="Refuse larger documents.")]
JobsOption = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to work with.")]
MaskOption = Annotated[bool, typer.Option("--mask", help="Replace the data of persons before anything is written.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No warnings on stderr.")]
InputFormatOption = Annotated[
    str | None,
    typer.Option(
        "--input-format", help='text, jsonl (rows {"id": …, "text": …}), csv, parquet; by default told by the content.'
    ),
]
ErrorsOption = Annotated[Errors, typer.Option("--errors", help="Errors on stderr as sentences or as JSON lines.")]
OffsetsOption = Annotated[Offsets, typer.Option("--offsets", help="What start and end count in JSON output.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="An empty document is a failure.")]
FailFastOption = Annotated[bool, typer.Option("--fail-fast", help="Stop at the first document that fails.")]
DecodeOption = Annotated[str, typer.Option("--decode-errors", help="strict, or replace invalid bytes with a warning.")]
MojibakeOption = Annotated[bool, typer.Option("--fix-mojibake", help="Repair UTF-8 that was read as windows-1251.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
TextOutOption = Annotated[
    Path | None, typer.Option("--text-out", help="Write the extracted text here (a folder for several).")
]
SplitOption = Annotated[bool, typer.Option("--split", help="Take a file of several acts apart at their headings.")]
ArchiveOption = Annotated[bool, typer.Option("--archive", help="Read the documents inside ZIP and TAR files.")]
SecretOption = Annotated[
    Path | None, typer.Option("--mask-secret", help="File with a secret: one person, one placeholder everywhere.")
]
OcrOption = Annotated[bool, typer.Option("--ocr", help="Recognize scanned pages (extra: ocr).")]

ModelOption = Annotated[
    Path | None,
    typer.Option("--model", help="A folder of train outcomes: add its suggestions to those of the rules."),
]

MAX_BYTES = 40_000_000


def day(value: str | None, option: str) -> date | None:
    """The day an option names.

    Raises:
        UsageError: it is not written as YYYY-MM-DD.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{option} takes a day as YYYY-MM-DD, not {value!r}.") from error
