"""The operative part as a row of operations (cancel, keep, remand …), each with its place."""

import re
from dataclasses import dataclass
from functools import cache

from ..cues import CueSet, Match, Scan, Words, scan
from ..cues.spaces import compile_words
from ..knowledge.load import load_file, load_folder
from ..knowledge.outcomes import OperativeWords, OutcomeFile
from ..knowledge.patterns import prepared
from ..normalize import Text

_PLAIN = ("cancel", "dismiss", "grant", "decide", "waive")
_SENTENCE_END = prepared(r"[.!?](?=\s+[А-ЯЁӘІҢҒҮҰҚӨҺ«0-9\"])|\n\s*\n|\n(?=\s*(?:\d+[.)]|[А-ЯЁӘІҢҒҮҰҚӨҺ]))|;")
_BAR_REACH = 40
_ABBREVIATED = 5
_ABBREVIATION = prepared(r"(?:\b[а-яәіңғүұқөһ]{1,3}|\d|\b[А-ЯЁӘІҢҒҮҰҚӨҺ])\Z")


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing done: its name, the words that say it, the sentence it stands in."""

    name: str
    start: int
    end: int
    sentence: tuple[int, int]
    cue: str


@cache
def operative_words() -> OperativeWords:
    """words/operative.toml."""
    return load_file("words/operative.toml", OperativeWords)


@cache
def outcome_files() -> dict[str, OutcomeFile]:
    """The outcomes by label."""
    return {file.id: file for file in load_folder("outcomes", OutcomeFile)}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of words/operative.toml called `name`."""
    return compile_words(getattr(operative_words(), name))


@cache
def _cues() -> CueSet[tuple[str, bool]]:
    """Cues with the operation they say; False marks those that show another object."""
    words = operative_words()
    rows = [((name, True), line) for name in _PLAIN for line in getattr(words, name)]
    for file in outcome_files().values():
        if file.operation:
            rows += [((file.operation, True), line) for line in file.cues]
            rows += [((file.operation, False), line) for line in file.unless]
    return CueSet.of_lines("operations", rows)


def clauses(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of an operative part, also cut at semicolons and numbered lines."""
    found = []
    at = start
    for stop in _SENTENCE_END.finditer(clean, start, end):
        if (
            clean[stop.start()] == "."
            and _ABBREVIATION.search(clean, max(at, stop.start() - _ABBREVIATED), stop.start())
            and not clean[stop.start() - 3 : stop.start()].islower()
        ):
            continue
        if stop.end() > at:
            found.append((at, stop.end()))
            at = stop.end()
    if at < end:
        found.append((at, end))
    return found


def find_operations(text: Text, start: int, end: int) -> list[Operation]:
    """The operations of the operative part `start:end` in their order; those of its tail are left out."""
    found: list[Operation] = []
    _cues()  # before the scan, which knows the words of the sets made so far
    seen, folded = scan(text), text.folded
    for left, right in clauses(text.clean, start, end):
        tail = pattern("tail").search(folded, left, right)
        stop = right
        if tail:
            stop = tail.start()
            if stop - left < 60 and not re.search(r",|\bи\b", folded[left:stop]):
                continue
        found += _of_clause(seen, left, stop)
    return sorted(found, key=lambda operation: (operation.start, operation.end))


def _barred(matches: list[tuple[str, bool, Match]]) -> list[tuple[str, int, int]]:
    """The stretches in which an operation has another object: beside a bar, with the readings that begin there."""
    bars = [(name, match.start, match.end + _BAR_REACH) for name, holds, match in matches if not holds]
    return bars + [
        (name, match.start, match.end)
        for name, holds, match in matches
        if holds and any(name == other and start < match.end and match.start < end for other, start, end in bars)
    ]


def _of_clause(seen: Scan, left: int, right: int) -> list[Operation]:
    matches = [
        (name, holds, match) for (name, holds), match in _cues().find(Words(seen, left, right)) if not match.negated
    ]
    matches.sort(key=lambda reading: -reading[2].words)  # of readings as long as each other, that of more words
    barred = _barred(matches)
    best: dict[tuple[str, int], Operation] = {}
    for name, holds, match in matches:
        if not holds or any(name == other and start < match.end and match.start < end for other, start, end in barred):
            continue
        operation = Operation(name, match.start, match.end, (left, right), match.source)
        overlapping = [
            key for key, known in best.items() if key[0] == name and known.start < match.end and match.start < known.end
        ]
        if any(best[key].end - best[key].start <= match.end - match.start for key in overlapping):
            continue
        for key in overlapping:
            del best[key]
        best[(name, match.start)] = operation
    return list(best.values())
