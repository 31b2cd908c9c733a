"""The HTML pages of the server: the form, the results, the messages, in the language of the interface."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from .. import __version__
from ..knowledge.release import knowledge_day
from ..knowledge.ui import phrase
from ..report.html import environment
from ..report.wording import UI_LANGUAGES, Wording
from .settings import MEGABYTE, Settings
from .work import Answer

_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
_BY_STATUS = {404: "not_found", 405: "wrong_method"}


def language_of(asked: str | None, headers: Mapping[str, str]) -> str:
    """The language of the page: as asked for, else the first known one the browser prefers, else Kazakh."""
    if asked in UI_LANGUAGES:
        return asked
    for part in headers.get("accept-language", "").split(","):
        found = part.split(";")[0].strip()[:2].lower()
        if found in UI_LANGUAGES:
            return found
    return "kk"


def headers() -> dict[str, str]:
    """The version of the program and the day of its law, on every answer that holds findings."""
    return {"x-cassatio-version": __version__, "x-cassatio-law-checked-on": knowledge_day().isoformat()}


class Pages:
    """The templates of the pages, and the answers of the server that are no findings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._made = environment(Path(__file__).parent / "templates")

    def form(self, language: str) -> HTMLResponse:
        """The first page."""
        return self._page("form.html.j2", language)

    def problem(self, language: str, key: str, **values: Any) -> HTMLResponse:
        """The first page with a message of what is wrong with the request; status 400."""
        message = Wording(language).say(key, group="web", **values)
        return self._page("form.html.j2", language, status=400, message=message)

    def result(
        self, language: str, answers: Sequence[Answer], *, fragment: bool, problem: str | None = None
    ) -> HTMLResponse:
        """The findings of each document; as a fragment where only that part of the page changes.

        `problem` is the key of a message about a field that was left out.
        """
        words = Wording(language)
        status = 200
        if not fragment:
            failed = all(answer.error for answer in answers)
            status = max(answer.status for answer in answers) if failed else 400 if problem else 200
        return self._page(
            "results.html.j2" if fragment else "result.html.j2",
            language,
            status=status,
            answers=answers,
            changed=fragment,
            failure=partial(_failure, words),
            message=words.say(problem, group="web") if problem else None,
        )

    def refused(self, scope: Mapping[str, Any], status: int, code: str) -> Response:
        """Why a request is not answered: JSON for programs, a page for people, else one line of text."""
        accepted = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        language = language_of(query.get("ui", [""])[0], accepted)
        if scope["path"].startswith("/api"):
            content = {"error": code, "message": self._reason("en", status, code)}
            return JSONResponse(content, status, headers=headers())
        if "text/html" in accepted.get("accept", ""):
            message = self._reason(language, status, code)
            return self._page("error.html.j2", language, status=status, message=message)
        return PlainTextResponse(self._reason(language, status, code), status)

    def _reason(self, language: str, status: int, code: str) -> str:
        known = phrase("refusal", code, language) or phrase("refusal", _BY_STATUS.get(status, ""), language)
        limit = f"{self._settings.max_bytes / MEGABYTE:.3g}"
        return (known or phrase("refusal", "bad_request", language) or code).format(limit=limit)

    def _page(self, name: str, language: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        words = Wording(language)
        content = self._made.get_template(name).render(
            lang=language,
            w=words,
            say=lambda key, **parts: words.say(key, group="web", **parts),
            languages=_NAMES,
            limit=f"{self._settings.max_bytes / MEGABYTE:.3g}",
            max_files=self._settings.max_files,
            version=__version__,
            law_day=knowledge_day(),
            **{"message": None, **values},
        )
        return HTMLResponse(content, status, headers=headers())


def _failure(words: Wording, answer: Answer) -> str:
    """Why a document was not read, in the language of the page."""
    known = phrase("warning", answer.code or "", words.language)
    if known is None and words.language != "en":
        return words.say("not_read", group="web")
    return known or answer.error or ""
