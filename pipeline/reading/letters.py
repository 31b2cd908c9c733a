"""How much a text looks like Kazakh or Russian, by the letters that follow each other.

Enough to tell encodings apart, whose wrong readings are not even words: no language identification.
"""

from collections import Counter
from functools import cache
from itertools import pairwise

from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..knowledge.reading import Letters

_WORD = prepared(r"[^\W\d_]+")
_SWAPPED_CASE = prepared(r"(?<=[а-яёәғқңөұүһі])[А-ЯЁӘҒҚҢӨҰҮҺІ]")
_SYMBOL_INSIDE = prepared(r"(?<=[^\W\d_])[^\x00-\x7f\w\s](?=[^\W\d_])")
_UNSEEN = -2
SAMPLE = 3_000
"""Characters that are looked at: more would not change the answer."""


@cache
def _pairs() -> dict[tuple[str, str], int]:
    """How common two letters in a row are in either language: a text may hold both."""
    table: dict[tuple[str, str], int] = {}
    for followers in load_file("reading/letters.toml", Letters).pairs.values():
        for letter, groups in followers.items():
            for group in groups.split():
                for follower in group[1:]:
                    table[letter, follower] = max(table.get((letter, follower), 0), int(group[0]))
    return table


def likeness(text: str) -> float:
    """From 0 (nothing like it) to about 7 (ordinary prose): the mean commonness of two letters in a row.

    Only words with letters other than ASCII are looked at; capitals and symbols in the middle of a word, which a wrong
    encoding makes, lower the value.

    >>> likeness("постановление суда") > 5 > 3 > likeness("онярюмнбкемхе ясдю")
    True
    """
    sample = text[:SAMPLE]
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    count = sum(len(word) - 1 for word in words) or len(words)
    if not count:
        return 0.0
    joined = " ".join(words)
    pairs = {pair: number for pair, number in Counter(pairwise(joined.lower())).items() if " " not in pair}
    common = _pairs()
    total = sum(common.get(pair, _UNSEEN) * number for pair, number in pairs.items())
    broken = len(_SWAPPED_CASE.findall(joined)) + len(_SYMBOL_INSIDE.findall(sample))
    return max(0.0, (total - 6.0 * broken) / count)
