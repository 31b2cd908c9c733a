"""The acts of the knowledge base by what texts call them: name, abbreviation, title, number with date."""

import re
from dataclasses import dataclass
from functools import cache

from ..knowledge.acts import Forms, KnownAct, known_acts
from .lexicon import KK_CASE, LANGUAGES, LETTER, Language, lexicon
from .requisites import read_number, title_key

_SPACE = r"[\s–-]{1,6}"
_ADJECTIVE = "(?!лы[қғ]|лі[кг])"
_CODE_WORDS = {"кодекс*", "закон*", "заң*"}
_COUNTRY_BETWEEN = (
    r"(?:(?:қазақ|қр|ресей|рф|р\.|республик|рк|российск|казахск|кыргыз|қырғыз|сср|кср|рсфср|украин|узбек|белар)"
    r"\w*\.?\s+(?:\w+\s+)?)??"
)
_WORDS = re.compile(r"[^\W_]+")
_LEADING_NUMBER = re.compile(r"\d+")
_SHORTEST_TITLE = 12


_GLUED = "(?:нің|ның|тің|тың|дің|дың|ке|ге|қа|ға|де|да|те|та|пен|мен|бен)"
KK_ABBREVIATION_END = rf"(?:-{LETTER}{{1,8}}|{_GLUED})?(?!\w)"
"""The case ending of an abbreviation, after a hyphen or glued to it."""


def abbreviation_key(text: str) -> str:
    """An abbreviation without case ending, for comparison: «ҚПК-нің» → «қпк»."""
    stem, _, ending = text.partition("-")
    return stem if ending else re.sub(rf"(?<=..){_GLUED}\Z", "", stem)


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
                parts.append(_COUNTRY_BETWEEN)
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


class Catalog:
    """All known acts by id, by title and by number."""

    def __init__(self, acts: tuple[KnownAct, ...]) -> None:
        self.acts = {act.id: act for act in acts}
        self._codes = {act.adilet.upper(): (act.id,) for act in acts if act.adilet}
        self._titles: dict[str, list[str]] = {}
        self._by_opening: dict[str, list[str]] = {}
        self._numbers: dict[int, list[KnownAct]] = {}
        for act in acts:
            titles = {
                title_key(title) for title in (act.title.kk, act.title.ru, *act.other_titles.kk, *act.other_titles.ru)
            }
            for title in titles - {""}:
                self._titles.setdefault(title, []).append(act.id)
                if len(title) >= _SHORTEST_TITLE:
                    self._by_opening.setdefault(_two_words(title), []).append(title)
                    self._by_opening.setdefault(_two_words(title[::-1]), []).append(title)
            if act.number and (leading := _LEADING_NUMBER.search(act.number)):
                self._numbers.setdefault(int(leading[0]), []).append(act)

    def by_adilet(self, code: str) -> tuple[str, ...]:
        """The act of that code in the state's database."""
        return self._codes.get(code.upper(), ())

    def by_date(self, date: str, kind: str) -> tuple[str, ...]:
        """The acts of that kind and date."""
        return tuple(act.id for act in self.acts.values() if act.kind == kind and str(act.date) == date)

    def may_open(self, words: str) -> bool:
        """Whether a known title begins with the first two of these words."""
        return _two_words(title_key(words)) in self._by_opening

    def by_title(self, title: str) -> tuple[str, ...]:
        """The acts of that title; the text may leave out its end or «Республики Казахстан»."""
        key = title_key(title)
        if found := self._titles.get(key):
            return tuple(found)
        if len(key) < _SHORTEST_TITLE:
            return ()
        opening = self._by_opening.get(_two_words(key), ())
        begun = {act for known in opening if known.startswith(key + " ") for act in self._titles[known]}
        if len(begun) == 1:
            return tuple(begun)
        within = [known for known in opening if key.startswith(known + " ")]
        within += [known for known in self._by_opening.get(_two_words(key[::-1]), ()) if key.endswith(" " + known)]
        return tuple(self._titles[max(within, key=len)]) if within else ()

    def by_number(self, number: str, date: str | None, kinds: frozenset[str]) -> tuple[str, ...]:
        """The acts of that number and date, of one of those kinds if any are given.

        Numbers of resolutions begin anew every year, so the date must agree; where the text has none, the number must
        carry the convocation (`377-V`), which makes it unique among laws.
        """
        leading = _LEADING_NUMBER.search(number)
        if leading is None:
            return ()
        found = []
        for act in self._numbers.get(int(leading[0]), ()):
            if kinds and act.kind not in kinds:
                continue
            if date is not None and act.date is not None:
                if act.date.isoformat() == date:
                    found.append(act.id)
            elif "-" in number and act.number is not None and read_number(act.number.lower()) == number:
                found.append(act.id)
        return tuple(found)


def _two_words(key: str) -> str:
    """The first two words of a title (of its letters backwards: the last two)."""
    return " ".join(key.split(" ", 2)[:2])


def _forms(forms: Forms, language: Language) -> tuple[str, ...]:
    return forms.kk if language == "kk" else forms.ru


@cache
def names(language: Language) -> Names:
    """The names in texts of `language`."""
    return Names(language, known_acts())


@cache
def catalog() -> Catalog:
    """All known acts."""
    return Catalog(known_acts())
