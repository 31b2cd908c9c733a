"""A set of cues compiled into one dictionary: a word of the text is looked up once, whatever the number of cues."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

from .match import Hit, Match, Words, match_cue
from .pattern import Cue, Term

K = TypeVar("K", bound=Hashable)

_WORDS = re.compile(r"\w+(?:-\w+)*")
_REMEMBERED = 200_000
_Found = tuple[tuple[int, bool], ...]


class CueSet(Generic[K]):
    """Cues with the keys they stand for (a fact and its value, a kind of statement …).

    Scanning costs one dictionary look-up a word; a cue is tried only where its rarest word and all others occur in
    the sentence. The memory of words is bounded and holds single words, never text.
    """

    def __init__(self, cues: Iterable[tuple[K, Cue]]) -> None:
        self._ids: dict[frozenset[str], int] = {}
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._except: dict[int, tuple[str, ...]] = {}
        self._known: dict[str, _Found] = {}
        self._cues: list[tuple[K, Cue, tuple[tuple[int, ...], ...], frozenset[int]]] = []
        for key, cue in cues:
            ids = tuple(tuple(self._id(term) for term in part) for part in cue.parts)
            self._cues.append((key, cue, ids, frozenset(i for part in ids for i in part)))
        self._lengths = sorted({len(stem) for stem in self._stems})
        uses: dict[int, int] = defaultdict(int)
        for *_, needs in self._cues:
            for identifier in needs:
                uses[identifier] += 1
        self._anchored: dict[int, list[int]] = defaultdict(list)
        for index, (_, _, _, needs) in enumerate(self._cues):
            # The term that fewest cues use is the rarest guess there is without counting texts.
            self._anchored[min(needs, key=lambda i: (uses[i], i))].append(index)

    def _id(self, term: Term) -> int:
        if term.forms in self._ids:
            return self._ids[term.forms]
        identifier = self._ids[term.forms] = len(self._ids)
        for form in term.forms:
            if form.startswith("-"):
                continue
            if form.endswith("*"):
                self._stems[form[:-1]].append(identifier)
            else:
                self._exact[form].append(identifier)
        self._except[identifier] = tuple(form[1:].rstrip("*") for form in term.forms if form.startswith("-"))
        return identifier

    def _look_up(self, word: str) -> _Found:
        # «451-бабына» is the word «бабына» with its number.
        found = {identifier: False for identifier in self._plain(word.partition("-")[2] if word[0].isdigit() and "-" in word else word)}
        if word.startswith("не") and len(word) > 6:
            for identifier in self._plain(word[2:]):
                found.setdefault(identifier, True)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        result = self._known[word] = tuple(found.items())
        return result

    def _plain(self, word: str) -> Iterator[int]:
        ids = list(self._exact.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            ids += self._stems.get(word[:length], ())
        for identifier in dict.fromkeys(ids):
            if not any(word.startswith(stem) for stem in self._except[identifier]):
                yield identifier

    def words(self, folded: str, start: int, end: int) -> Words:
        """The words of one sentence that some cue asks for."""
        at: dict[int, list[Hit]] = {}
        known = self._known
        look_up = self._look_up
        for index, word in enumerate(_WORDS.finditer(folded, start, end)):
            found = known.get(word[0])
            if found is None:
                found = look_up(word[0])
            if found:
                for identifier, negated in found:
                    hit = (index, word.start(), word.end(), negated)
                    if identifier in at:
                        at[identifier].append(hit)
                    else:
                        at[identifier] = [hit]
        return Words(folded, start, end, at)

    def find(self, words: Words) -> Iterator[tuple[K, Match]]:
        """Each cue that the sentence matches, with its key."""
        present = words.at.keys()
        for identifier in tuple(present):
            for index in self._anchored.get(identifier, ()):
                key, cue, ids, needs = self._cues[index]
                if needs <= present:
                    for match in match_cue(cue, ids, words):
                        yield key, match

    def search(self, folded: str, start: int, end: int) -> Iterator[tuple[K, Match]]:
        """`find` over the words of `folded[start:end]`."""
        return self.find(self.words(folded, start, end))
