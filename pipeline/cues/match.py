"""Cues against the words of one sentence: order, gaps, and the negation of the head."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from .negation import is_negated
from .pattern import Cue, Term

Hit = tuple[int, int, int, bool]
"""One word: its number in the sentence, start, end, whether it is negated by the prefix «не»."""

_WINDOW = 14
_MOST = 24


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence, by the terms they belong to."""

    text: str
    start: int
    end: int
    at: dict[int, list[Hit]]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a cue matched; `head` is where its head starts, `negated` whether the head is negated."""

    start: int
    end: int
    head: int
    negated: bool
    source: str


def match_cue(cue: Cue, ids: tuple[tuple[int, ...], ...], words: Words) -> Iterator[Match]:
    """The matches of one cue, the shortest for each place of its head."""
    rows = []
    for part, part_ids in zip(cue.parts, ids, strict=True):
        row = list(_rows(part, part_ids, words))
        if not row:
            return
        rows.append(row[:_MOST])
    best: dict[int, Match] = {}
    for combination in product(*rows):
        found = _join(cue, combination, words)
        if found and (found.head not in best or found.end - found.start < best[found.head].end - best[found.head].start):
            best[found.head] = found
    yield from best.values()


def _rows(part: tuple[Term, ...], ids: tuple[int, ...], words: Words) -> Iterator[tuple[Hit, ...]]:
    """Each way to walk along the terms of one part."""
    rows: list[tuple[Hit, ...]] = [(hit,) for hit in words.at[ids[0]]]
    for term, identifier in zip(part[1:], ids[1:], strict=True):
        rows = [
            (*row, hit)
            for row in rows
            for hit in words.at[identifier]
            if 0 < hit[0] - row[-1][0] <= term.gap + 1 and _same_clause(words.text, row[-1], hit)
        ]
        if not rows:
            return
    yield from rows


def _same_clause(text: str, left: Hit, right: Hit) -> bool:
    return right[1] - left[2] < 2 or text.find(";", left[2], right[1]) < 0


def _join(cue: Cue, combination: tuple[tuple[Hit, ...], ...], words: Words) -> Match | None:
    hits = [hit for row in combination for hit in row]
    if len(combination) > 1:
        places = {hit[0] for hit in hits}
        if len(places) < len(hits):
            return None
        if not cue.loose:
            first, last = min(hits), max(hits)
            if last[0] - first[0] > _WINDOW or not _same_clause(words.text, first, last):
                return None
    negated, head = False, hits[0][1]
    for term, hit in zip(cue.terms, hits, strict=True):
        if not term.head:
            if hit[3]:  # «не…» changes the meaning of a word that is not the head
                return None
            continue
        turned = hit[3] or is_negated(words, hit[1], hit[2], noun=term.head == "#")
        if term.head in "^%":
            if turned != (term.head == "%"):
                return None
            head = hit[1] if head == hits[0][1] else head
        else:
            negated, head = negated or turned, hit[1]
    return Match(min(hit[1] for hit in hits), max(hit[2] for hit in hits), head, negated, cue.source)
