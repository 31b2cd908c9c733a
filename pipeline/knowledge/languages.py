"""Schema of the marks by which languages are told apart: letters, common words, endings."""

from msgspec import Struct


class LanguageMarks(Struct, frozen=True, forbid_unknown_fields=True):
    """The marks of one language in one script, in small letters (ё as е).

    `words` are frequent and short; `endings` tell the language of a long word; `letters` are those that show a Latin
    script to be Kazakh (the Cyrillic ones are part of the grammar of language.py).
    """

    words: tuple[str, ...]
    letters: str = ""
    endings: tuple[str, ...] = ()


class Languages(Struct, frozen=True, forbid_unknown_fields=True):
    """The languages read (`kk`, `ru`) and those told apart from them."""

    kk: LanguageMarks
    ru: LanguageMarks
    kk_latin: LanguageMarks
    cyrillic: dict[str, LanguageMarks]
    latin: dict[str, LanguageMarks]
