"""Schema of the words of the languages: abbreviations, words that open a sentence, stop words, stems.

The files lie in `models/knowledge/words/<kk|ru>/`; all words are in lower case, with е for ё.
"""

from msgspec import Struct


class Abbreviations(Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations with their dots inside, without the last one (`т.б`).

    `inside` never ends a sentence: what it belongs to follows («ст. 15»). `either` may end one («и др.»). `units` are
    measures: a capital letter after their dot begins a sentence.
    """

    inside: tuple[str, ...]
    either: tuple[str, ...]
    units: tuple[str, ...]


class WordList(Struct, frozen=True, forbid_unknown_fields=True):
    """A plain list of words."""

    words: tuple[str, ...]


class Stems(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one part of speech (UD tag), in the dictionary form."""

    pos: str
    words: tuple[str, ...]


class IrregularForms(Struct, frozen=True, forbid_unknown_fields=True):
    """Forms that rules do not give; `elided` are stems without the vowel they lose before an ending."""

    forms: dict[str, str]
    elided: dict[str, str]


class Shapes(Struct, frozen=True, forbid_unknown_fields=True):
    """Ends by which an unknown noun or surname is known as one, if its stem is longer than `shortest`."""

    shortest: int
    nouns: tuple[str, ...]
    names: tuple[str, ...]
