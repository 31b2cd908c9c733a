"""The application: one page for the clerk, a JSON interface for the court's own systems."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from fastapi import Body, FastAPI, File, HTTPException, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException as RoutingError

from ..about import VERSION
from ..knowledge.release import knowledge_day
from ..report.html import TEMPLATES as REPORT_TEMPLATES
from ..report.record import json_schema
from ..values import Given
from .guard import Guard
from .pages import Pages, language_of
from .settings import Settings, with_token
from .work import Answer, Task, Workers

_HERE = Path(__file__).parent
_CASE_KINDS = ("civil", "criminal", "administrative", "offence")
_TYPES = {
    "page": ("text/html; charset=utf-8", "html"),
    "json": ("application/json", "json"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
}


class TextIn(BaseModel):
    """A text to analyze, and what is known of it beside the text."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="The text of one document.", max_length=20_000_000)
    id: str = Field("-", max_length=200, description="Comes back as the id of the record.")
    on: date | None = Field(None, description="The day whose law applies; by default the document's own.")
    filed_on: date | None = Field(None, description="The day a complaint was lodged.")
    case_kind: str | None = Field(None, pattern="^(civil|criminal|administrative|offence)$")


class Failure(BaseModel):
    """Why a request or a document could not be answered: a stable code and one sentence."""

    error: str
    message: str


class About(BaseModel):
    """The version of the program and the day its law was checked."""

    version: str
    law_checked_on: date
    notice: str = "for information; not a decision and not legal advice"


