"""The acts of the instances: a date and the word of an act beside it, with court, number and result."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from ..cues.openings import by_first_letter, marked_by_first_letter
from ..cues.spaces import compile_words, with_spaces
from ..knowledge.patterns import prepared
from ..values import CaseNumber, DateMention, Instance, Section
from .undated import find_undated
from .words import case_words, pattern, table

_BACKWARD = prepared(r"[\w-]+|№")
_NUMBER = 8
_LONGEST_NUMBER = 100
_NUMBER_AFTER = 40
_BEFORE, _AFTER, _RESULT, _TOLD, _NAME = 190, 60, 260, 120, 160
_GENITIVE = prepared(r"[\w-](?:ның|нің|дың|дің|тың|тің)\Z|(?:ов|ев|ин)а?(?:ға|ге|қа|ке)\Z")
_ATTRIBUTE = ("ғы", "ғі", "гы", "гі")
_CLAUSE = prepared(r"\.(?<!\s\w.)\s+(?=[^\d\s])|;|\n\s*\n")
_OF_ANOTHER = prepared(r"\w\s+от\Z")
_AND = prepared(r"[\s,]*(?:(?:и|а также|және|мен|пен|сондай-ақ)\s+)?")
_JOINED = prepared(r"\s(?:и|а также|және)\s")
_OF_LAW = "act"
_LINKED = 40
_ORDER = {"first": 0, "appeal": 1, "cassation": 2, "supervision": 3}


@cache
def _act() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The words for acts in one pattern, and which kind each `lastindex` of a match says."""
    kinds = case_words().act_kinds
    words, marks = marked_by_first_letter("acts", [with_spaces(line) for line in kinds.values()])
    return words, tuple([*kinds, ""][mark] for mark in marks)


@cache
def _of_day() -> re.Pattern[str]:
    return prepared(by_first_letter(case_words().of_day) + r"\s*\Z")


@cache
def _normative() -> re.Pattern[str]:
    return prepared(rf"{case_words().normative}\s+\Z")


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
        acts = list(found.values())
        acts += find_undated(text_clean, folded, sections, acts)
        if acts:
            return tuple(sorted(acts, key=lambda i: (_ORDER[i.instance], i.start)))
    return ()


def _between(
    clean: str, folded: str, dates: Sequence[DateMention], numbers: Sequence[CaseNumber], part: tuple[int, int]
) -> dict[str, Instance]:
    """The acts told in a part of the text, by day: no two instances decide on one day."""
    found: dict[str, Instance] = {}
    previous = 0
    for date, after in pairwise((*dates, None)):
        if date is not None and date.precision == "day" and date.value and part[0] <= date.start < part[1]:
            stop = after.start if after else len(folded)
            instance = _read(clean, folded, date, (max(previous, date.start - _BEFORE), stop), numbers)
            if instance:
                known = found.get(date.value)
                found[date.value] = _joined(known, instance) if known else instance
        previous = date.end if date else previous
    return found


def _joined(known: Instance, again: Instance) -> Instance:
    """One act told twice: where its court is named first, with a result that either tells."""
    better, other = (again, known) if again.court and not known.court else (known, again)
    return replace(better, result=better.result or other.result, number=better.number or other.number)


