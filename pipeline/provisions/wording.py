"""Sentences of the output, in the language of the document."""

from functools import cache

from ..knowledge.law import Phrases, Words
from ..knowledge.load import load_file
from ..values import Note


def say(code: str, lang: str, /, **values: object) -> str:
    """The sentence of that code in kk, ru or en (any other language gives en)."""
    return in_language(_phrases()[code], lang).format(**values)


def note(code: str, lang: str, /, **values: object) -> Note:
    """A warning of that code."""
    return Note(code, say(code, lang, **values))


def in_language(words: Words, lang: str) -> str:
    """The words in kk, ru or en; a mixed text gives ru, any other language en."""
    if lang == "mixed":
        lang = "ru"
    return str(getattr(words, lang if lang in ("kk", "ru") else "en"))


@cache
def _phrases() -> dict[str, Words]:
    return load_file("phrases/law.toml", Phrases).phrases
