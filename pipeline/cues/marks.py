"""Marks: named lists of cues of which it matters where in a text they stand first, or how often."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from ..normalize import Text
from .cueset import Candidate, CueSet
from .lexicon import Scan, scan, scan_to
from .match import Match, Path, WholeText, match_at, match_path


@lru_cache(maxsize=2)
def _whole(seen: Scan) -> WholeText:
    return WholeText(seen)


class Marks:
    """Named cues over a whole text. The parts of a cue may lie in two sentences, so keep its gaps short."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        # The stored set is called by its first list: no two sets of marks begin with the same.
        called = "marks-" + "".join(letter for letter in next(iter(lists), "none") if letter.isalnum())
        rows = ((name, line) for name, lines in lists.items() for line in lines)
        self._cues = CueSet.of_lines(called, rows, wanted=True)

    def of(self, text: Text, *, end: int | None = None) -> "MarksOf":
        """The marks of a text, each list looked for when it is asked for; beyond `end` there may be none."""
        words = _whole(scan(text) if end is None else scan_to(text, end))
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

    def has(self, name: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a mark of this name begins in `start:end`, by default anywhere; looked for only until it is found."""
        return self.count(name, start, end, most=1) > 0

    def count(self, name: str, start: int = 0, end: int | None = None, *, most: int | None = None) -> int:
        """How many marks of this name begin in `start:end`; none beyond the first `most` are looked for."""
        found = self._found.get(name)
        if found is not None:
            inside = (at for at, *_ in found if at >= start and (end is None or at < end))
        else:
            cues = self._candidates.get(name, ())
            inside = (at for _, _, path in cues for at in self._starts(path, start, end))
        return sum(1 for _ in islice(inside, most))

    def _starts(self, path: Path, start: int, end: int | None) -> Iterator[int]:
        """Where the matches of one cue begin; those of a plain one can be looked for place by place."""
        if len(path.parts) > 1 or path.heads:
            for match in match_path(path, self._words):
                if match.start >= start and (end is None or match.start < end):
                    yield match.start
            return
        for place in self._words[path.parts[0][0].term]:
            if end is not None and place[1] >= end:
                break
            if place[1] >= start and match_at(path, place, self._words) is not None:
                yield place[1]
