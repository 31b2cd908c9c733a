"""The words of dates, expanded: every surface form with what it does, and the pattern that finds where to look."""

from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from ..knowledge.dates import DateWords, Digits, WordGroup
from ..knowledge.load import built, load_file

LETTERS = "a-zа-яёәғқңөұүһі"

# One letter a class: a construction is matched over the string of the letters of its words (see grammar.py).
LETTER_OF = {
    "month": "M",
    "month-genitive": "G",
    "cardinal": "W",
    "ordinal": "W",
    "year": "y",
    "year-or-unit": "z",
    "years": "Z",
    "this-year": "m",
    "of-this-year": "v",
    "kind-of-year": "g",
    "day-word": "k",
    "day-noun": "l",
    "month-word": "a",
    "unit": "u",
    "month-unit": "n",
    "qualifier": "w",
    "unit-adjective": "j",
    "duration": "U",
    "duration-adjective": "J",
    "half-number": "V",
    "and-half": "L",
    "term-noun": "s",
    "during": "t",
    "inside": "i",
    "century": "c",
    "century-short": "C",
    "quarter": "q",
    "half-year": "h",
    "half": "H",
    "edge": "p",
    "and": "&",
    "from": "f",
    "until": "r",
    "onto": "N",
    "starting": "b",
    "ending": "e",
    "between": "o",
    "between-before": "O",
}
# Roman numbers up to 25, in Latin letters and in the Cyrillic ones printed alike.
_ROMAN_TENS = ("", "x", "xx")
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
# Letters that scanners and keyboards without Kazakh confuse; likeness is measured after folding them.
_ALIKE = str.maketrans("қғңөұүіәһ", "кгноууиах")
# Classes that may open a date: numbers, months, years and what joins them; no units and nothing that follows.
_LEFT = frozenset("WRMGyzZmvgwVpOanckfr&bNl")
_HEAD = 2
FILES = ("words/dates_numbers.toml", "words/dates.toml", "words/dates_months.toml")
"""The words of dates."""


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """One surface form: its class letter, value, language; `other` is a second reading (тоқсан: 90, a quarter).

    `special` says that a look around is needed before it is believed.
    """

    letter: str
    value: int | str | None
    language: str
    form: str
    ordinal: bool = False
    dot: bool = False
    single: bool = False
    misspelt: bool = False
    other: str | None = None
    special: bool = False


@cache
def entries() -> dict[str, Entry]:
    """Every surface form of every word."""
    return built("dates", FILES, Entry, _make_entries)


def _make_entries() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for name in FILES:
        words = load_file(name, DateWords)
        single = {form for forms in words.single_units.values() for form in forms}
        for group in words.words:
            _add_group(found, group, words, single)
        _add_compounds(found, words)
    for value, form in _romans():
        found.setdefault(form, Entry("R", value, "ru", form))
    return {form: replace(entry, special=_is_special(entry)) for form, entry in found.items()}


@cache
def left_words() -> frozenset[str]:
    """The words that may stand in a date before the word by which it was found."""
    return frozenset(form for form, entry in entries().items() if entry.letter in _LEFT)


def _is_special(entry: Entry) -> bool:
    return entry.dot or entry.letter == "R" or len(entry.form) < 3 or "." in entry.form


@cache
def digits() -> Digits:
    """What may follow a number written in digits."""
    found = load_file("words/dates.toml", DateWords).digits
    assert found is not None
    return found


def stems(*classes: str, short: bool = True) -> set[str]:
    """The stems of the words of these classes, without endings; `short` forms are those that take a dot."""
    found: set[str] = set()
    for name in FILES:
        for group in load_file(name, DateWords).words:
            if group.class_ in classes and (short or not group.dot):
                found.update((*group.stems, *group.forms))
    return found


def compound_starts() -> set[str]:
    """The numbers that begin «трехдневный» and its like."""
    return {start for starts in load_file("words/dates.toml", DateWords).compounds.values() for start in starts}


