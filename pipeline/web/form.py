"""What the clerk's page sends: documents, and what the clerk knows beside them."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from ..values import Given
from .settings import Settings
from .work import Task

CaseKind = Literal["civil", "criminal", "administrative", "offence"]
_DAYS = ("on", "filed_on", "announced_on", "served_on")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
MOST = 1e15
"""The sum below which a claim must be."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def field(data: Any, name: str) -> str:
    """The text of a field, without the spaces around it; empty where there is none."""
    value = data.get(name)
    return value.strip() if isinstance(value, str) else ""


def known(data: Any) -> tuple[Given, str | None]:
    """What the clerk entered, and the key of the message that says what is wrong with a field (which is left out)."""
    days: dict[str, date | None] = {}
    problem = None
    for name in _DAYS:
        value = field(data, name)
        try:
            days[name] = _day(value) if value else None
        except ValueError:
            problem = "bad_date"
    kind = field(data, "case_kind")
    try:
        amount = _amount(field(data, "amount"))
    except ValueError:
        amount, problem = None, "bad_amount"
    return Given(**days, case_kind=kind if kind in get_args(CaseKind) else None, amount=amount), problem


def _day(value: str) -> date:
    """An ISO day, or one written as 05.03.2026: browsers without a calendar send what was typed."""
    written = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", value)
    return date(int(written[3]), int(written[2]), int(written[1])) if written else date.fromisoformat(value)


def _amount(value: str) -> float | None:
    written = _SPACES.sub("", value).replace(",", ".")
    if not written:
        return None
    amount = float(written)
    if not 0 <= amount < MOST:
        raise ValueError(value)
    return amount


def whole(text: str) -> str:
    """The text without halves of surrogate pairs, which no output can hold; positions stay."""
    return _SURROGATE.sub("\ufffd", text)


def file_name(name: str | None) -> str:
    """The last part of a file's name."""
    return whole(Path((name or "").replace("\\", "/")).name[:200]) or "document"


async def tasks(data: Any, form: str, language: str, given: Given, settings: Settings) -> list[Task]:
    """A task for each file and for the text pasted, numbered in their order on the page."""
    base = Task(
        data=None,
        text=None,
        name="",
        form=form,
        language=language,
        known=given,
        max_bytes=settings.max_bytes,
        ocr=settings.ocr,
    )
    files = [part for part in data.getlist("files") if not isinstance(part, str) and part.filename]
    made = [replace(base, data=await file.read(), name=file_name(file.filename)) for file in files]
    text = data.get("text")
    if isinstance(text, str) and text.strip():
        # A browser sends every line end as CR LF; offsets count the text as it was.
        pasted = whole(text.replace("\r\n", "\n"))
        made.append(replace(base, text=pasted, name=whole(field(data, "name"))[:200] or "text"))
    first = int(place) if (place := field(data, "place")).isascii() and place.isdigit() and len(place) < 4 else 1
    return [replace(task, place=first + i) for i, task in enumerate(made)]
