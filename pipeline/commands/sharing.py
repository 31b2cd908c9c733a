"""The commands for handing documents on: mask, export, import."""

import json
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import CassatioError, UsageError
from ..values import Document
from .options import (
    MAX_BYTES,
    DebugOption,
    DecodeOption,
    EncodingOption,
    InputFormatOption,
    Lang,
    LangOption,
    MaskOption,
    MaxBytesOption,
    OnOption,
    Paths,
    QuietOption,
    SecretOption,
    day,
)
from .output import Talk, keep_apart, say, sink
from .run import Run, inputs
from .secrets import read_secret


class Tool(StrEnum):
    """Forms of annotation."""

    doccano = "doccano"
    label_studio = "label-studio"
    brat = "brat"
    webanno = "webanno"
    conllu = "conllu"
    tei = "tei"


class Corrected(StrEnum):
    """Forms of annotation that are read back."""

    doccano = "doccano"
    label_studio = "label-studio"
    brat = "brat"
    webanno = "webanno"


KindsOption = Annotated[
    str, typer.Option("--kinds", help="Findings, joined by commas: date, term, ref, number, fact, outcome, section.")
]


def mask(
    paths: Paths = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A file for one text, a folder for several; else JSON lines on stdout."),
    ] = None,
    secret: SecretOption = None,
    key: Annotated[
        Path | None, typer.Option("--key", help="Write here what each placeholder stands for; keep it apart.")
    ] = None,
    encoding: EncodingOption = None,
    decode_errors: DecodeOption = "strict",
    max_bytes: MaxBytesOption = MAX_BYTES,
    input_format: InputFormatOption = None,
    archive: Annotated[bool, typer.Option("--archive", help="Read the documents inside ZIP and TAR files.")] = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Texts with placeholders for names, identity numbers, telephones, e-mail, cards, accounts and addresses."""
    from ..masking import mask as masked

    hidden = read_secret(secret)
    run = _run(quiet=quiet)
    reading = {
        "encoding": encoding,
        "decode_errors": decode_errors,
        "max_bytes": max_bytes,
        "input_format": input_format,
        "archives": archive,
    }
    keep_apart(output, paths)
    keep_apart(key, paths, "--key")
    keys = _KeyFile(key)
    with keys:
        rows = ((document, masked(document.text, secret=hidden)) for document in _documents(run, paths, reading))
        if output is None:
            with sink(None) as out:
                for document, found in rows:
                    out.write((json.dumps({"id": document.id, "text": found.text}, ensure_ascii=False) + "\n").encode())
                    keys.add(document.id, found.key())
        else:
            _write_texts(rows, output, keys)
    raise typer.Exit(run.code())


class _KeyFile:
    """Where the key goes: readable by its owner alone, nowhere unless it was asked for."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: Any = None

    def __enter__(self) -> None:
        if self._path is not None:
            try:
                handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                if os.name == "posix" and self._path.is_file():
                    os.fchmod(handle, 0o600)  # it may have been there, open to all
            except OSError as error:
                raise UsageError(f"{self._path} cannot be written ({error.strerror}): choose another --key.") from error
            self._file = os.fdopen(handle, "w", encoding="utf-8")

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, name: str, key: dict[str, list[str]]) -> None:
        """Write down what the placeholders of one document stand for."""
        if self._file is not None:
            self._file.write(json.dumps({"id": name, "key": key}, ensure_ascii=False) + "\n")


def _write_texts(rows: Iterator[tuple[Document, Any]], output: Path, keys: _KeyFile) -> None:
    """The first text into the file, or all into the folder under names made of their ids."""
    from ..export.names import FileNames

    names = FileNames()
    into_folder = output.is_dir() or not output.suffix
    try:
        if into_folder:
            output.mkdir(parents=True, exist_ok=True)
        for number, (document, found) in enumerate(rows):
            if number and not into_folder:
                raise UsageError(f"{output} is one file and there are several texts: give a folder with -o.")
            target = output / f"{names.of(document.id)}.txt" if into_folder else output
            target.write_bytes(found.text.encode("utf-8"))
            keys.add(document.id, found.key())
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from error


