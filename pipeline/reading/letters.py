"""How much a text looks like Kazakh or Russian, by the letters that follow each other.

Enough to tell encodings apart, whose wrong readings are not even words: no language identification.
"""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from ..knowledge.load import load_file
from ..knowledge.reading import Letters

_WORD = re.compile(r"[^\W\d_]+")
_SWAPPED_CASE = re.compile(r"(?<=[а-яёәғқңөұүһі])[А-ЯЁӘҒҚҢӨҰҮҺІ]")
_SYMBOL_INSIDE = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f\w\s](?=[^\W\d_])")
_UNSEEN = -2
SAMPLE = 5_000
"""Characters that are looked at: more would not change the answer."""


@cache
def _pairs() -> tuple[dict[tuple[str, str], int], ...]:
    """For each language how common two letters in a row are."""
    tables = []
    for followers in load_file("reading/letters.toml", Letters).pairs.values():
        table: dict[tuple[str, str], int] = {}
        for letter, groups in followers.items():
            for group in groups.split():
                table |= {(letter, follower): int(group[0]) for follower in group[1:]}
        tables.append(table)
    return tuple(tables)


def likeness(text: str) -> float:
    """From 0 (nothing like it) to about 7 (ordinary prose): the mean commonness of two letters in a row.

    The better of the two languages counts. Only words with letters other than ASCII are looked at; capitals and
    symbols in the middle of a word, which a wrong encoding makes, lower the value.

    >>> likeness("постановление суда") > 6 > 2 > likeness("онярюмнбкемхе ясдю")
    True
    """
    sample = text[:SAMPLE]
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    count = sum(len(word) - 1 for word in words) or len(words)
    if not count:
        return 0.0
    joined = " ".join(words).lower()
    pairs = {pair: number for pair, number in Counter(pairwise(joined)).items() if " " not in pair}
    best = max(sum(table.get(pair, _UNSEEN) * number for pair, number in pairs.items()) for table in _pairs())
    broken = sum(len(_SWAPPED_CASE.findall(word)) for word in words) + len(_SYMBOL_INSIDE.findall(sample))
    return max(0.0, (best - 6.0 * broken) / count)
