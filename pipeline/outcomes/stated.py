"""What the operative part does with the acts under review.

Operations are read first (cancel, keep, remand …); an outcome is what follows a cancelling: remand, termination, a
new act, the first-instance act left in force. Only the operative part is read, never what it says about later appeals.
"""

import re
from collections.abc import Sequence

from ..cues.spaces import compile_words
from ..normalize import Text
from ..sections import find_title
from ..values import Case, Section, StatedOutcome
from .operations import Operation, find_operations, outcome_files, pattern

_REVIEWING = frozenset({"cassation-ruling", "appellate-ruling", "determination"})
_NOT_APPLICABLE = frozenset(
    {"judgment", "verdict", "court-order", "normative-resolution", "statute", "article", "other"}
)
_AFTER_CANCEL = {
    "terminate": "terminated",
    "leave": "left-without-consideration",
    "new-act": "new-act",
    "remand-investigation": "remand-investigation",
}
_ALONE = {"refuse-transfer": "refused-transfer", "transfer": "transferred", "return": "returned"}
# No operative part does more, or says it at greater length.
_MOST, _LONGEST = 80, 20_000
_COURTS = ("remand-cassation", "remand-appeal", "remand-first")


def find_stated(text: Text, *, sections: Sequence[Section], case: Case) -> tuple[StatedOutcome, ...]:
    """The outcomes that the operative part states, in its order.

    `not-applicable` for texts that review nothing, `unknown` for a ruling whose outcome cannot be read; nothing for a
    complaint and its kin; `returned` for a letter that returns a filing.
    """
    outside = case.kind == "determination" and not pattern("cassation_matter").search(text.folded)
    if case.foreign or case.kind in _NOT_APPLICABLE or outside:
        return _said_of_document(text, "not-applicable", f"kind:{case.foreign or case.kind}")
    if case.kind not in _REVIEWING:
        return _returned_by_letter(text) if case.kind == "notice" else ()
    part = next((s for s in sections if s.kind == "operative"), None)
    if part is None:
        return _said_of_document(text, "unknown", "no-operative-part")
    operations = find_operations(text, part.start, min(part.end, part.start + _LONGEST))[:_MOST]
    outcomes = _read(text.folded, operations, case)
    if not outcomes:
        return (StatedOutcome("unknown", None, False, part.start, part.end, "no-operation"),)
    return tuple(_trim(text.clean, outcome) for outcome in outcomes)


def _returned_by_letter(text: Text) -> tuple[StatedOutcome, ...]:
    """The return of a filing that a judge's letter tells."""
    for operation in find_operations(text, 0, len(text.clean)):
        if operation.name == "return":
            return (_trim(text.clean, _alone("returned", operation)),)
    return ()


def _said_of_document(text: Text, label: str, rule: str) -> tuple[StatedOutcome, ...]:
    """An outcome that the document as a whole has; its span is the title, else the first line."""
    title = find_title(text)
    if title:
        return (StatedOutcome(label, None, False, title.start, title.end, rule),)
    start = len(text.clean) - len(text.clean.lstrip())
    line = text.clean[start : start + 120].split("\n")[0].rstrip()
    return (StatedOutcome(label, None, False, start, start + len(line), rule),) if line else ()


def _read(folded: str, operations: list[Operation], case: Case) -> list[StatedOutcome]:
    alone = _all_alone(operations)
    sentences = {operation.sentence for operation, _ in alone}
    others = [operation for operation in operations if operation.sentence not in sentences]
    found = _on_merits(folded, others, case)
    if not alone:
        return found
    if any(label == "withdrawn" for _, label in alone):  # the proceedings on the filing end, not the case
        found = [outcome for outcome in found if outcome.label != "terminated"]
    first: dict[str, StatedOutcome] = {}
    for operation, label in alone:
        first.setdefault(label, _alone(label, operation))
    return sorted((*first.values(), *found), key=lambda outcome: outcome.start)


def _on_merits(folded: str, operations: list[Operation], case: Case) -> list[StatedOutcome]:
    found = _merits(folded, operations, case)
    dismissed = next((operation for operation in operations if operation.name == "dismiss"), None)
    if found or dismissed is None:
        return found
    start, end = dismissed.sentence[0], dismissed.end
    return [StatedOutcome("upheld", _default_target(case), False, start, end, f"cue:{dismissed.cue}")]


