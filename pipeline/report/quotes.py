"""Words of the text as the reports quote them: on one line, shortened."""

from ..values import Span

_QUOTED, _EXCERPT = 160, 110
"""How many characters of the text a finding shows, on a terminal and on a page."""


def quote(text: str, start: int, end: int, *, limit: int = _QUOTED) -> str:
    """The words of a span on one line, with control characters made visible, shortened in the middle."""
    words = " ".join(text[start:end].split())
    words = "".join(c if c.isprintable() else "·" for c in words)
    if len(words) <= limit:
        return words
    half = (limit - 3) // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def excerpt(text: str, span: Span, limit: int = _EXCERPT) -> str:
    """The words of a span on one line, cut after whole words where they are many."""
    words = quote(text, span.start, span.end, limit=len(text) + 1)
    if len(words) <= limit:
        return words
    return f"{words[:limit].rpartition(' ')[0] or words[:limit]} …"


def shown(spans: tuple[Span, ...], limit: int = 2) -> tuple[Span, ...]:
    """The spans to quote: those that have words, since what a person told has none in the text."""
    return tuple(span for span in spans if span.end > span.start)[:limit]
