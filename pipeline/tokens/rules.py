"""Tokens by one regular expression a language, as treebanks cut them and citations need them.

What is special: an abbreviation keeps its dot («ст.», «т.б.»), initials keep theirs, a number lets go of the unit glued
to it («449-б.» → `449` `-` `б.`, «2012ж.» → `2012` `ж.`), an ending glued to an abbreviation stays («ҚР-ның»), and the
commas of a list of numbers before a unit are no decimal points («1,2-тармағына»).
"""

import re
from functools import cache
from typing import Literal

from ..knowledge.load import load_file
from ..knowledge.patterns import alternation, prepared
from ..knowledge.words import Abbreviations, WordList

Grammar = Literal["kk", "ru"]

_LETTER = r"[^\W\d_]"
_SMALL = "[a-zа-яёәғқңөұүһі]"
_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"

_URL = r"(?:https?://|www\.)[^\s<>«»\"]*[^\s<>«»\".,;:!?)]"
_EMAIL = r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,64}+@[\w-]+(?:\.[\w-]+)+"
_ENTITY = r"(?:&\#?\w{2,6};)+"
_CASE_NUMBER = rf"[0-9]{{2,4}}-[0-9]{{2}}-[0-9]{{2}}-[0-9]+{_LETTER}{{0,3}}/[0-9]+(?:-[0-9]+)?"
_ACT_NUMBER = rf"[0-9]+-(?!БАП|БӨЛ|ТАР|ТАҚ){_CAPITAL}{{1,4}}(?![\w-])"
# An article put in between two («438-1»), not a range («434-436»).
_INSERTED = r"[0-9]{2,4}-[0-9](?![0-9])"
# Three numbers with commas are a list («пункты 1,2,3»), two may be a decimal fraction.
_NUMBER_LIST = (
    r"[0-9]{1,3}(?=(?:,[0-9]{1,2}(?![0-9])){2,})",
    r"(?<=[0-9],)[0-9]{1,3}(?=(?:,[0-9]{1,2})?(?![0-9,]))",
)
# A number with its letters («12б», «3гп», «5К»); capitals are a word of their own («434ГПК»).
_WITH_LETTERS = rf"[0-9]+(?:[.,][0-9]+)*(?:[a-zа-яёәғқңөұүһі]+|{_CAPITAL})(?!\.|{_LETTER}|-)"
_PLAIN_NUMBER = r"[0-9]+(?:[.,:/][0-9]+)*"
_INITIAL = rf"{_CAPITAL}\.(?!\.)"
_PIECE = r"[^\W_]*(?:[\u0300-\u036f][^\W_]*)*"
_WORD = rf"{_LETTER}{_PIECE}(?:[-‑]{_LETTER}{_PIECE})*(?:-(?=\s+(?:и|или|және|мен)\s))?"
_PLAIN_WORD = rf"{_LETTER}++(?![\w.@:/‑\u0300-\u036f-])"
_MARKS = r"\.{3,}|``|''|-{2,}|[:;]-?[()]+(?!\w)|\){3,}|[\#@]\w+"
_ANYTHING = r"[^\s]"


@cache
def token_pattern(grammar: Grammar) -> re.Pattern[str]:
    """The expression whose matches in a normalized text are its tokens; spaces stand between them.

    The plain word comes first because it is nearly always right; what begins with a letter or a digit is looked at
    only there.
    """
    number = _kazakh_number() if grammar == "kk" else _russian_number()
    units = "|".join(unit for known in _lists() for unit in known.units)
    abbreviation = rf"(?!(?:{units})\.(?:\s+[«\"“`]*{_CAPITAL}|\s*\Z))(?:{_abbreviations()}|{_SMALL})\.(?!\.)"
    marks = _MARKS if grammar == "kk" else rf"[.?!…]{{2,}}|{_MARKS}"
    roman = f"{_kazakh_roman()}|" if grammar == "kk" else ""
    from_letter = f"{_URL}|{_EMAIL}|{abbreviation}|{_INITIAL}|{roman}{_WORD}"
    from_digit = "|".join((_EMAIL, _CASE_NUMBER, _ACT_NUMBER, _INSERTED, *_NUMBER_LIST, *number, _PLAIN_NUMBER))
    return prepared(
        rf"{_PLAIN_WORD}|(?={_LETTER})(?:{from_letter})|(?=[0-9])(?:{from_digit})|{_ENTITY}|{marks}|{_ANYTHING}"
    )


def _kazakh_endings() -> str:
    return "|".join(sorted(load_file("words/kk/number_endings.toml", WordList).words, key=len, reverse=True))


def _kazakh_roman() -> str:
    """A Roman number before a whole word («IV-тарау»); with an ending it stays one token («XX-шы»)."""
    return rf"[IVXLCDMІХ]+(?=-(?!(?:{_kazakh_endings()})(?!\w)){_LETTER})"


def _kazakh_number() -> tuple[str, ...]:
    ending = _kazakh_endings()
    return (
        rf"[0-9]+(?:[.,][0-9]+)?(?:%|°[СC]?)(?:-{_LETTER}+)?",
        rf"[0-9]+(?:[.,:][0-9]+)?-(?:{ending})(?![\w-])",
        rf"[0-9]+(?=(?:,[0-9]+)+\s?-\s?{_LETTER})",
        rf"(?<=[0-9],)[0-9]+(?=\s?-\s?{_LETTER})",
        _WITH_LETTERS,
    )


def _russian_number() -> tuple[str, ...]:
    return (
        rf"[0-9]+(?:[.,][0-9]+)?-{_LETTER}+(?!\w)",
        r"(?:(?<=ст\. )|(?<=пп\. )|(?<=п\. )|(?<=ч\. ))[0-9]+(?=,[0-9])",
        _WITH_LETTERS,
    )


def _lists() -> list[Abbreviations]:
    return [load_file(f"words/{language}/abbreviations.toml", Abbreviations) for language in ("kk", "ru")]


def _abbreviations() -> str:
    """The abbreviations of both languages, in small letters and with a capital first; the longest one matches."""
    words = {word for known in _lists() for word in (*known.inside, *known.either, *known.units) if " " not in word}
    return alternation(words | {word[0].upper() + word[1:] for word in words})
