"""What each date is the date of, and which date is the document's own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from ..cues.memory import per_text
from ..cues.openings import marked_by_first_letter
from ..knowledge.dates import RoleCue, RoleWords
from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..normalize import Text
from ..values import DateMention, Section

_MAX_REACH = 130
_HEAD = 700
_TAIL = 500
_LINE = 160
_LENGTH_OF_DAY = 10
_WORDS_OF_A_COLUMN = 6
_COLUMNS = prepared(r"[^\S\n](?:[^\S\n]+|(?<=\t))")
_TOWN_BEFORE = prepared(r"\s*[\w-]+,\s*")
_TOWN_AFTER = prepared(r"(?:,|[\s,]{0,9}№\s?\d{1,6}-\d\d-[^\s,]{1,60})\s*[\w-]+[\s.]*")
# «4 сәуірдегі үкім»: the day of the noun behind it.
_ATTRIBUTIVE = ("дағы", "дегі", "тағы", "тегі")
# «от 11 марта 2024 года № 3/77»: without a number it would be the date of an act told above.
_OF = prepared(r"\s*от\s+")
_NUMBERED = prepared(r"\s*№\s?[^\s,]+[\s.]*\Z")
_NAME_AFTER = prepared(r"[\s,]+[^\W\d_][\w-]{2,}[\s.]*")
_NARRATIVE = frozenset({"description", "reasoning", "arguments"})
_COMPLAINT_PARTS = frozenset({"addressee", "request", "attachments", "acts-challenged", "arguments", "parties"})
_NO_WORD = r"[^a-zа-яәғқңөұүһі0-9_](?<!\w)"
"""What stands before a word: a class that the engine skips through, and the look back for letters not in it."""
_STOP = prepared(r"[;!?\n.](?:(?<!\.)\s*\n|(?<=\.)\s+(?=[а-яәғқңөұүһі]{4}))")


class _Near(NamedTuple):
    """A scanner for cues, each with the character before its first word, and the cue of each `lastindex` of a match."""

    words: re.Pattern[str]
    cues: tuple[RoleCue, ...]

    def find(self, folded: str, low: int, high: int) -> Iterator[tuple[RoleCue, int, int]]:
        """The cues in `low:high` with where they start and end."""
        at, before = low - 1, 0
        if at < 0:
            folded, at, high, before = " " + folded[:high], 0, high + 1, 1
        while (match := self.words.search(folded, at, high)) is not None:
            at = match.end() - 1  # the last character of one cue may be the one before the next
            yield self.cues[match.lastindex or 0], match.start() + 1 - before, match.end() - before


class _Cues(NamedTuple):
    before: _Near
    after: _Near
    beside: re.Pattern[str]
    heard_before: re.Pattern[str]
    heard_after: re.Pattern[str]
    court_hears: re.Pattern[str]


def assign_roles(text: Text, dates: Sequence[DateMention], sections: Sequence[Section]) -> tuple[DateMention, ...]:
    """The dates with their roles: decision, filing, in-force, hearing, act, event, or None.

    The words nearest to a date decide; the first full date of a header is the decision's own, and the last one of a
    complaint its filing.
    """
    own = _own_date(dates, sections, text)
    told = [section for section in sections if section.kind in _NARRATIVE]
    folded, cues = text.folded, _cues()
    found = []
    for mention in dates:
        if mention is own:
            role: str | None = "filing" if _is_complaint(sections) else "decision"
        else:
            role = _role_near(folded, mention, cues) or _role_of_place(mention, told)
        found.append(_with_role(mention, role) if role != mention.role else mention)
    return tuple(found)


def _with_role(mention: DateMention, role: str | None) -> DateMention:
    """The mention with another role; written out, as `dataclasses.replace` takes several times as long."""
    return DateMention(
        mention.start,
        mention.end,
        mention.value,
        mention.precision,
        mention.rule,
        role=role,
        resolved=mention.resolved,
        notes=mention.notes,
    )


def _role_of_place(mention: DateMention, told: Sequence[Section]) -> str | None:
    """An event, where the text tells what happened; None anywhere else."""
    if mention.value is not None:
        for section in told:
            if section.start <= mention.start < section.end:
                return "event"
    return None


def decided_on(dates: Sequence[DateMention], sections: Sequence[Section], text: Text) -> date | None:
    """The document's own day: of a ruling that of its header, of a complaint that of its signing; None if not found."""
    own = _own_date(dates, sections, text)
    return _day(own) if own is not None else None


def filed_on(dates: Sequence[DateMention], sections: Sequence[Section], text: Text) -> date | None:
    """The day a complaint was filed: its own day, or the day that the text says it came in; None if not found."""
    if _is_complaint(sections):
        told = [m for m in dates if m.role == "filing" and _is_day(m) and m.start >= len(text.clean) - _TAIL]
        return _day(told[-1]) if told else decided_on(dates, sections, text)
    for mention in dates:
        if _is_day(mention) and (mention.role or _role_near(text.folded, mention, _cues())) == "filing":
            return _day(mention)
    return None


def lone_days(dates: Sequence[DateMention], text: Text) -> tuple[DateMention, ...]:
    """The whole days that stand on lines of their own, as those of a document do in its header or by its signature."""
    return tuple(mention for mention in dates if _day(mention) and _stands_alone(text, mention))


def _own_date(dates: Sequence[DateMention], sections: Sequence[Section], text: Text) -> DateMention | None:
    days = [mention for mention in dates if _is_day(mention)]
    if _is_complaint(sections):
        return _signed(days, sections, text)
    header = next((section for section in sections if section.kind == "header"), None)
    end = max(_HEAD, header.end if header else 0)
    head = [mention for mention in days if mention.start < end]
    own = (mention for mention in head if _stands_alone(text, mention))
    return next(own, None) or next((mention for mention in head if _of_hearing(text.folded, mention)), None)


