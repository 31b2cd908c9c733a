"""What stands after the name or the head noun of an act in Russian: country, date, number, title, short name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from ..knowledge.patterns import prepared
from ..normalize import Text
from .lexicon import dispatch, either, lexicon
from .mentions import COURT_KINDS, Mention
from .requisites import NUMBER, alias_pattern, date_pattern, read_date, read_number, read_title

_SHORT_NAME = prepared(r"\s*\((?:[а-я]+\s+)?[а-я]+\s+кодекс[а-я]*\)")
_FOUR_DIGITS = prepared(r"\d{4}")
_ABOUT = prepared(r"об?\s")
_NAMED = frozenset({"name", "abbreviation"})


@cache
def _part_of_code() -> re.Pattern[str]:
    return prepared(rf"\s*\({either(lexicon('ru').words.code_parts)}\)")


@cache
def _part() -> re.Pattern[str]:
    return prepared(
        rf"[^\S\n]*+(?:\n\s*+)?+(?:(?:от\s+)(?P<date>{date_pattern('ru')})|,?\s?(?:за\s+)?{NUMBER}"
        rf"|(?P<country>{dispatch((lexicon('ru').countries(), ''))}(?!\w))"
        r"|(?P<year>(?:от\s+)?(?:\((?:в\s+редакции\s+)?)?(?:1[6-9]|20)\d\d\s*(?:года|г\.)\)?)"
        r"|(?P<title>[«\"“„])(?=\w)|(?P<paren>\([^()]{1,160}\)))"
    )


@dataclass(slots=True)
class _Reader:
    """Reads one mention on; each kind of part is taken once."""

    text: Text
    mention: Mention
    end: int
    country: str | None = None
    date: str | None = None
    number: str | None = None
    title: str | None = None
    inside: tuple[int, int] | None = None

    def read(self, first: re.Match[str]) -> Mention:
        """The mention with the parts from the first one on."""
        part: re.Match[str] | None = first
        while part is not None:
            reached = self._take[part.lastgroup or ""](self, part)
            part = _part().match(self.text.folded, reached) if reached is not None else None
        self._close()
        mention = self.mention
        mention.end = self.end
        mention.jurisdiction = self.country or mention.jurisdiction
        mention.number, mention.date = self.number, self.date
        mention.title = self.title or mention.title
        mention.inside = self.inside or mention.inside
        return self._with_alias(mention)

    def _country(self, part: re.Match[str]) -> int | None:
        if self.country is not None:
            return None
        self.country = lexicon("ru").jurisdiction(part["country"])
        self.end = part.end()
        return self.end

    def _date(self, part: re.Match[str]) -> int | None:
        if self.date is not None:
            return None
        self.date = read_date(part["date"], "ru")
        self.end = part.end()
        return self.end

    def _year(self, part: re.Match[str]) -> int | None:
        if self.date is not None or self.mention.form not in _NAMED:
            return None
        year = _FOUR_DIGITS.search(part["year"])
        self.date = year[0] if year else None
        self.end = part.end()
        return self.end

    def _number(self, part: re.Match[str]) -> int | None:
        if self.number is not None:
            return None
        self.number = read_number(part["number"])
        self.end = part.end()
        return self.end

    def _title(self, part: re.Match[str]) -> int | None:
        if self.title is not None or self.mention.form in {"abbreviation", "title"}:
            return None
        if self.mention.kind in COURT_KINDS and _ABOUT.match(self.text.folded, part.end()) is None:
            return None
        first, last, self.end = read_title(self.text.folded, part.start("title"))
        self.title, self.inside = " ".join(self.text.clean[first:last].split()), (first, last)
        return self.end

    def _paren(self, part: re.Match[str]) -> int:
        """A remark in brackets belongs to the reference only if more of it follows."""
        return part.end()

    def _close(self) -> None:
        """Takes the short name of a code, or its part, in brackets."""
        ending = None
        if self.title is not None and self.mention.kind == "code":
            ending = _SHORT_NAME.match(self.text.folded, self.end)
        elif self.mention.form == "name":
            ending = _part_of_code().match(self.text.folded, self.end)
        if ending is not None:
            self.end = ending.end()

    def _with_alias(self, mention: Mention) -> Mention:
        """The mention with the short name defined inside it or after it."""
        defined = alias_pattern("ru").match(self.text.folded, mention.end)
        if defined is None and "(" in self.text.folded[mention.start : mention.end]:
            defined = alias_pattern("ru").search(self.text.folded, mention.start, mention.end)
        if defined is None:
            return mention
        alias = self.text.clean[slice(*defined.span("alias"))].strip()
        mention.alias, mention.alias_end = alias, defined.end()
        return mention

    _take: ClassVar[dict[str, Callable[["_Reader", re.Match[str]], int | None]]] = {
        "country": _country,
        "date": _date,
        "year": _year,
        "number": _number,
        "title": _title,
        "paren": _paren,
    }
    """How each part is read: where the next one may begin, None where this one is not taken."""


def read_on(text: Text, mention: Mention, at: int | None = None) -> Mention:
    """The mention with what follows it (from `at` on, where words of its issuer stand in between)."""
    position = mention.end if at is None else at
    first = _part().match(text.folded, position)
    if first is None:
        mention.end = position
        return mention
    return _Reader(text, mention, position).read(first)
