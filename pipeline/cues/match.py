"""Cues against the words of one sentence: order, gaps, and the negation of the head."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, chain, product
from typing import ClassVar, NamedTuple

from ..knowledge.documents import NegationWords
from ..knowledge.load import load_file
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


class Words:
    """The words of one sentence; `present` are all the forms they have."""

    __slots__ = (
        "_at",
        "_breaks",
        "_first",
        "_forms",
        "_known",
        "_negated",
        "_numbers",
        "_seen",
        "end",
        "present",
        "start",
        "text",
    )
    ends: ClassVar[tuple[str, ...]] = (";",)
    most: ClassVar[int] = 400  # ways to walk in one sentence: more is no sentence but a text made to be slow

    def __init__(self, seen: Scan, start: int, end: int) -> None:
        self.text = seen.folded
        self.start, self.end = start, end
        self._seen = seen
        first, last = seen.between(start, end)
        self._first = first
        self._forms = forms = seen.forms[first:last]
        self.present: set[int] = set().union(*forms)
        self._at: dict[int, list[int]] = {}
        self._numbers: list[int] = []
        self._known: dict[Forms, list[Place]] = {}
        self._negated: dict[tuple[int, bool], bool] = {}
        self._breaks: bool | None = None

    def places(self, term: Forms) -> list[Place]:
        """Where a term stands."""
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = self._find(term)
        return found

    def _find(self, term: Forms) -> list[Place]:
        if not self._at:
            self._at = _index(self._forms)
            first = self._first
            words = [piece[1] for piece in self._seen.pieces[first : first + len(self._forms)]]
            self._numbers = list(accumulate(words, initial=0))
        forms = [self._at[form] for form in term & self.present]
        places: list[Place] = []
        for at in forms[0] if len(forms) == 1 else sorted({at for found in forms for at in found}):
            left, before = self._seen.starts[self._first + at], self._numbers[at]
            for number, start, end, plain, bare, negative in self._seen.pieces[self._first + at][2]:
                turned = term.isdisjoint(plain)
                if turned and term.isdisjoint(bare):
                    continue
                if self.start <= left + start < self.end:  # else the sentence begins or ends inside the piece
                    places.append((before + number, left + start, left + end, turned, negative))
        return places

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


def _index(pieces: Iterable[frozenset[int]]) -> dict[int, list[int]]:
    """Each form with the numbers of the pieces that have it."""
    index: dict[int, list[int]] = {}
    for at, forms in enumerate(pieces):
        for form in forms:
            if form in index:
                index[form].append(at)
            else:
                index[form] = [at]
    return index


class WholeText(Words):
    """The words of a whole text, with the places of the forms that are looked for in whole texts."""

    __slots__ = ("_places",)
    ends = (";", ". ", ".\n", "\n\n")
    most = 20_000

    def __init__(self, seen: Scan) -> None:
        self.text = seen.folded
        self.start, self.end = 0, len(seen.folded)
        self._places: dict[int, list[Place]] = defaultdict(list)
        before = 0
        for piece, at in zip(seen.pieces, seen.starts, strict=True):
            for form, number, start, end, turned, negative in piece[3]:
                self._places[form].append((before + number, at + start, at + end, turned, negative))
            before += piece[1]
        self.present = set(self._places)
        self._known, self._negated = {}, {}

    def _find(self, term: Forms) -> list[Place]:
        forms = [self._places[form] for form in term & self.present]
        return forms[0] if len(forms) == 1 else _merged(forms)

    def has_breaks(self) -> bool:
        """It is never one clause."""
        return True


def _merged(places: list[list[Place]]) -> list[Place]:
    """The places of several forms in their order; a word with its «не» goes before the word without it."""
    return list({place[0]: place for place in sorted(chain.from_iterable(places), reverse=True)}.values())[::-1]


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
    """A term of a cue by its forms, how many words after the one before it may stand, its role (see `Term`)."""

    forms: Forms
    reach: int
    head: str
    negative: bool


class Path(NamedTuple):
    """A cue as it is walked along: its parts, all steps of them, what it needs beside its rarest term.

    A `plain` one has no head.
    """

    source: str
    parts: tuple[tuple[Step, ...], ...]
    steps: tuple[Step, ...]
    needs: tuple[Forms, ...]
    loose: bool
    either: bool
    plain: bool


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
    rows = _rows(path.parts[0], words, (first,))
    if len(rows) < 2:
        return _join(path, rows[0], words) if rows else None
    return next(iter(_best(path, rows, words)), None)


def _rows(part: tuple[Step, ...], words: Words, first: Iterable[Place] | None = None) -> list[tuple[Place, ...]]:
    """Each way to walk along the terms of one part, from the places of its first term."""
    rows: list[tuple[Place, ...]] = [(place,) for place in (words.places(part[0][0]) if first is None else first)]
    for forms, reach, _, _ in part[1:]:
        places = words.places(forms)
        if len(places) == len(rows) == 1:  # far the most
            if not 0 < places[0][0] - rows[0][-1][0] <= reach:
                return []
            rows = [(*rows[0], places[0])]
            continue
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
    return re.compile(rf",\s+(?:{'|'.join(load_file('words/negation.toml', NegationWords).turns)})\s")


def _has_own_not(row: tuple[Place, ...], at: int, text: str) -> bool:
    """Whether the word at `at`, which «не » stands before, is negated by a «не» that the cue does not ask for."""
    return not text[at - 4 : at - 3].isalnum() and all(place[2] != at - 1 for place in row)


def _join(path: Path, row: tuple[Place, ...], words: Words) -> Match | None:
    """The match of a cue at these places, unless a semicolon parts them or a negation forbids it."""
    in_order = len(path.parts) == 1
    if in_order and len(row) > 1 and not _same_clause(words, row[0], row[-1]):
        return None
    text = words.text
    negated, head = False, row[0][1]
    for (_, _, role, negative), place in zip(path.steps, row, strict=True):
        if not role:
            _, start, _, turned, ends_negated = place
            # «не» changes the meaning of any other word too
            if not path.either and (
                turned
                or (ends_negated and not negative)
                or (text.startswith("не ", start - 3) and _has_own_not(row, start, text))
            ):
                return None
            continue
        turned = words.negates(place, noun=role == "#")
        if role in "^%":
            if turned != (role == "%"):
                return None
        else:
            negated, head = negated or turned, place[1]
    start, end = row[0][1], row[-1][2]
    if not in_order:
        start, end = min(place[1] for place in row), max(place[2] for place in row)
    return Match(start, end, head, negated, path.source, len(row), path.plain)
