"""The words that any cue asks for, in one dictionary, and where they stand in a text: one scan for all stages."""

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from ..normalize import Text
from .pattern import Term

Found = tuple[frozenset[int], frozenset[int], tuple[int, ...], tuple[int, ...]]
"""The terms of a word, those that its «не» turns round, those of the first that are wanted in whole texts, and those
of both that cues are tried for."""
Place = tuple[int, int, int, bool, frozenset[int], frozenset[int], tuple[int, ...], tuple[int, ...]]
"""A word of the text: its number, start, end, whether a term is meant that its «не» turns round, what was found."""

_WORDS = re.compile(r"\w+(?:-\w+)*")
_REMEMBERED = 200_000
_NOTHING: Found = (frozenset(), frozenset(), (), ())
_SHORTEST_NEGATED = 7


class Lexicon:
    """Terms by their words. The memory of words is bounded and holds single words, never text."""

    def __init__(self) -> None:
        self._ids: dict[frozenset[str], int] = {}
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._except: dict[int, tuple[str, ...]] = {}
        self._lengths: tuple[int, ...] = ()
        self.wanted: set[int] = set()
        self.anchors: set[int] = set()
        self.version = 0
        """Grows with every new term; a scan made before is out of date."""
        self.known: dict[str, Found] = {}

    def number(self, term: Term) -> int:
        """The number of a term; equal terms have one."""
        known = self._ids.get(term.forms)
        if known is not None:
            return known
        identifier = self._ids[term.forms] = len(self._ids)
        for form in sorted(term.forms):
            if form.startswith("-"):
                continue
            if form.endswith("*"):
                self._stems[form[:-1]].append(identifier)
            else:
                self._exact[form].append(identifier)
        self._except[identifier] = tuple(form[1:].rstrip("*") for form in term.forms if form.startswith("-"))
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))
        self._forget()
        return identifier

    def want(self, terms: Iterable[int]) -> None:
        """Note terms that are looked for in whole texts."""
        self.wanted.update(terms)
        self._forget()

    def anchor(self, terms: Iterable[int]) -> None:
        """Note terms for which cues are tried: the rarest one of each cue."""
        self.anchors.update(terms)
        self._forget()

    def _forget(self) -> None:
        self.version += 1
        self.known.clear()

    def look_up(self, word: str) -> Found:
        """The terms of a word, in their parts."""
        # «451-бабына» is the word «бабына» with its number.
        plain = frozenset(self._terms(word.partition("-")[2] if word[0].isdigit() and "-" in word else word))
        turned: frozenset[int] = frozenset()
        if word.startswith("не") and len(word) >= _SHORTEST_NEGATED:
            turned = frozenset(self._terms(word[2:])) - plain
        if len(self.known) >= _REMEMBERED:
            self.known.clear()
        found = (plain, turned, tuple(plain & self.wanted), tuple((plain | turned) & self.anchors))
        result = self.known[word] = found if plain or turned else _NOTHING
        return result

    def _terms(self, word: str) -> Iterator[int]:
        ids = list(self._exact.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            ids += self._stems.get(word[:length], ())
        for identifier in dict.fromkeys(ids):
            if not any(word.startswith(stem) for stem in self._except[identifier]):
                yield identifier

    def scan(self, folded: str) -> "Scan":
        """Each word of a text that some term asks for."""
        known, look_up = self.known.get, self.look_up
        hits: list[Place] = [
            (index, *word.span(), False, *found)
            for index, word in enumerate(_WORDS.finditer(folded))
            if (found := known(word[0]) or look_up(word[0])) is not _NOTHING
        ]
        return Scan(folded, hits, [hit[1] for hit in hits])


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """The hits of one text in their order, with their starts for looking places up."""

    folded: str
    hits: list[Place]
    starts: list[int] = field(repr=False)

    def between(self, start: int, end: int) -> list[Place]:
        """The hits that begin in `start:end`."""
        return self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@cache
def lexicon() -> Lexicon:
    """The one lexicon that all sets of cues share, so that a text is scanned once."""
    return Lexicon()


_scans: deque[tuple[Text, int, Scan]] = deque(maxlen=2)


def scan(text: Text) -> Scan:
    """The scan of `text`, made once for all stages as long as no new terms come."""
    version = lexicon().version
    for known, made, found in _scans:
        if known is text and made == version:
            return found
    found = lexicon().scan(text.folded)
    _scans.append((text, version, found))
    return found
