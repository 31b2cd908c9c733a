"""Analysis → text for a terminal, in the order in which a lawyer reads.

What document, by which law, what it says, what follows, and why: each finding with the words it rests on.
"""

import shutil
import textwrap
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from ..analysis import Analysis
from ..values import DateMention, Deadline, ProvisionHit, Reference, Span, SuggestedOutcome
from . import history
from .chain import chain, changes
from .digest import SIGNS
from .quotes import quote
from .wording import Wording

_LISTED = 40
"""How many dates and references the report lists; the JSON record holds all."""


class Painter:
    """Marks for headings and signs; none where the terminal has no color."""

    def __init__(self, *, color: bool) -> None:
        self.color = color

    def strong(self, text: str) -> str:
        """`text` in bold."""
        return f"\x1b[1m{text}\x1b[0m" if self.color else text

    def faint(self, text: str) -> str:
        """`text` dimmed."""
        return f"\x1b[2m{text}\x1b[0m" if self.color else text


def to_text(
    analysis: Analysis, *, language: str, color: bool = False, width: int | None = None, explain: bool = False
) -> str:
    """The report of one document as lines of text, ending in a line end.

    `explain` adds the rule of each finding, and for each outcome the way from fact by rule to norm.
    """
    columns = width or shutil.get_terminal_size((100, 24)).columns
    report = _Report(analysis, Wording(language), Painter(color=color), columns, explain=explain)
    return "\n".join(report.lines()) + "\n"


def listing(analysis: Analysis, *, language: str, kind: str) -> str:
    """One line a finding of one kind (dates, references, facts, provisions, outcomes): place, value, words."""
    words = Wording(language)
    line_of = _line_numbers(analysis.text)
    rows: Iterable[tuple[int, str, str]] = _LISTINGS[kind](analysis, words)
    return "".join(f"{analysis.document.id}:{line_of(start)}\t{value}\t{quoted}\n" for start, value, quoted in rows)