_FAILURES: dict[int | str, dict[str, Any]] = {
    status: {"model": Failure} for status in (400, 401, 403, 413, 421, 422, 500, 503)
}


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application with these settings, its workers started with it and ended with it."""
    settings = with_token(settings or Settings())

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.workers = Workers(settings)
        app.state.workers.start()
        try:
            yield
        finally:
            app.state.workers.close()

    app = FastAPI(
        title="cassatio",
        version=VERSION,
        summary="Reads Kazakh and Russian court texts. For information; not a decision and not legal advice.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.add_middleware(Guard, settings=settings)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    _add_api(app, settings)
    _add_pages(app, settings)
    _add_errors(app)
    return app


def _headers() -> dict[str, str]:
    return {"x-cassatio-version": VERSION, "x-cassatio-law-checked-on": knowledge_day().isoformat()}


def _add_api(app: FastAPI, settings: Settings) -> None:
    @app.get("/api/about", responses=_FAILURES, tags=["api"])
    async def about() -> About:
        """The version of the program and of the law it knows."""
        return About(version=VERSION, law_checked_on=knowledge_day())

    @app.get("/api/schema", tags=["api"], responses=_FAILURES)
    async def schema() -> dict[str, Any]:
        """The JSON Schema of the record."""
        return dict(json_schema())

    @app.post("/api/analyze", tags=["api"], responses=_FAILURES)
    async def analyze_text(request: Request, body: Annotated[TextIn, Body()]) -> JSONResponse:
        """The record of one text."""
        known = Given(on=body.on, filed_on=body.filed_on, case_kind=body.case_kind)
        task = Task(
            data=None,
            text=body.text,
            name=body.id,
            form="json",
            language="en",
            known=known,
            max_bytes=settings.max_bytes,
        )
        answer = await request.app.state.workers.run(task)
        return _json(answer)

    @app.post("/api/files", tags=["api"], responses=_FAILURES)
    async def analyze_files(
        request: Request, files: Annotated[list[UploadFile], File(description="Documents of any readable format.")]
    ) -> JSONResponse:
        """The records of several files, in their order; a file that could not be read has `error` and `message`."""
        if len(files) > settings.max_files:
            raise HTTPException(400, f"No more than {settings.max_files} files at a time.")
        records = []
        for file in files:
            answer = await request.app.state.workers.run(await _task(file, "json", "en", Given(), settings))
            records.append(answer.content or {"id": answer.name, "error": answer.code, "message": answer.error})
        return JSONResponse({"documents": records}, headers=_headers())


async def _task(file: UploadFile, form: str, language: str, known: Given, settings: Settings) -> Task:
    name = Path((file.filename or "document").replace("\\", "/")).name[:200]
    return Task(
        data=await file.read(),
        text=None,
        name=name,
        form=form,
        language=language,
        known=known,
        max_bytes=settings.max_bytes,
    )


def _json(answer: Answer) -> JSONResponse:
    if answer.error:
        return JSONResponse({"error": answer.code, "message": answer.error}, answer.status, headers=_headers())
    return JSONResponse(answer.content, headers=_headers())


def _add_pages(app: FastAPI, settings: Settings) -> None:
    pages = Pages([_HERE / "templates", REPORT_TEMPLATES])

    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    async def form(request: Request, ui: Annotated[str | None, Query()] = None) -> HTMLResponse:
        return pages.form(language_of(ui, request.headers))

    @app.get("/report.css", include_in_schema=False)
    async def style() -> Response:
        return Response((REPORT_TEMPLATES / "report.css").read_bytes(), media_type="text/css")

    @app.post("/result", response_class=HTMLResponse, include_in_schema=False)
    async def result(request: Request) -> Response:
        async with request.form(
            max_files=settings.max_files + 1, max_fields=60, max_part_size=settings.max_bytes
        ) as data:
            language = language_of(_field(data, "ui"), request.headers)
            known, problem = _known(data)
            tasks = await _tasks(data, "html", language, known, settings)
            if problem or not tasks or len(tasks) > settings.max_files:
                key = problem or ("too_many" if tasks else "nothing")
                return pages.problem(language, key, count=settings.max_files)
            answers = [await request.app.state.workers.run(task) for task in tasks]
        return pages.result(language, answers, known, fragment="hx-request" in request.headers)

    @app.post("/export/{form}", include_in_schema=False)
    async def export(request: Request, form: str) -> Response:
        if form not in _TYPES:
            raise HTTPException(404)
        async with request.form(max_files=1, max_fields=60, max_part_size=settings.max_bytes) as data:
            language = language_of(_field(data, "ui"), request.headers)
            known, problem = _known(data)
            tasks = await _tasks(data, form, language, known, settings)
        if problem or len(tasks) != 1:
            return pages.problem(language, problem or "nothing")
        answer = await request.app.state.workers.run(tasks[0])
        if answer.error:
            return pages.result(language, [answer], known, fragment=False)
        kind, ending = _TYPES[form]
        headers = {"content-disposition": f'attachment; filename="cassatio-report.{ending}"', **_headers()}
        if form == "json":
            return JSONResponse(answer.content, headers=headers)
        return Response(answer.content, media_type=kind, headers=headers)


def _field(data: Any, name: str) -> str:
    value = data.get(name)
    return value.strip() if isinstance(value, str) else ""


def _known(data: Any) -> tuple[Given, str | None]:
    """What the clerk entered, or the key of the message that says what is wrong with it."""
    days: dict[str, date | None] = {}
    for name in ("on", "filed_on", "announced_on", "served_on"):
        try:
            days[name] = date.fromisoformat(value) if (value := _field(data, name)) else None
        except ValueError:
            return Given(), "bad_date"
    kind = _field(data, "case_kind")
    written = _field(data, "amount").replace(" ", "").replace("\xa0", "").replace(",", ".")
    try:
        amount = float(written) if written else None
    except ValueError:
        return Given(), "bad_amount"
    if amount is not None and not 0 <= amount < 1e15:
        return Given(), "bad_amount"
    return Given(**days, case_kind=kind if kind in _CASE_KINDS else None, amount=amount), None


async def _tasks(data: Any, form: str, language: str, known: Given, settings: Settings) -> list[Task]:
    files = [part for part in data.getlist("files") if not isinstance(part, str) and part.filename]
    tasks = [await _task(file, form, language, known, settings) for file in files]
    text = data.get("text")
    if isinstance(text, str) and text.strip():
        name = _field(data, "name") or "text"
        # A browser sends every line end as CR LF; offsets count the text as it was.
        pasted = text.replace("\r\n", "\n")
        tasks.append(
            Task(
                data=None,
                text=pasted,
                name=name[:200],
                form=form,
                language=language,
                known=known,
                max_bytes=settings.max_bytes,
            )
        )
    first = int(place) if (place := _field(data, "place")).isdigit() and len(place) < 4 else 1
    return [replace(task, place=first + i) for i, task in enumerate(tasks)]


def _add_errors(app: FastAPI) -> None:
    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        """Say which field is wrong, never its content."""
        places = sorted({".".join(str(part) for part in found["loc"]) for found in error.errors()})
        message = f"The request does not fit /openapi.json at: {', '.join(places)[:300]}."
        return JSONResponse({"error": "invalid_request", "message": message}, 422, headers=_headers())

    @app.exception_handler(RoutingError)
    async def refused(_request: Request, error: RoutingError) -> JSONResponse:
        message = str(error.detail) if error.detail else "There is no such page."
        return JSONResponse({"error": f"http_{error.status_code}", "message": message}, error.status_code)

    @app.exception_handler(Exception)
    async def unforeseen(_request: Request, _error: Exception) -> JSONResponse:
        return JSONResponse({"error": "internal", "message": "An internal error happened."}, 500)