def _read(
    clean: str, folded: str, date: DateMention, reach: tuple[int, int], numbers: Sequence[CaseNumber]
) -> Instance | None:
    """The act of a day; `reach` is from the date before to the date after."""
    floor, stop = reach
    if date.role == _OF_LAW and not any(_beside(date, number) for number in _numbers_beside(date, numbers)):
        return None
    breaks = [m.end() for m in _CLAUSE.finditer(folded, floor, date.start)]
    floor = breaks[-1] if breaks else floor
    acts, kinds = _act()
    before = [m for m in acts.finditer(folded, floor, date.start) if not _is_normative(folded, m)]
    after = acts.search(folded, date.end, date.end + _AFTER)
    if not before and _is_of_another(folded[floor : date.start].rstrip()):
        return None  # «by an opinion of 2 September»
    if before and _of_day().search(folded, max(floor, date.start - _LINKED), date.start):
        act = before[-1]
        start, end = act.start(), date.end
    elif told := _told(clean, folded, date, floor, stop):
        return told
    elif after and not _begins_anew(clean, folded, date.end, after.start()):
        if _is_normative(folded, after):
            return None
        act = after
        start, end = _opening(folded, before[-1].end() if before else floor, date.start), after.end()
    elif before and _is_of_act(folded, before[-1].end(), date):
        act = before[-1]
        start, end = act.start(), date.end
    else:
        return None
    if start < date.start and act is after:  # in Kazakh the words before are many, and only the court's belong here
        place = _court_place(clean, folded, start, date.start)
        start = place[0] if place else _name_opens(clean, folded, start, date.start)
    line = max(folded.rfind(mark, start, min(act.start(), date.start)) for mark in "\n(") + 1
    around = folded[max(start, line) : max(end, act.end())]
    kind = kinds[act.lastindex or 0]
    court = _court_name(clean, folded, start, end)
    number = next(iter(_numbers_in(numbers, end, end + _NUMBER_AFTER)), None)
    return Instance(
        instance=_instance(around, kind),
        act_kind=kind,
        start=start,
        end=end,
        date=date.value,
        court=court,
        number=clean[number.start : number.end] if number else None,
        result=_result(_tail(folded, end, stop)),
    )


def _numbers_in(numbers: Sequence[CaseNumber], start: int, end: int) -> Sequence[CaseNumber]:
    """The numbers, which are in their order, that begin from `start` to `end`."""
    first = bisect_left(numbers, start, key=lambda number: number.start)
    return numbers[first : bisect_left(numbers, end + 1, lo=first, key=lambda number: number.start)]


def _numbers_beside(date: DateMention, numbers: Sequence[CaseNumber]) -> Sequence[CaseNumber]:
    return _numbers_in(numbers, date.start - _NUMBER - _LONGEST_NUMBER, date.end + _NUMBER)


def _beside(date: DateMention, number: CaseNumber) -> bool:
    """Whether the number of a case stands beside a date: that date is no law's."""
    return 0 <= number.start - date.end <= _NUMBER or 0 <= date.start - number.end <= _NUMBER


def _is_of_another(before: str) -> bool:
    """Whether «от» stands before a date, and a word before it that is no act's."""
    return before.endswith("от") and _OF_ANOTHER.search(before) is not None


def _is_normative(folded: str, act: re.Match[str]) -> bool:
    """Whether the word of an act is that of a normative resolution, which decides no case."""
    return bool(_normative().search(folded, max(0, act.start() - _LINKED), act.start()))


def _opening(folded: str, floor: int, end: int) -> int:
    """Where the words of an act begin: behind the act told before it and an «and»."""
    found = _AND.match(folded, floor, end)
    return found.end() if found else floor


def _tail(folded: str, start: int, stop: int) -> str:
    """What is told of an act: up to the end of its clause, the date of another act, or «and» with another act."""
    end = min(start + _RESULT, max(stop, start))
    clause = _CLAUSE.search(folded, start, end)
    tail = folded[start : clause.start() if clause else end]
    to_date = start + len(tail) == stop
    joined = next((m for m in _JOINED.finditer(tail) if to_date or _act()[0].search(tail, m.end())), None)
    return tail[: joined.start()] if joined else tail


def _result(tail: str) -> str | None:
    return next((key for key, words in table("results") if words.search(tail)), None)