class _Report:
    def __init__(self, analysis: Analysis, words: Wording, paint: Painter, width: int, *, explain: bool) -> None:
        self.analysis = analysis
        self.words = words
        self.paint = paint
        self.width = max(60, min(width, 120))
        self.explain = explain

    def lines(self) -> Iterator[str]:
        yield from self._document()
        yield from self._law()
        yield from self._history()
        yield from self._said()
        yield from self._follows()
        if self.analysis.notes:
            yield from self._heading("warnings")
            for note in self.analysis.notes:
                yield from self._entry("!", f"{self.words.warning(note.code, note.message)} [{note.code}]")
        yield ""
        yield self.paint.faint(self.words.say("notice"))

    def _rule(self, rule: str) -> str:
        return f" <{rule}>" if self.explain else ""

    def _document(self) -> Iterator[str]:
        a, say, label = self.analysis, self.words.say, self.words.label
        case = a.case
        day = say("dated", day=case.decided_on) if case.decided_on else say("undated")
        if case.filed_on and not case.decided_on:
            day = say("filed", day=case.filed_on)
        parts = [label("kind", case.kind), label("case_kind", case.case_kind), day, label("language", a.language)]
        yield self.paint.strong(f"{a.document.id}: {', '.join(part for part in parts if part)}")
        for number in case.numbers[:1]:
            yield f"  {say('case_number')}: {quote(a.text, number.start, number.end)}"

    def _law(self) -> Iterator[str]:
        say, regime = self.words.say, self.analysis.regime
        yield from self._heading("law")
        if regime is None:
            yield f"  {say('regime_unknown')}"
            return
        basis = self.words.label("basis", regime.basis)
        title = self.words.name(regime.id)
        yield from self._entry("§", f"{title}, {say('since', day=regime.from_)} ({basis}) [{regime.id}]")
        if regime.ambiguous:
            yield f"  {self.paint.strong(say('regime_ambiguous'))}"

    def _history(self) -> Iterator[str]:
        acts = self.analysis.case.instances
        if acts:
            yield from self._heading("history")
        for act in acts:
            yield from self._entry("·", history.told(act, self.words), *history.words(act))

    def _said(self) -> Iterator[str]:
        a, words = self.analysis, self.words
        yield from self._heading("says")
        if a.facts:
            yield f"  {words.say('facts')}:"
            for fact in a.facts:
                sign = "+" if fact.value == "present" else "−"
                said = ", ".join(
                    part for part in (words.label("value", fact.value), words.speaker(fact, a.case.kind)) if part
                )
                named = f"{words.name(fact.id)} ({said}){self._rule(fact.rule)}"
                yield from self._entry(sign, named, Span(fact.start, fact.end))
        if a.references:
            yield f"  {words.say('references')}:"
            yield from self._references(a.references)
        for name, mentions in (("dates", a.dates), ("terms", a.terms)):
            if mentions:
                yield f"  {words.say(name)}:"
                shown = dict.fromkeys(
                    f"{m.value or words.say('impossible')} «{quote(a.text, m.start, m.end)}»"
                    + (f" {words.label('role', m.role)}" if isinstance(m, DateMention) and m.role else "")
                    + self._rule(m.rule)
                    for m in mentions
                )
                yield from self._limited(list(shown), "·")
        if not (a.facts or a.references or a.dates or a.terms):
            yield f"  {words.say('none')}"
        if a.stated:
            yield from self._heading("stated")
            for outcome in a.stated:
                extra = [words.label("target", outcome.target)] if outcome.target else []
                extra += [words.say("partial")] if outcome.partial else []
                said = f"{words.name(outcome.label)}{' (' + ', '.join(extra) + ')' if extra else ''}"
                yield from self._entry("=", said, Span(outcome.start, outcome.end))

    def _references(self, references: tuple[Reference, ...]) -> Iterator[str]:
        grouped: dict[str, list[str]] = {}
        for reference in references:
            items = [self.words.item(item) for item in reference.items] or [self.words.say("whole_act")]
            grouped.setdefault(self.words.act(reference.act), []).extend(items)
        yield from self._limited([f"{act}: {'; '.join(dict.fromkeys(items))}" for act, items in grouped.items()], "·")

    def _limited(self, entries: list[str], sign: str) -> Iterator[str]:
        for entry in entries[:_LISTED]:
            yield from self._entry(sign, entry)
        if len(entries) > _LISTED:
            yield f"    {self.words.say('more', count=len(entries) - _LISTED)}"

    def _follows(self) -> Iterator[str]:
        a, words = self.analysis, self.words
        if not (a.checklist or a.deadline or a.provisions or a.suggested or a.if_admitted):
            return
        yield from self._heading("follows")
        if a.deadline:
            yield f"  {words.say('deadline')}:"
            yield from self._deadline(a.deadline)
        if a.checklist:
            yield f"  {words.say('checklist')}:"
            for check in a.checklist:
                said = f"{words.check(check.id)}: {words.label('state', check.state)}"
                basis = f" [{', '.join(map(words.norm, check.basis))}]" if check.basis else ""
                note = f". {check.note}" if check.note else ""
                yield from self._entry(SIGNS[check.state], said + note + basis, *check.evidence[:1])
        if a.provisions:
            yield f"  {words.say('provisions')}:"
            for hit in a.provisions:
                yield from self._provision(hit)
        for name, outcomes in (("outcomes", a.suggested), ("if_admitted", a.if_admitted)):
            if outcomes:
                yield f"  {words.say(name)}:"
                for outcome in outcomes:
                    yield from self._suggested(outcome)

    def _deadline(self, deadline: Deadline) -> Iterator[str]:
        say = self.words.say
        parts = [deadline.term]
        if deadline.last_day:
            parts.append(say("last_day", day=deadline.last_day))
        parts += self.words.kept(deadline)
        yield from self._entry(
            "=", f"{'; '.join(parts)} [{', '.join(map(self.words.norm, deadline.basis))}]", *deadline.evidence
        )
        for step in deadline.steps:
            day = f"{step.day:%d.%m.%Y} " if step.day else ""
            yield from self._entry(" ", f"{day}{step.what}{f' [{self.words.norm(step.basis)}]' if step.basis else ''}")

    def _provision(self, hit: ProvisionHit) -> Iterator[str]:
        words = self.words
        title = words.provision(hit)
        checked = words.say("verified") if hit.verified else words.say("unverified")
        effect, edition = words.label("effect", hit.effect), words.say("edition", day=hit.edition_from)
        yield from self._entry("§", f"{words.norm(hit.id)} {title}: {effect} ({edition}, {checked})")
        if hit.because:
            reasons = ", ".join(words.reason(reason) for reason in hit.because)
            yield from self._entry(" ", f"{words.say('because')}: {reasons}", *hit.evidence[:2])
        if hit.note:
            yield from self._entry(" ", hit.note)

    def _suggested(self, outcome: SuggestedOutcome) -> Iterator[str]:
        words = self.words
        reasons = ", ".join(words.reason(reason) for reason in outcome.because)
        norms = f" [{', '.join(map(words.norm, outcome.provisions))}]" if outcome.provisions else ""
        tail = f"; {words.say('because')}: {reasons}" if reasons else ""
        basis = words.say(f"by_{outcome.basis}")
        yield from self._entry("→", f"{words.name(outcome.label)} ({outcome.score:.2f}, {basis}){tail}{norms}")
        if self.explain:
            for number, link in enumerate(chain(outcome, self.analysis, words), 1):
                rule = f" [{link.rule}]" if link.rule else ""
                yield from self._entry(f"{number}.", f"{words.say(link.kind)}: {link.said}{rule}", *link.evidence)
        elif outcome.would_change:
            yield from self._entry(" ", f"{words.say('would_change')}: {changes(outcome, words)}")

    def _heading(self, key: str) -> Iterator[str]:
        yield ""
        yield self.paint.strong(self.words.say(key))

    def _entry(self, sign: str, said: str, *evidence: Span) -> Iterator[str]:
        indent = " " * 6
        yield from textwrap.wrap(said, self.width, initial_indent=f"    {sign} ", subsequent_indent=indent) or [
            f"    {sign}"
        ]
        for span in evidence:
            quoted = f"«{quote(self.analysis.text, span.start, span.end)}»"
            for line in textwrap.wrap(quoted, self.width, initial_indent=indent, subsequent_indent=indent):
                yield self.paint.faint(line)


