"""A document in a Kazakh and a Russian version whose days differ."""

from collections.abc import Iterable, Sequence
from datetime import date

from ..dates import lone_days
from ..knowledge.patterns import prepared
from ..language import evidence
from ..normalize import Text
from ..values import Case, DateMention
from .choice import full_day
from .term import may_be_one_act

_LANGUAGES = ("kk", "ru")
# Days in both languages, without which no version can differ: most texts are asked no further.
_YEARS_KK, _YEARS_RU = prepared(r"\dж|\d ж(?:ыл|\.)"), prepared(r"\dг|\d г(?:од|\.)")
Told = Iterable[tuple[int, int, str | None]]
"""Stretches of the text with the days they tell."""


def versions_conflict(text: Text, case: Case, dates: Sequence[DateMention]) -> tuple[date, ...]:
    """The two days that a Kazakh and a Russian version give for one act or for the document itself; else none.

    Of an act each version must name one day, and the two must look like one day miswritten: a case may have several
    acts. The document's own days are those on lines of their own.
    """
    if not (_YEARS_KK.search(text.folded) and _YEARS_RU.search(text.folded)):
        return ()
    lone = [(m.start, m.end, m.value) for m in lone_days(dates, text)]
    if len({day for *_, day in lone}) == 2 and (found := _two(text, lone)):
        return found
    for instance in dict.fromkeys(i.instance for i in case.instances):
        told = [(i.start, i.end, i.date) for i in case.instances if i.instance == instance and i.end > i.start]
        if len(told) == 2 and (found := _two(text, told)):
            return found
    return ()


def _two(text: Text, told: Told) -> tuple[date, ...]:
    """The day of either version, where each tells one and they are not the same."""
    days: dict[str, set[date]] = {language: set() for language in _LANGUAGES}
    for start, end, value in told:
        language, day = _language(text.folded, start, end), full_day(value)
        if language is not None and day is not None:
            days[language].add(day)
    kk, ru = days["kk"], days["ru"]
    if len(kk) != 1 or len(ru) != 1 or kk == ru:
        return ()
    one, other = sorted(kk | ru)
    return (one, other) if may_be_one_act(one, other) else ()


def _language(folded: str, start: int, end: int) -> str | None:
    """The language of the words of a day, or of the line they stand on."""
    own = evidence(folded, start, end)
    if own is None:
        after = folded.find("\n", end)
        own = evidence(folded, folded.rfind("\n", 0, start) + 1, after if after >= 0 else len(folded))
    return own if own in _LANGUAGES else None