def _documents(run: Run, paths: list[str] | None, reading: dict[str, Any]) -> Iterator[Document]:
    """The documents that can be read; what is odd about one is said as it is read."""
    for document in run.documents(inputs(paths, reading)):
        for note in document.notes:
            run.talk.warning(code=note.code, message=note.message, source=document.source)
        yield document


def _run(*, quiet: bool) -> Run:
    return Run(Talk(json=False, quiet=quiet), strict=False, fail_fast=False, text_out=None)


def export(
    to: Annotated[Tool, typer.Option("--to", help="Tool or format.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the files.")],
    paths: Paths = None,
    kinds: KindsOption = "date,term,ref,fact,outcome",
    lang: LangOption = Lang.auto,
    on: OnOption = None,
    encoding: EncodingOption = None,
    decode_errors: DecodeOption = "strict",
    max_bytes: MaxBytesOption = MAX_BYTES,
    input_format: InputFormatOption = None,
    archive: Annotated[bool, typer.Option("--archive", help="Read the documents inside ZIP and TAR files.")] = False,
    masked: MaskOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """The findings as annotation for doccano, Label Studio, brat, INCEpTION, as CoNLL-U or TEI."""
    from ..export import export as write
    from ..masking import mask as mask_text
    from ..report.record import to_dict
    from ..stages import analyze

    run = _run(quiet=quiet)
    reading = {
        "encoding": encoding,
        "decode_errors": decode_errors,
        "max_bytes": max_bytes,
        "input_format": input_format,
        "archives": archive,
    }

    def analyzed() -> Iterator[tuple[str, dict[str, Any]]]:
        for document in _documents(run, paths, reading):
            record = to_dict(analyze(document, on=day(on, "--on"), lang=lang.value))
            if masked:
                found = mask_text(document.text)
                yield found.text, found.record(record)
            else:
                yield document.text, record

    try:
        count = write(analyzed(), output, form=to.value, kinds=_kinds(kinds))
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from error
    if not quiet:
        say(f"cassatio: {count} documents in {output}.")
    raise typer.Exit(run.code())


def _kinds(joined: str) -> tuple[str, ...]:
    return tuple(filter(None, (kind.strip() for kind in joined.split(","))))


def import_(
    annotation: Annotated[Path, typer.Argument(help="What the tool exported; for brat and WebAnno a folder.")],
    source: Annotated[Corrected, typer.Option("--from", help="The tool.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the gold files.")],
    records: Annotated[
        Path | None, typer.Option("--records", help="Output of analyze: unchanged labels keep their values.")
    ] = None,
    kinds: KindsOption = "date,term,ref,fact,outcome",
    debug: DebugOption = False,
) -> None:
    """Corrected annotation as gold files, which evaluate scores; what a person has to add is told."""
    from ..export import import_annotations
    from ..export.names import FileNames

    known = _records(records) if records is not None else {}
    names = FileNames()
    count = 0
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, gold in import_annotations(annotation, form=source.value, kinds=_kinds(kinds), known=known):
            (output / f"{names.of(name)}.txt").write_bytes(gold.content.encode("utf-8"))
            count += 1
            for remark in gold.remarks:
                say(f"cassatio: {remark}")
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from error
    if not count:
        say(f"cassatio: no document in {annotation} is annotated: nothing was written.")
        raise typer.Exit(3)
    say(f"cassatio: {count} gold files in {output}.")


def _records(path: Path) -> dict[str, dict[str, Any]]:
    """Records by id, the first of several, and by the name that export gives to the file of a document."""
    from ..export.names import FileNames

    try:
        rows = [json.loads(line) for line in path.read_bytes().splitlines() if line.strip()]
        names = FileNames()
        by_file = {names.of(row["id"]): row for row in rows}  # brat and WebAnno know a document by its file
        return {row["id"]: row for row in reversed(rows)} | by_file
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CassatioError(f"{path} is not the JSON output of analyze: run analyze --format json again.") from error
