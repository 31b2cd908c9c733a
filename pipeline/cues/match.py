"""Cues against the words of one sentence: order, gaps, and the negation of the head."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, product
from operator import itemgetter
from typing import ClassVar, NamedTuple

from ..knowledge.documents import NegationWords
from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from .lexicon import Scan
from .negation import is_negated

_WINDOW = 14
_MOST = 24
_FEW = 8

Forms = frozenset[int]
"""The forms of a term by number (see lexicon): a word of any of them is a word of the term."""
Place = tuple[int, int, int, bool, bool]
"""Where a term stands: the number of the word, its start, its end, whether it is a word without its «не», whether it
ends in a Kazakh negation."""


class Words(dict[int, list[Place]]):
    """The words of one sentence: where each term stands, found when first asked for; `present` are all their forms."""

    __slots__ = ("_breaks", "_negated", "_pieces", "_seen", "end", "present", "start", "text")
    ends: ClassVar[tuple[str, ...]] = (";",)
    most: ClassVar[int] = 400  # ways to walk in one sentence: more is no sentence but a text made to be slow

    def __init__(self, seen: Scan, start: int, end: int) -> None:
        self.text = seen.folded
        self.start, self.end = start, end
        self._seen = seen
        self._pieces = first, last = seen.between(start, end)
        self.present: set[int] = set().union(*[piece[0] for piece in seen.pieces[first:last]])
        self._negated: dict[tuple[int, bool], bool] = {}
        self._breaks: bool | None = None

    def __missing__(self, term: int) -> list[Place]:
        self.seek((term,))
        return self[term]

    def seek(self, terms: Iterable[int]) -> None:
        """Find out where these terms stand, in one pass for all of them."""
        wanted = {term for term in terms if term not in self}
        if not wanted:
            return
        for term in wanted:
            self[term] = []
        first, last = self._pieces
        before = 0
        for (_, words, hits, _), at in zip(self._seen.pieces[first:last], self._seen.starts[first:last], strict=True):
            for number, left, right, plain, bare, negative in hits:
                if not wanted.isdisjoint(plain):
                    self._add(wanted & plain, (before + number, at + left, at + right, False, negative))
                if bare and not wanted.isdisjoint(bare):
                    self._add(wanted & bare, (before + number, at + left, at + right, True, negative))
            before += words

    def _add(self, terms: Iterable[int], place: Place) -> None:
        if self.start <= place[1] < self.end:  # else the sentence begins or ends inside the piece
            for term in terms:
                self[term].append(place)

    def negates(self, place: Place, *, noun: bool) -> bool:
        """Whether the word at a place is negated, by words around it or by itself."""
        found = self._negated.get((place[1], noun))
        if found is None:
            found = self._negated[place[1], noun] = is_negated(self, place[1], place[2], noun=noun)
        return found or place[3]

    def has_breaks(self) -> bool:
        """Whether it has any semicolon or turn, so that its words may belong to several clauses."""
        if self._breaks is None:
            turn = _turn().search(self.text, self.start, self.end)
            self._breaks = turn is not None or self.text.find(";", self.start, self.end) >= 0
        return self._breaks


class WholeText(Words):
    """The words of a whole text, with the places of the terms that are looked for in whole texts."""

    __slots__ = ("_before", "_holding")
    ends = (";", ". ", ".\n", "\n\n")
    most = 20_000

    def __init__(self, seen: Scan) -> None:
        self.text = seen.folded
        self.start, self.end = 0, len(seen.folded)
        self._seen = seen
        self._negated = {}
        self._before: list[int] = []
        present: set[int] = set()
        holding: dict[int, list[int]] = defaultdict(list)
        for number, (forms, _, _, wanted) in enumerate(seen.pieces):
            if wanted:
                present |= forms
                for term in wanted:
                    holding[term].append(number)
        self.present = present
        self._holding = holding

    def __missing__(self, term: int) -> list[Place]:
        seen = self._seen
        if not self._before:
            self._before = list(accumulate(map(itemgetter(1), seen.pieces), initial=0))
        found = self[term] = [
            (self._before[number] + word, seen.starts[number] + start, seen.starts[number] + end, turned, negative)
            for number in self._holding.get(term, ())
            for word, start, end, turned, negative in seen.pieces[number][3][term]
        ]
        return found

    def has_breaks(self) -> bool:
        """It is never one clause."""
        return True


class Match(NamedTuple):
    """Where a cue matched; `head` is where its head starts, `negated` whether it is negated, `words` their number.

    A `plain` cue has no head.
    """

    start: int
    end: int
    head: int
    negated: bool
    source: str
    words: int
    plain: bool


class Step(NamedTuple):
    """A term of a cue by number, how many words after the one before it may stand, its role (see `Term`)."""

    term: int
    reach: int
    head: str
    negative: bool


class Path(NamedTuple):
    """A cue as it is walked along: its parts, what it needs beside its rarest term, all its terms.

    Of all its steps `heads` are the numbers and roles of those that have one, `others` whether the rest are negative.
    """

    source: str
    parts: tuple[tuple[Step, ...], ...]
    heads: tuple[tuple[int, str], ...]
    others: tuple[tuple[int, bool], ...]
    needs: tuple[Forms, ...]
    terms: frozenset[int]
    loose: bool
    either: bool


def match_path(path: Path, words: Words) -> list[Match]:
    """The matches of one cue, the shortest for each place of its head."""
    if len(path.parts) == 1:
        rows = _rows(path.parts[0], words)
        if len(rows) > 1:
            return _best(path, rows, words)
        found = _join(path, rows[0], words) if rows else None
        return [] if found is None else [found]
    several = []
    for part in path.parts:
        rows = _rows(part, words)
        if not rows:
            return []
        several.append(rows[:_MOST])
    joined = [sum(combination, ()) for combination in product(*several)]
    return _best(path, [row for row in joined if _near(path, row, words)], words)


def match_at(path: Path, first: Place, words: Words) -> Match | None:
    """The match of a plain cue of one part whose first word stands at this place."""
    rows = _branches(path.parts[0], (first,), words)
    if len(rows) < 2:
        return _join(path, rows[0], words) if rows else None
    return next(iter(_best(path, rows, words)), None)


def _rows(part: tuple[Step, ...], words: Words) -> list[tuple[Place, ...]]:
    """Each way to walk along the terms of one part."""
    row: list[Place] = []
    last = 0
    for term, reach, _, _ in part:
        places = words[term]
        if len(places) != 1:
            return _branches(part, words[part[0][0]], words)
        place = places[0]
        if row and not 0 < place[0] - last <= reach:
            return []
        last = place[0]
        row.append(place)
    return [tuple(row)]


def _branches(part: tuple[Step, ...], first: Iterable[Place], words: Words) -> list[tuple[Place, ...]]:
    """Each way to walk along terms that stand at several places, from those of the first term."""
    rows: list[tuple[Place, ...]] = [(place,) for place in first]
    for term, reach, _, _ in part[1:]:
        places = words[term]
        if len(places) > _FEW:
            rows = [(*row, place) for row in rows for place in _following(places, row[-1][0], reach)]
        else:
            rows = [(*row, place) for row in rows for place in places if 0 < place[0] - row[-1][0] <= reach]
        if not rows:
            break
        del rows[words.most :]
    return rows


def _following(places: list[Place], index: int, reach: int) -> list[Place]:
    """The places, in their order, of the `reach` words after word `index`."""
    return places[bisect_left(places, (index + 1,)) : bisect_left(places, (index + reach + 1,))]


def _near(path: Path, row: tuple[Place, ...], words: Words) -> bool:
    """Whether parts in any order stand close enough, and on words of their own."""
    places = {place[0] for place in row}
    if len(places) < len(row):
        return False
    return path.loose or (max(places) - min(places) <= _WINDOW and _same_clause(words, min(row), max(row)))


def _best(path: Path, rows: list[tuple[Place, ...]], words: Words) -> list[Match]:
    best: dict[int, Match] = {}
    for row in rows:
        found = _join(path, row, words)
        if found is None:
            continue
        known = best.get(found.head)
        if known is None or found.end - found.start < known.end - known.start:
            best[found.head] = found
    return list(best.values())


def _same_clause(words: Words, left: Place, right: Place) -> bool:
    if right[1] - left[2] < 2 or not words.has_breaks():
        return True
    between = words.text[left[2] : right[1]]
    for end in words.ends:
        if end in between:
            return False
    return "," not in between or not _turn().search(between)


@cache
def _turn() -> re.Pattern[str]:
    """A comma and a word that sets one clause against another."""
    return prepared(rf",\s+(?:{'|'.join(load_file('words/negation.toml', NegationWords).turns)})\s")


def _has_own_not(row: tuple[Place, ...], at: int, text: str) -> bool:
    """Whether the word at `at`, which «не » stands before, is negated by a «не» that the cue does not ask for."""
    return not text[at - 4 : at - 3].isalnum() and all(place[2] != at - 1 for place in row)


def _join(path: Path, row: tuple[Place, ...], words: Words) -> Match | None:
    """The match of a cue at these places, unless a semicolon parts them or a negation forbids it."""
    first, last = row[0], row[-1]
    in_order = len(path.parts) == 1
    if in_order and last[1] - first[2] > 1 and not _same_clause(words, first, last):
        return None
    if not path.either and _is_turned(path, row, words.text):
        return None
    negated, head = False, first[1]
    for at, role in path.heads:
        place = row[at]
        turned = words.negates(place, noun=role == "#")
        if role in "^%":
            if turned != (role == "%"):
                return None
        else:
            negated, head = negated or turned, place[1]
    start, end = first[1], last[2]
    if not in_order:
        start, end = min(place[1] for place in row), max(place[2] for place in row)
    return Match(start, end, head, negated, path.source, len(row), not path.heads)


def _is_turned(path: Path, row: tuple[Place, ...], text: str) -> bool:
    """Whether a word that is no head is negated: «не» changes the meaning of any other word too."""
    for at, negative in path.others:
        _, start, _, turned, ends_negated = row[at]
        if turned or (ends_negated and not negative):
            return True
        if text.startswith("не ", start - 3) and _has_own_not(row, start, text):
            return True
    return False
