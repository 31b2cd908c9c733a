"""The JSON interface for the court's own systems: the record of a text or of files, described by OpenAPI."""

import asyncio
import re
from datetime import date
from typing import Annotated, Any, Literal, get_args

import msgspec
from fastapi import APIRouter, Body, FastAPI, File, Form, Request, UploadFile
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from .. import __version__
from ..knowledge.release import knowledge_day
from ..report.record import NOTICE, Record, json_schema
from ..values import Given
from . import form
from .form import MOST, CaseKind
from .pages import headers
from .settings import Settings
from .work import Answer, Task

Language = Literal["kk", "ru", "en"]
_REFERENCE = "#/components/schemas/{name}"
_ON = "The day whose law applies; by default the document's own."
_FILED = "The day a complaint was lodged."
_ANNOUNCED = "The day the appellate act was announced."
_SERVED = "The day the appellate act was served."
_AMOUNT = "The sum claimed, in tenge."
_UI = "The language of notes and of the steps of a term."


def _written_day(value: Any) -> Any:
    """Only `2026-03-05` is a day: no number of seconds, no clock time."""
    if value is None or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII)):
        return value
    raise ValueError


Day = Annotated[date | None, BeforeValidator(_written_day)]
_GIVEN = Given.__struct_fields__
_EMPTY = {"type": "string", "maxLength": 0}
# A form has no null: a field is there, empty, or not there.
FormDay = Annotated[Day, WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, _EMPTY]})]
FormKind = Annotated[CaseKind | None, WithJsonSchema({"type": "string", "enum": [*get_args(CaseKind), ""]})]
FormAmount = Annotated[
    float | None, WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0, "exclusiveMaximum": MOST}, _EMPTY]})
]
FormLanguage = Annotated[Language, WithJsonSchema({"type": "string", "enum": [*get_args(Language), ""]})]


