"""One pass over the inputs: read, render, print; what fails is said and never loses the rest."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ..errors import CassatioError, UsageError, unforeseen
from .output import Talk


@dataclass(frozen=True, slots=True)
class NotRendered:
    """A document that was read and could not be analyzed, and why."""

    code: str
    message: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Careful:
    """`render`, but an error that nobody thought of is told of its document and never loses the rest."""

    render: Callable[[Any], Any]

    def __call__(self, work: tuple[Any, Any]) -> Any:
        """What `render` makes of the work, or a `NotRendered`."""
        try:
            return self.render(work)
        except CassatioError:
            raise
        except Exception as cause:
            if "--debug" in sys.argv:
                raise
            document = work[0]
            error = unforeseen(document.source or document.id, cause)
            return NotRendered(error.code, error.message, document.source)


class Run:
    """One pass over the inputs; its result is the exit code: 0 all read, 1 some failed, 3 nothing could be read."""

    def __init__(self, talk: Talk, *, strict: bool, fail_fast: bool, text_out: Path | None) -> None:
        self.talk = talk
        self.strict = strict
        self.fail_fast = fail_fast
        self.text_out = text_out
        self._names: Any = None
        self.read = 0
        self.failed = 0

    def filter(
        self, inputs: Iterator[Any], render: Callable[[Any], Any], options: Any, out: IO[bytes], *, jobs: int
    ) -> int:
        """Print what `render` makes of each (document, options); the exit code."""
        from ..many import ordered_map

        for rendered in ordered_map(Careful(render), ((d, options) for d in self.documents(inputs)), jobs=jobs):
            if isinstance(rendered, NotRendered):
                self.read -= 1
                self._fail(rendered.code, rendered.message, rendered.source)
                if self.fail_fast:
                    break
                continue
            out.write(rendered.output)
            out.flush()
            for note in rendered.notes:
                self.talk.warning(code=note.code, message=note.message, source=rendered.source or rendered.id)
        return self.code()

    def code(self) -> int:
        """The exit code so far."""
        if self.failed == 0:
            return 0
        return 1 if self.read else 3

    def documents(self, inputs: Iterator[Any]) -> Iterator[Any]:
        """The documents that could be read; the others are said and counted."""
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
        try:
            if target.is_dir() or not target.suffix:
                target.mkdir(parents=True, exist_ok=True)
                target /= f"{self._name_of(document.id)}.txt"
            elif self.read > 1:
                raise UsageError(f"{target} is one file and there are several texts: give a folder with --text-out.")
            target.write_bytes(document.text.encode("utf-8"))
        except OSError as error:
            raise UsageError(f"{target} cannot be written ({error.strerror}): choose another --text-out.") from error

    def _name_of(self, name: str) -> str:
        """The name of a file for a document: ids come from the inputs and could lead out of the folder."""
        if self._names is None:
            from ..export.names import FileNames

            self._names = FileNames()
        found: str = self._names.of("stdin" if name == "-" else name)
        return found


def inputs(paths: list[str] | None, reading: dict[str, Any]) -> Iterator[Any]:
    """What the user points at: documents and what could not be read."""
    from ..reading import iter_inputs

    return iter_inputs(paths or ["-"], **reading)
