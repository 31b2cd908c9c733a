"""Analysis → one self-contained page: the findings, the checklist first, and the text with every finding marked.

The page needs no script and asks nothing of the network: a finding links to its words and the words to the finding.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..about import VERSION
from ..analysis import Analysis
from ..knowledge.release import knowledge_day
from ..provisions.lookup import provision
from ..values import NO_OUTCOME, Check, Reference, Span, SuggestedOutcome
from . import history
from .chain import Link, chain
from .day import law_day
from .digest import Digest, check_note, digest, state_label
from .quotes import excerpt, shown
from .wording import Wording

_KINDS = {"date": "dates", "term": "terms", "ref": "references", "fact": "facts", "outcome": "stated"}
_POINT = "at"
"""The ids of places that no mark shows: at120 is where character 120 stands."""
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
    """A stretch of text under the same marks; `anchors` are the marks that begin here.

    `point` is its start where a quotation begins here that no mark shows.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()
    point: int | None = None

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
    digest: Digest
    marks: tuple[Mark, ...]
    segments: tuple[Segment, ...] = field(default=())

    def quoted(self, span: Span) -> str:
        """The words of a span, shortened."""
        return excerpt(self.analysis.text, span)

    def shown(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans to quote."""
        return shown(spans)

    def state(self, check: Check) -> tuple[str, str]:
        """The sign and the word of a line of the checklist."""
        return state_label(check, self.analysis, self.words)

    def note(self, check: Check) -> str:
        """The remark to a line of the checklist."""
        return check_note(check, self.words)

    def chain(self, outcome: SuggestedOutcome) -> tuple[Link, ...]:
        """Why an outcome is open, step by step."""
        return tuple(chain(outcome, self.analysis, self.words))

    def history(self) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """The acts of the instances, each with its words."""
        return tuple((history.told(act, self.words), history.words(act)) for act in self.analysis.case.instances)

    def edition(self, reference: Reference) -> str:
        """The editions of the provisions cited, on the law's day, where they are known."""
        return _edition(reference, law_day(self.analysis), self.words)

    @property
    def legend(self) -> list[tuple[str, str]]:
        """The kinds of marks in this text and their names."""
        there = {mark.kind for mark in self.marks}
        return [(kind, self.words.say(name)) for kind, name in _KINDS.items() if kind in there]

    def place(self, span: Span) -> str:
        """The id of the place in the text where a quotation begins."""
        return _place(self.marks, span)


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
    words = Wording(language)
    marks = tuple(_marks(analysis, words))
    points = {span.start for span in _quoted(analysis) if _place(marks, span).startswith(_POINT)}
    page = Page(analysis, words, digest(analysis, words), marks, tuple(_segments(analysis.text, marks, points)))
    about = {"version": VERSION, "law_day": knowledge_day()}
    return {"page": page, "a": analysis, "w": words, "lang": language, "p": prefix, **about}


def upper_first(words: str) -> str:
    """`words` with their first letter in upper case and the others as they are."""
    return words[:1].upper() + words[1:]


@cache
def environment(*folders: Path) -> Any:
    """The templates of these folders, then those of the reports, escaping everything."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["upper_first"] = upper_first
    made.filters["stop"] = lambda words: words if words.endswith(".") else f"{words}."
    return made


def _marks(a: Analysis, words: Wording) -> Iterator[Mark]:
    for i, mention in enumerate(a.dates):
        role = f", {words.label('role', mention.role)}" if mention.role else ""
        yield Mark(f"d{i}", "date", mention.start, mention.end, f"{words.day(mention.value)}{role}")
    for i, term in enumerate(a.terms):
        yield Mark(f"t{i}", "term", term.start, term.end, words.duration(term.value))
    day = law_day(a)
    for i, reference in enumerate(a.references):
        told = _reference_tip(reference, words, _edition(reference, day, words))
        yield Mark(f"r{i}", "ref", reference.start, reference.end, told)
    for i, fact in enumerate(a.facts):
        said = f"{words.name(fact.id)}: {words.label('value', fact.value)}"
        yield Mark(f"f{i}", "fact", fact.start, fact.end, said)
    for i, outcome in enumerate(o for o in a.stated if o.label not in NO_OUTCOME):
        yield Mark(f"o{i}", "outcome", outcome.start, outcome.end, words.name(outcome.label))


def _reference_tip(reference: Reference, words: Wording, edition: str) -> str:
    items = "; ".join(words.item(item) for item in reference.items)
    told = f"{words.act(reference.act)}{': ' if items else ''}{items}"
    return f"{told} ({edition})" if edition else told


def _edition(reference: Reference, day: date | None, words: Wording) -> str:
    """Since when the articles cited read as they did on the day; empty where that is not known."""
    if day is None or reference.act is None or reference.act.id is None:
        return ""
    ids = (f"{reference.act.id}:{item['article']}" for item in reference.items if "article" in item)
    days = sorted({found.from_ for norm in ids if (found := provision(norm, day))})
    return ", ".join(words.say("edition", day=d) for d in days)


def _quoted(a: Analysis) -> Iterator[Span]:
    """The words that the findings quote as their evidence."""
    for check in a.checklist:
        yield from shown(check.evidence)
    for hit in a.provisions:
        yield from shown(hit.evidence)
    if a.deadline:
        yield from shown(a.deadline.evidence)
    for act in a.case.instances:
        yield from history.words(act)
    for outcome in (*a.suggested, *a.if_admitted):
        yield from (span for span in outcome.evidence if span.end > span.start)


def _place(marks: tuple[Mark, ...], span: Span) -> str:
    return next((m.id for m in marks if m.start <= span.start < m.end), f"{_POINT}{span.start}")


def _segments(text: str, marks: tuple[Mark, ...], points: AbstractSet[int]) -> Iterator[Segment]:
    """The text cut wherever a mark or a quotation begins or a mark ends: marks may overlap, elements of a page not."""
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks), *points})
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
        yield Segment(text[start:end], tuple(active), tuple(m.id for m in begun), start if start in points else None)
