"""What an instance did, told without a day: «the court of first instance granted the claim, the appeal refused it»."""

import re
from collections.abc import Sequence
from functools import cache

from ..cues.openings import marked_by_first_letter
from ..cues.spaces import with_spaces
from ..knowledge.patterns import prepared
from ..values import Instance, Section
from .words import case_words, pattern, table

_CLAUSE_END = prepared(r"[.;]|,\s|\s(?:ал|а|но|однако|бірақ)\s")
_REACH = 160
_DIGITS = prepared(r"\d{4}")
_GRANTED = frozenset({"granted", "granted-in-part"})


@cache
def _told() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The courts in one pattern, and which instance each `lastindex` of a match says."""
    courts = case_words().court_told
    words, marks = marked_by_first_letter(
        "courts-told", [with_spaces(line) for line in courts.values()], word_start=True
    )
    return words, tuple([*courts, ""][mark] for mark in marks)


def find_undated(clean: str, folded: str, sections: Sequence[Section], known: Sequence[Instance]) -> list[Instance]:
    """The acts of instances that are told in the description without a day, where no dated act of theirs is known.

    An appeal that refuses the claim which the first instance granted, or grants what it refused, cancels its act.
    """
    found: dict[str, Instance] = {}
    words, instances = _told()
    for part in sections:
        if part.kind == "description":
            for told in words.finditer(folded, part.start, part.end):
                act = _read(clean, folded, told, part.end, instances[told.lastindex or 0])
                if act and act.instance not in {i.instance for i in known}:
                    found.setdefault(act.instance, act)
    if "appeal" in found:
        first = found.get("first") or next((i for i in known if i.instance == "first"), None)
        found["appeal"] = _against(first, found["appeal"], folded)
    return list(found.values())


def _read(clean: str, folded: str, told: re.Match[str], stop: int, instance: str) -> Instance | None:
    end = _CLAUSE_END.search(folded, told.end(), min(told.end() + _REACH, stop))
    clause = folded[told.end() : end.start() if end else min(told.end() + _REACH, stop)]
    result = next((key for key, words in table("results") if words.search(clause)), None)
    if result is None or _DIGITS.search(clause):
        return None
    return Instance(
        instance=instance,
        act_kind=None,
        start=told.start(),
        end=told.end() + len(clause.rstrip()),
        court=" ".join(clean[told.start() : told.end()].split()),
        result=result,
    )


def _against(first: Instance | None, appeal: Instance, folded: str) -> Instance:
    """The appeal with what it made of the first act, where it decides on the claim itself."""
    words = folded[appeal.start : appeal.end]
    if first is None or pattern("of_complaint").search(words) or not pattern("of_claim").search(words):
        return appeal
    turned = (first.result in _GRANTED and appeal.result == "dismissed") or (
        first.result == "dismissed" and appeal.result in _GRANTED
    )
    return Instance(
        instance=appeal.instance,
        act_kind=appeal.act_kind,
        start=appeal.start,
        end=appeal.end,
        court=appeal.court,
        result="cancelled" if turned else appeal.result,
    )
