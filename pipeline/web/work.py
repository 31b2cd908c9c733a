"""The work on a document, in processes of its own: the page stays responsive, and work that takes too long is ended."""

import asyncio
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
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
    ocr: bool = False
    place: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the server itself needs to know of a document: its kind, its day, the day of the appellate act it names.

    `asks` is set where the page should ask the clerk for a day.
    """

    kind: str
    filing: bool
    decided_on: date | None = None
    appeal_day: str | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The result of a task, or the one sentence that says why there is none."""

    name: str
    content: Any = None
    text: str = ""
    error: str | None = None
    code: str | None = None
    status: int = 200
    place: int = 1
    known: Given = field(default_factory=Given)
    found: Found | None = None
    taken_from: str | None = None
    """The name of the uploaded act whose day was taken as the day of the appellate act."""
    told_day: str | None = None
    """The day of the appellate act in the document itself, where it is another than the day taken."""


def perform(task: Task, model: Path | None = None) -> Answer:
    """Read and analyze one document, also by a model of outcomes; runs in a worker process and never raises."""
    from ..reading import read_bytes
    from ..stages import analyze
    from ..values import Document

    same: dict[str, Any] = {"name": task.name, "place": task.place, "known": task.known}
    try:
        if task.data is not None:
            document = read_bytes(task.data, id=task.name, source=task.name, max_bytes=task.max_bytes, ocr=task.ocr)
        else:
            document = Document(id=task.name, text=task.text or "")
        analysis = analyze(document, given=task.known, ui_language=task.language)
        if model:
            from ..training.beside import with_model

            analysis = with_model(analysis, model)
        return Answer(content=_made(analysis, task), text=document.text, found=_found(analysis), **same)
    except CassatioError as error:
        return Answer(error=error.message, code=error.code, status=422, **same)
    except Exception as error:  # noqa: BLE001 - the border of the process: a broken file must not end the server
        return Answer(error=f"{type(error).__name__}", code="internal", status=500, **same)


def _found(analysis: Any) -> Found:
    from ..provisions.choice import LODGED

    filing = analysis.case.kind in LODGED
    days = [i.date for i in analysis.case.instances if i.instance == "appeal" and i.date and len(i.date) == 10]
    unknown = analysis.deadline is None or (
        analysis.deadline.in_time is None and analysis.deadline.last_day is not None
    )
    return Found(
        kind=analysis.case.kind,
        filing=filing,
        decided_on=analysis.case.decided_on,
        appeal_day=max(days, default=None),
        asks=filing and analysis.regime is not None and analysis.case.case_kind != "offence" and unknown,
    )


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


def _warm_up(model: Path | None = None) -> None:
    """Load the knowledge base and the model, compile the grammars and the templates before the first document comes."""
    from ..report import html
    from ..stages import analyze

    for language, text in _EXAMPLES.items():
        html.fragment(analyze(text, ui_language=language), language=language)
    if model:
        from ..training.beside import outcome_model

        outcome_model(model)


_EXAMPLES = {
    "kk": """Азаматтық істер жөніндегі кассациялық сотқа
Шағым беруші: А. Үлгі, талап қоюшы
КАССАЦИЯЛЫҚ ШАҒЫМ
Үлгі қалалық сотының 2026 жылғы 5 қаңтардағы шешіміне және облыстық соттың 2026 жылғы 5 ақпандағы қаулысына
Талап сомасы 25 000 000 теңге. Сот ҚР АПК-нің 427-бабын қолданбаған.
СҰРАЙМЫН: сот актілерінің күшін жоюды. Шағым 2026 жылғы 5 наурызда берілді.""",
    "ru": """В Кассационный суд по гражданским делам
Заявитель: А. Образцов, истец
КАССАЦИОННАЯ ЖАЛОБА
на решение городского суда от 5 января 2026 года и постановление областного суда от 5 февраля 2026 года
Цена иска 25 000 000 тенге. Суд не применил статью 427 ГПК РК, о заседании я не извещён.
ПРОШУ: отменить судебные акты. Жалоба подана 5 марта 2026 года.""",
}


class Workers:
    """A pool of processes; each task has a limit of time, after which its process is ended."""

    def __init__(self, settings: Settings) -> None:
        from pebble import ProcessPool

        self.settings = settings
        self._waiting = 0
        self._pool = ProcessPool(
            max_workers=settings.workers, max_tasks=500, initializer=_warm_up, initargs=[settings.model]
        )

    def start(self) -> None:
        """Start the processes now, not with the first document."""
        for _ in range(self.settings.workers):
            self._pool.schedule(_ready)

    async def run(self, task: Task) -> Answer:
        """The answer to a task, or the sentence that it took too long or that too many wait already."""
        if self._waiting >= self.settings.max_waiting:
            return _unanswered(task, "busy", "Too many documents are waiting; try again in a few seconds.", 503)
        self._waiting += 1
        try:
            return await self._run(task)
        finally:
            self._waiting -= 1

    async def _run(self, task: Task) -> Answer:
        from concurrent.futures import TimeoutError as TookTooLongError

        from pebble import ProcessExpired

        future = self._pool.schedule(perform, args=(task, self.settings.model), timeout=self.settings.seconds)
        try:
            answer: Answer = await asyncio.wrap_future(future)
        except (TimeoutError, TookTooLongError):
            message = f"Reading took longer than {self.settings.seconds:g} seconds and was ended."
            return _unanswered(task, "timeout", message, 503)
        except ProcessExpired:
            return _unanswered(task, "internal", "Reading this document failed.", 500)
        return answer

    def close(self) -> None:
        """End the processes."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _ready() -> None:
    """A first task: it comes when its process is warm."""


def _unanswered(task: Task, code: str, message: str, status: int) -> Answer:
    return Answer(name=task.name, error=message, code=code, status=status, place=task.place, known=task.known)
