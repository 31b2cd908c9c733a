"""The values that flow from stage to stage: frozen structs, which are built several times as fast as dataclasses.

All positions are Unicode code points, half-open, and no span has a space at its edges. Inside the stages they
count in the normalized text (`Text.clean`, see normalize.py); `analyze` carries them back to the text as given,
so that in an `Analysis` always `text[x.start:x.end]` is what the user sees.

The names of kinds, labels and roles are those of the output record (docs/record.md).
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field

Language = Literal["kk", "ru", "mixed", "other"]
State = Literal["present", "absent", "not-found"]
COMPUTED = "computed:"
"""How the rule of a fact begins that follows from dates or sums."""
NO_OUTCOME = frozenset({"not-applicable", "unknown"})
"""Labels of stated outcomes that say something of the document, not of the act under review."""


class Span(Struct, frozen=True):
    """A stretch of text."""

    start: int
    end: int


class Sentence(Struct, frozen=True):
    """One sentence with its language."""

    start: int
    end: int
    language: Language


class Token(Struct, frozen=True):
    """One token; `lemma` is None where it is not known."""

    start: int
    end: int
    lemma: str | None = None
    pos: str | None = None
    features: Mapping[str, str] = field(default_factory=dict)


class Section(Struct, frozen=True):
    """A part of a ruling (header … signature) or of a complaint (addressee … attachments)."""

    kind: str
    start: int
    end: int


class DateMention(Struct, frozen=True):
    """A calendar date, or a part or range of one, as the text writes it.

    `value` is ISO 8601 (`2012-02-20`, `2012-02`, `2012`, `--02-20`, `a/b`, `a/b;c/d`), None for an impossible date.
    `resolved` is a reading from context (a day and month that borrow their year), never a part of `value`.
    `notes` says what was odd: `invalid`, `misspelt`, `old-style`, `implausible`, `two-digit-year`.
    """

    start: int
    end: int
    value: str | None
    precision: str
    rule: str
    role: str | None = None
    resolved: str | None = None
    notes: tuple[str, ...] = ()


class Term(Struct, frozen=True):
    """A procedural term as a duration: `value` ISO 8601 (`P6M`), `days` calendar | working | None."""

    start: int
    end: int
    value: str
    days: str | None
    rule: str


class Act(Struct, frozen=True):
    """A legal act as far as the text and the knowledge base tell; `id` None where it is not in the knowledge base."""

    id: str | None
    kind: str
    title: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    jurisdiction: str | None = None
    url: str | None = None


Item = Mapping[str, str]
"""One pinpoint: any of section, chapter, article, part, paragraph, subparagraph, indent → its number."""


class Reference(Struct, frozen=True):
    """A reference to one act with its items; no items means the act as a whole.

    `resolved_by`: name | abbreviation | title | number | alias | self | anaphora | context | None (not resolved).
    `ambiguous` lists the ids of other acts that the words allow as well.
    """

    start: int
    end: int
    act: Act | None
    items: tuple[Item, ...]
    resolved_by: str | None
    rule: str
    ambiguous: tuple[str, ...] = ()


class CaseNumber(Struct, frozen=True):
    """The number of a court case; the parts are None where the form does not tell them."""

    start: int
    end: int
    court_code: str | None = None
    year: int | None = None
    kind: str | None = None
    serial: str | None = None


class Money(Struct, frozen=True):
    """A sum: `amount` in units of `currency` (ISO 4217 code)."""

    start: int
    end: int
    amount: float
    currency: str
    role: str | None = None


class Instance(Struct, frozen=True):
    """One act of one instance in the history of a case: first | appeal | cassation | supervision."""

    instance: str
    act_kind: str | None
    start: int
    end: int
    date: str | None = None
    court: str | None = None
    number: str | None = None
    result: str | None = None


class Case(Struct, frozen=True):
    """What the document is and whose case it is.

    `judges` is the number of judges named in the composition. `applicant` is who files: person | legal-entity |
    state-body | prosecutor | None; `foreign` the jurisdiction of a foreign act, else None.
    """

    kind: str
    case_kind: str | None
    numbers: tuple[CaseNumber, ...] = ()
    decided_on: date | None = None
    filed_on: date | None = None
    judges: int | None = None
    instances: tuple[Instance, ...] = ()
    sums: tuple[Money, ...] = ()
    applicant: str | None = None
    foreign: str | None = None
    evidence: Mapping[str, Span] = field(default_factory=dict)


class Fact(Struct, frozen=True):
    """A procedural fact asserted (`present`) or denied (`absent`) in the text, or computed from dates and sums.

    `asserted_by`: court | applicant | other | None. `evidence` are further spans (the dates of a computed fact).
    `needs_person` is set when the model's prediction set holds more than one label.
    """

    id: str
    value: Literal["present", "absent"]
    start: int
    end: int
    confidence: float
    rule: str
    asserted_by: str | None = None
    evidence: tuple[Span, ...] = ()
    needs_person: bool = False

    @property
    def is_computed(self) -> bool:
        """Whether it follows from dates or sums: no words of the text say it."""
        return self.rule.startswith(COMPUTED)


class RegimeChoice(Struct, frozen=True):
    """The cassation regime of the document's day: `from_` its first day, `basis` where the day came from."""

    id: str
    from_: date
    basis: str
    ambiguous: bool = False


