"""The pre-screening checklist of what is lodged: each line present, absent, or not found by the program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..cases.words import pattern as case_pattern
from ..cues.openings import any_of
from ..knowledge.law import ASSERTABLE, CheckFile, CheckRule
from ..knowledge.load import load_folder
from ..knowledge.patterns import prepared
from ..normalize import Text
from ..values import Case, Check, Reference, Section, Span, State
from .states import FactState
from .wording import in_language, say

_TAIL = 2500
_HEAD = 800
_CAPITAL = "[А-ЯӘҒҚҢӨҰҮҺІ]"
_NAME = prepared(rf"\b(?:{_CAPITAL}\.\s?){{1,2}}{_CAPITAL}\w+|\b{_CAPITAL}\w+ {_CAPITAL}\.|«[^»\n]{{2,60}}»")
# A line of its own: a name in full, perhaps after what the person is in the case («осуждённого Иванова Ивана»).
_NAMED_LINE = prepared(
    rf"(?m)^[^\S\n]*(?:[а-яёәғқңөұүһі]+,? ){{0,4}}{_CAPITAL}\w+(?: {_CAPITAL}\w+){{1,2}}[,.;]?[^\S\n]*$"
)


@dataclass(frozen=True, slots=True)
class _View:
    """What the lines are decided from."""

    text: Text
    case: Case
    sections: Sequence[Section]
    references: Sequence[Reference]
    states: Mapping[str, FactState]


def check_document(
    regime_id: str,
    text: Text,
    *,
    case: Case,
    sections: Sequence[Section],
    references: Sequence[Reference],
    states: Mapping[str, FactState],
    language: str,
) -> tuple[Check, ...]:
    """The lines of the checklist of a regime; empty where it has none."""
    view = _View(text, case, sections, references, states)
    return tuple(_line(rule, view, language) for rule in _by_regime().get(regime_id, ()))


def _line(rule: CheckRule, view: _View, language: str) -> Check:
    if not rule.required:
        return Check(rule.id, "present", (), rule.basis, say("not-required", language))
    state, evidence = _decide(rule, view)
    return Check(rule.id, state, evidence, rule.basis, _note(rule, state, language))


def _decide(rule: CheckRule, view: _View) -> tuple[State, tuple[Span, ...]]:
    """Facts first, then what the document is made of, then words."""
    for wanted, state in ((rule.absent_if, "absent"), (rule.present_if, "present")):
        for entry in wanted:
            found = _fact(entry, view.states)
            if found is not None:
                return state, found  # type: ignore[return-value]
    structural = _STRUCTURE.get(rule.id)
    if structural is not None and (spans := structural(view)) is not None:
        return "present", spans
    for section in view.sections:
        if section.kind in rule.sections and section.end > section.start:
            return "present", (Span(section.start, section.end),)
    return _by_words(rule, view)


def _fact(entry: str, states: Mapping[str, FactState]) -> tuple[Span, ...] | None:
    name, wanted = (entry[1:], "absent") if entry.startswith("!") else (entry, "present")
    found = states.get(name)
    return found.evidence if found is not None and found.value == wanted else None


def _by_words(rule: CheckRule, view: _View) -> tuple[State, tuple[Span, ...]]:
    words = any_of(rule.cues)
    if words is None:
        return "not-found", ()
    places = [(s.start, s.end) for s in view.sections if s.kind in rule.cue_sections]
    if not places and rule.cue_sections:
        length = len(view.text.folded)
        places = [(0, min(length, _TAIL)), (max(0, length - _TAIL), length)]
    for start, end in places or [(0, len(view.text.folded))]:
        found = words.search(view.text.folded, start, end)
        if found is not None:
            return "present", (Span(found.start(), found.end()),)
    return "not-found", ()


# What a document is made of: the spans that show a line, none where a person told it, None where nothing shows it.


def _applicant(view: _View) -> tuple[Span, ...] | None:
    span = view.case.evidence.get("applicant")
    if span is not None:
        return (span,)
    parties = next((s for s in view.sections if s.kind == "parties"), None)
    if parties is not None and view.case.applicant is not None:
        return (Span(parties.start, parties.end),)
    end = next((s.start for s in view.sections if s.kind == "arguments"), 0) or _HEAD
    if name := _NAME.search(view.text.clean, 0, end):
        return (Span(name.start(), name.end()),)
    if view.case.kind == "protest":
        return _prosecutor(view, end)
    no_person = case_pattern("no_person")
    line = next((m for m in _NAMED_LINE.finditer(view.text.clean, 0, end) if not no_person.search(m[0].lower())), None)
    return (Span(line.start(), line.end()),) if line else None


def _prosecutor(view: _View, end: int) -> tuple[Span, ...] | None:
    """The office that lodges a protest: named at its head, in its first lines or at the signature."""
    signature = next((s.start for s in view.sections if s.kind == "signature"), len(view.text.folded))
    words, folded = case_pattern("office"), view.text.folded
    office = words.search(folded, 0, end + _HEAD // 4) or words.search(folded, signature)
    return (Span(office.start(), office.end()),) if office else None


def _acts(view: _View) -> tuple[Span, ...] | None:
    named = _instances(view, "first", "appeal")
    if named is not None:
        return named
    cited = tuple(Span(r.start, r.end) for r in view.references if r.act is not None and r.act.kind == "judicial-act")
    return cited or None


def _appeal(view: _View) -> tuple[Span, ...] | None:
    return _instances(view, "appeal")


def _instances(view: _View, *names: str) -> tuple[Span, ...] | None:
    found = [i for i in view.case.instances if i.instance in names]
    return tuple(Span(i.start, i.end) for i in found if i.end > i.start) if found else None


def _norms(view: _View) -> tuple[Span, ...] | None:
    arguments = [s for s in view.sections if s.kind in ("arguments", "request")]
    cited = [r for r in view.references if r.items and r.act is not None and r.act.kind != "judicial-act"]
    if arguments:
        cited = [r for r in cited if any(s.start <= r.start < s.end for s in arguments)]
    return tuple(Span(r.start, r.end) for r in cited[:5]) or None


_STRUCTURE = {
    "applicant-named": _applicant,
    "acts-named": _acts,
    "appeal-used": _appeal,
    "act-in-force": _appeal,
    "norm-cited": _norms,
}


def _note(rule: CheckRule, state: State, language: str) -> str | None:
    said = in_language(rule.note, language) if rule.note else None
    if state == "present" or rule.consequence is None:
        return said
    effect = say(f"effect-{rule.consequence}", language)
    if rule.consequence_status not in ASSERTABLE:
        effect = f"{effect} ({say('interpreted', language)})"
    consequence = say("consequence", language, consequence=effect)
    return f"{consequence} {said}" if said else consequence


@cache
def _by_regime() -> dict[str, tuple[CheckRule, ...]]:
    found: dict[str, list[CheckRule]] = {}
    for file in load_folder("checklists", CheckFile):
        for check in file.checks:
            if check.status not in ASSERTABLE:
                continue
            for regime_id in check.regimes:
                found.setdefault(regime_id, []).append(check)
    return {key: tuple(checks) for key, checks in found.items()}
