"""Analysis → rows for a spreadsheet: one row a document, or one row a finding."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..analysis import Analysis
from .record import to_dict

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the start of a cell."""

_COLUMNS = {
    "documents": [
        "id",
        "source",
        "language",
        "kind",
        "case_kind",
        "decided_on",
        "regime",
        "chars",
        "dates",
        "references",
        "facts",
        "provisions",
        "stated",
        "suggested",
        "warnings",
    ],
    "dates": ["id", "start", "end", "text", "value", "precision", "role", "rule"],
    "references": [
        "id",
        "start",
        "end",
        "text",
        "act",
        "article",
        "part",
        "paragraph",
        "subparagraph",
        "items",
        "resolved_by",
        "rule",
    ],
    "facts": ["id", "start", "end", "text", "fact", "value", "asserted_by", "confidence", "rule"],
    "provisions": ["id", "provision", "effect", "edition_from", "because", "verified", "source"],
    "outcomes": ["id", "how", "label", "target", "partial", "score", "text"],
}


def guarded(cell: Any) -> Any:
    """`cell` with a leading apostrophe where a spreadsheet would run it as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def header(kind: str) -> str:
    """The header line of a table."""
    return _line(_COLUMNS[kind])


def to_csv(analysis: Analysis, *, kind: str) -> str:
    """The rows of one document as CSV lines, without the header."""
    return "".join(_line(map(guarded, row)) for row in _ROWS[kind](to_dict(analysis)))


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _documents(r: dict[str, Any]) -> Iterator[list[Any]]:
    stated = " ".join(o["label"] for o in r["outcomes"]["stated"])
    suggested = " ".join(o["label"] for o in r["outcomes"]["suggested"])
    yield [
        *(r[key] for key in ("id", "source", "language", "kind", "case_kind", "decided_on")),
        r["regime"] and r["regime"]["id"],
        r["chars"],
        *(len(r[key]) for key in ("dates", "references", "facts", "provisions")),
        stated,
        suggested,
        " ".join(w["code"] for w in r["warnings"]),
    ]


def _dates(r: dict[str, Any]) -> Iterator[list[Any]]:
    for d in r["dates"]:
        yield [r["id"], *(d[key] for key in ("start", "end", "text", "value", "precision", "role", "rule"))]


def _references(r: dict[str, Any]) -> Iterator[list[Any]]:
    for ref in r["references"]:
        act = ref["act"] and (ref["act"]["id"] or ref["act"]["title"] or ref["act"]["kind"])
        for item in ref["items"] or [{}]:
            pinpoint = [item.get(key) for key in ("article", "part", "paragraph", "subparagraph")]
            whole = " ".join(f"{key}={value}" for key, value in item.items())
            place = [r["id"], ref["start"], ref["end"], ref["text"]]
            yield [*place, act, *pinpoint, whole, ref["resolved_by"], ref["rule"]]


def _facts(r: dict[str, Any]) -> Iterator[list[Any]]:
    for f in r["facts"]:
        place = [r["id"], f["start"], f["end"], f["text"]]
        yield [*place, f["id"], f["value"], f["asserted_by"], f["confidence"], f["rule"]]


def _provisions(r: dict[str, Any]) -> Iterator[list[Any]]:
    for p in r["provisions"]:
        because = " ".join(p["because"])
        yield [r["id"], p["id"], p["effect"], p["edition_from"], because, p["verified"], p["source"]]


def _outcomes(r: dict[str, Any]) -> Iterator[list[Any]]:
    for o in r["outcomes"]["stated"]:
        yield [r["id"], "stated", o["label"], o["target"], o["partial"], None, o["text"]]
    for how in ("suggested", "if_admitted"):
        for o in r["outcomes"][how]:
            yield [r["id"], how, o["label"], None, None, o["score"], " ".join(o["because"])]


_ROWS: dict[str, Callable[[dict[str, Any]], Iterator[list[Any]]]] = {
    "documents": _documents,
    "dates": _dates,
    "references": _references,
    "facts": _facts,
    "provisions": _provisions,
    "outcomes": _outcomes,
}
