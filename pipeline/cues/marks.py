"""Marks: named lists of cues of which it matters where in a text they stand first, or how often."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

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
        self._cues = CueSet((name, cue) for name, lines in lists.items() for line in lines for cue in read_cues(line))
        lexicon().want(self._cues.terms)

    def places(self, text: Text) -> dict[str, list[Match]]:
        """The marks of a text in their order, by name; a name without any is not there."""
        found: dict[str, list[Match]] = {}
        for name, match in self._cues.find(_whole(scan(text))):
            found.setdefault(name, []).append(match)
        for matches in found.values():
            matches.sort(key=lambda match: (match.start, match.end))
        return found
