"""Sums of money with their currency and whether they are what is claimed."""

import re
from functools import cache

from ..cues.marks import Marks
from ..cues.spaces import compile_words
from ..normalize import Text
from ..values import Money
from .words import case_words, numerals, pattern

_SIGNS = "₸$€₽"
_REACH = 120
_CONTEXT = 110
_NUMBER = re.compile(r"(?<![\d\w/-])(\d{1,3}(?:[ .]\d{3})+|\d+)(?:[.,](\d{1,2}))?\s*\Z")
_IN_BRACKETS = re.compile(r"\s*\([^()]{0,100}\)\s*\Z")
_WORD = re.compile(r"[а-яәіңғүұқөһ]+\s*\Z")


@cache
def _currency() -> re.Pattern[str]:
    return compile_words("|".join(f"(?P<{code}>{words})" for code, words in case_words().currencies.items()))


@cache
def _multiplier() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(case_words().multipliers)})\.?\s*\Z")


@cache
def _names() -> Marks:
    return Marks({"currency": case_words().currency_names})


def _places(text: Text) -> list[int]:
    """Where the name or the sign of a currency may stand."""
    named = [match.start for match in _names().of(text).places("currency")]
    signs = [sign for sign in _SIGNS if sign in text.folded]
    return sorted({*named, *(at for sign in signs for at, letter in enumerate(text.folded) if letter == sign)})


def find_sums(text: Text) -> tuple[Money, ...]:
    """The sums in their order; `role` is claim or duty where the words around say so."""
    found = []
    end = 0
    folded = text.folded
    for place in _places(text):
        currency = _currency().match(folded, place)
        if currency is None:
            continue
        amount = _amount(folded, max(end, currency.start() - _REACH), currency.start())
        if amount is None:
            continue
        start, value = amount
        role = _role(folded, max(end, start - _CONTEXT), start, currency.end())
        end = currency.end()
        found.append(Money(start, end, value, currency.lastgroup or "", role))
    return tuple(found)


def _amount(folded: str, floor: int, end: int) -> tuple[int, float] | None:
    """The number that ends at `end`, in digits or words, with its start."""
    piece = folded[floor:end]
    if brackets := _IN_BRACKETS.search(piece):
        piece = piece[: brackets.start()]
    factor = 1.0
    if scale := _multiplier().search(piece):
        head = piece[: scale.start()]
        if _NUMBER.search(head):
            piece = head
            factor = next(v for k, v in case_words().multipliers.items() if re.fullmatch(k, scale[1]))
    if number := _NUMBER.search(piece):
        whole = re.sub(r"[ .]", "", number[1])
        value = float(f"{whole}.{number[2]}") if number[2] else float(whole)
        return floor + number.start(1), value * factor
    return _in_words(piece, floor)


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
    after = folded[end : end + 60].split(".", maxsplit=1)[0]
    nearest_not = max((m.end() for m in pattern("not_claim").finditer(before)), default=-1)
    nearest = max((m.end() for m in pattern("claim").finditer(before)), default=-1)
    if pattern("duty").search(before) and nearest_not >= nearest - 30:
        return "duty"
    if nearest_not > nearest:
        return None
    if nearest >= 0 or pattern("claim").search(after):
        return "duty" if pattern("duty").search(after) else "claim"
    return "duty" if pattern("duty").search(after) else None
