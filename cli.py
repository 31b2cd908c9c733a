"""The command line: parse, call, print. Data on stdout, everything else on stderr."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from pipeline import __version__

# The base of all errors of the parser; typer names only its children.
_CallError = typer.BadParameter.__mro__[2]

app = typer.Typer(
    name="cassatio",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads Kazakh and Russian court texts, offline. For information; not a decision and not legal advice.",
)


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
UiLangOption = Annotated[UiLang | None, typer.Option("--ui-lang", help="Language of the report; by default that of the environment.")]
OnOption = Annotated[str | None, typer.Option("--on", "--date", metavar="DATE", help="The day whose law applies, YYYY-MM-DD; by default the document's own.")]
FiledOption = Annotated[str | None, typer.Option("--filed-on", metavar="DATE", help="The day a complaint was lodged, where the text does not say it.")]
CaseOption = Annotated[CaseKind | None, typer.Option("--case", help="Kind of case, where the text does not say it.")]
FormatOption = Annotated[Format | None, typer.Option("--format", "-f", help="By default text on a terminal, json (one line a document) otherwise.")]
OutOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of stdout.")]
EncodingOption = Annotated[str | None, typer.Option("--encoding", help="Encoding of text files; by default UTF-8, else guessed with a warning.")]
MaxBytesOption = Annotated[int, typer.Option("--max-bytes", help="Refuse larger documents.")]
JobsOption = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to work with.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No warnings on stderr.")]
InputFormatOption = Annotated[str | None, typer.Option("--input-format", help='text, jsonl (rows {"id": …, "text": …}), csv, parquet; by default told by the content.')]
ErrorsOption = Annotated[Errors, typer.Option("--errors", help="Errors on stderr as sentences or as JSON lines.")]
OffsetsOption = Annotated[Offsets, typer.Option("--offsets", help="What start and end count in JSON output.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="An empty document is a failure.")]
FailFastOption = Annotated[bool, typer.Option("--fail-fast", help="Stop at the first document that fails.")]
DecodeOption = Annotated[str, typer.Option("--decode-errors", help="strict, or replace invalid bytes with a warning.")]
MojibakeOption = Annotated[bool, typer.Option("--fix-mojibake", help="Repair UTF-8 that was read as windows-1251.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]

MAX_BYTES = 40_000_000


def main() -> None:
    """The entry point: errors are one sentence and an exit code (docs/cli.md)."""
    sys.exit(_guarded(lambda: typer.main.get_command(app).main(prog_name="cassatio", standalone_mode=False)))


def _guarded(call: Callable[[], Any]) -> int:
    from pipeline.errors import CassatioError, UsageError

    try:
        result = call()
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        _close_stdout()
        return 0
    except CassatioError as error:
        if "--debug" in sys.argv:
            raise
        _say(f"cassatio: {error.message}")
        return 2 if isinstance(error, UsageError) else 3
    except _CallError as error:
        _say(f"cassatio: {error.format_message()} See cassatio --help.")  # type: ignore[attr-defined]
        return 2
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        # The text of an unforeseen error could quote a document, so only its kind and place are told.
        _say(f"cassatio: internal error ({type(error).__name__}); run again with --debug and report the traceback.")
        return 3
    return result if isinstance(result, int) else 0


def _say(message: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(message + "\n")


def _close_stdout() -> None:
    """Point stdout at nothing, so that the interpreter does not complain of the closed pipe on its way out."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(wanted: bool) -> None:
    if wanted:
        from pipeline.knowledge.release import knowledge_day

        print(f"cassatio {__version__}, law checked on {knowledge_day():%Y-%m-%d}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Version and day of the law.")] = False,
) -> None:
    pass


def _day(value: str | None, option: str) -> Any:
    from datetime import date

    from pipeline.errors import UsageError

    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{option} takes a day as YYYY-MM-DD, not {value!r}.") from error