def _line_numbers(text: str) -> Callable[[int], int]:
    starts = [0]
    starts.extend(i + 1 for i, c in enumerate(text) if c == "\n")
    return lambda position: bisect_right(starts, position)


def _dates(a: Analysis, words: Wording) -> Iterator[tuple[int, str, str]]:
    for mention in a.dates:
        yield mention.start, mention.value or words.say("impossible"), quote(a.text, mention.start, mention.end)
    for term in a.terms:
        yield term.start, term.value, quote(a.text, term.start, term.end)


def _refs(a: Analysis, words: Wording) -> Iterator[tuple[int, str, str]]:
    for reference in a.references:
        items = "; ".join(words.item(item) for item in reference.items) or words.say("whole_act")
        yield reference.start, f"{words.act(reference.act)}: {items}", quote(a.text, reference.start, reference.end)


def _facts(a: Analysis, words: Wording) -> Iterator[tuple[int, str, str]]:
    for fact in a.facts:
        yield (
            fact.start,
            f"{words.name(fact.id)}: {words.label('value', fact.value)}",
            quote(a.text, fact.start, fact.end),
        )


def _provisions(a: Analysis, words: Wording) -> Iterator[tuple[int, str, str]]:
    for hit in a.provisions:
        start, end = (hit.evidence[0].start, hit.evidence[0].end) if hit.evidence else (0, 0)
        yield start, f"{hit.id} {words.label('effect', hit.effect)}", quote(a.text, start, end)


def _outcomes(a: Analysis, words: Wording) -> Iterator[tuple[int, str, str]]:
    for stated in a.stated:
        yield stated.start, f"= {words.name(stated.label)}", quote(a.text, stated.start, stated.end)
    for suggested in a.suggested:
        yield 0, f"→ {words.name(suggested.label)}", ", ".join(map(words.reason, suggested.because))


_LISTINGS: dict[str, Callable[[Analysis, Wording], Iterator[tuple[int, str, str]]]] = {
    "dates": _dates,
    "references": _refs,
    "facts": _facts,
    "provisions": _provisions,
    "outcomes": _outcomes,
}
