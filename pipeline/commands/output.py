"""Where a command's data and talk go: data to stdout or a file, everything else to stderr."""

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import typer

from ..errors import UsageError

# What moves the cursor, breaks the line or turns the direction: names of files may hold it, and messages name files.
_UNSHOWN = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"


def open_streams() -> None:
    """Make the standard streams fit for use: data is UTF-8 everywhere; what was closed fails when data is to pass."""
    for name, mode, way in (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY)):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, way), mode, encoding="utf-8"))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(message: str) -> None:
    """Write one line to stderr, if there still is one."""
    shown = re.sub(_UNSHOWN, lambda sign: ascii(sign[0])[1:-1], message)
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(shown + "\n")


def close_stdout() -> None:
    """Point stdout at nothing, so that the interpreter does not complain of the closed pipe on its way out."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Talk:
    """What is said on stderr: never a word of a document."""

    def __init__(self, *, json: bool, quiet: bool) -> None:
        self.json = json
        self.quiet = quiet

    def failure(self, *, code: str, message: str, source: str | None) -> None:
        """Say that a document failed."""
        if self.json:
            import msgspec

            say(msgspec.json.encode({"error": code, "message": message, "source": source}).decode())
        else:
            say(f"cassatio: {message}")

    def warning(self, *, code: str, message: str, source: str | None) -> None:
        """Say what is odd about a document, unless told to be quiet."""
        if self.quiet:
            return
        if self.json:
            import msgspec

            say(msgspec.json.encode({"warning": code, "message": message, "source": source}).decode())
        else:
            say(f"cassatio: {source or '-'}: warning: {message} [{code}]")


@contextlib.contextmanager
def sink(output: Path | None) -> Iterator[IO[bytes]]:
    """Where the data goes: stdout, or a file that appears whole or not at all."""
    if output is None or str(output) == "-":
        with _stdout() as out:
            yield out
        return
    try:
        with _file(output) as out:
            yield out
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from error


@contextlib.contextmanager
def _stdout() -> Iterator[IO[bytes]]:
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # nobody reads on, as after `head`: that is no failure
        close_stdout()
        raise typer.Exit(0) from None
    except OSError as error:
        close_stdout()
        raise UsageError(f"the output cannot be written ({error.strerror}): make room or use -o.") from error


@contextlib.contextmanager
def _file(output: Path) -> Iterator[IO[bytes]]:
    if output.exists() and not output.is_file():  # a pipe or a device is written as it is
        with output.open("wb") as out:
            yield out
        return
    output = _resolved(output)  # what a link points at is written; the link stays
    part = _part(output)
    try:
        with part.open("wb") as out:
            yield out
    except KeyboardInterrupt:
        part.replace(output)  # the lines written so far are whole
        raise
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.replace(output)


def _part(output: Path) -> Path:
    """A new file beside `output`, of this run alone, with the rights that a new file gets here."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{output.name[:60]}.", suffix=".part", dir=output.parent)
    os.close(handle)
    mask = os.umask(0o077)
    os.umask(mask)
    Path(name).chmod(output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~mask)
    return Path(name)


def _resolved(path: Path) -> Path:
    """The path without links, as far as it can be followed."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # links in a circle, or a working folder that is gone
        return path


def keep_apart(output: Path | None, paths: Iterable[str] | None, option: str = "-o") -> None:
    """Refuse to write over what is read, into a folder that is read, or texts beside a text under its own name.

    Raises:
        UsageError: the output lies there.
    """
    if output is None:
        return
    target = _resolved(output)
    for path in paths or ():
        given = _resolved(Path(path))
        beside = given.parent == target and given.suffix == ".txt"
        if path not in ("-", "") and (given == target or given in target.parents or beside):
            raise UsageError(
                f"{output} lies in {path}, which is read: choose another place with {option}.", code="output_in_input"
            )
