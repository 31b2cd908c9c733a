"""The dictionary form of a Russian word, by pymorphy3, remembered."""

from functools import cache, lru_cache
from typing import Any

from .lemmas_kk import Reading

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

    Case and number are given only where all readings with that lemma agree: «суда» may be two cases.

    >>> analyze_russian("отменено").lemma
    'отменить'
    """
    analyzer, estimator = _analyzer()
    parses = [parse for parse in analyzer.parse(word) if not _FOREIGN & parse[1].grammemes]
    if not parses:
        return None
    if any((parse[2], parse[1].POS) != (parses[0][2], parses[0][1].POS) for parse in parses):
        parses = estimator.apply_to_parses(word, word, parses)
    _, tag, lemma, *_ = parses[0]
    agreeing = [other for _, other, form, *_ in parses if form == lemma and other.POS == tag.POS]
    features = tuple(
        (name, values[value])
        for name, values, value in (("Case", _CASES, tag.case), ("Number", _NUMBERS, tag.number))
        if value in values and all(_value(other, name) == value for other in agreeing)
    )
    pos = "PROPN" if _PROPER & tag.grammemes else _PARTS.get(str(tag.POS), "X")
    return Reading(lemma, pos, features)


_FOREIGN = frozenset({"LATN", "UNKN", "PNCT"})


def _value(tag: Any, name: str) -> str | None:
    found: str | None = tag.case if name == "Case" else tag.number
    return found


@cache
def _analyzer() -> tuple[Any, Any]:
    """The analyzer, and apart from it what weighs readings: most words have one lemma and need no weighing."""
    from pymorphy3 import analyzer as pymorphy

    module: Any = pymorphy  # its functions have no types
    analyzer = module.MorphAnalyzer(result_type=None, probability_estimator_cls=None)
    return analyzer, module.ProbabilityEstimator(analyzer.dictionary.path)