class Check(Struct, frozen=True):
    """One line of the pre-screening checklist."""

    id: str
    state: State
    evidence: tuple[Span, ...] = ()
    basis: tuple[str, ...] = ()
    note: str | None = None


class Step(Struct, frozen=True):
    """One step of a computation with the norm it rests on."""

    day: date | None
    what: str
    basis: str | None = None


class Deadline(Struct, frozen=True):
    """A term computed as a court would: the day it starts from, its last day, whether the filing kept it."""

    from_: date
    event: str
    term: str
    last_day: date | None
    rolled: bool
    filed_on: date | None
    in_time: bool | None
    basis: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    evidence: tuple[Span, ...] = ()


class ProvisionHit(Struct, frozen=True):
    """A provision that applies: its norm, its edition by day, its effect, the facts and words it rests on."""

    id: str
    title: Mapping[str, str]
    effect: str
    edition_from: date
    because: tuple[str, ...]
    evidence: tuple[Span, ...]
    verified: bool
    source: str
    rule: str
    note: str | None = None


class StatedOutcome(Struct, frozen=True):
    """What the operative part does with one act under review."""

    label: str
    target: str | None
    partial: bool
    start: int
    end: int
    rule: str


class SuggestedOutcome(Struct, frozen=True):
    """An outcome that the law opens on the facts found; `would_change` names facts that would change it.

    `rules` are the rules of the knowledge base that opened it.
    """

    label: str
    because: tuple[str, ...]
    provisions: tuple[str, ...]
    score: float
    basis: Literal["rule", "model"]
    evidence: tuple[Span, ...] = ()
    would_change: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Note(Struct, frozen=True):
    """A warning in the record: `code` for machines, `message` one sentence without document text."""

    code: str
    message: str


class Document(Struct, frozen=True):
    """A text as read, with where it came from; `pages` are the starts of the pages where the format has pages."""

    id: str
    text: str
    source: str | None = None
    sha256: str | None = None
    notes: tuple[Note, ...] = ()
    pages: tuple[int, ...] = ()


class Given(Struct, frozen=True, kw_only=True):
    """What a person knows and the text does not say; each None where nothing was given.

    `on` is the day whose law applies, `filed_on` the day of lodging, `announced_on` and `served_on` the days on which
    the appellate act was announced and served, `amount` the sum claimed in tenge.
    """

    on: date | None = None
    filed_on: date | None = None
    announced_on: date | None = None
    served_on: date | None = None
    case_kind: str | None = None
    amount: float | None = None
