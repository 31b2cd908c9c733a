"""The work on a document, in processes of its own: the page stays responsive, and work that takes too long is ended."""

import asyncio
from dataclasses import dataclass
from typing import Any

from ..errors import CassatioError
from ..values import Given
from .settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document to read and what to make of it: html (a fragment), page, json, docx."""

    data: bytes | None
    text: str | None
    name: str
    form: str
    language: str
    known: Given
    max_bytes: int
    place: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of a task, or the one sentence that says why there is none."""

    name: str
    content: Any = None
    text: str = ""
    error: str | None = None
    code: str | None = None
    status: int = 200
    place: int = 1


def perform(task: Task) -> Answer:
    """Read and analyze one document; runs in a worker process and never raises."""
    from ..reading import read_bytes
    from ..stages import analyze
    from ..values import Document

    try:
        if task.data is not None:
            document = read_bytes(task.data, id=task.name, source=task.name, max_bytes=task.max_bytes)
        else:
            document = Document(id=task.name, text=task.text or "")
        analysis = analyze(document, given=task.known, ui_language=task.language)
        return Answer(task.name, _made(analysis, task), document.text, place=task.place)
    except CassatioError as error:
        return Answer(task.name, error=error.message, code=error.code, status=422)
    except Exception as error:  # noqa: BLE001 - the border of the process: a broken file must not end the server
        return Answer(task.name, error=f"{type(error).__name__}", code="internal", status=500)


def _made(analysis: Any, task: Task) -> Any:
    if task.form == "json":
        from ..report.record import to_dict

        return to_dict(analysis)
    if task.form == "docx":
        from ..report.docx import to_docx

        return to_docx(analysis, language=task.language)
    from ..report import html

    if task.form == "page":
        return html.to_html(analysis, language=task.language)
    return html.fragment(analysis, language=task.language, prefix=f"{task.place}-")


def _warm_up() -> None:
    """Load the knowledge base and compile the grammars before the first document comes."""
    from ..stages import analyze

    analyze("2026 жылғы 5 қаңтардағы қаулы, ҚР АПК-нің 434-бабы. Постановление от 5 января 2026 года, ст. 434 ГПК РК.")


class Workers:
    """A pool of processes; each task has a limit of time, after which its process is ended."""

    def __init__(self, settings: Settings) -> None:
        from pebble import ProcessPool

        self.settings = settings
        self._pool = ProcessPool(max_workers=settings.workers, max_tasks=500, initializer=_warm_up)

    def start(self) -> None:
        """Start the processes now, not with the first document."""
        self._pool.schedule(_warm_up)

    async def run(self, task: Task) -> Answer:
        """The answer to a task, or the sentence that it took too long."""
        from concurrent.futures import TimeoutError as TookTooLongError

        from pebble import ProcessExpired

        future = self._pool.schedule(perform, args=(task,), timeout=self.settings.seconds)
        try:
            answer: Answer = await asyncio.wrap_future(future)
        except (TimeoutError, TookTooLongError):
            message = f"Reading took longer than {self.settings.seconds:g} seconds and was ended."
            return Answer(task.name, error=message, code="timeout", status=503)
        except ProcessExpired:
            return Answer(task.name, error="Reading this document failed.", code="internal", status=500)
        return answer

    def close(self) -> None:
        """End the processes."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
