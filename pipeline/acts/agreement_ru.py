"""Whether a Russian pronoun belongs to the noun after it: «указанной статьи», but not «указанных статьёй»."""

from functools import lru_cache

from ..knowledge.patterns import prepared

_SAME = prepared(r"\s+же\Z")
# Endings of the pronoun, and the endings that a noun of that case and number may have; the longest first.
_ENDINGS = (
    (("ыми", "ими", "еми"), ()),
    (("ого", "его"), ("а", "я")),
    (("ому", "ему"), ("у", "ю")),
    (("ых", "их", "ех"), ("ов", "ев", "ей", "ах", "ях", "ий", "ил", "глав")),
    (("ым", "им", "ем"), ("ам", "ям", "ом", "ем", "е")),
    (("ые", "ие"), ("ы", "и", "а", "я")),
    (("ом",), ("е", "и")),
    (("ой", "ей", "ою", "ею"), ("и", "е", "ы", "ей", "ью", "ой", "ою", "ею")),
    (("ая",), ("ь", "я", "а")),
    (("ую",), ("ь", "ю", "у")),
)


@lru_cache(maxsize=5000)
def agree(pronoun: str, noun: str) -> bool:
    """Whether the two stand in one case and number, as far as their endings tell.

    >>> agree("указанной", "статьи"), agree("указанных", "статьей"), agree("этого же", "кодекса")
    (True, False, True)
    """
    word = _SAME.sub("", pronoun.strip())
    if noun.endswith(("ами", "ями")):
        return word.endswith(("ыми", "ими", "еми"))
    for endings, nouns in _ENDINGS:
        if word.endswith(endings):
            return noun.endswith(nouns) and not (noun.endswith("ьей") and "ов" in nouns)
    return True
