"""Cues against the words of one sentence: order, gaps, and the negation of the head."""

import re
from bisect import bisect_left
from functools import cache
from itertools import product
from typing import ClassVar, NamedTuple

from ..knowledge.documents import NegationWords
from ..knowledge.load import load_file
from .lexicon import Place, Scan
from .negation import has_negative_ending, is_negated
from .pattern import Cue, Term

_WINDOW = 14
_MOST = 24
_FEW = 8


class Words:
    """The words of one sentence; `anchors` are those of its terms for which cues are tried."""

    __slots__ = ("_present", "_turned", "anchors", "end", "hits", "known", "start", "text")
    ends: ClassVar[tuple[str, ...]] = (";",)
    most: ClassVar[int] = 400  # ways to walk in one sentence: more is no sentence but a text made to be slow

    def __init__(self, seen: Scan, start: int, end: int) -> None:
        self.text = seen.folded
        self.start, self.end = start, end
        self.hits = hits = seen.between(start, end)
        self.anchors: set[int] = set().union(*[hit[7] for hit in hits])
        self._turned = [hit for hit in hits if hit[5]]
        self._present: set[int] | None = None
        self.known: dict[int, list[Place]] = {}

    @property
    def present(self) -> set[int]:
        """All its terms."""
        if self._present is None:
            self._present = set().union(*[hit[4] for hit in self.hits], *[hit[5] for hit in self._turned])
        return self._present

    def places(self, term: int) -> list[Place]:
        """Where a term stands."""
        found = self.known.get(term)
        if found is None:
            found = [hit for hit in self.hits if term in hit[4]]
            if self._turned:
                turned = [hit for hit in self._turned if term in hit[5] and term not in hit[4]]
                found = sorted(found + [(*hit[:3], True, *hit[4:]) for hit in turned]) if turned else found
            self.known[term] = found
        return found


class WholeText(Words):
    """The words of a whole text, with the places of the terms that are looked for in whole texts."""

    __slots__ = ()
    ends = (";", ". ", ".\n", "\n\n")
    most = 20_000

    def __init__(self, seen: Scan) -> None:
        self.text = seen.folded
        self.start, self.end = 0, len(seen.folded)
        self.hits = seen.hits
        places: dict[int, list[Place]] = {}
        self._turned = []
        self.known = places
        for hit in seen.hits:
            for term in hit[6]:
                if term in places:
                    places[term].append(hit)
                else:
                    places[term] = [hit]
        self.anchors = self._present = set(places)


class Match(NamedTuple):
    """Where a cue matched; `head` is where its head starts, `negated` whether it is negated, `words` their number."""

    start: int
    end: int
    head: int
    negated: bool
    source: str
    words: int


Walk = tuple[tuple[int, int], ...]
"""The terms of a part by number, each with how many words after the one before it may stand."""


def match_cue(cue: Cue, walks: tuple[Walk, ...], words: Words) -> list[Match]:
    """The matches of one cue, the shortest for each place of its head."""
    if len(walks) == 1:
        rows = _rows(walks[0], words)
        if len(rows) > 1:
            return _best(cue, rows, words)
        found = _join(cue, rows[0], words) if rows else None
        return [] if found is None else [found]
    several = []
    for walk in walks:
        rows = _rows(walk, words)
        if not rows:
            return []
        several.append(rows[:_MOST])
    joined = [sum(combination, ()) for combination in product(*several)]
    return _best(cue, [row for row in joined if _near(cue, row, words)], words)


def _rows(walk: Walk, words: Words) -> list[tuple[Place, ...]]:
    """Each way to walk along the terms of one part."""
    known, look_up = words.known.get, words.places
    first = walk[0][0]
    rows: list[tuple[Place, ...]] = [(place,) for place in known(first) or look_up(first)]
    for term, reach in walk[1:]:
        places = known(term) or look_up(term)
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


def _near(cue: Cue, row: tuple[Place, ...], words: Words) -> bool:
    """Whether parts in any order stand close enough, and on words of their own."""
    places = {place[0] for place in row}
    if len(places) < len(row):
        return False
    return cue.loose or (max(places) - min(places) <= _WINDOW and _same_clause(words, min(row), max(row)))


def _best(cue: Cue, rows: list[tuple[Place, ...]], words: Words) -> list[Match]:
    best: dict[int, Match] = {}
    for row in rows:
        found = _join(cue, row, words)
        if found is None:
            continue
        known = best.get(found.head)
        if known is None or found.end - found.start < known.end - known.start:
            best[found.head] = found
    return list(best.values())


def _same_clause(words: Words, left: Place, right: Place) -> bool:
    if right[1] - left[2] < 2:
        return True
    between = words.text[left[2] : right[1]]
    for end in words.ends:
        if end in between:
            return False
    return "," not in between or not _turn().search(between)


@cache
def _turn() -> re.Pattern[str]:
    """A comma and a word that sets one clause against another."""
    return re.compile(rf",\s+(?:{'|'.join(load_file('words/negation.toml', NegationWords).turns)})\s")


def _has_own_not(term: Term, row: tuple[Place, ...], place: Place, text: str) -> bool:
    """Whether a word is negated by a «не» or an ending that the cue does not ask for."""
    at = place[1]
    if not term.negative and has_negative_ending(text[at : place[2]]):
        return True
    if not text.startswith("не ", at - 3):
        return False
    return not text[at - 4 : at - 3].isalnum() and all(p[2] != at - 1 for p in row)


def _join(cue: Cue, row: tuple[Place, ...], words: Words) -> Match | None:
    """The match of a cue at these places, unless a semicolon parts them or a negation forbids it."""
    in_order = len(cue.parts) == 1
    if in_order and len(row) > 1 and not _same_clause(words, row[0], row[-1]):
        return None
    negated, head = False, row[0][1]
    for term, place in zip(cue.terms, row, strict=True):
        if not term.head:
            if not cue.either and (
                place[3] or _has_own_not(term, row, place, words.text)
            ):  # «не» changes the meaning of any other word too
                return None
            continue
        turned = place[3] or is_negated(words, place[1], place[2], noun=term.head == "#")
        if term.head in "^%":
            if turned != (term.head == "%"):
                return None
        else:
            negated, head = negated or turned, place[1]
    if in_order:
        return Match(row[0][1], row[-1][2], head, negated, cue.source, len(row))
    return Match(min(place[1] for place in row), max(place[2] for place in row), head, negated, cue.source, len(row))