def _told(clean: str, folded: str, date: DateMention, floor: int, stop: int) -> Instance | None:
    """An act that is not named: «the district court on 5 May refused me»."""
    if folded.endswith(_ATTRIBUTE, date.start, date.end):
        return None  # «of 5 May» belongs to the noun behind it
    end = _CLAUSE.search(folded, date.end, date.end + _TOLD)
    decides = pattern("court_decides").search(folded, date.end, end.start() if end else date.end + _TOLD)
    if decides is None:
        return None
    tail = _tail(folded, date.end, min(stop, _comma(folded, decides.end())))
    if pattern("court_then").match(folded, date.end, decides.start()):
        return Instance(
            instance=_instance(folded[date.end : decides.start()], ""),
            act_kind=None,
            start=date.start,
            end=decides.end(),
            date=date.value,
            court=_court_name(clean, folded, date.end, decides.start()),
            result=_result(tail),
        )
    court = pattern("court_acts").search(folded, floor, date.start)
    if court is None or pattern("other_event").search(folded, court.end(), date.start):
        return None
    comma = folded.rfind(", ", floor, court.start())
    line = folded.rfind("\n", floor, court.start())
    start = _opening(folded, max(floor, comma + 1 if comma >= 0 else floor, line + 1), court.start())
    return Instance(
        instance=_instance(folded[start : date.start], ""),
        act_kind=None,
        start=start,
        end=date.end,
        date=date.value,
        court=_court_name(clean, folded, start, date.start),
        result=_result(tail),
    )


def _comma(folded: str, start: int) -> int:
    """The end of what is told by a verb: the next comma, or not far behind."""
    end = start + _BEFORE // 2
    comma = folded.find(", ", start, end)
    return comma if comma >= 0 else end


def _begins_anew(clean: str, folded: str, start: int, act: int) -> bool:
    """Whether the word of an act after a date belongs to another clause: also one on a new line with a capital."""
    return bool(_CLAUSE.search(folded, start, act + 1)) or (clean[act].isupper() and "\n" in folded[start:act])


def _is_of_act(folded: str, from_: int, date: DateMention) -> bool:
    """Whether a date after the word of an act, without «от», is the act's and not that of its service or filing."""
    if date.role not in {None, "act", "decision"} or date.start - from_ > _BEFORE // 2:
        return False
    return not pattern("other_event").search(folded, from_, date.start)


def _instance(around: str, act: str) -> str:
    if pattern("instance_supervision").search(around):
        return "supervision"
    if pattern("instance_cassation").search(around):
        return "cassation"
    if pattern("instance_appeal").search(around):
        return "appeal"
    return "appeal" if act == "ruling" and not pattern("instance_first").search(around) else "first"


def _court_name(clean: str, folded: str, start: int, end: int) -> str | None:
    """The last court named, with the words before it that belong to its name; None for a mere «court»."""
    found = _court_place(clean, folded, start, end)
    name = " ".join(clean[found[0] : found[1]].split()) if found else ""
    return name if " " in name else None


def _court_place(clean: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    courts = list(_court().finditer(folded, start, end))
    courts = [c for c in courts if not pattern("panel").match(folded, c.end())] or courts
    if not courts:
        return None
    return _name_opens(clean, folded, start, courts[-1].start()), courts[-1].end()


def _name_opens(clean: str, folded: str, start: int, left: int) -> int:
    """Where the words begin that stand before `left` and belong to the name of a court."""
    while word := _word_before(folded, max(start, left - _NAME), left):
        if not _is_of_name(clean[slice(*word)], folded[slice(*word)]):
            break
        left = word[0]
    return left


def _word_before(folded: str, low: int, left: int) -> tuple[int, int] | None:
    """The word that ends before the spaces before `left`."""
    before = folded[low:left].rstrip()
    end = low + len(before)
    word = _BACKWARD.match(before[::-1]) if end < left else None
    return (end - word.end(), end) if word else None


def _is_of_name(word: str, folded: str) -> bool:
    """Whether a word before «court» is a part of its name: what kind of court, or a place, but no person."""
    if pattern("court_kinds").fullmatch(folded):
        return True
    return word[0].isupper() and not _GENITIVE.search(folded) and not pattern("court_before").fullmatch(folded)