def _signed(days: Sequence[DateMention], sections: Sequence[Section], text: Text) -> DateMention | None:
    """The date beside the signature, else the last one near the end, else the one in the head."""
    for kind in ("signature", "attachments"):
        places = [section for section in sections if section.kind == kind]
        inside = (d for d in reversed(days) if any(s.start <= d.start < s.end for s in places)) if places else ()
        if last := _first_alone(text, inside):
            return last
    late = (mention for mention in reversed(days) if mention.start >= len(text.clean) - _TAIL)
    early = (mention for mention in days if mention.start < min(_HEAD, len(text.clean) // 2))
    return _first_alone(text, late) or _first_alone(text, early)


def _first_alone(text: Text, days: Iterable[DateMention]) -> DateMention | None:
    return next((mention for mention in days if _stands_alone(text, mention)), None)


@per_text
def _alone(text: Text) -> dict[tuple[int, int], bool]:  # noqa: ARG001 - the memory belongs to the text
    """What was found of each date of a text: three stages ask."""
    return {}


def _stands_alone(text: Text, mention: DateMention) -> bool:
    """Whether the date is on a line with nothing but what stands beside the date of a document."""
    known, place = _alone(text), (mention.start, mention.end)
    found = known.get(place)
    if found is None:
        found = known[place] = _is_alone(text.folded, mention)
    return found


def _is_alone(folded: str, mention: DateMention) -> bool:
    low, high = max(0, mention.start - _LINE), min(len(folded), mention.end + _LINE)
    start, end = folded.rfind("\n", low, mention.start) + 1, folded.find("\n", mention.end, high)
    if (not start and low) or (end < 0 and high < len(folded)):
        return False
    end = len(folded) if end < 0 else end
    columns_before = _COLUMNS.split(folded[start : mention.start])
    columns_after = _COLUMNS.split(folded[mention.end : end])
    if any(len(column.split()) > _WORDS_OF_A_COLUMN for column in (*columns_before[:-1], *columns_after[1:])):
        return False
    before, after = columns_before[-1], columns_after[0]
    if _OF.fullmatch(before) and _NUMBERED.match(after):
        return True
    if not before.strip() and _NAME_AFTER.fullmatch(after):
        return True
    beside = _cues().beside
    return bool(
        (beside.fullmatch(before) or _TOWN_BEFORE.fullmatch(before))
        and (beside.fullmatch(after) or _TOWN_AFTER.fullmatch(after))
    )


def _of_hearing(folded: str, mention: DateMention) -> bool:
    """Whether an introduction says that the case was heard on this day."""
    cues = _cues()
    if folded.endswith(_ATTRIBUTIVE, mention.start, mention.end):
        return False
    if cues.heard_after.match(folded, mention.end):
        return True
    if folded.endswith(("\n", "\n "), 0, mention.start) and cues.court_hears.match(folded, mention.end):
        return True
    return cues.heard_before.search(folded, max(0, mention.start - 60), mention.start) is not None


def _is_complaint(sections: Sequence[Section]) -> bool:
    return any(section.kind in _COMPLAINT_PARTS for section in sections)


def _is_day(mention: DateMention) -> bool:
    """Whether it is a single day: year, month and day."""
    return mention.precision == "day" and mention.value is not None and len(mention.value) == _LENGTH_OF_DAY


def _day(mention: DateMention) -> date | None:
    return date.fromisoformat(mention.value) if mention.value and _is_day(mention) else None


def _role_near(folded: str, mention: DateMention, cues: _Cues) -> str | None:
    """The role named by the nearest cue of the same sentence."""
    low = max(0, mention.start - _MAX_REACH)
    for stop in _STOP.finditer(folded, low, mention.start):
        low = stop.end()
    best: tuple[int, str] | None = None
    for cue, _, end in cues.before.find(folded, low, mention.start):
        best = _nearer(best, cue, mention.start - end)
    high = min(len(folded), mention.end + _MAX_REACH)
    if stop_after := _STOP.search(folded, mention.end, high):
        high = stop_after.start()
    for cue, start, _ in cues.after.find(folded, mention.end, high):
        best = _nearer(best, cue, start - mention.end)
        if best is not None:
            break
    return best[1] if best else None


def _nearer(best: tuple[int, str] | None, cue: RoleCue, distance: int) -> tuple[int, str] | None:
    """The nearer of the best cue so far and this one, if it stands within its reach."""
    if distance > cue.reach:
        return best
    found = (distance, cue.role)
    return found if best is None else min(best, found)


@cache
def _cues() -> _Cues:
    """All cues in two patterns, one named group a cue."""
    words = load_file("words/dates_roles.toml", RoleWords)
    return _Cues(
        before=_near("roles-before", [(cue, cue.before) for cue in words.cues if cue.before]),
        after=_near("roles-after", [(cue, cue.after) for cue in words.cues if cue.after]),
        beside=prepared(rf"[\s.,;]*(?:(?:{'|'.join(words.beside)})(?:[\s.,;]+|$)){{0,6}}"),
        heard_before=prepared(rf"(?:{'|'.join(words.heard_before)})\Z"),
        heard_after=prepared("|".join(words.heard_after)),
        court_hears=prepared("|".join(words.court_hears)),
    )


def _near(name: str, rows: list[tuple[RoleCue, tuple[str, ...]]]) -> _Near:
    words, marks = marked_by_first_letter(name, ["|".join(patterns) for _, patterns in rows], before=_NO_WORD)
    return _Near(words, tuple(rows[mark][0] for mark in marks))
