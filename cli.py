"""The command line: its commands, and what becomes of their errors. Data on stdout, everything else on stderr."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from pipeline import __version__
from pipeline.commands.citations import annotate
from pipeline.commands.filters import add_filters
from pipeline.commands.law import deadline, law
from pipeline.commands.output import close_stdout, say
from pipeline.commands.scores import evaluate
from pipeline.commands.server import serve
from pipeline.commands.sharing import export, import_, mask
from pipeline.commands.tables import batch, sample, stats
from pipeline.commands.tokenize import tokenize
from pipeline.commands.training import train

# The base of all errors of the parser; typer names only its children.
_CallError: type[Exception] = typer.BadParameter.__mro__[2]

app = typer.Typer(
    name="cassatio",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads Kazakh and Russian court texts, offline. For information; not a decision and not legal advice.",
)


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
        close_stdout()
        return 0
    except CassatioError as error:
        if "--debug" in sys.argv:
            raise
        say(f"cassatio: {error.message}")
        return 2 if isinstance(error, UsageError) else 3
    except _CallError as error:
        say(f"cassatio: {error.format_message()} See cassatio --help.")  # type: ignore[attr-defined]
        return 2
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        # The text of an unforeseen error could quote a document, so only its kind and place are told.
        say(f"cassatio: internal error ({type(error).__name__}); run again with --debug and report the traceback.")
        return 3
    return result if isinstance(result, int) else 0


def _version(wanted: bool) -> None:
    if wanted:
        from pipeline.knowledge.release import knowledge_day

        sys.stdout.write(f"cassatio {__version__}, law checked on {knowledge_day():%Y-%m-%d}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Version and day of the law.")
    ] = False,
) -> None:
    pass


@app.command()
def schema() -> None:
    """The JSON Schema of the record that analyze prints."""
    import msgspec

    from pipeline.report.record import json_schema

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n")


add_filters(app)
for command in (annotate, tokenize, law, deadline, evaluate, serve, batch, stats, sample, mask, export):
    app.command()(command)
app.command("import")(import_)
app.add_typer(train)

if __name__ == "__main__":
    main()
