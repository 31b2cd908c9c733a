"""Analysis → one self-contained page: the findings, the checklist first, and the text with every finding marked.

The page needs no script and asks nothing of the network: a finding links to its words and the words to the finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..analysis import Analysis
from ..knowledge.release import knowledge_day
from ..values import Reference, Span
from .text import quote
from .wording import Wording

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding in the text: `id` ties it to its line among the findings, `tip` is what hovering tells."""

    id: str
    kind: str
    start: int
    end: int
    tip: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; `anchors` are the marks that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()

    @property
    def target(self) -> Mark | None:
        """The mark that a click follows: the shortest one."""
        return min(self.marks, key=lambda m: m.end - m.start, default=None)

    @property
    def kinds(self) -> str:
        """The kinds of its marks as classes."""
        return " ".join(sorted({m.kind for m in self.marks}))

    @property
    def tip(self) -> str:
        """What hovering tells: one line a mark."""
        return "\n".join(dict.fromkeys(m.tip for m in self.marks))


@dataclass(frozen=True, slots=True)
class Page:
    """What the templates show of one document."""

    analysis: Analysis
    words: Wording
    marks: tuple[Mark, ...]
    segments: tuple[Segment, ...] = field(default=())

    def quoted(self, span: Span) -> str:
        """The words of a span, shortened."""
        return quote(self.analysis.text, span.start, span.end)

    def mark_at(self, span: Span) -> str | None:
        """The id of a mark that covers the span's start, for links to the text."""
        return next((m.id for m in self.marks if m.start <= span.start < m.end), None)


def to_html(analysis: Analysis, *, language: str) -> str:
    """The report of one document as a whole HTML page in the language of the interface."""
    template = environment().get_template("page.html.j2")
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    return str(template.render(style=style, **context(analysis, language)))


def fragment(analysis: Analysis, *, language: str, prefix: str = "") -> str:
    """The report as a part of a page, without head and style; `prefix` keeps its ids apart from other reports' ids."""
    return str(environment().get_template("report.html.j2").render(**context(analysis, language, prefix)))


def context(analysis: Analysis, language: str, prefix: str = "") -> dict[str, Any]:
    """What the report's templates need."""
    from ..about import VERSION

    words = Wording(language)
    marks = tuple(_marks(analysis, words))
    page = Page(analysis, words, marks, tuple(_segments(analysis.text, marks)))
    about = {"version": VERSION, "law_day": knowledge_day()}
    return {"page": page, "a": analysis, "w": words, "lang": language, "p": prefix, **about}


@cache
def environment() -> Any:
    """The templates, escaping everything."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["norm"] = lambda value, words: words.norm(value)
    made.filters["day"] = lambda value: f"{value:%d.%m.%Y}" if value else ""
    return made


def _marks(a: Analysis, words: Wording) -> Iterator[Mark]:
    for i, date in enumerate(a.dates):
        role = f", {words.label('role', date.role)}" if date.role else ""
        yield Mark(f"d{i}", "date", date.start, date.end, f"{date.value or words.say('impossible')}{role}")
    for i, term in enumerate(a.terms):
        yield Mark(f"t{i}", "term", term.start, term.end, term.value)
    for i, reference in enumerate(a.references):
        yield Mark(f"r{i}", "ref", reference.start, reference.end, _reference_tip(reference, words))
    for i, fact in enumerate(a.facts):
        said = f"{words.name(fact.id)}: {words.label('value', fact.value)}"
        yield Mark(f"f{i}", "fact", fact.start, fact.end, said)
    for i, outcome in enumerate(a.stated):
        yield Mark(f"o{i}", "outcome", outcome.start, outcome.end, words.name(outcome.label))


def _reference_tip(reference: Reference, words: Wording) -> str:
    items = "; ".join(words.item(item) for item in reference.items)
    return f"{words.act(reference.act)}{': ' if items else ''}{items}"


def _segments(text: str, marks: tuple[Mark, ...]) -> Iterator[Segment]:
    """The text cut wherever a mark begins or ends: marks may overlap, and elements of a page may not."""
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    by_start = sorted(marks, key=lambda m: m.start)
    active: list[Mark] = []
    at = 0
    for start, end in pairwise(edges):
        active = [m for m in active if m.end > start]
        begun: list[Mark] = []
        while at < len(by_start) and by_start[at].start <= start:
            begun.append(by_start[at])
            at += 1
        active += begun
        yield Segment(text[start:end], tuple(active), tuple(m.id for m in begun))
