"""The command line: its commands, and what becomes of their errors. Data on stdout, everything else on stderr."""

import errno
import gc
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer

from pipeline import __version__
from pipeline.commands.filters import FILTERS, add_filter
from pipeline.commands.output import close_stdout, open_streams, say
from pipeline.commands.starting import Command, Group
from pipeline.errors import CassatioError, UsageError

# The base of all errors of the parser; typer names only its children.
_CallError: type[Exception] = typer.BadParameter.__mro__[2]

# What writing to a full disk, over a quota or to a closed output fails with.
_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF, errno.EIO})

_COMMANDS = {
    "annotate": ("citations", "annotate"),
    "tokenize": ("tokenize", "tokenize"),
    "law": ("law", "law"),
    "deadline": ("law", "deadline"),
    "evaluate": ("scores", "evaluate"),
    "serve": ("server", "serve"),
    "batch": ("tables", "batch"),
    "stats": ("tables", "stats"),
    "sample": ("tables", "sample"),
    "mask": ("sharing", "mask"),
    "export": ("sharing", "export"),
    "import": ("sharing", "import_"),
    "train": ("training", "train"),
}
"""Where in pipeline/commands each command is, but for the filters, which are made alike."""


def main() -> None:
    """The entry point: errors are one sentence and an exit code (docs/cli.md)."""
    gc.set_threshold(300_000)  # starting makes many objects that stay: to look for garbage among them takes its time
    open_streams()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to end, it ends as after Ctrl-C: nothing is left
    sys.exit(_guarded(_run))


def _run() -> Any:
    called = sys.argv[1] if len(sys.argv) > 1 else ""
    return typer.main.get_command(command_line(called)).main(prog_name="cassatio", standalone_mode=False)


def command_line(only: str = "") -> typer.Typer:
    """The command line with all its commands, or with `only` this one, where there is such a one.

    Most of the time that a small file takes is that of starting: the modules and options of twenty other commands
    need not be loaded for it.
    """
    app = typer.Typer(
        name="cassatio",
        cls=Group,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Reads Kazakh and Russian court texts, offline. For information; not a decision and not legal advice.",
    )
    app.callback()(_root)
    names = ("schema", *FILTERS, *_COMMANDS)
    for name in (only,) if only in names else names:
        _add(app, name)
    return app


def _add(app: typer.Typer, name: str) -> None:
    if name == "schema":
        app.command(cls=Command)(schema)
    elif name in FILTERS:
        add_filter(app, name)
    else:
        module, attribute = _COMMANDS[name]
        command = getattr(import_module(f"pipeline.commands.{module}"), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command)
        else:
            app.command(name, cls=Command)(command)


def _guarded(call: Callable[[], Any]) -> int:
    try:
        return _code(call)
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        close_stdout()
        return 0
    except CassatioError as error:
        if "--debug" in sys.argv:
            raise
        usage = isinstance(error, UsageError)
        _say_error("usage" if usage and error.code == "error" else error.code, error.message)
        return 2 if usage else 3
    except _CallError as error:
        _say_wrong_call(error.format_message())  # type: ignore[attr-defined]
        return 2
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        if isinstance(error, OSError) and error.errno in _UNWRITABLE:
            close_stdout()
            reason = f"the output cannot be written ({error.strerror}): make room or write elsewhere."
            _say_error("unwritable", reason)
            return 2
        # The text of an unforeseen error could quote a document, so only its kind and place are told.
        kind = type(error).__name__
        _say_error("internal_error", f"internal error ({kind}); run again with --debug and report the traceback.")
        return 3


def _say_error(code: str, message: str) -> None:
    """Why the call came to nothing: a sentence, or with `--errors json` a line of JSON as of a failed document."""
    if _json_wanted(sys.argv):
        import msgspec

        say(msgspec.json.encode({"error": code, "message": message, "source": None}).decode())
    else:
        say(f"cassatio: {message}")


def _json_wanted(arguments: list[str]) -> bool:
    """Whether the call asks for errors as JSON, as far as it can be read where the call itself is the error."""
    if len(arguments) < 2 or arguments[1] not in (*FILTERS, "tokenize"):
        return False
    options = arguments[2 : arguments.index("--") if "--" in arguments else None]
    said = [after for option, after in zip(options, [*options[1:], ""], strict=True) if option == "--errors"]
    return "--errors=json" in options or "json" in said


def _say_wrong_call(message: str) -> None:
    """Why a call cannot be understood, or, where nothing was asked, what can be."""
    if not message.startswith("Usage:"):
        _say_error("usage", " ".join(f"{message} See cassatio --help.".split()))
        return
    for line in message.splitlines():
        say(line)


def _code(call: Callable[[], Any]) -> int:
    try:
        result = call()
        code = result if isinstance(result, int) else 0
    except typer.Exit as stop:
        code = stop.exit_code
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # typer ends with 1 where nobody reads on
            raise stop.__context__ from None
        raise
    sys.stdout.flush()
    return code


def _version(wanted: bool) -> None:
    if wanted:
        from pipeline.knowledge.release import knowledge_day

        sys.stdout.write(f"cassatio {__version__}, law checked on {knowledge_day():%Y-%m-%d}\n")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Version and day of the law.")
    ] = False,
) -> None:
    pass


def schema() -> None:
    """The JSON Schema of the record that analyze prints."""
    import msgspec

    from pipeline.report.record import json_schema

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n")


if __name__ == "__main__":
    main()