def _all_alone(operations: list[Operation]) -> list[tuple[Operation, str]]:
    """What is done with the filings themselves, with its label: each stands beside what is done with the acts."""
    names = {operation.name for operation in operations}
    if "cancel" in names:
        return []
    refused = {operation.sentence for operation in operations if operation.name == "refuse-transfer"}
    found = [
        (operation, "withdrawn" if operation.name == "return" and "waive" in names else _ALONE[operation.name])
        for operation in operations
        if operation.name in _ALONE and not (operation.name == "transfer" and operation.sentence in refused)
    ]
    if not names & {"change", "remand"}:
        found += [(operation, "withdrawn") for operation in operations if operation.name == "waive"]
    return found


def _alone(label: str, operation: Operation) -> StatedOutcome:
    return StatedOutcome(label, None, False, operation.sentence[0], operation.end, f"cue:{operation.cue}")


def _merits(folded: str, operations: list[Operation], case: Case) -> list[StatedOutcome]:
    """The outcomes on the merits: each cancelling with what follows it, then what stands by itself."""
    found: list[StatedOutcome] = []
    taken = -1
    names = {operation.name for operation in operations}
    for index, operation in enumerate(operations):
        if index <= taken:
            continue
        around = _around(folded, operations, index)
        target = _target(around, case)
        start = _object_start(folded, operations, index)
        if operation.name == "cancel":
            label, last = _consequence(folded, operations, index, around, case)
            if label:
                taken = last
                whole = folded[operation.start : operations[last].end]
                partial = _is_part(around) and not pattern("rest").search(whole)
                found.append(_outcome(label, target, partial, (start, operations[last].end), operation))
            continue
        label = _by_itself(folded, operations, index, around, case)
        if label and not (label == "new-act" and "cancel" not in names):
            partial = bool(pattern("rest").search(around)) if label == "upheld" else _is_part(around)
            alone = operation.name in _AFTER_CANCEL and "cancel" not in names
            found.append(_outcome(label, None if alone else target, partial, (start, operation.end), operation))
    return _tidy(found)


def _is_part(around: str) -> bool:
    return bool(pattern("part").search(around) or pattern("rest").search(around))


def _by_itself(folded: str, operations: list[Operation], index: int, around: str, case: Case) -> str | None:
    """The outcome of an operation that follows no cancelling."""
    name = operations[index].name
    if name == "remand":
        return _remand(folded, operations, index, around, case)
    return {"keep": "upheld", "change": "changed"}.get(name) or _AFTER_CANCEL.get(name)


def _consequence(
    folded: str, operations: list[Operation], index: int, around: str, case: Case
) -> tuple[str | None, int]:
    """What follows a cancelling, and the last operation that belongs to it."""
    for i in range(index + 1, len(operations)):
        operation = operations[i]
        between = folded[operations[index].end : operation.start]
        if operation.name == "cancel" and not _more_acts(operations, index, i):
            break
        if pattern("rest").search(between[-90:]) and operation.name in {"keep", "dismiss", "change"}:
            continue
        if operation.name == "remand":
            return _remand(folded, operations, i, around, case), i
        if operation.name in _AFTER_CANCEL:
            return _AFTER_CANCEL[operation.name], i
        if operation.name == "keep" and not pattern("rest").search(_around(folded, operations, i)):
            return "appeal-cancelled-first-upheld", i
    decided = next((i for i in range(index + 1, len(operations)) if operations[i].name == "decide"), None)
    return (None, index) if decided is None else ("new-act", decided)


def _more_acts(operations: list[Operation], index: int, other: int) -> bool:
    """Whether a second cancelling goes on with the first (one consequence for both)."""
    return all(o.name in {"cancel", "dismiss", "grant"} for o in operations[index : other + 1])


def _around(folded: str, operations: list[Operation], index: int) -> str:
    """The words that the operation is about: those before it in the sentence, else those after it."""
    operation = operations[index]
    left = operation.sentence[0]
    right = operation.sentence[1]
    for other in operations:
        if other.name == "decide" or other is operation:
            continue
        if left < other.end <= operation.start:
            left = other.end
        if operation.end <= other.start < right:
            right = other.start
    before = folded[left : operation.end]
    return before if pattern("act").search(folded, left, max(left, operation.start)) else folded[left:right]


