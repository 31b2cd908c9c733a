"""Kazakh verbs: voice, negation, then tense or participle, then person or the endings of nouns.

The dictionary form keeps the voice: «қаралмады» is «қаралу», denied, past. Endings take their vowel from the stem and
their first consonant from its last sound, as in endings_kk.py.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from ..knowledge.load import load_file
from ..knowledge.words import WordList
from .endings_kk import Features, chains, sound_class

_BACK = "аоұыя"
_FRONT = "әеөүіэ"
_VOICES = (
    "л",
    "н",
    "с",
    "ыл",
    "іл",
    "ын",
    "ін",
    "ыс",
    "іс",
    "т",
    "дыр",
    "дір",
    "тыр",
    "тір",
    "ғыз",
    "гіз",
    "қыз",
    "кіз",
)
_VOICED = {"п": "б", "к": "г", "қ": "ғ"}
_VOICELESS = {"б": "п", "г": "к", "ғ": "қ", "у": "п"}
_LONGEST_ENDING = 16


@lru_cache(maxsize=50_000)
def analyze_verb(word: str) -> tuple[str, Features] | None:
    """The dictionary form and the features of a form of a known verb, else None.

    >>> analyze_verb("қалдырылсын")[0]
    'қалдырылу'
    """
    readings = list(_readings(word))
    if not readings:
        return None
    stem, features = min(readings, key=lambda reading: reading[0] not in _stems())  # «бол-са» before «болс-а»
    return infinitive(stem), features


def _readings(word: str) -> Iterator[tuple[str, Features]]:
    """Every known stem, with its voice, that the word may be a form of, the longest first."""
    endings = _endings()
    for cut in range(len(word) - 1, max(1, len(word) - _LONGEST_ENDING) - 1, -1):
        for features, after, back in endings.get(word[cut:], ()):
            stem = word[:cut]
            if _is_back(stem) == back and _kind(stem) in after:
                yield from ((whole, features) for whole in _whole_stems(stem, word[cut]) if _is_verb(whole))


def infinitive(stem: str) -> str:
    """The dictionary form: «бар» → «бару», «оқы» → «оқу», «тап» → «табу»."""
    if stem[-1] in "ыі":
        return f"{stem[:-1]}у"
    return f"{stem[:-1]}{_VOICED.get(stem[-1], stem[-1])}у"


def _kind(stem: str) -> str:
    kind = sound_class(stem)
    if kind == "voiceless":
        return kind
    return "vowel" if kind == "vowel" else "voiced"


def _is_back(stem: str) -> bool | None:
    """The harmony of the last vowel that has one; None where there is no vowel."""
    for letter in reversed(stem):
        if letter in _BACK:
            return True
        if letter in _FRONT:
            return False
    return "и" not in stem if "у" in stem or "и" in stem else None


def _whole_stems(stem: str, follows: str) -> Iterator[str]:
    """The stems that may stand so before an ending: as it is, or with its last consonant voiceless again («табыл»)."""
    yield stem
    if follows in "аеыіу" and stem[-1] in "бгғу":
        yield stem[:-1] + _VOICELESS[stem[-1]]
    if follows == "у":
        yield f"{stem}ы"
        yield f"{stem}і"


def _is_verb(stem: str, depth: int = 0) -> bool:
    if stem in _stems():
        return True
    if depth == 2:
        return False
    for voice in _VOICES:
        if stem.endswith(voice) and len(stem) > len(voice) + 1:
            base = stem[: -len(voice)]
            if any(_is_verb(whole, depth + 1) for whole in _whole_stems(base, voice[0])):
                return True
    return False


@cache
def _stems() -> frozenset[str]:
    return frozenset(load_file("words/kk/verbs.toml", WordList).words)


_Ending = tuple[Features, tuple[str, ...], bool]
_ANY = ("vowel", "voiced", "voiceless")
_CLOSED = ("voiced", "voiceless")


@cache
def _endings() -> dict[str, tuple[_Ending, ...]]:
    found: dict[str, list[_Ending]] = {}
    for back in (True, False):
        for text, features, after in _forms(back=back):
            found.setdefault(text, []).append((features, after, back))
    return {text: tuple(forms) for text, forms in found.items()}


def _forms(*, back: bool) -> Iterator[tuple[str, Features, tuple[str, ...]]]:
    low = "а" if back else "е"
    yield from _after_stem("", _ANY, back=back)
    denied: Features = (("Polarity", "Neg"),)
    for first, after in (("м", ("vowel", "voiced")), ("б", ("voiced",)), ("п", ("voiceless",))):
        for text, features, _ in _after_stem(f"{first}{low}", ("vowel",), back=back):
            yield text, (*features, *denied), after


def _after_stem(prefix: str, kinds: tuple[str, ...], *, back: bool) -> Iterator[tuple[str, Features, tuple[str, ...]]]:
    """Tense, mood, participle and converb, with person or the endings of nouns."""
    low, high, deep = ("а", "ы", "ғ") if back else ("е", "і", "г")
    hard = "қ" if back else "к"
    for kind in kinds:
        after = (kind,)
        voiceless = kind == "voiceless"
        past = f"{'т' if voiceless else 'д'}{high}"
        for person in ("", "м", "ң", f"ң{high}з", hard):
            yield f"{prefix}{past}{person}", (("Tense", "Past"), ("VerbForm", "Fin")), after
        perfect = f"{hard if voiceless else deep}{low}н"
        for text, features in _noun_endings("nasal", back=back):
            yield f"{prefix}{perfect}{text}", (("Tense", "Past"), ("VerbForm", "Part"), *features), after
        opening = "й" if kind == "vowel" else low
        for person in (f"д{high}", f"м{high}н", f"с{high}ң", f"с{high}з", f"м{high}з"):
            yield f"{prefix}{opening}{person}", (("Tense", "Pres"), ("VerbForm", "Fin")), after
        yield f"{prefix}{opening}", (("VerbForm", "Conv"),), after
        habitual = f"{'йт' if kind == 'vowel' else low + 'т'}{high}н"
        for text, features in _noun_endings("nasal", back=back):
            yield f"{prefix}{habitual}{text}", (("Aspect", "Hab"), ("VerbForm", "Part"), *features), after
        yield f"{prefix}{'' if kind == 'vowel' else high}п", (("VerbForm", "Conv"),), after
        yield f"{prefix}с{low}", (("Mood", "Cnd"), ("VerbForm", "Fin")), after
        yield f"{prefix}с{high}н", (("Mood", "Imp"), ("VerbForm", "Fin")), after
        for text, features in _noun_endings("glide", back=back):
            if kind in _CLOSED or prefix or text:
                yield f"{prefix}у{text}", (("VerbForm", "Vnoun"), *features), after


@cache
def _noun_endings(after: str, *, back: bool) -> tuple[tuple[str, Features], ...]:
    """The chains of endings of nouns after a sound, of one harmony, without the nominative's own mark."""
    bare: tuple[str, Features] = ("", ())
    return (
        bare,
        *(
            (text, chain.features)
            for text, kinds in chains().items()
            for chain in kinds
            if text and chain.after == after and _is_back(text) in (back, None)
        ),
    )
