"""Rows of the tables: `(text with [spans], values, precision)`; values of several spans are divided by ` | `."""

import re

from pipeline.dates import find_dates
from pipeline.normalize import normalize

_MARK = re.compile(r"[\[\]]")


def unmark(marked):
    """The text without its brackets, and the spans that stood in them."""
    pieces = _MARK.split(marked)
    text = "".join(pieces)
    spans, at = [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append((at, at + len(piece)))
        at += len(piece)
    return text, spans


def precision_of(value):
    if "/" in value:
        return "interval"
    value = value.split(";")[0]
    return {10: "day", 7: "day" if value.startswith("--") else "month", 4: "year"}[len(value)]


def found_dates(raw):
    text = normalize(raw)
    return [(*text.raw_span(date.start, date.end), date) for date in find_dates(text).dates]


def check_dates(row):
    marked, values, *precision = row
    raw, spans = unmark(marked)
    found = found_dates(raw)
    assert [raw[start:end] for start, end, _ in found] == [raw[start:end] for start, end in spans]
    expected = [None] if values is None else values.split(" | ")
    assert [date.value for *_, date in found] == expected
    assert [date.precision for *_, date in found] == (precision or [precision_of(value) for value in expected])
    assert all(("invalid" in date.notes) == (date.value is None) for *_, date in found)


def check_terms(row):
    marked, value = row
    raw, spans = unmark(marked)
    text = normalize(raw)
    terms = find_dates(text).terms
    assert [raw[slice(*text.raw_span(term.start, term.end))] for term in terms] == [
        raw[start:end] for start, end in spans
    ]
    assert [f"{term.value} {term.days}" if term.days else term.value for term in terms] == value.split(" | ")


def check_nothing(raw, kind):
    text = normalize(raw)
    assert [text.clean[one.start : one.end] for one in getattr(find_dates(text), kind)] == []
