"""What must hold for any input whatever; shared by the fuzzer and the property tests, which make the inputs."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from pipeline.acts import find_case_numbers, find_references
from pipeline.dates import find_dates
from pipeline.errors import CassatioError
from pipeline.language import detect
from pipeline.normalize import normalize
from pipeline.reading import read_bytes
from pipeline.report.record import to_json
from pipeline.sections import find_sections
from pipeline.stages import analyze
from pipeline.tokens import find_sentences, tokenize


def check_reading(data: bytes) -> None:
    """Bytes are a document, or an error of one sentence."""
    try:
        document = read_bytes(data, id="f", max_bytes=1_000_000)
    except CassatioError as error:
        assert error.message.strip(), "an empty message"
        assert "\n" not in error.message, "a message of several lines"
        return
    assert len(document.text.encode("utf-8", "strict")) >= 0, "text that cannot be written"


def check_dates(text: str) -> None:
    """Dates and terms are in order, without spaces at their edges."""
    read = normalize(text)
    found = find_dates(read)
    check_spans(found.dates, read.clean)
    check_spans(found.terms, read.clean)


def check_references(text: str) -> None:
    """References and numbers of cases are in order, without spaces at their edges."""
    read = normalize(text)
    dates = find_dates(read).dates
    for language in ("kk", "ru"):
        check_spans(find_references(read, dates, language=language, on=None), read.clean, nested=True)
    check_spans(find_case_numbers(read), read.clean)


def check_tokens(text: str) -> None:
    """Sections, sentences and tokens are in order; normalizing twice is normalizing once."""
    read = normalize(text)
    assert len(read.clean) == len(read.folded), "clean and folded differ in length"
    check_spans(find_sentences(read), read.clean)
    check_spans(tokenize(read, detect(read)), read.clean)
    check_spans(find_sections(read), read.clean)


def check_analysis(text: str) -> None:
    """The whole analysis is a record whose every span, at any depth, holds words of the text."""
    analysis = analyze(text)
    for name in ("dates", "terms", "sentences"):
        check_spans(getattr(analysis, name), text)
    for value in spans_within(analysis):
        check_span(value, text)
    json.loads(to_json(analysis))


def check_spans(values: Iterable[Any], text: str, *, nested: bool = False) -> None:
    """Spans in order; apart from each other unless nested ones are allowed."""
    at = 0
    for value in values:
        check_span(value, text)
        assert value.start >= at, f"out of order: {value.start}"
        at = value.start if nested else value.end


def check_span(value: Any, text: str) -> None:
    """A span lies in the text and has no space at its edges; an empty one was told by a person or by rules."""
    assert 0 <= value.start <= value.end <= len(text), f"out of the text: {value.start}-{value.end}"
    surface = text[value.start : value.end]
    assert surface == surface.strip(), f"a space at an edge: {value.start}-{value.end}"


def spans_within(value: Any) -> Iterable[Any]:
    """All spans in a value, at any depth."""
    if isinstance(value, tuple):
        for part in value:
            yield from spans_within(part)
    elif isinstance(value, Struct):
        names = value.__struct_fields__
        if "start" in names and "end" in names:
            yield value
        for name in names:
            yield from spans_within(getattr(value, name))


TEXT_CHECKS: dict[str, Callable[[str], None]] = {
    "dates": check_dates,
    "references": check_references,
    "tokens": check_tokens,
    "analyze": check_analysis,
}
