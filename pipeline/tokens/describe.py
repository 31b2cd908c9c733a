"""Tokens with their lemmas: what the rules cut, described word by word."""

from functools import lru_cache
from types import MappingProxyType

from ..knowledge.patterns import prepared
from ..language import languages_of
from ..normalize import Text
from ..values import Language, Token
from .boundaries import split
from .lemmas_kk import Reading, analyze_kazakh
from .lemmas_ru import analyze_russian
from .rules import Grammar, token_pattern

_KAZAKH_LETTER = prepared("[әғқңөұүһі]")
_CYRILLIC = prepared("[\u0400-\u04ff]")
_NO_FEATURES: MappingProxyType[str, str] = MappingProxyType({})

Description = tuple[str | None, str | None, MappingProxyType[str, str]]


def tokenize_by_rules(text: Text, language: Language, *, lemmas: bool = True) -> tuple[Token, ...]:
    """The tokens of the text; in a mixed text every sentence is cut by the rules of its own language."""
    if language != "mixed":
        return tuple(_tokens(text, 0, len(text.clean), "kk" if language == "kk" else "ru", lemmas=lemmas))
    spans = split(text.clean, text.folded)
    tokens: list[Token] = []
    grammar: Grammar = "kk"
    for (start, end), own in zip(spans, languages_of(text.folded, spans), strict=True):
        grammar = "kk" if own == "kk" else "ru" if own == "ru" else grammar
        tokens += _tokens(text, start, end, grammar, lemmas=lemmas)
    return tuple(tokens)


def _tokens(text: Text, start: int, end: int, grammar: Grammar, *, lemmas: bool) -> list[Token]:
    matches = token_pattern(grammar).finditer(text.clean, start, end)
    if not lemmas:
        return [Token(match.start(), match.end()) for match in matches]
    folded = text.folded
    found = []
    for match in matches:
        first, last = match.span()
        lemma, pos, features = describe(folded[first:last], grammar)
        found.append(Token(first, last, lemma, pos, features))
    return found


@lru_cache(maxsize=200_000)
def describe(word: str, grammar: Grammar) -> Description:
    """Lemma, part of speech and features of a token in small letters; the lemma is None where it is not known."""
    if not word[0].isalpha():
        return _describe_other(word)
    if not _CYRILLIC.search(word):
        return None, "X", _NO_FEATURES
    if word.endswith("."):
        return word, None, _NO_FEATURES
    reading = _read(word, grammar)
    if reading is None:
        return None, None, _NO_FEATURES
    return reading.lemma, reading.pos, MappingProxyType(dict(reading.features))


def _read(word: str, grammar: Grammar) -> Reading | None:
    """A Kazakh word in a Russian text is read as Kazakh; a word without Kazakh letters only where it is known."""
    if grammar == "kk" or _KAZAKH_LETTER.search(word):
        return analyze_kazakh(word)
    return analyze_russian(word)


def _describe_other(word: str) -> Description:
    if word[0].isdigit():
        return word, "NUM", _NO_FEATURES
    return word, "PUNCT" if not any(letter.isalnum() for letter in word) else "X", _NO_FEATURES
