"""What a clerk reads first: the court and the code, what asks for a person's eye, grounds for return with their form.

The same for every form of the report. It points and never proposes: a ground for return is what the law would make of
words in the text, and a person decides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..analysis import Analysis
from ..knowledge.law import ASSERTABLE, Edition, Regime, Words
from ..knowledge.returns import return_norms
from ..provisions.choice import LODGED
from ..provisions.lookup import provision, regime, regime_on
from ..provisions.wording import say as law_says
from ..values import NO_OUTCOME, Check, Note, ProvisionHit, RegimeChoice, State, StatedOutcome, SuggestedOutcome
from .day import law_day
from .wording import Wording

RETURNS = frozenset({"return", "return-by-letter", "return-by-ruling", "return-without-consideration"})
STOPS = RETURNS | {"not-reviewable", "other-route", "leave", "stop"}
"""Effects that stand in the way of a hearing on the merits."""
SIGNS: Mapping[State, str] = {"present": "+", "absent": "−", "not-found": "?"}
"""The states of a line of the checklist as one character."""
_NOT_MERITS = frozenset({"returned", "withdrawn"})
_MENTIONED = 6


@dataclass(frozen=True, slots=True)
class Norm:
    """A provision in words: its name for lawyers, what it says on the day, where to read it."""

    name: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Law:
    """The law of the document: court, codes and the period they belong to."""

    court: str
    codes: tuple[str, ...]
    title: str
    since: date
    basis: str
    filed_by: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A norm that may stop the document, with the words it rests on and the norms read with it."""

    hit: ProvisionHit
    read_with: tuple[ProvisionHit, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What the reports show before all else."""

    law: Law | None
    alarms: tuple[str, ...]
    grounds: tuple[Ground, ...]
    return_form: tuple[Norm, ...]
    norms: tuple[ProvisionHit, ...]
    stated: tuple[StatedOutcome, ...]
    open_outcomes: tuple[SuggestedOutcome, ...]
    if_admitted: tuple[SuggestedOutcome, ...]


def digest(a: Analysis, w: Wording) -> Digest:
    """The digest of an analysis in the language of the interface."""
    grounds = tuple(_grounds(a))
    used = {id(g.hit) for g in grounds} | {id(hit) for g in grounds for hit in g.read_with}
    return Digest(
        law=_law(a, w),
        alarms=tuple(dict.fromkeys(_alarms(a, w, grounds))),
        grounds=grounds,
        return_form=tuple(_return_form(a, w)),
        norms=tuple(hit for hit in a.provisions if id(hit) not in used),
        stated=tuple(o for o in a.stated if o.label not in NO_OUTCOME),
        open_outcomes=tuple(o for o in a.suggested if o.label not in _NOT_MERITS),
        if_admitted=tuple(o for o in a.if_admitted if o.label not in _NOT_MERITS),
    )


def state_label(check: Check, a: Analysis, w: Wording) -> tuple[str, str]:
    """The sign and the word of a line of the checklist.

    A line that the regime does not ask for says so; that the term was kept is the applicant's word alone where the
    calendar could not tell.
    """
    if check.id == "term-kept" and check.state == "present" and (a.deadline is None or a.deadline.in_time is None):
        return "?", w.label("state", "claimed")
    if check.note == law_says("not-required", w.language):
        return "·", w.label("state", "not-required")
    return SIGNS[check.state], w.label("state", check.state)


def check_note(check: Check, w: Wording) -> str:
    """The remark to a line of the checklist, where it says more than its state."""
    return "" if check.note is None or check.note == law_says("not-required", w.language) else w.plain(check.note)


def _law(a: Analysis, w: Wording) -> Law | None:
    if a.regime is None:
        return None
    found = regime(a.regime.id)
    court, title = _in(found.court, w), _in(found.title, w)
    before = regime_on(found.track, found.from_ - timedelta(days=1)) if _between_two(a.regime, found) else None
    if before is not None:
        court = w.say("either", one=court, other=_in(before.court, w))
        title = w.say("either", one=title, other=_in(before.title, w))
    return Law(
        court=court,
        codes=w.codes(found.governing),
        title=title,
        since=a.regime.from_,
        basis=w.label("basis", a.regime.basis),
        filed_by=_filed_by(found, w) if a.case.kind in LODGED and a.case.kind not in found.documents else "",
    )


def _between_two(choice: RegimeChoice, found: Regime) -> bool:
    """Whether the regime before may apply as well; what is ambiguous for want of verified law has no other."""
    return choice.ambiguous and found.status in ASSERTABLE


def _filed_by(found: Regime, w: Wording) -> str:
    """Who may file what in that regime, said where the document is none of those."""
    parts = [_in(words, w) for words in (found.document, found.who) if words is not None]
    return ": ".join(parts)


def _in(words: Words, w: Wording) -> str:
    return str(getattr(words, w.language))


def _alarms(a: Analysis, w: Wording, grounds: tuple[Ground, ...]) -> Iterator[str]:
    """What must not be overlooked, the gravest first."""
    if a.regime and a.regime.ambiguous:
        yield w.say("regime_ambiguous")
    d = a.deadline
    if d and d.in_time is False and d.filed_on and d.last_day:
        yield w.say(
            "late_alarm",
            days=(d.filed_on - d.last_day).days,
            last=d.last_day,
            filed=d.filed_on,
            norm=_first_norm(d.basis, w),
        )
    if a.case.case_kind == "offence" and a.case.kind in LODGED:
        yield w.say("offence_case")
    for ground in grounds:
        hit = ground.hit
        yield w.say("ground_alarm", norm=w.norm(hit.id), title=w.provision(hit), effect=w.label("effect", hit.effect))
    if a.regime is None and not a.notes:
        yield w.say("regime_unknown")
    for note in a.notes:
        yield _told_note(note, a, w)
    if a.regime and a.case.kind in LODGED:
        yield from _unknown(a, w)


def _told_note(note: Note, a: Analysis, w: Wording) -> str:
    told = w.plain(w.warning("no_text_on_pages" if note.code == "no_text_layer" else note.code, note.message))
    country = w.label("country", a.case.foreign) if note.code == "foreign_act" else ""
    return f"{told} ({country})" if country else told


def _unknown(a: Analysis, w: Wording) -> Iterator[str]:
    """What the text does not tell of a filing: it is not found, which does not mean that it is not there."""
    d = a.deadline
    if d is None:
        yield w.say("no_deadline")
    elif d.filed_on is None:
        yield w.say("not_known_filed_alarm")
    elif d.in_time is None and d.last_day is not None:
        yield w.say("in_time_unknown")
    missing = [w.check(check.id) for check in a.checklist if check.state == "not-found"]
    if missing:
        yield w.say("not_found_alarm", names="; ".join(missing))
    unsure = dict.fromkeys(w.name(fact.id) for fact in a.facts if fact.needs_person)
    if unsure:
        yield w.say("needs_person", names="; ".join(list(unsure)[:_MENTIONED]))


def _first_norm(basis: tuple[str, ...], w: Wording) -> str:
    return w.norm(basis[0]) if basis else ""


def _grounds(a: Analysis) -> Iterator[Ground]:
    basis = [hit for hit in a.provisions if hit.effect == "basis"]
    for hit in a.provisions:
        if hit.effect in STOPS and a.case.kind in LODGED:
            yield Ground(hit, tuple(other for other in basis if other.rule == hit.rule))


def _return_form(a: Analysis, w: Wording) -> Iterator[Norm]:
    """The form and the term in which the law has a filing returned, and that it may be filed again."""
    norms = return_norms().get(a.regime.id) if a.regime and a.case.kind in LODGED else None
    day = law_day(a)
    if norms is None or day is None:
        return
    for norm in (norms.form, norms.again):
        edition = provision(norm, day)
        if edition is not None:
            yield Norm(w.norm(norm), _told(edition, w), edition.source)


def _told(edition: Edition, w: Wording) -> str:
    title = _in(edition.title, w)
    return f"{title}. {_in(edition.summary, w)}" if edition.summary else title
