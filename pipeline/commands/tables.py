"""The commands for many documents: batch, stats, sample."""

import csv
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from .options import (
    MAX_BYTES,
    CaseKind,
    CaseOption,
    DebugOption,
    DecodeOption,
    EncodingOption,
    InputFormatOption,
    Lang,
    LangOption,
    MaskOption,
    MaxBytesOption,
    ModelOption,
    MojibakeOption,
    OcrOption,
    OnOption,
    QuietOption,
    SecretOption,
    SplitOption,
    UiLang,
    UiLangOption,
    day,
)
from .output import say, sink
from .secrets import read_secret

if TYPE_CHECKING:
    from ..stats import Tables


class TableFormat(StrEnum):
    """Forms of tables."""

    parquet = "parquet"
    csv = "csv"
    xlsx = "xlsx"
    duckdb = "duckdb"
    sqlite = "sqlite"
    jsonl = "jsonl"


class Engine(StrEnum):
    """What the work is done on."""

    pool = "pool"
    dask = "dask"


def batch(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, archives and tables of documents.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the tables; an unfinished run in it goes on.")],
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="Form of the tables.")] = TableFormat.parquet,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes; by default one for every processor.")
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="pool: this machine. dask: a cluster (extra: cluster).")
    ] = Engine.pool,
    address: Annotated[str | None, typer.Option("--address", help="Address of a Dask scheduler.")] = None,
    lang: LangOption = Lang.auto,
    on: OnOption = None,
    case: CaseOption = None,
    encoding: EncodingOption = None,
    decode_errors: DecodeOption = "strict",
    max_bytes: MaxBytesOption = MAX_BYTES,
    fix_mojibake: MojibakeOption = False,
    input_format: InputFormatOption = None,
    text_column: Annotated[str, typer.Option("--text-column", help="Column of the texts in tables.")] = "text",
    id_column: Annotated[str, typer.Option("--id-column", help="Column of the names in tables.")] = "id",
    split: SplitOption = False,
    ocr: OcrOption = False,
    model: ModelOption = None,
    mask: MaskOption = False,
    mask_secret: SecretOption = None,
    seconds: Annotated[
        float, typer.Option("--timeout", min=0.1, max=86_400, help="Seconds that one document may take.")
    ] = 300.0,
    shard_documents: Annotated[
        int, typer.Option("--shard-documents", min=1, help="Documents in a unit of work.")
    ] = 1000,
    shard_bytes: Annotated[int, typer.Option("--shard-bytes", min=1, help="Bytes in a shard.")] = 8_000_000,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew, over what is in the folder.")] = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Tables of many documents: resumable, the same bytes for the same inputs, failures in a table of their own."""
    from ..batch import BatchOptions, run
    from ..batch.progress import Line
    from ..reading import ReadingOptions
    from ..values import Given

    reading = ReadingOptions(
        encoding,
        decode_errors,
        max_bytes,
        fix_mojibake,
        ocr,
        split,
        archives=True,
        text_column=text_column,
        id_column=id_column,
    )
    options = BatchOptions(
        reading=reading,
        input_format=input_format,
        lang=lang.value,
        given=Given(on=day(on, "--on"), case_kind=_case(case)),
        model=model,
        mask=mask or mask_secret is not None,
        mask_secret=read_secret(mask_secret),
        seconds=seconds,
        shard_documents=shard_documents,
        shard_bytes=shard_bytes,
    )
    line = Line()
    try:
        outcome = run(
            inputs,
            out,
            options=options,
            format=form.value,
            jobs=jobs,
            engine=engine.value,
            address=address,
            resume=not fresh,
            watch=None if quiet else line,
            say=(lambda _: None) if quiet else say,
        )
    finally:
        line.close()
    if outcome.interrupted:
        say(f"cassatio: stopped; the tables in {out} hold what was done, and the same command goes on from there.")
        raise typer.Exit(130)
    if outcome.failed:
        reasons = ", ".join(f"{code} {count}" for code, count in outcome.failures.items())
        say(f"cassatio: not read: {outcome.failed} ({reasons}); see the table failures in {out}.")
    if not quiet:
        say(f"cassatio: {outcome.documents} documents in {out}, {outcome.seconds:.1f} seconds.")
    raise typer.Exit(0 if not outcome.failed else 1 if outcome.documents else 3)


def _case(case: CaseKind | None) -> str | None:
    return case.value if case else None


def stats(
    folder: Annotated[Path, typer.Argument(help="Folder that batch wrote.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="By default summary.html there.")] = None,
    ui_lang: UiLangOption = None,
    debug: DebugOption = False,
) -> None:
    """A page of figures for a first look at the tables of a batch, and the same numbers as CSV beside it."""
    from ..report.wording import ui_language
    from ..stats import Tables, summarize, write_page

    summary = summarize(_told(Tables(folder), folder))
    target = output or folder / "summary.html"
    try:
        page, numbers = write_page(summary, target, language=ui_language(_language(ui_lang)))
    except OSError as error:
        raise UsageError(f"{target} cannot be written ({error.strerror}): choose another place with -o.") from error
    say(f"cassatio: wrote {page} and {numbers}.")


def _told(tables: "Tables", folder: Path) -> "Tables":
    """The tables, after a word on a run that was not finished."""
    if not tables.complete:
        say(f"cassatio: the run in {folder} is not finished: these are the documents that were done.")
    return tables


def _language(wanted: UiLang | None) -> str | None:
    return wanted.value if wanted else None


def sample(
    folder: Annotated[Path, typer.Argument(help="Folder that batch wrote.")],
    size: Annotated[int, typer.Option("--size", "-n", min=1, help="Documents to draw.")] = 50,
    seed: Annotated[int, typer.Option("--seed", help="Another number draws another sample.")] = 0,
    by: Annotated[
        str | None, typer.Option("--by", help="So many of each language, kind, case_kind, regime or stated.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of stdout.")] = None,
    debug: DebugOption = False,
) -> None:
    """A random sample of a batch to check by hand, as CSV with empty columns for the answer."""
    import io

    from ..stats import Tables, draw
    from ..stats.sample import COLUMNS, QUOTED

    rows = draw(_told(Tables(folder), folder), size, seed=seed, by=by)
    target = io.StringIO()
    writer = csv.DictWriter(target, (*COLUMNS, *QUOTED, "right", "comment"), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _guarded(value) for name, value in row.items()} for row in rows)
    with sink(output) as out:
        out.write(target.getvalue().encode("utf-8-sig" if out is not sys.stdout.buffer else "utf-8"))


def _guarded(value: object) -> object:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
