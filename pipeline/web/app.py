"""The application: one page for the clerk, a JSON interface for the court's own systems."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as RoutingError

from .. import __version__
from ..report.html import TEMPLATES as REPORT_TEMPLATES
from . import form
from .api import add_api
from .guard import Guard
from .pages import Pages, headers, language_of
from .settings import Settings, with_token
from .together import with_appellate_act
from .work import Answer, Workers

_HERE = Path(__file__).parent
_TYPES = {
    "page": ("text/html; charset=utf-8", "html"),
    "json": ("application/json", "json"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
}
_FIELDS = 60


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
        version=__version__,
        summary="Reads Kazakh and Russian court texts. For information; not a decision and not legal advice.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    pages = Pages(settings)
    app.state.settings = settings
    app.add_middleware(Guard, settings=settings, refuse=pages.refused)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    add_api(app, settings)
    _add_first(app, pages)
    _add_results(app, pages, settings)
    _add_errors(app, pages)
    return app


def _add_first(app: FastAPI, pages: Pages) -> None:
    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    async def first(request: Request, ui: Annotated[str | None, Query()] = None) -> HTMLResponse:
        return pages.form(language_of(ui, request.headers))

    @app.get("/report.css", include_in_schema=False)
    async def style() -> Response:
        return Response((REPORT_TEMPLATES / "report.css").read_bytes(), media_type="text/css")

    @app.get("/result", include_in_schema=False)
    async def result_again(request: Request, ui: Annotated[str | None, Query()] = None) -> HTMLResponse:
        """A result opened again from its address: nothing is stored, so the form comes."""
        return pages.form(language_of(ui, request.headers))


def _add_results(app: FastAPI, pages: Pages, settings: Settings) -> None:
    limits: dict[str, Any] = {"max_fields": _FIELDS, "max_part_size": settings.max_bytes}

    @app.post("/result", response_class=HTMLResponse, include_in_schema=False)
    async def result(request: Request) -> Response:
        run = request.app.state.workers.run
        # One file more than is allowed, so that too many are told apart from a broken form.
        async with _sent(request, max_files=settings.max_files + 20, **limits) as data:
            language = _language(data, request)
            known, problem = form.known(data)
            tasks = await form.tasks(data, "html", language, known, settings)
        if not tasks:
            return pages.problem(language, problem or "nothing")
        if len(tasks) > settings.max_files:
            return pages.problem(language, "too_many", count=settings.max_files)
        answers = await asyncio.gather(*map(run, tasks))
        answers = await with_appellate_act(tasks, answers, run)
        return pages.result(language, answers, fragment="hx-request" in request.headers, problem=problem)

    @app.post("/export/{kind}", include_in_schema=False)
    async def export(request: Request, kind: str) -> Response:
        if kind not in _TYPES:
            raise HTTPException(404)
        async with _sent(request, max_files=1, **limits) as data:
            language = _language(data, request)
            known, problem = form.known(data)
            tasks = await form.tasks(data, kind, language, known, settings)
        if problem or len(tasks) != 1:
            return pages.problem(language, problem or "nothing")
        answer: Answer = await request.app.state.workers.run(tasks[0])
        if answer.error:
            return pages.result(language, [answer], fragment=False)
        return _file(answer, kind)


@asynccontextmanager
async def _sent(request: Request, **limits: Any) -> AsyncIterator[Any]:
    """The form of a request, its files closed at the end.

    Raises:
        HTTPException: 400, the form cannot be read; what its readers raise for that differs from version to version.
    """
    try:
        data = await request.form(**limits)
    except (ValueError, KeyError) as error:
        raise RoutingError(400) from error
    try:
        yield data
    finally:
        await data.close()


def _language(data: Any, request: Request) -> str:
    return language_of(form.field(data, "ui") or request.query_params.get("ui"), request.headers)


def _file(answer: Answer, kind: str) -> Response:
    """An export as a file named after its document."""
    media, ending = _TYPES[kind]
    name = quote(f"{Path(answer.name).stem[:80]}-cassatio.{ending}", safe="")
    disposition = f"attachment; filename=\"cassatio-report.{ending}\"; filename*=UTF-8''{name}"
    extra = {"content-disposition": disposition, **headers()}
    if kind == "json":
        return JSONResponse(answer.content, headers=extra)
    return Response(answer.content, media_type=media, headers=extra)


def _add_errors(app: FastAPI, pages: Pages) -> None:
    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        """Say which field is wrong, never its content."""
        if not request.url.path.startswith("/api"):
            return pages.refused(request.scope, 400, "bad_request")
        places = sorted({".".join(str(part) for part in found["loc"]) for found in error.errors()})
        message = f"The request does not fit /openapi.json at: {', '.join(places)[:300]}."
        return JSONResponse({"error": "invalid_request", "message": message}, 422, headers=headers())

    @app.exception_handler(RoutingError)
    async def refused(request: Request, error: RoutingError) -> Response:
        if request.url.path.startswith("/api") and error.status_code == 400:
            content = {"error": "bad_request", "message": str(error.detail)}
            return JSONResponse(content, 400, headers=headers())
        answer = pages.refused(request.scope, error.status_code, f"http_{error.status_code}")
        for name, value in (error.headers or {}).items():
            answer.headers[name] = value
        return answer