def _filter_command(name: str, text: str) -> None:
    """Register one of the commands that read documents and print what they found; they differ in what they show."""

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
        text_out: Annotated[Path | None, typer.Option("--text-out", help="Write the extracted text here (a folder for several).")] = None,
        split: Annotated[bool, typer.Option("--split", help="Take a file of several acts apart at their headings.")] = False,
        archive: Annotated[bool, typer.Option("--archive", help="Read the documents inside ZIP and TAR files.")] = False,
        ocr: Annotated[bool, typer.Option("--ocr", help="Recognize scanned pages (extra: ocr).")] = False,
        explain: Annotated[bool, typer.Option("--explain", help="Show the rule and the chain of reasons of each finding.")] = False,
        debug: DebugOption = False,
    ) -> None:
        from pipeline.render import Options
        from pipeline.report.wording import ui_language

        to_terminal = output is None and sys.stdout.isatty()
        options = Options(
            command=name,
            format=form.value if form else ("text" if to_terminal else "json"),
            lang=lang.value,
            ui_language=ui_language(ui_lang.value if ui_lang else None),
            on=_day(on, "--on"),
            filed_on=_day(filed_on, "--filed-on"),
            case_kind=case.value if case else None,
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
        talk = _Talk(json=errors is Errors.json, quiet=quiet)
        run = _Run(talk, strict=strict, fail_fast=fail_fast, text_out=text_out)
        with _sink(output) as out:
            code = run.filter(_inputs(paths, reading), options, out, jobs)
        raise typer.Exit(code)


_filter_command("analyze", "Everything: what document, by which law, what it says, what follows, and why.")
_filter_command("dates", "Dates and terms.")
_filter_command("refs", "References to legal acts.")
_filter_command("facts", "Procedural facts, asserted or denied, and by whom.")
_filter_command("provisions", "The regime, the checklist, the deadline and the provisions that apply.")
_filter_command("outcome", "What the operative part decides and which outcomes are open to the court.")


class _Talk:
    """What is said on stderr: never a word of a document."""

    def __init__(self, *, json: bool, quiet: bool) -> None:
        self.json = json
        self.quiet = quiet

    def failure(self, *, code: str, message: str, source: str | None) -> None:
        if self.json:
            import msgspec

            _say(msgspec.json.encode({"error": code, "message": message, "source": source}).decode())
        else:
            _say(f"cassatio: {message}")

    def warning(self, *, code: str, message: str, source: str | None) -> None:
        if self.quiet:
            return
        if self.json:
            import msgspec

            _say(msgspec.json.encode({"warning": code, "message": message, "source": source}).decode())
        else:
            _say(f"cassatio: {source or '-'}: warning: {message} [{code}]")


class _Run:
    """One pass over the inputs; its result is the exit code: 0 all read, 1 some failed, 3 nothing could be read."""

    def __init__(self, talk: _Talk, *, strict: bool, fail_fast: bool, text_out: Path | None) -> None:
        self.talk = talk
        self.strict = strict
        self.fail_fast = fail_fast
        self.text_out = text_out
        self.read = 0
        self.failed = 0

    def filter(self, inputs: Iterator[Any], options: Any, out: IO[bytes], jobs: int) -> int:
        from pipeline.many import ordered_map
        from pipeline.render import VIEWS, render

        if options.format == "csv":
            from pipeline.report.table import header

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
        from pipeline.values import Document

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
    from pipeline.reading import iter_inputs

    return iter_inputs(paths or ["-"], **reading)


@contextlib.contextmanager
def _sink(output: Path | None) -> Iterator[IO[bytes]]:
    """Where the data goes: stdout, or a file that appears whole or not at all."""
    if output is None or str(output) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from pipeline.errors import UsageError

    part = output.with_name(output.name + ".part")
    try:
        with part.open("wb") as file:
            yield file
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from error
    except KeyboardInterrupt:
        part.replace(output)  # the lines written so far are whole
        raise
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.replace(output)


@app.command(help="The JSON Schema of the record that analyze prints.")
def schema() -> None:
    import msgspec

    from pipeline.report.record import json_schema

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n")


@app.command(help="Score the program on gold annotation: precision, recall, F1 per kind and language, against floors.")
def evaluate(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folders of gold files; by default corpora/gold/dev.")] = None,
    show_errors: Annotated[bool, typer.Option("--errors", help="Show each miss in its sentence.")] = False,
    only: Annotated[str | None, typer.Option("--only", help="One kind of score, such as dates or facts.")] = None,
    floors: Annotated[Path | None, typer.Option("--floors", help="File of floors; by default floors.json two folders up.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Raise the floors to these scores.")] = False,
    allow_regression: Annotated[bool, typer.Option("--allow-regression", help="With --update: lower floors too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    debug: DebugOption = False,
) -> None:
    from pipeline.evaluate import run

    chosen = folders or [Path("corpora/gold/dev")]
    golds = run.gold_in(chosen)
    scores = run.evaluate(golds)
    exam, corpus = chosen[0].name, run.fingerprint(golds)
    path = floors or chosen[0].parent.parent / "floors.json"
    if update:
        run.write_floors(path, exam, scores, corpus, allow_lower=allow_regression)
    pinned = run.read_floors(path, exam)
    if pinned and pinned.get("corpus") != corpus:
        _say(f"cassatio: {path} was measured on other gold files; run evaluate with --update after looking at the scores.")
    rows = [row for row in run.rows(scores, pinned.get("floors", {})) if only is None or row.kind.startswith(only)]
    if as_json:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.encode(rows) + b"\n")
    else:
        sys.stdout.write(run.table(rows))
    if show_errors:
        for (kind, language), found in sorted(scores.items()):
            if only is None or kind.startswith(only):
                for line in found.errors:
                    sys.stdout.write(f"{kind}/{language} {line}\n")
    if any(row.below for row in rows):
        raise typer.Exit(1)


@app.command(help="The clerk's page and the JSON interface on this machine (extra: web).")
def serve(
    host: Annotated[str, typer.Option("--host", help="Address to listen on; a token is made for any but this machine's.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8000,
    token: Annotated[str | None, typer.Option("--token", envvar="CASSATIO_TOKEN", help="The token that requests must carry.")] = None,
    allow_host: Annotated[list[str] | None, typer.Option("--allow-host", help="Another host name to answer to.")] = None,
    max_bytes: MaxBytesOption = 20_000_000,
    seconds: Annotated[float, typer.Option("--seconds", min=1, help="Time limit for one document.")] = 30.0,
    jobs: JobsOption = 2,
    debug: DebugOption = False,
) -> None:
    from pipeline.errors import MissingExtraError

    try:
        import uvicorn

        from pipeline.web.app import create_app
        from pipeline.web.settings import Settings, with_token
    except ImportError as error:
        raise MissingExtraError("The page", "web") from error
    settings = with_token(
        Settings(host=host, port=port, token=token, max_bytes=max_bytes, seconds=seconds, workers=jobs, hosts=tuple(allow_host or ()))
    )
    query = f"?token={settings.token}" if settings.token else ""
    name = f"[{host}]" if ":" in host else host
    _say(f"cassatio: open http://{name}:{port}/{query} (stop with Ctrl-C)")
    # No access log: addresses and times of a clerk's work are nobody's business.
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning", access_log=False, server_header=False)


if __name__ == "__main__":
    main()