class TextIn(BaseModel):
    """A text to analyze, and what is known of it beside the text."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="The text of one document.", max_length=20_000_000)
    id: str = Field("-", max_length=200, description="Comes back as the id of the record.")
    on: Day = Field(None, description=_ON)
    filed_on: Day = Field(None, description=_FILED)
    announced_on: Day = Field(None, description=_ANNOUNCED)
    served_on: Day = Field(None, description=_SERVED)
    case_kind: CaseKind | None = None
    amount: float | None = Field(None, ge=0, lt=MOST, strict=True, allow_inf_nan=False, description=_AMOUNT)
    ui: Language = Field("en", description=_UI)


class Failure(BaseModel):
    """Why a request or a document could not be answered: a stable code and one sentence."""

    error: str
    message: str


class Unread(Failure):
    """A file that could not be read."""

    id: str


class About(BaseModel):
    """The version of the program and the day its law was checked."""

    version: str
    law_checked_on: date
    notice: str = NOTICE


_VERSION_HEADERS = {
    "X-Cassatio-Version": {"description": "Version of the program.", "schema": {"type": "string"}},
    "X-Cassatio-Law-Checked-On": {
        "description": "Day on which the law was last checked.",
        "schema": {"type": "string", "format": "date"},
    },
}
_FAILURES: dict[int | str, dict[str, Any]] = {
    400: {"model": Failure, "description": "The request cannot be understood."},
    401: {"model": Failure, "description": "A token is needed: the server listens beyond this machine."},
    403: {"model": Failure, "description": "The request comes from another site."},
    413: {"model": Failure, "description": "The request is too large."},
    421: {"model": Failure, "description": "The host name is not one of this server."},
    422: {"model": Failure, "description": "The request does not fit this document, or the text cannot be read."},
    500: {"model": Failure, "description": "An internal error."},
    503: {"model": Failure, "description": "The work took too long, or too many documents are waiting."},
}
_RECORD: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The record of the text.",
        "headers": _VERSION_HEADERS,
        "content": {"application/json": {"schema": {"$ref": _REFERENCE.format(name="Record")}}},
    }
}
_DOCUMENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The records of the files, in their order.",
        "headers": _VERSION_HEADERS,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["documents"],
                    "properties": {
                        "documents": {
                            "type": "array",
                            "items": {"anyOf": [{"$ref": _REFERENCE.format(name=n)} for n in ("Record", "Unread")]},
                        }
                    },
                }
            }
        },
    }
}


def add_api(app: FastAPI, settings: Settings) -> None:
    """Add the routes below /api and their description."""
    app.include_router(_router(settings))
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]


def _router(settings: Settings) -> APIRouter:
    some_files = File(description="Documents of any readable format.", min_length=1, max_length=settings.max_files)
    router = APIRouter(prefix="/api", tags=["api"], responses=_FAILURES)

    @router.get("/about")
    async def about() -> About:
        """The version of the program and of the law it knows."""
        return About(version=__version__, law_checked_on=knowledge_day())

    @router.get("/schema")
    async def schema() -> dict[str, Any]:
        """The JSON Schema of the record."""
        return dict(json_schema())

    @router.post("/analyze", responses=_RECORD, response_model=None)
    async def analyze_text(request: Request, body: Annotated[TextIn, Body()]) -> JSONResponse:
        """The record of one text."""
        known = Given(**body.model_dump(include=set(_GIVEN)))
        task = Task(
            data=None,
            text=body.text,
            name=body.id,
            form="json",
            language=body.ui,
            known=known,
            max_bytes=settings.max_bytes,
        )
        answer: Answer = await request.app.state.workers.run(task)
        if answer.error:
            return JSONResponse(_failed(answer), answer.status, headers=headers())
        return JSONResponse(answer.content, headers=headers())

    @router.post("/files", responses=_DOCUMENTS, response_model=None)
    async def analyze_files(
        *,
        request: Request,
        files: Annotated[list[UploadFile], some_files],
        on: Annotated[FormDay, Form(description=_ON)] = None,
        filed_on: Annotated[FormDay, Form(description=_FILED)] = None,
        announced_on: Annotated[FormDay, Form(description=_ANNOUNCED)] = None,
        served_on: Annotated[FormDay, Form(description=_SERVED)] = None,
        case_kind: Annotated[FormKind, Form()] = None,
        amount: Annotated[FormAmount, Form(ge=0, lt=MOST, allow_inf_nan=False, description=_AMOUNT)] = None,
        ui: Annotated[FormLanguage, Form(description=_UI)] = "en",
    ) -> JSONResponse:
        """The records of several files, in their order; a file that could not be read has `error` and `message`."""
        known = Given(
            on=on,
            filed_on=filed_on,
            announced_on=announced_on,
            served_on=served_on,
            case_kind=case_kind,
            amount=amount,
        )
        tasks = [
            Task(
                data=await file.read(),
                text=None,
                name=form.file_name(file.filename),
                form="json",
                language=ui,
                known=known,
                max_bytes=settings.max_bytes,
                ocr=settings.ocr,
            )
            for file in files
        ]
        answers: list[Answer] = await asyncio.gather(*map(request.app.state.workers.run, tasks))
        documents = [{"id": a.name, **_failed(a)} if a.error else a.content for a in answers]
        return JSONResponse({"documents": documents}, headers=headers())

    return router


def _failed(answer: Answer) -> dict[str, str]:
    return {"error": answer.code or "internal", "message": answer.error or ""}


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the record as the program itself defines it."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        _, record = msgspec.json.schema_components((Record,), ref_template=_REFERENCE)
        unread = Unread.model_json_schema(ref_template="#/components/schemas/{model}")
        made["components"]["schemas"] |= {**record, "Unread": unread}
        for unused in ("HTTPValidationError", "ValidationError"):
            made["components"]["schemas"].pop(unused, None)
        app.openapi_schema = made
    return app.openapi_schema
