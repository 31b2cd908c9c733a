"""The endings of Kazakh nouns: plural, possessive, case, in this order, in every form that sounds allow.

An ending takes its vowel from the stem (а or е) and its first consonant from the last sound before it. All chains of
endings are built once from these rules, so that an analysis is a look-up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

Features = tuple[tuple[str, str], ...]

_CLASS_OF_LETTER = {
    **dict.fromkeys("аәеоөұүыіэюяё", "vowel"),
    **dict.fromkeys("уи", "glide"),  # «қарау», «би» take endings of both kinds
    **dict.fromkeys("пфкқтсшщцчхһбвгд", "voiceless"),  # б, в, г, д close only borrowed stems, said voiceless
    **dict.fromkeys("мнң", "nasal"),
    **dict.fromkeys("рй", "sonorant"),
    "л": "lateral",
}
_THIRD_PERSON: Features = (("Number[psor]", "Plur,Sing"), ("Person[psor]", "3"))


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of endings; `after` names the last sounds of the stems it may follow."""

    features: Features
    after: str


def sound_class(stem: str) -> str:
    """The class of the last sound of a stem: vowel, glide, voiceless, nasal, sonorant, lateral or voiced."""
    return _CLASS_OF_LETTER.get(stem[-1], "voiced")


SOUND_CLASSES = ("vowel", "glide", "voiceless", "nasal", "sonorant", "lateral", "voiced")


@cache
def chains() -> dict[str, tuple[Chain, ...]]:
    """Every chain of endings with the stems it may follow and what it means."""
    found: dict[str, dict[tuple[Features, str], Chain]] = {}
    for after, back in product(SOUND_CLASSES, (True, False)):
        for text, features in _noun_chains(after, back=back):
            found.setdefault(text, {})[features, after] = Chain(features, after)
    return {text: tuple(kinds.values()) for text, kinds in found.items()}


def _noun_chains(after: str, *, back: bool) -> Iterator[tuple[str, Features]]:
    for number, base in ((None, after), ("Plur", "sonorant")):
        plural = "" if number is None else _plural(after, back=back)
        counted: Features = () if number is None else (("Number", "Plur"),)
        for case, text in _cases(base, back=back):
            yield plural + text, (("Case", case), *counted)
        for owner, possessive in _possessives(base, back=back):
            for case, text in _cases_after_possessive(owner, back=back):
                yield plural + possessive + text, (("Case", case), *counted, *_OWNERS[owner])


_OWNERS: dict[str, Features] = {
    "1sg": (("Number[psor]", "Sing"), ("Person[psor]", "1")),
    "2sg": (("Number[psor]", "Sing"), ("Person[psor]", "2")),
    "2pol": (("Number[psor]", "Sing"), ("Person[psor]", "2"), ("Polite", "Form")),
    "3": _THIRD_PERSON,
    "1pl": (("Number[psor]", "Plur"), ("Person[psor]", "1")),
}


def _plural(after: str, *, back: bool) -> str:
    first = {"voiceless": "т", "nasal": "д", "lateral": "д", "voiced": "д"}.get(after, "л")
    return first + ("ар" if back else "ер")


def _possessives(after: str, *, back: bool) -> Iterator[tuple[str, str]]:
    vowel = "ы" if back else "і"
    if after == "vowel":
        yield from (("1sg", "м"), ("2sg", "ң"), ("3", f"с{vowel}"))
        yield from (("2pol", f"ң{vowel}з"), ("1pl", f"м{vowel}з"))
        return
    yield from (("1sg", f"{vowel}м"), ("2sg", f"{vowel}ң"), ("3", vowel))
    yield from (("2pol", f"{vowel}ң{vowel}з"), ("1pl", f"{vowel}м{vowel}з"))


def _cases(after: str, *, back: bool) -> Iterator[tuple[str, str]]:
    low, high = ("а", "ы") if back else ("е", "і")
    voiceless = after == "voiceless"
    hard = "т" if voiceless else "д"
    open_like = after in ("vowel", "glide")
    yield "Nom", ""
    yield "Gen", (f"н{high}ң" if open_like or after == "nasal" else f"{hard}{high}ң")
    yield "Dat", (("қ" if back else "к") if voiceless else ("ғ" if back else "г")) + low
    yield "Acc", (f"н{high}" if open_like else f"{hard}{high}")
    yield "Loc", hard + low
    yield "Loc", f"{hard}{low}{'ғы' if back else 'гі'}"
    yield "Abl", (f"н{low}н" if after == "nasal" else f"{hard}{low}н")
    yield "Ins", {"voiceless": "пен", "voiced": "бен"}.get(after, "мен")
    if after == "glide":  # «қараудың» and «оқуды»: after a glide the endings of a consonant
        yield "Gen", f"д{high}ң"
        yield "Acc", f"д{high}"


def _cases_after_possessive(owner: str, *, back: bool) -> Iterator[tuple[str, str]]:
    low, high = ("а", "ы") if back else ("е", "і")
    if owner == "3":
        yield from (("Nom", ""), ("Gen", f"н{high}ң"), ("Dat", f"н{low}"), ("Acc", "н"), ("Loc", f"нд{low}"))
        yield from (("Loc", f"нд{low}{'ғы' if back else 'гі'}"), ("Abl", f"н{low}н"), ("Ins", "мен"))
        return
    if owner in ("1sg", "2sg"):
        yield from (("Nom", ""), ("Gen", f"н{high}ң"), ("Dat", low), ("Acc", f"д{high}"), ("Loc", f"д{low}"))
        yield from (("Loc", f"д{low}{'ғы' if back else 'гі'}"), ("Abl", f"н{low}н"), ("Ins", "мен"))
        return
    yield from (("Nom", ""), ("Gen", f"д{high}ң"), ("Acc", f"д{high}"), ("Loc", f"д{low}"), ("Abl", f"д{low}н"))
    yield from (("Loc", f"д{low}{'ғы' if back else 'гі'}"), ("Ins", "бен"), ("Dat", ("ғ" if back else "г") + low))
