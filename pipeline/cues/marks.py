"""Marks: named lists of cues of which it matters where in a text they stand first, or how often."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter

from ..normalize import Text
from .cueset import Candidate, CueSet
from .lexicon import Scan, scan
from .match import Match, WholeText, match_path


@lru_cache(maxsize=2)
def _whole(seen: Scan) -> WholeText:
    return WholeText(seen)


class Marks:
    """Named cues over a whole text. The parts of a cue may lie in two sentences, so keep its gaps short."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._names = tuple(lists)
        # The stored set is called by its first list: no two sets of marks begin with the same.
        called = "marks-" + "".join(letter for letter in next(iter(lists), "none") if letter.isalnum())
        rows = ((name, line) for name, lines in lists.items() for line in lines)
        self._cues = CueSet.of_lines(called, rows, wanted=True)

    @property
    def names(self) -> Iterable[str]:
        """The names of the lists."""
        return self._names

    def of(self, text: Text) -> "MarksOf":
        """The marks of a text, each list looked for when it is asked for."""
        words = _whole(scan(text))
        return MarksOf(self._cues.candidates(words), words)


class MarksOf:
    """The marks of one text by name."""

    __slots__ = ("_candidates", "_found", "_words")

    def __init__(self, candidates: Iterable[Candidate[str]], words: WholeText) -> None:
        self._words = words
        self._candidates: dict[str, list[Candidate[str]]] = defaultdict(list)
        for candidate in candidates:
            self._candidates[candidate.key].append(candidate)
        self._found: dict[str, list[Match]] = {}

    def places(self, name: str) -> list[Match]:
        """The marks of this name in their order; none for a name without cues."""
        found = self._found.get(name)
        if found is None:
            cues = self._candidates.get(name, ())
            found = [match for _, _, path in cues for match in match_path(path, self._words)]
            if len(found) > 1:
                found.sort(key=itemgetter(0, 1))
            self._found[name] = found
        return found
