"""The dictionary form of a Russian word, by pymorphy3, remembered."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .lemmas_kk import Reading

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_PARTS = {
    "NOUN": "NOUN",
    "ADJF": "ADJ",
    "ADJS": "ADJ",
    "COMP": "ADJ",
    "VERB": "VERB",
    "INFN": "VERB",
    "PRTF": "VERB",
    "PRTS": "VERB",
    "GRND": "VERB",
    "NUMR": "NUM",
    "ADVB": "ADV",
    "NPRO": "PRON",
    "PRED": "ADV",
    "PREP": "ADP",
    "CONJ": "CCONJ",
    "PRCL": "PART",
    "INTJ": "INTJ",
}
_CASES = {
    "nomn": "Nom",
    "gent": "Gen",
    "datv": "Dat",
    "accs": "Acc",
    "ablt": "Ins",
    "loct": "Loc",
    "voct": "Voc",
    "gen2": "Gen",
    "loc2": "Loc",
}
_NUMBERS = {"sing": "Sing", "plur": "Plur"}
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox"})


@lru_cache(maxsize=100_000)
def analyze_russian(word: str) -> Reading | None:
    """The likeliest reading of a word in small letters; None for what is no Russian word.

    >>> analyze_russian("отменено").lemma
    'отменить'
    """
    parsed = _analyzer().parse(word)
    if not parsed or "LATN" in parsed[0].tag or "UNKN" in parsed[0].tag:
        return None
    tag = parsed[0].tag
    features = []
    if tag.case in _CASES:
        features.append(("Case", _CASES[tag.case]))
    if tag.number in _NUMBERS:
        features.append(("Number", _NUMBERS[tag.number]))
    pos = "PROPN" if _PROPER & tag.grammemes else _PARTS.get(str(tag.POS), "X")
    return Reading(parsed[0].normal_form, pos, tuple(features))


@cache
def _analyzer() -> "MorphAnalyzer":
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()