def _object_start(folded: str, operations: list[Operation], index: int) -> int:
    operation = operations[index]
    left = operation.sentence[0]
    for other in operations:
        if other is not operation and left < other.end <= operation.start:
            left = other.end
    act = pattern("act").search(folded, left, operation.start)
    return left if act else operation.start


def _target(around: str, case: Case) -> str | None:
    """Which act: the highest instance named."""
    if pattern("cassation_act").search(around) and not pattern("filing").search(around):
        return "cassation-act"
    appeal = pattern("appeal_act").search(around)
    if case.kind == "appellate-ruling" or (case.case_kind == "offence" and not appeal):
        return "first-instance-act"
    if appeal or pattern("all_acts").search(around):
        return "appellate-act"
    later = pattern("resolution").search(around) or pattern("determination").search(around)
    return "first-instance-act" if pattern("judgment").search(around) and not later else "appellate-act"


def _default_target(case: Case) -> str:
    return "first-instance-act" if case.kind == "appellate-ruling" else "appellate-act"


def _remand(folded: str, operations: list[Operation], index: int, cancelled: str, case: Case) -> str:
    """To which court: the words of the remand decide, else the act that was cancelled."""
    operation = operations[index]
    before = max(
        [o.end for o in operations if o.end <= operation.start and o.sentence == operation.sentence],
        default=operation.sentence[0],
    )
    after = min(
        [o.start for o in operations if o.start >= operation.end and o.sentence == operation.sentence],
        default=operation.sentence[1],
    )
    words = folded[before:after]
    files = outcome_files()
    places: dict[str, int] = {}
    for label in _COURTS:
        where = files[label].where
        if where and (found := compile_words(where).search(words)):
            places[label] = found.start()
    if places:
        return min(places, key=lambda label: (places[label], _COURTS.index(label)))
    both = pattern("first_act").search(cancelled) and pattern("appeal_act").search(cancelled)
    if case.kind == "appellate-ruling" or both:
        return "remand-first"
    if pattern("cassation_act").search(cancelled):
        return "remand-cassation"
    if (
        pattern("appeal_act").search(cancelled)
        or pattern("all_acts").search(cancelled)
        or pattern("resolution").search(cancelled)
    ):
        return "remand-appeal"
    return "remand-first"


def _outcome(
    label: str, target: str | None, partial: bool, span: tuple[int, int], operation: Operation
) -> StatedOutcome:
    return StatedOutcome(label, target, partial, span[0], span[1], f"cue:{operation.cue}")


def _tidy(found: list[StatedOutcome]) -> list[StatedOutcome]:
    """Without repetitions, and without an act kept as a whole beside one that was cancelled."""
    decided = {o.label for o in found if o.label != "upheld"}
    kept = [
        o
        for o in found
        if o.label != "upheld" or o.partial or not decided or (decided <= {"changed"} and o.target != "appellate-act")
    ]
    if decided:
        kept += [
            o
            for o in found
            if o.label == "upheld"
            and not o.partial
            and o not in kept
            and not decided & {"appeal-cancelled-first-upheld"}
        ]
    unique: dict[tuple[str, bool], StatedOutcome] = {}
    for outcome in sorted(kept, key=lambda o: o.start):
        unique.setdefault((outcome.label, outcome.partial), outcome)
    return list(unique.values())


def _trim(clean: str, outcome: StatedOutcome) -> StatedOutcome:
    """The outcome without spaces and list numbers at its edges."""
    piece = clean[outcome.start : outcome.end]
    start = outcome.start + re.match(r"(?:[\s,;:.–—-]|\d{1,4}[.)]\s|(?:и|а|ал|және)\s)*", piece).end()  # type: ignore[union-attr]
    end = outcome.start + len(piece.rstrip(" \n\t\r,;:"))
    if start >= end:
        start = outcome.start
    return StatedOutcome(outcome.label, outcome.target, outcome.partial, start, end, outcome.rule)