@lru_cache(maxsize=4096)
def month_alike(word: str) -> Entry | None:
    """The month that a misspelt word means: one letter off after folding letters that look alike, else None."""
    if len(word) < 4 or len(word) > 14:
        return None
    folded = word.translate(_ALIKE)
    begun, ended = _months_by_ends()
    alike = [begun.get((folded[:_HEAD], length), ()) for length in range(len(word) - 1, len(word) + 2)]
    alike += [ended.get(folded[at:], ()) for at in range(_HEAD, _HEAD + 3)]
    values = {int(entry.value or 0): entry for forms in alike for form, entry in forms if _one_off(folded, form)}
    if len(values) != 1:
        return None
    return replace(next(iter(values.values())), misspelt=True)


def _add_group(found: dict[str, Entry], group: WordGroup, words: DateWords, single: set[str]) -> None:
    endings = [ending for name in group.endings for ending in words.endings[name]] or [""]
    letter = LETTER_OF[group.class_]
    ordinal = group.class_ == "ordinal"
    for stem, value in (*group.stems.items(), *((form, None) for form in group.forms)):
        for ending in endings:
            form = stem + ending
            if form in group.less:
                continue
            entry = Entry(letter, value, group.language, form, ordinal, group.dot, form in single)
            first = found.setdefault(form, entry)
            if first.letter != letter and first.other is None:
                found[form] = replace(first, other=letter)


def _add_compounds(found: dict[str, Entry], words: DateWords) -> None:
    for language, starts in words.compounds.items():
        for group in words.words:
            if group.class_ != "unit-adjective" or group.language != language:
                continue
            endings = [ending for name in group.endings for ending in words.endings[name]]
            for stem, unit in group.stems.items():
                for start, number in starts.items():
                    value = duration_of(number, str(unit))
                    for ending in endings:
                        form = start + stem + ending
                        found.setdefault(form, Entry("J", value, language, form))


def duration_of(number: int | str, unit: str) -> str:
    """The ISO 8601 duration of a number of units (Y, M, W, D, H)."""
    return f"PT{number}H" if unit == "H" else f"P{number}{unit}"


def _romans() -> list[tuple[int, str]]:
    found = []
    for tens, head in enumerate(_ROMAN_TENS):
        for ones, tail in enumerate(_ROMAN_ONES):
            if value := tens * 10 + ones:
                found += [(value, form) for form in _both_alphabets(head + tail)]
    return found


def _both_alphabets(roman: str) -> list[str]:
    forms = [""]
    for letter in roman:
        choices = {"i": "iі", "x": "xх"}.get(letter, letter)
        forms = [form + choice for form in forms for choice in choices]
    return forms


_Months = list[tuple[str, Entry]]


@cache
def _months_by_ends() -> tuple[dict[tuple[str, int], _Months], dict[str, _Months]]:
    """Month forms of five letters and more by their first two letters and length, and by what follows their third.

    A word one letter off has the same first two, or else the same after the third: there what follows its second,
    third or fourth letter, as it has one less, as many or one more.
    """
    begun: dict[tuple[str, int], _Months] = {}
    ended: dict[str, _Months] = {}
    for form, entry in entries().items():
        if entry.letter in "MG" and not entry.dot and len(form) >= 5:
            folded = form.translate(_ALIKE)
            begun.setdefault((folded[:_HEAD], len(form)), []).append((folded, entry))
            ended.setdefault(folded[_HEAD + 1 :], []).append((folded, entry))
    return begun, ended


def _one_off(word: str, form: str) -> bool:
    """Whether one letter changed, dropped, added or two neighbors swapped turn one into the other."""
    if word == form:
        return True
    if abs(len(word) - len(form)) > 1:
        return False
    short, long = sorted((word, form), key=len)
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return word[at + 1 :] == form[at + 1 :] or (
        word[at : at + 2] == form[at : at + 2][::-1] and word[at + 2 :] == form[at + 2 :]
    )
