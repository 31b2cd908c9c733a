"""The acts of the instances: a date and the word of an act beside it, with court, number and result."""

import re
from collections.abc import Sequence
from functools import cache

from ..cues.openings import marked_by_first_letter
from ..cues.spaces import compile_words, with_spaces
from ..values import CaseNumber, DateMention, Instance, Section
from .words import case_words, pattern, table

_WORDS_BEFORE = re.compile(r"(?:[\w«»-]+\s+){1,8}\Z")
_BEFORE, _AFTER, _RESULT, _TOLD = 190, 60, 260, 120
_CAPITAL = re.compile(r"(?<!\w)[А-ЯӘІҢҒҮҰҚӨҺ«]")
_OTHER_EVENT = re.compile(r"вруч|получ|копи|подан|объявл|оглаш|вступ|исполн|тапсыр|жария|алған|алынған|берілген|күшіне")
_CLAUSE = re.compile(r"\.\s+(?=[^\d\s])|;|\n\s*\n")
_OF_DAY = re.compile(r"(?:от|вынесенн\w+|\()\s*\Z")
_LINKED = 40
_ORDER = {"first": 0, "appeal": 1, "cassation": 2, "supervision": 3}


@cache
def _act() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The words for acts in one pattern, and which kind each `lastindex` of a match says."""
    kinds = case_words().act_kinds
    words, marks = marked_by_first_letter([with_spaces(line) for line in kinds.values()])
    return words, tuple([*kinds, ""][mark] for mark in marks)


@cache
def _court() -> re.Pattern[str]:
    return compile_words(case_words().court_names)


def find_instances(
    text_clean: str,
    folded: str,
    dates: Sequence[DateMention],
    numbers: Sequence[CaseNumber],
    sections: Sequence[Section],
) -> tuple[Instance, ...]:
    """The acts made in the case, from the first instance up, each once with what the text tells of it."""
    header_end = next((s.end for s in sections if s.kind == "header"), 0)
    for ends in (("operative", "request", "attachments"), ("operative", "attachments")):
        # A request may open with the history of the case: it is read where nothing stands before it.
        last = next((s.start for s in sections if s.kind in ends), len(folded))
        found = _between(text_clean, folded, dates, numbers, (header_end, last))
        if found:
            return tuple(sorted(found.values(), key=lambda i: (_ORDER[i.instance], i.start)))
    return ()


def _between(
    clean: str, folded: str, dates: Sequence[DateMention], numbers: Sequence[CaseNumber], part: tuple[int, int]
) -> dict[tuple[str, str], Instance]:
    """The acts told in a part of the text, by instance and day."""
    found: dict[tuple[str, str], Instance] = {}
    previous = 0
    for date in dates:
        if date.precision == "day" and date.value and part[0] <= date.start < part[1]:
            instance = _read(clean, folded, date, max(previous, date.start - _BEFORE), numbers)
            if instance:
                key = (instance.instance, instance.date or "")
                known = found.get(key)
                if known is None or (known.result is None and instance.result):
                    found[key] = instance
        previous = date.end
    return found


def _read(clean: str, folded: str, date: DateMention, floor: int, numbers: Sequence[CaseNumber]) -> Instance | None:
    breaks = [m.end() for m in _CLAUSE.finditer(folded, floor, date.start)]
    floor = breaks[-1] if breaks else floor
    acts, kinds = _act()
    before = list(acts.finditer(folded, floor, date.start))
    after = acts.search(folded, date.end, date.end + _AFTER)
    if before and _OF_DAY.search(folded, max(floor, date.start - _LINKED), date.start):
        act = before[-1]
        start, end = act.start(), date.end
    elif after and not _begins_anew(clean, folded, date.end, after.start()):
        act = after
        gap = folded[floor : date.start]
        start, end = floor + len(gap) - len(gap.lstrip()), after.end()
    elif before and _is_of_act(folded, before[-1].end(), date):
        act = before[-1]
        start, end = act.start(), date.end
    else:
        return _told(clean, folded, date, floor)
    line = max(folded.rfind(mark, start, min(act.start(), date.start)) for mark in "\n(") + 1
    around = folded[max(start, line) : max(end, act.end())]
    kind = kinds[act.lastindex or 0]
    court = _court_name(clean, folded, start, end)
    tail_end = _CLAUSE.search(folded, end, end + _RESULT)
    tail = folded[end : tail_end.start() if tail_end else end + _RESULT]
    number = next((n for n in numbers if end <= n.start <= end + 40), None)
    return Instance(
        instance=_instance(around, kind),
        act_kind=kind,
        start=start,
        end=end,
        date=date.value,
        court=court,
        number=clean[number.start : number.end] if number else None,
        result=next((key for key, words in table("results") if words.search(tail)), None),
    )


def _told(clean: str, folded: str, date: DateMention, floor: int) -> Instance | None:
    """An act that is not named: «the district court on 5 May refused me»."""
    court = pattern("court_acts").search(folded, floor, date.start)
    end = _CLAUSE.search(folded, date.end, date.end + _TOLD)
    decides = pattern("court_decides").search(folded, date.end, end.start() if end else date.end + _TOLD)
    if court is None or decides is None or _OTHER_EVENT.search(folded, court.end(), date.start):
        return None
    start = floor + len(folded[floor : court.start()]) - len(folded[floor : court.start()].lstrip())
    line = folded.rfind("\n", start, court.start()) + 1
    start = max(
        start, line, folded.rfind(", ", start, court.start()) + 2 if ", " in folded[start : court.start()] else 0
    )
    tail = folded[date.end : decides.end() + _BEFORE // 2]
    return Instance(
        instance=_instance(folded[start : date.start], ""),
        act_kind=None,
        start=start,
        end=date.end,
        date=date.value,
        court=_court_name(clean, folded, start, date.start),
        number=None,
        result=next((key for key, words in table("results") if words.search(tail)), None),
    )


def _begins_anew(clean: str, folded: str, start: int, act: int) -> bool:
    """Whether the word of an act after a date belongs to another clause: also one on a new line with a capital."""
    return bool(_CLAUSE.search(folded, start, act)) or (clean[act].isupper() and "\n" in folded[start:act])


def _is_of_act(folded: str, from_: int, date: DateMention) -> bool:
    """Whether a date after the word of an act, without «от», is the act's and not that of its service or filing."""
    if date.role not in {None, "act", "decision"} or date.start - from_ > _BEFORE // 2:
        return False
    return not _OTHER_EVENT.search(folded, from_, date.start)


def _instance(around: str, act: str) -> str:
    if pattern("instance_supervision").search(around):
        return "supervision"
    if pattern("instance_cassation").search(around):
        return "cassation"
    if pattern("instance_appeal").search(around):
        return "appeal"
    return "appeal" if act == "ruling" and not pattern("instance_first").search(around) else "first"


def _court_name(clean: str, folded: str, start: int, end: int) -> str | None:
    court = _court().search(folded, start, end)
    if not court:
        return None
    words = _WORDS_BEFORE.search(folded, start, court.start())
    left = words.start() if words else court.start()
    for act in _act()[0].finditer(folded, left, court.start()):
        left = act.end()
    name = clean[left : court.end()].strip()
    if court[0].startswith("сот") and (capital := _CAPITAL.search(name)):
        name = name[capital.start() :]
    return name if " " in name else None
