"""The acts of the knowledge base by what texts call them: names and abbreviations."""

import re
from dataclasses import dataclass
from functools import cache

from ..knowledge.acts import Forms, KnownAct, known_acts
from ..knowledge.patterns import prepared
from ..knowledge.structure import structure_words
from .lexicon import KK_CASE, LANGUAGES, LETTER, Language, lexicon

_SPACE = r"[\s–-]{1,6}"
_ADJECTIVE = "(?!лы[қғ]|лі[кг])"
_CODE_WORDS = {"кодекс*", "закон*", "заң*"}
_WORDS = prepared(r"[^\W_]+")


_GLUED = "(?:нің|ның|тің|тың|дің|дың|ке|ге|қа|ға|де|да|те|та|пен|мен|бен)"
KK_ABBREVIATION_END = rf"(?:-{LETTER}{{1,8}}|{_GLUED})?(?!\w)"
"""The case ending of an abbreviation, after a hyphen or glued to it."""


def abbreviation_key(text: str) -> str:
    """An abbreviation without case ending, for comparison: «ҚПК-нің» → «қпк»."""
    stem, _, ending = text.partition("-")
    return stem if ending else re.sub(rf"(?<=..){_GLUED}\Z", "", stem)


@cache
def _country_between() -> str:
    """A country that may stand between the words of a name."""
    stems = "|".join(stem for language in LANGUAGES for stem in structure_words(language).country_stems)
    return rf"(?:(?:{stems})\w*\.?\s+(?:\w+\s+)?)??"


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as words: each stem, and whether it inflects; `open_at` is where the country may stand between them."""

    act: str
    words: tuple[tuple[str, bool], ...]
    open_at: int | None

    def means(self, words: list[str]) -> bool:
        """Whether these words of a text are this name."""
        extra = len(words) - len(self.words)
        if extra < 0 or (extra and self.open_at is None):
            return False
        if extra and self.open_at is not None:
            between = " ".join(words[self.open_at : self.open_at + extra])
            if not any(lexicon(language).country.fullmatch(between) for language in LANGUAGES):
                return False
            words = words[: self.open_at] + words[self.open_at + extra :]
        return all(
            word.startswith(stem) if inflects else word == stem
            for word, (stem, inflects) in zip(words, self.words, strict=True)
        )


class Names:
    """Patterns for the names and abbreviations in one language, and which acts each of them may mean."""

    def __init__(self, language: Language, acts: tuple[KnownAct, ...]) -> None:
        self._language = language
        self._names = [self._read(name, act.id) for act in acts for name in _forms(act.names, language)]
        self._abbreviations: dict[str, list[str]] = {}
        self.with_country: set[str] = set()
        self.spelling: dict[str, set[str]] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        for act in acts:
            for short in _forms(act.abbreviations, language):
                self._add_abbreviation(short, act.id)
            for short in _forms(act.abbreviations_with_country, language):
                self._add_abbreviation(short, act.id)
                self.with_country.add(short.lower().replace("ё", "е"))
        for act in acts:
            self.with_country -= {short.lower() for short in _forms(act.abbreviations, language)}

    def _add_abbreviation(self, short: str, act: str) -> None:
        key = short.lower().replace("ё", "е")
        self._abbreviations.setdefault(key, []).append(act)
        self.spelling.setdefault(key, set()).add(short)

    def _read(self, name: str, act: str) -> _Name:
        words = name.split(" ")
        open_at = next((index for index, word in enumerate(words) if word in _CODE_WORDS), None)
        if open_at is not None and self._language == "ru":
            open_at = open_at + 1 if open_at < len(words) - 1 else None
        elif open_at == 0:
            open_at = None
        return _Name(act, tuple((word.removesuffix("*"), word.endswith("*")) for word in words), open_at)

    def _pattern(self, name: _Name) -> str:
        """The pattern of one name; the country may stand after «кодекс» in Russian and before it in Kazakh."""
        parts: list[str] = []
        for index, (stem, inflects) in enumerate(name.words):
            if index == name.open_at:
                parts.append(_country_between())
            ending = "" if not inflects else "[а-я]{0,3}" if self._language == "ru" else _ADJECTIVE + KK_CASE
            parts.append(rf"{re.escape(stem)}{ending}(?!\w)" + (_SPACE if index < len(name.words) - 1 else ""))
        return "".join(parts)

    def name_patterns(self) -> tuple[str, ...]:
        """Patterns of all names, each once; they begin with a plain letter."""
        return tuple(dict.fromkeys(self._pattern(name) for name in self._names))

    def abbreviation_words(self) -> tuple[str, ...]:
        """All abbreviations in small letters."""
        return tuple(self._abbreviations)

    def by_name(self, text: str) -> tuple[str, ...]:
        """The acts that a matched name may mean."""
        known = self._known.get(text)
        if known is None:
            words = _WORDS.findall(text)
            known = tuple(dict.fromkeys(name.act for name in self._names if name.means(words)))
            if len(self._known) < 4096:
                self._known[text] = known
        return known

    def by_abbreviation(self, text: str) -> tuple[str, ...]:
        """The acts that an abbreviation in small letters may mean."""
        return tuple(self._abbreviations.get(text, ()))


def _forms(forms: Forms, language: Language) -> tuple[str, ...]:
    return forms.kk if language == "kk" else forms.ru


@cache
def names(language: Language) -> Names:
    """The names in texts of `language`."""
    return Names(language, known_acts())
