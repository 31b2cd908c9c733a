"""Marks: named lists of cues of which it matters where in a text they stand first, or how often."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter

from ..normalize import Text
from .classes import read_cues
from .cueset import CueSet
from .lexicon import Scan, lexicon, scan
from .match import Match, WholeText


@lru_cache(maxsize=2)
def _whole(seen: Scan) -> WholeText:
    return WholeText(seen)


class Marks:
    """Named cues over a whole text. The parts of a cue may lie in two sentences, so keep its gaps short."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._sets = {
            name: CueSet((name, cue) for line in lines for cue in read_cues(line)) for name, lines in lists.items()
        }
        for cues in self._sets.values():
            lexicon().want(cues.terms)

    @property
    def names(self) -> Iterable[str]:
        """The names of the lists."""
        return self._sets.keys()

    def of(self, text: Text) -> "MarksOf":
        """The marks of a text, each list looked for when it is asked for."""
        return MarksOf(self._sets, _whole(scan(text)))


class MarksOf:
    """The marks of one text by name."""

    __slots__ = ("_found", "_sets", "_words")

    def __init__(self, sets: Mapping[str, CueSet[str]], words: WholeText) -> None:
        self._sets, self._words = sets, words
        self._found: dict[str, list[Match]] = {}

    def places(self, name: str) -> list[Match]:
        """The marks of this name in their order; none for a name without cues."""
        found = self._found.get(name)
        if found is None:
            cues = self._sets.get(name)
            found = [match for _, match in cues.find(self._words)] if cues and cues.may_be_in(self._words) else []
            if len(found) > 1:
                found.sort(key=itemgetter(0, 1))
            self._found[name] = found
        return found
