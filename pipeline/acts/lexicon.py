"""Structural words of a language compiled for the grammars: units, ordinals, pronouns, heads, countries, issuers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..errors import KnowledgeError
from ..knowledge.patterns import compiled, prepared
from ..knowledge.structure import LEVELS, Level, Structure, structure_words

Language = Literal["kk", "ru"]
LANGUAGES: tuple[Language, ...] = ("kk", "ru")
_LOOKAHEAD = prepared(r"\(\?=[^()]*\)")
RANK: dict[str, int] = {level: rank for rank, level in enumerate(LEVELS)}
"""How high a level stands: indent 0 … section 6."""

_ANY_SPACE = " \t\n\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
BEFORE_WORD = _ANY_SPACE + r"…(\[«»\"“”„'/.,;:*–—-"
"""What may stand before a word, for a class of characters: spaces one by one, which is quicker than `\\s`."""
QUOTES = '«“„"'
LETTER = "[а-яәғқңөұүһі]"
KK_CASE = rf"{LETTER}{{0,14}}"
"""What may follow a Kazakh stem: possessive, plural and case endings."""


@cache
def gap() -> str:
    """What may stand between two words of a reference: spaces, and a line break that opens no heading."""
    headings = "|".join(structure_words("ru").headings)
    return rf"(?:[^\S\n]|\n(?!\s*(?:{headings})\s+[\divxlc-]+(?:\.\s|\s*\n\s*\n))){{1,40}}"


def end_of_words(text: str, position: int) -> int:
    """Where the last word before `position` ends."""
    while position > 0 and text[position - 1].isspace():
        position -= 1
    return position


def either(words: Iterable[str]) -> str:
    """A group that matches any of the patterns, the longest tried first."""
    return f"(?:{'|'.join(sorted(dict.fromkeys(words), key=_reach, reverse=True))})"


def _reach(pattern: str) -> tuple[int, int]:
    """Sorts what may match more words first: «заң күші бар жарлық» before «заң»."""
    return pattern.count("\\s"), len(pattern)


def dispatch(*branches: tuple[Iterable[str], str]) -> str:
    """A pattern that begins at the first letter of a word and tries only the words that begin with it.

    Each branch is words (patterns that begin with a plain letter or sign) and what must follow them.
    """
    return _by_first_letter([(words, tail) for words, tail in branches])


def dispatch_marked(scan: str, *branches: tuple[str, Iterable[str], str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """As `dispatch`, as the scanner `scan`; `marks[match.lastindex]` is the name of the branch that matched."""
    marks = [""]
    pattern = _by_first_letter([(words, f"{tail}(?#{name})()") for name, words, tail in branches])
    marks += re.findall(r"\(\?#(\w+)\)\(\)", pattern)
    return scanner(scan, pattern), tuple(marks)


def scanner(name: str, pattern: str) -> re.Pattern[str]:
    """`pattern` after a character that may stand before a word: to run over `padded(text)`.

    Words are tried only where they begin, which makes the scan several times as fast as one that looks at each letter.
    A match in the padded text begins one before its word, so its start is the word's position in the text itself.
    Its stored form is called `name`.
    """
    return compiled(name, rf"[{BEFORE_WORD}]{pattern}")


def padded(text: str) -> str:
    """The text with a space before it, for a scanner."""
    return " " + text


def _by_first_letter(branches: list[tuple[Iterable[str], str]]) -> str:
    by_letter: dict[str, list[str]] = {}
    for words, tail in branches:
        rests: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            if not (word[0].isalnum() or word[0] in QUOTES):
                raise KnowledgeError(f"The pattern {word!r} must begin with a plain letter: write its variants apart.")
            rests.setdefault(word[0], []).append(word[1:])
        for letter, rest in rests.items():
            by_letter.setdefault(letter, []).append(f"(?:{'|'.join(sorted(rest, key=_reach, reverse=True))}){tail}")
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()) + ")"


@dataclass(frozen=True, slots=True)
class UnitWord:
    """What a unit word says: the level, and whether it is plural (None if it does not tell), short if abbreviated."""

    level: Level
    plural: bool | None
    short: bool


class Lexicon:
    """The words of one language as patterns, and what each of them means."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words: Structure = structure_words(language)
        self.case = "" if language == "ru" else KK_CASE
        self._units = [
            (
                prepared(_LOOKAHEAD.sub("", either(words)) + ("" if short else self.case)),
                UnitWord(unit.level, plural, short),
            )
            for unit in self.words.units
            for words, plural, short in (
                (unit.one, False, False),
                (unit.either, None, False),
                (unit.many, True, False),
                (unit.short, None, True),
            )
            if words
        ]
        self._heads = [(prepared(either(head.words) + self.case), head.kind) for head in self.words.heads]
        self._countries = [(prepared(either(c.words)), c.jurisdiction) for c in self.words.countries]
        self._pronouns = [(prepared(either(p.words)), p.means) for p in self.words.pronouns]
        self._issuers = [(prepared(r"\b" + either(i.words)), i.kind) for i in self.words.issuers]
        self._unit_cache: dict[str, UnitWord] = {}
        self._head_cache: dict[str, str] = {}
        self._country_cache: dict[str, str | None] = {}
        self._issuer_cache: dict[str, tuple[bool, str | None]] = {}
        self.country = prepared(rf"(?<!\w){self.pattern_of_countries()}")
        """The name of a country or its abbreviation."""

    def full_units(self) -> tuple[str, ...]:
        """The unit words written out."""
        return tuple(word for unit in self.words.units for word in (*unit.one, *unit.either, *unit.many))

    def short_units(self) -> tuple[str, ...]:
        """The abbreviated unit words."""
        return tuple(word for unit in self.words.units for word in unit.short)

    def pronouns(self) -> tuple[str, ...]:
        """The pronouns that point to an act or a unit."""
        return tuple(word for group in self.words.pronouns for word in group.words)

    def heads(self) -> tuple[str, ...]:
        """The head nouns."""
        return tuple(word for head in self.words.heads for word in head.words)

    def countries(self) -> tuple[str, ...]:
        """The names of countries and their abbreviations."""
        return tuple(word for country in self.words.countries for word in country.words)

    def pattern_of_full_units(self) -> str:
        """Any unit word written out, whole."""
        return either(self.full_units()) + self.case + r"\b"

    def pattern_of_units(self) -> str:
        """Any unit word, whole."""
        return rf"(?:{self.pattern_of_full_units()}|{either(self.short_units())})"

    def pattern_of_pronouns(self) -> str:
        """Any pronoun."""
        return either(self.pronouns())

    def pattern_of_heads(self) -> str:
        """Any head noun, whole."""
        return either(self.heads()) + self.case + r"\b"

    def pattern_of_countries(self) -> str:
        """The name of a country or its abbreviation, whole."""
        return either(self.countries()) + r"(?!\w)"

    def unit(self, word: str) -> UnitWord:
        """What a matched unit word says."""
        known = self._unit_cache.get(word)
        if known is None:
            known = next(value for pattern, value in self._units if pattern.fullmatch(word))
            if len(self._unit_cache) < 4096:
                self._unit_cache[word] = known
        return known

    def head(self, words: str) -> str:
        """The kind of act that a matched head noun names."""
        known = self._head_cache.get(words)
        if known is None:
            known = next(kind for pattern, kind in self._heads if pattern.fullmatch(words))
            if len(self._head_cache) < 4096:
                self._head_cache[words] = known
        return known

    def jurisdiction(self, words: str) -> str:
        """The jurisdiction that matched words name."""
        return next(code for pattern, code in self._countries if pattern.fullmatch(words))

    def country_in(self, words: str) -> str | None:
        """The jurisdiction of the first country that the words name."""
        if words not in self._country_cache:
            if len(self._country_cache) >= 4096:
                self._country_cache.clear()
            country = self.country.search(words)
            self._country_cache[words] = self.jurisdiction(country[0]) if country else None
        return self._country_cache[words]

    def pronoun(self, words: str) -> str:
        """`this` or `that`."""
        return next(means for pattern, means in self._pronouns if pattern.fullmatch(words))

    def issuer_kinds(self, words: str) -> tuple[bool, str | None]:
        """Whether the words name an issuer, and the kind of a resolution or decision of theirs."""
        known = self._issuer_cache.get(words)
        if known is None:
            known = self._issuer_kinds(words)
            if len(self._issuer_cache) < 20_000 and len(words) < 100:
                self._issuer_cache[words] = known
        return known

    def _issuer_kinds(self, words: str) -> tuple[bool, str | None]:
        found = False
        for pattern, kind in self._issuers:
            if pattern.search(words):
                found = True
                if kind:
                    return True, kind
        return found, None


@cache
def lexicon(language: Language) -> Lexicon:
    """The compiled words of `language`."""
    return Lexicon(language)
