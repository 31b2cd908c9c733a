"""Where in the text a miss stands, so that it can be shown in its sentence."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ..analysis import Analysis
from .gold import Gold

SHOWN = 400
"""No more of a sentence than this is shown, around the words."""


def in_sentence(kind: str, finding: Any, gold: Gold, found: Analysis) -> str:
    """The finding, and its words in brackets inside their sentence where it has words."""
    place = _place(kind, finding, gold, found)
    told = _told(finding)
    return f"{told} «{_quoted(place, gold.text, found)}»" if place else told


def _told(finding: Any) -> str:
    parts = [_told(part) for part in _labels(finding)] if isinstance(finding, tuple) else [str(finding)]
    return " ".join(part for part in parts if part)


def _labels(finding: tuple[Any, ...]) -> tuple[Any, ...]:
    return finding[2:] if _has_place(finding) else finding


def _has_place(finding: Any) -> bool:
    return isinstance(finding, tuple) and len(finding) >= 2 and all(type(part) is int for part in finding[:2])


def _place(kind: str, finding: Any, gold: Gold, found: Analysis) -> tuple[int, int] | None:
    """The words of a finding; of one about the whole document, the words that say it, where there are some."""
    if _has_place(finding):
        return finding[0], finding[1]
    if isinstance(finding, date):
        return _first((d.start, d.end) for d in found.dates if d.value == finding.isoformat())
    if kind == "outcomes":
        marked = [(m.start, m.end) for m in gold.of("outcome") if m.attributes["label"] == finding]
        return _first([*marked, *((o.start, o.end) for o in found.stated if o.label == finding)])
    if kind == "kind" and finding == found.case.kind:
        return _evidence([found.case.evidence["kind"]] if "kind" in found.case.evidence else [])
    return _evidence(span for hit in _hits(kind, finding, found) for span in hit.evidence)


def _hits(kind: str, finding: Any, found: Analysis) -> list[Any]:
    if kind == "provisions":
        return [hit for hit in found.provisions if hit.id == finding]
    if kind == "suggested":
        return [hit for hit in found.suggested if hit.label == finding]
    if kind == "checklist":
        return [check for check in found.checklist if check.id == finding[0]]
    return [fact for fact in found.facts if kind == "computed" and fact.id == finding]


def _evidence(spans: Iterable[Any]) -> tuple[int, int] | None:
    return _first((span.start, span.end) for span in spans if span.end > span.start)


def _first(places: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    return next(iter(places), None)


def _quoted(place: tuple[int, int], text: str, found: Analysis) -> str:
    start, end = place
    before = max([s.start for s in found.sentences if s.start <= start], default=0)
    after = min([s.end for s in found.sentences if s.end >= end], default=len(text))
    before, after = max(before, start - SHOWN // 2), min(after, end + SHOWN // 2)
    return " ".join(f"{text[before:start]}[{_short(text[start:end])}]{text[end:after]}".split())


def _short(words: str) -> str:
    """A long section by its beginning and its end."""
    return words if len(words) <= SHOWN else f"{words[: SHOWN // 2]} … {words[-SHOWN // 2 :]}"
