"""Sets of cues, tried only where their rarest word and all their others occur."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import cache
from typing import Generic, TypeVar

from ..knowledge.documents import FrequentWords
from ..knowledge.load import load_file
from .lexicon import lexicon
from .match import Match, Walk, Words, match_cue
from .pattern import Cue, Term

K = TypeVar("K", bound=Hashable)


@cache
def _frequent() -> dict[str, int]:
    return load_file("words/frequent.toml", FrequentWords).words


@cache
def _frequency(forms: frozenset[str]) -> int:
    """How often the words of a term come in court texts, as far as the list of frequent ones tells.

    Of two terms unknown to it the one with longer stems is taken for the rarer.
    """
    stems = tuple(form[:-1] for form in forms if form.endswith("*"))
    exact = {form for form in forms if not form.endswith("*")}
    counted = sum(count for word, count in _frequent().items() if word in exact or (stems and word.startswith(stems)))
    return 1000 * counted + sum(max(1, 40 - 5 * len(form)) for form in forms)


class CueSet(Generic[K]):
    """Cues with the keys they stand for (a fact and its value, a kind of statement …)."""

    def __init__(self, cues: Iterable[tuple[K, Cue]]) -> None:
        number = lexicon().number
        anchored: dict[int, list[tuple[K, Cue, tuple[Walk, ...], frozenset[int]]]] = defaultdict(list)
        for key, cue in cues:
            walks = tuple(tuple((number(term), term.gap + 1) for term in part) for part in cue.parts)
            needs = frozenset(term for walk in walks for term, _ in walk)
            anchored[number(self._anchor(cue))].append((key, cue, walks, needs))
        self._anchored = {term: tuple(rows) for term, rows in anchored.items()}
        self._anchors = frozenset(anchored)
        lexicon().anchor(self._anchors)
        self.terms = frozenset(term for rows in anchored.values() for row in rows for term in row[3])

    @staticmethod
    def _anchor(cue: Cue) -> Term:
        return min(cue.terms, key=lambda term: (_frequency(term.forms), sorted(term.forms)))

    def may_be_in(self, words: Words) -> bool:
        """Whether the rarest word of any cue is there; much cheaper than to find none."""
        return not self._anchors.isdisjoint(words.anchors)

    def find(self, words: Words) -> list[tuple[K, Match]]:
        """Each match of each cue in the sentence, with the key of the cue."""
        found: list[tuple[K, Match]] = []
        anchors = words.anchors & self._anchors
        if not anchors:
            return found
        present = words.present
        for term in anchors:
            for key, cue, walks, needs in self._anchored[term]:
                if needs <= present and (matches := match_cue(cue, walks, words)):
                    found += [(key, match) for match in matches]
        return found

    def first(self, words: Words) -> dict[K, Match]:
        """The match of each key that begins first in the sentence (the shortest of those)."""
        found: dict[K, Match] = {}
        for key, match in self.find(words):
            known = found.get(key)
            if known is None or match[:2] < known[:2]:
                found[key] = match
        return found
