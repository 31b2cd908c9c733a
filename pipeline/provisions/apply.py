"""One document → the law of its day applied to it."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from ..knowledge.law import ASSERTABLE
from ..normalize import Text
from ..values import Case, Check, DateMention, Fact, Note, ProvisionHit, Reference, Section, StatedOutcome
from .checklist import check_document
from .choice import LODGED, Choice, choose_regime, plausible
from .cited import cited_hits, cited_ids
from .findings import LawFindings
from .lookup import ever_repealed, forum, repealed_on
from .powers import power_hits
from .rules import Applied, apply_rules, outcomes_of
from .signs import signs_of
from .states import FactState, fact_states
from .sums import threshold_facts
from .term import document_deadline, filing_day
from .versions import versions_conflict
from .wording import in_language, note, say

_THRESHOLD_TRACKS = frozenset({"civil"})


def apply_law(
    text: Text,
    *,
    case: Case,
    facts: Sequence[Fact],
    references: Sequence[Reference],
    dates: Sequence[DateMention],
    sections: Sequence[Section],
    language: str,
    on: date | None = None,
    filed_on: date | None = None,
    stated: Sequence[StatedOutcome] = (),
) -> LawFindings:
    """What the law of the document's day says about the facts found in it.

    Args:
        text: the text all positions count in.
        case: what the document is.
        facts: the facts found in the text; computed ones are added here.
        references: the acts cited.
        dates: the dates found, for the spans of a computed fact.
        sections: the parts of the document, for the checklist.
        language: language of notes: kk, ru or mixed; any other gives English.
        on: the day whose law applies, before any other.
        filed_on: the day of lodging, where the text does not say it.
        stated: outcomes stated in the operative part; each adds the power it rests on.

    Returns:
        The findings; without a regime they hold the facts and the notes that say why.
    """
    filed = plausible(filed_on or case.filed_on or filing_day(case, dates, sections))
    decided = plausible(case.decided_on)
    if (filed, decided) != (case.filed_on, case.decided_on):
        case = replace(case, filed_on=filed, decided_on=decided)
    chosen, choice_notes = choose_regime(
        text, case, dates=dates, sections=sections, language=language, on=on, filed_on=filed_on
    )
    if chosen is None:
        return LawFindings(None, tuple(facts), notes=choice_notes)
    if chosen.regime.status not in ASSERTABLE:
        return LawFindings(chosen.choice, tuple(facts), notes=choice_notes)
    deadline, late, notes = document_deadline(chosen, case, facts, dates, filed=filed, language=language)
    if two := versions_conflict(text, case, dates):
        told = ", ".join(day.isoformat() for day in two)
        deadline, late, notes = None, (), (Note("date_conflict", say("versions_conflict", language, dates=told)),)
    notes = (*choice_notes, *notes)
    all_facts = (*facts, *late)
    if chosen.regime.track in _THRESHOLD_TRACKS:
        under, said = threshold_facts(case, chosen.day, language)
        all_facts, notes = (*all_facts, *under), (*notes, *said)
    states = fact_states(all_facts, of_ruling=case.kind not in LODGED)
    states |= signs_of(text, case, sections, chosen.regime.track, chosen.day)
    applied = _applied(chosen, case, states, language)
    cited = cited_ids(references)
    used = power_hits(chosen.regime.id, stated, chosen.day, cited=cited)
    hits = [*used, *(hit for hit in applied.hits if not used or hit.effect != "power")]
    known = {hit.id for hit in hits}
    hits += [hit for hit in cited_hits(text, case, sections, references, chosen.day) if hit.id not in known]
    notes = (
        *notes,
        *_court(chosen, case, language),
        *applied.notes,
        *_bench(chosen, case, language),
        *_out_of_force(chosen, cited, language),
    )
    checklist: tuple[Check, ...] = ()
    if case.kind in LODGED:
        checklist = check_document(
            chosen.regime.id,
            text,
            case=case,
            sections=sections,
            references=references,
            states=states,
            language=language,
        )
    return LawFindings(
        regime=chosen.choice,
        facts=all_facts,
        checklist=checklist,
        deadline=deadline,
        provisions=_once(hits),
        notes=tuple(dict.fromkeys(notes)),
        opened=tuple(applied.opened),
        closed=tuple(dict.fromkeys(applied.closed)),
    )


def _court(chosen: Choice, case: Case, language: str) -> tuple[Note, ...]:
    """The court that took such a case, where the data of a historical regime tells it by the sum of the claim."""
    sums = {m.amount for m in case.sums}
    court = forum(chosen.regime.track, chosen.day, case.case_kind, sums.pop() if len(sums) == 1 else None)
    return (note("forum", language, court=in_language(court.court, language)),) if court is not None else ()


def _applied(chosen: Choice, case: Case, states: Mapping[str, FactState], language: str) -> Applied:
    """The rules of the regime; where another may apply as well, only what both say."""
    found = apply_rules(chosen.regime.id, chosen.day, case.kind, states, language=language)
    if chosen.other is None or chosen.other_day is None:
        return found
    other = apply_rules(chosen.other.id, chosen.other_day, case.kind, states, language=language)
    also: dict[str, set[str]] = {}
    for hit in other.hits:
        also.setdefault(hit.id, set()).add(hit.effect)
    open_there = {(opening.label, opening.provision) for opening in other.opened}
    return replace(
        found,
        hits=[both for hit in found.hits if (both := _in_both(hit, also.get(hit.id, set()))) is not None],
        opened=[opening for opening in found.opened if (opening.label, opening.provision) in open_there],
        closed=[label for label in found.closed if label in other.closed],
    )


def _in_both(hit: ProvisionHit, effects: set[str]) -> ProvisionHit | None:
    """The hit as far as the other edition says it too; where only the form of the return differs, a return."""
    if hit.effect in effects:
        return hit
    if hit.effect.startswith("return") and any(effect.startswith("return") for effect in effects):
        return replace(hit, effect="return", note=None)
    return None


def _out_of_force(chosen: Choice, cited: frozenset[str], language: str) -> list[Note]:
    """A note for each cited provision that was struck out by that day."""
    gone = sorted(i for i in cited & ever_repealed() if repealed_on(i, chosen.day) is not None)
    return [note("provision_not_in_force", language, provision=provision_id) for provision_id in gone]


def _bench(chosen: Choice, case: Case, language: str) -> list[Note]:
    """A note where the bench named is smaller than the norm asks for, or even."""
    least = chosen.regime.bench_min
    if case.kind != "cassation-ruling" or case.judges is None or least is None or case.judges <= 1:
        return []
    if case.judges < least:
        return [note("bench_too_small", language, found=case.judges, least=least)]
    if chosen.regime.bench_odd and case.judges % 2 == 0:
        return [note("bench_even", language, found=case.judges)]
    return []


def _once(hits: list[ProvisionHit]) -> tuple[ProvisionHit, ...]:
    """One hit for a provision, an effect and the outcomes it opens, with the facts and the words of all."""
    own = {hit.id for hit in hits if hit.effect != "basis"}
    merged: dict[tuple[str, str, tuple[str, ...]], ProvisionHit] = {}
    for hit in hits:
        if hit.effect == "basis" and hit.id in own:
            continue
        key = hit.id, hit.effect, () if hit.effect == "basis" else outcomes_of(hit.rule)
        known = merged.setdefault(key, hit)
        if known is hit:
            continue
        merged[key] = replace(
            known,
            because=tuple(dict.fromkeys((*known.because, *hit.because))),
            evidence=tuple(dict.fromkeys((*known.evidence, *hit.evidence))),
            note=known.note or hit.note,
        )
    return tuple(merged.values())
