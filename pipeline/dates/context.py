"""What stands around a construction: streets, ages, articles; and the year that a day without one borrows."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from msgspec.structs import replace

from ..knowledge.dates import Around, ContextWords
from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..values import DateMention
from .calendar import Reading
from .lexer import Token

_REACH = 40


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The compiled surroundings: `before` to be searched up to the number, `after` matched from its end."""

    street_before: re.Pattern[str]
    street_after: re.Pattern[str]
    unit_before: re.Pattern[str]
    numbered_before: re.Pattern[str]
    numbered_after: re.Pattern[str]
    age_before: re.Pattern[str]
    at_least_before: re.Pattern[str]
    ago_after: re.Pattern[str]
    of_life_after: re.Pattern[str]
    measure_after: re.Pattern[str]
    before_our_era: re.Pattern[str]
    other_year_before: re.Pattern[str]
    other_year_after: re.Pattern[str]
    clock_before: re.Pattern[str]
    clock_after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_file("words/dates_context.toml", ContextWords)
    return _Patterns(
        street_before=_ends(words.street, r"\s*[«\"“]?\s*"),
        street_after=_begins(words.street, r"[»\"”]?\s*"),
        unit_before=_ends(words.unit, r"\s*"),
        numbered_before=_ends(words.numbered, r"\s*"),
        numbered_after=_begins(words.numbered, r"\s*-?\s*"),
        age_before=_ends(words.age, r"(?:\s+\w+){0,5}\s*"),
        at_least_before=_ends(words.ago, r"\s*"),
        ago_after=_begins(words.ago, r"\s*"),
        of_life_after=_begins(words.of_life, r"\s*"),
        measure_after=_begins(words.measure, r"\s+"),
        before_our_era=_begins(words.before_our_era, r"\s*"),
        other_year_before=_ends(words.other_year, r"\s*"),
        other_year_after=_begins(words.other_year, r"\s*"),
        clock_before=_ends(words.clock, r"\s*"),
        clock_after=_begins(words.clock, r"\s*"),
    )


def _ends(around: Around, gap: str) -> re.Pattern[str]:
    return prepared(rf"(?<!\w)(?:{'|'.join(around.before)}){gap}\Z")


def _begins(around: Around, gap: str) -> re.Pattern[str]:
    return prepared(rf"{gap}(?:{'|'.join(around.after)})")


def drop_from_left(folded: str, rule: str, tokens: list[Token]) -> list[Token]:
    """The tokens of a list less leading numbers that belong to an article («пункт 3 и 5 мая 2019 года»)."""
    if rule not in {"day-list", "day-list-year"}:
        return tokens
    start = tokens[0].start
    if not _patterns().unit_before.search(folded, max(0, start - _REACH), start):
        return tokens
    months = [at for at, token in enumerate(tokens) if token.letter in "MG"]
    return tokens[months[0] - 1 :]


def is_no_date(folded: str, rule: str, tokens: list[Token], reading: Reading) -> bool:
    """Whether the surroundings say that it is something else: a street, a numbered paragraph, a version."""
    start, end = tokens[0].start, tokens[-1].end
    left = max(0, start - _REACH)
    around = _patterns()
    if reading.value is not None and reading.value.startswith("--"):
        return bool(around.street_before.search(folded, left, start) or around.street_after.match(folded, end))
    if rule == "numeric" and "two-digit-year" in reading.notes:
        return bool(around.numbered_before.search(folded, left, start) or around.numbered_after.match(folded, end))
    if reading.precision != "day" and around.before_our_era.match(folded, end):
        return True
    unit = tokens[-1].entry
    if rule == "year" and unit is not None and unit.single:  # «2000 жыл бұрын»
        return bool(around.ago_after.match(folded, end))
    return rule == "short-year" and bool(around.of_life_after.match(folded, end))


def is_no_term(folded: str, start: int, end: int, value: str, days: str | None) -> bool:
    """Whether a length of time is an age, a time ago, a time of day or a measure of money, and so no term."""
    left = max(0, start - _REACH)
    around = _patterns()
    if value.endswith("M") and around.measure_after.match(folded, end):
        return True
    if days is None and around.ago_after.match(folded, end):
        return not around.at_least_before.search(folded, left, start)
    if value.endswith("Y"):
        aside = folded[end : end + 1] == "," and folded[left:start].rstrip().endswith(",")
        return aside or bool(around.age_before.search(folded, left, start))
    if value.endswith("H"):
        return bool(around.clock_before.search(folded, left, start) or around.clock_after.match(folded, end))
    return False


def resolve(dates: list[DateMention], folded: str) -> list[DateMention]:
    """The mentions, those without a year with the year of the last date before them in `resolved`."""
    year: str | None = None
    resolved: list[DateMention] = []
    for mention in dates:
        value = mention.value
        if value and value.startswith("--"):
            if year is not None and not _of_other_year(folded, mention) and (reading := _in_year(value, year)):
                mention = replace(mention, resolved=reading)  # noqa: PLW2901
        elif value and mention.precision in {"day", "month", "year"}:
            year = value.rsplit(";", 1)[-1][:4]
        resolved.append(mention)
    return resolved


def _of_other_year(folded: str, mention: DateMention) -> bool:
    around = _patterns()
    if around.other_year_after.match(folded, mention.end):
        return True
    return around.other_year_before.search(folded, max(0, mention.start - _REACH), mention.start) is not None


def _in_year(value: str, year: str) -> str | None:
    """`--05-01` in a year, each day of a list or interval, None where a day is not in that year."""
    parts = re.split("([;/])", value)
    for at in range(0, len(parts), 2):
        parts[at] = year + parts[at][1:]
        try:
            date.fromisoformat(parts[at])
        except ValueError:
            return None
    return "".join(parts)
