"""Sums of money with their currency and whether they are what is claimed."""

import re
from functools import cache

from ..cues.classes import read_cues
from ..cues.marks import Marks
from ..cues.openings import by_first_letter
from ..cues.spaces import compile_words
from ..knowledge.patterns import prepared
from ..normalize import Text
from ..values import Money
from .words import case_words, numerals, pattern

_SIGNS = "₸$€₽¥£"
_SIGN = prepared(f"[{_SIGNS}]")
_REACH = 120
_CONTEXT = 110
_DIGITS = r"(?:(?P<groups>\d{1,3}(?:[ .'’]\d{3})+)(?:[.,-](?P<cents>\d{2}))?|(?P<plain>\d+)(?:[.,](?P<part>\d{1,2}))?)"
_NUMBER = prepared(rf"(?<![\d\w/'’-]){_DIGITS}\s*\Z")
_NUMBER_AFTER = prepared(rf"\s?{_DIGITS}(?![\d\w])")
_NEXT = prepared(r"[.,;]|\s(?:и|а также|және|мен|пен)\s")
_IN_BRACKETS = prepared(r"\s*\([^()]{0,100}\)\s*\Z")
_WORD = prepared(r"[а-яәіңғүұқөһ]+\s*\Z")


@cache
def _currency() -> re.Pattern[str]:
    return compile_words("|".join(f"(?P<{code}>{words})" for code, words in case_words().currencies.items()))


@cache
def _multiplier() -> re.Pattern[str]:
    return prepared(rf"(?<!\w)({'|'.join(case_words().multipliers)})\.?\s*\Z")


@cache
def _names() -> Marks:
    return Marks({"currency": case_words().currency_names})


@cache
def _name() -> re.Pattern[str]:
    """The names of currencies as one pattern: most texts of law have none, and need no closer look."""
    forms = {form for line in case_words().currency_names for cue in read_cues(line) for form in cue.terms[0].forms}
    words = [form[:-1] if form.endswith("*") else rf"{form}(?!\w)" for form in sorted(forms)]
    return prepared(by_first_letter("|".join(words), word_start=True))


def _places(text: Text) -> list[int]:
    """Where the name or the sign of a currency may stand."""
    places: set[int] = set()
    if _name().search(text.folded):
        places.update(match.start for match in _names().of(text).places("currency"))
    if any(sign in text.folded for sign in _SIGNS):
        places.update(match.start() for match in _SIGN.finditer(text.folded))
    return sorted(places)


def find_sums(text: Text) -> tuple[Money, ...]:
    """The sums in their order; `role` is claim or duty where the words around say so."""
    found = []
    end = 0
    folded = text.folded
    for place in _places(text):
        currency = _currency().match(folded, place)
        if currency is None:
            continue
        before = _amount(folded, max(end, currency.start() - _REACH), currency.start())
        after = _NUMBER_AFTER.match(folded, currency.end()) if before is None and currency[0] in _SIGNS else None
        if before is None and after is None:
            continue
        start, value = before or (currency.start(), _number(after))
        stop = after.end() if after else currency.end()
        role = _role(folded, max(end, start - _CONTEXT), start, stop)
        end = stop
        found.append(Money(start, end, value, currency.lastgroup or "", role))
    return tuple(found)


def _amount(folded: str, floor: int, end: int) -> tuple[int, float] | None:
    """The number that ends at `end`, in digits or words, with its start."""
    piece = folded[floor:end]
    if brackets := _IN_BRACKETS.search(piece):
        piece = piece[: brackets.start()]
    piece = _of_country().sub("", piece)
    total, start = 0.0, None
    while found := _scaled(piece):  # «2 млрд 300 млн»
        start, value = found
        total += value
        piece = piece[:start]
    if start is not None:
        return floor + start, total
    if number := _NUMBER.search(piece):
        return floor + number.start(), _number(number)
    return _in_words(piece, floor)


def _scaled(piece: str) -> tuple[int, float] | None:
    """The number with a multiplier that ends a piece: its start and value."""
    scale = _multiplier().search(piece)
    number = _NUMBER.search(piece, 0, scale.start()) if scale else None
    if scale is None or number is None:
        return None
    factor = next(v for k, v in case_words().multipliers.items() if re.fullmatch(k, scale[1]))
    return number.start(), _number(number) * factor


def _number(found: re.Match[str] | None) -> float:
    """The value of digits with groups and hundredths."""
    assert found is not None
    whole = re.sub(r"\D", "", found["groups"] or found["plain"])
    part = found["cents"] or found["part"]
    return float(f"{whole}.{part}") if part else float(whole)


@cache
def _of_country() -> re.Pattern[str]:
    return prepared(rf"(?<!\w)(?:{case_words().currency_of})\s*\Z")


def _in_words(piece: str, floor: int) -> tuple[int, float] | None:
    """A number in words at the end of `piece`."""
    words: list[str] = []
    units, scales = numerals().units, numerals().scales
    at = len(piece.rstrip())
    while word := _WORD.search(piece, 0, at):
        name = word[0].strip()
        if name not in units and name not in scales:
            break
        words.insert(0, name)
        at = word.start()
    if not words:
        return None
    start = at + len(piece[at:]) - len(piece[at:].lstrip())
    return floor + start, float(_value(words))


def _value(words: list[str]) -> int:
    total = group = 0
    for word in words:
        if word in numerals().units:
            group += numerals().units[word]
        elif numerals().scales[word] == 100:
            group = max(group, 1) * 100
        else:
            total += max(group, 1) * numerals().scales[word]
            group = 0
    return total + group


def _role(folded: str, floor: int, start: int, end: int) -> str | None:
    before = folded[floor:start]
    # The clause only: a sum of another sentence has its own words.
    before = before[max(before.rfind(". "), before.rfind(";"), before.rfind("\n\n")) + 1 :]
    beside = _NEXT.split(folded[end : end + 60], maxsplit=1)[0]
    after = folded[end : end + 60].split(".", maxsplit=1)[0]
    nearest_not = max((m.end() for m in pattern("not_claim").finditer(before)), default=-1)
    nearest = max((m.end() for m in pattern("claim").finditer(before)), default=-1)
    if pattern("duty").search(before) and nearest_not >= nearest - 30:
        return "duty"
    if nearest_not > nearest:
        return None
    if nearest >= 0 or pattern("claim").search(after):
        return "duty" if pattern("duty").search(beside) else "claim"
    return "duty" if pattern("duty").search(beside) else None
