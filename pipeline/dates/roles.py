"""What each date is the date of, and which date is the document's own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from ..knowledge.dates import RoleWords
from ..knowledge.load import load_file
from ..normalize import Text
from ..values import DateMention, Section

_MAX_REACH = 130
_HEAD = 700
_TAIL = 500
_COMPLAINT_PARTS = frozenset({"addressee", "request", "attachments", "acts-challenged", "arguments", "parties"})
_STOP = re.compile(r"[;!?\n]\s*\n|\.\s+(?=[а-яәғқңөұүһі]{4})")


class _Cue(NamedTuple):
    role: str
    reach: int
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def assign_roles(text: Text, dates: Sequence[DateMention], sections: Sequence[Section]) -> tuple[DateMention, ...]:
    """The dates with their roles: decision, filing, in-force, hearing, act, event, or None.

    The words nearest to a date decide; the first full date of a header is the decision's own, and the last one of a
    complaint its filing.
    """
    own = _own_date(dates, sections, text)
    complaint = _is_complaint(sections)
    found = []
    for mention in dates:
        if own is not None and mention == own:
            role: str | None = "filing" if complaint else "decision"
        else:
            role = _role_near(text.folded, mention)
        found.append(replace(mention, role=role) if role != mention.role else mention)
    return tuple(found)


def decided_on(dates: Sequence[DateMention], sections: Sequence[Section], text: Text) -> date | None:
    """The document's own day: of a ruling that of its header, of a complaint that of its signing; None if not found."""
    own = _own_date(dates, sections, text)
    return _day(own) if own is not None else None


def filed_on(dates: Sequence[DateMention], sections: Sequence[Section], text: Text) -> date | None:
    """The day a complaint was filed: its own day, or the day that the text says it came in; None if not found."""
    if _is_complaint(sections):
        return decided_on(dates, sections, text)
    for mention in dates:
        if _day(mention) and (mention.role or _role_near(text.folded, mention)) == "filing":
            return _day(mention)
    return None


def _own_date(dates: Sequence[DateMention], sections: Sequence[Section], text: Text) -> DateMention | None:
    days = [mention for mention in dates if _day(mention)]
    if _is_complaint(sections):
        return _signed(days, sections, text)
    header = next((section for section in sections if section.kind == "header"), None)
    end = header.end if header else min(_HEAD, len(text.clean))
    for mention in days:
        if mention.start >= end:
            break
        if _stands_alone(text.folded, mention):
            return mention
    return None


def _signed(days: Sequence[DateMention], sections: Sequence[Section], text: Text) -> DateMention | None:
    """The date beside the signature, else the last one near the end, else the one in the head."""
    for kind in ("signature", "attachments"):
        for section in reversed([section for section in sections if section.kind == kind]):
            inside = [d for d in days if section.start <= d.start < section.end and _stands_alone(text.folded, d)]
            if inside:
                return inside[-1]
    length = len(text.clean)
    late = [d for d in days if d.start >= length - _TAIL and _stands_alone(text.folded, d)]
    if late:
        return late[-1]
    early = [d for d in days if d.start < min(_HEAD, length // 2) and _stands_alone(text.folded, d)]
    return early[0] if early else None


_ALONE_BEFORE = re.compile(r"(?:^|\n|[.;:]|\s{2,}|№[^\n]{0,40}|г\.\s?\w+,?|қаласы,?|дата:?|күні:?|күн:?|от)[\s«\"]*\Z")


def _stands_alone(folded: str, mention: DateMention) -> bool:
    """Whether the date stands on a line of its own, or in columns, not inside a sentence."""
    before = folded[max(0, mention.start - 60) : mention.start]
    after = folded[mention.end : mention.end + 60]
    line_before = before.rpartition("\n")[2]
    line_after = after.partition("\n")[0].strip(" .,")
    opens = bool(_ALONE_BEFORE.search(before)) or mention.start == 0 or len(line_before.split()) <= 4
    closes = len(line_after.split()) <= 6
    return opens and closes and _role_near(folded, mention) not in {"act", "event", "in-force"}


def _is_complaint(sections: Sequence[Section]) -> bool:
    return any(section.kind in _COMPLAINT_PARTS for section in sections)


def _day(mention: DateMention | None) -> date | None:
    if mention is None or mention.precision != "day" or not mention.value or len(mention.value) != 10:
        return None
    return date.fromisoformat(mention.value)


def _role_near(folded: str, mention: DateMention) -> str | None:
    """The role named by the nearest cue of the same sentence."""
    before = folded[max(0, mention.start - _MAX_REACH) : mention.start]
    for stop in _STOP.finditer(before):
        before_at = stop.end()
        before = " " * before_at + before[before_at:]
    after = folded[mention.end : mention.end + _MAX_REACH]
    if stop_after := _STOP.search(after):
        after = after[: stop_after.start()]
    best: tuple[int, str] | None = None
    for cue in _cues():
        if cue.before is not None:
            ends = [match.end() for match in cue.before.finditer(before)]
            if ends and (distance := len(before) - ends[-1]) <= cue.reach:
                best = min(best or (distance, cue.role), (distance, cue.role))
        if cue.after is not None:
            match = cue.after.search(after)
            if match and match.start() <= cue.reach:
                best = min(best or (match.start(), cue.role), (match.start(), cue.role))
    return best[1] if best else None


@cache
def _cues() -> tuple[_Cue, ...]:
    cues = load_file("words/dates_roles.toml", RoleWords).cues
    return tuple(_Cue(cue.role, cue.reach, _any(cue.before), _any(cue.after)) for cue in cues)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns)) if patterns else None
