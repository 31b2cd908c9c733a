"""The HTML pages of the server: the form, the results, the messages, in the language of the interface."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse

from ..about import VERSION
from ..knowledge.release import knowledge_day
from ..report.wording import UI_LANGUAGES, Wording
from ..values import Given
from .work import Answer


def language_of(asked: str | None, headers: Mapping[str, str]) -> str:
    """The language of the page: as asked for, else the first known one the browser prefers, else Kazakh."""
    if asked in UI_LANGUAGES:
        return asked
    for part in headers.get("accept-language", "").split(","):
        found = part.split(";")[0].strip()[:2].lower()
        if found in UI_LANGUAGES:
            return found
    return "kk"


class Pages:
    """The templates of the pages."""

    def __init__(self, folders: Sequence[Path]) -> None:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        self._made = Environment(
            loader=FileSystemLoader(list(folders)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def form(self, language: str) -> HTMLResponse:
        """The first page."""
        return self._page("form.html.j2", language)

    def problem(self, language: str, key: str, **values: Any) -> HTMLResponse:
        """The first page with a message of what is wrong with the request; status 400."""
        message = Wording(language).say(key, group="web", **values)
        return self._page("form.html.j2", language, status=400, message=message)

    def result(self, language: str, answers: Sequence[Answer], known: Given, *, fragment: bool) -> HTMLResponse:
        """The findings of each document; as a fragment where only that part of the page changes."""
        name = "results.html.j2" if fragment else "result.html.j2"
        failed = all(answer.error for answer in answers)
        status = max(answer.status for answer in answers) if failed and not fragment else 200
        return self._page(name, language, status=status, answers=answers, known=known)

    def _page(self, name: str, language: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        words = Wording(language)
        content = self._made.get_template(name).render(
            lang=language,
            w=words,
            say=lambda key, **parts: words.say(key, group="web", **parts),
            languages=UI_LANGUAGES,
            version=VERSION,
            law_day=knowledge_day(),
            **{"message": None, **values},
        )
        return HTMLResponse(content, status)
