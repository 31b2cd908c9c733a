"""What the cues find in one sentence, remembered: courts say many things in the same words.

A sentence is read by itself, whatever stands around it, and its numbers do not matter to it; so a sentence that differs
from an earlier one in its numbers only is not read again. What is kept is a digest, never words of a document.
"""

from dataclasses import dataclass, field
from hashlib import blake2b

from ..cues import Match, Words
from ..cues.lexicon import lexicon
from ..knowledge.patterns import prepared
from ..values import Fact
from .cues import FactCue, bars, fact_cues
from .scope import Around, scope_cues

_REMEMBERED = 20_000
_MOST = 400
_NEAR = 25
_DIGIT = prepared(r"[1-9]")
_NUMBER = prepared(r"[0-9]+")
_CLAUSE_END = prepared(r"[,;:—–]\s")


Told = tuple[str | None, tuple[Fact, ...]]
"""Who speaks in a sentence and the facts it tells; their places count in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The cues of facts in a sentence, those of its scope (none where it has none of facts); they count in it.

    `told` is what was made of them by kind of document and of case, section, and who spoke before.
    """

    cues: tuple[tuple[FactCue, Match], ...] = ()
    around: Around = ()
    told: dict[tuple[str | None, ...], Told] = field(default_factory=dict)


_NOTHING = Reading()
_known: dict[bytes, Reading] = {}


def without_numbers(folded: str) -> str:
    """A folded text with a nought for each digit of a number that no cue writes; nothing moves."""
    fact_cues()
    scope_cues()
    written = lexicon().written_numbers
    if not any(number in folded for number in written):
        return _DIGIT.sub("0", folded)
    return _NUMBER.sub(lambda number: number[0] if number[0] in written else "0" * len(number[0]), folded)


def read_sentence(said: str) -> Reading:
    """What the cues find in a sentence of a text `without_numbers`."""
    key = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    found = _known.get(key)
    if found is None:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        found = _known[key] = _read(said)
    return found


def read_around(said: str) -> Around:
    """The cues of the scope of a sentence, given folded: who speaks, a condition, an argument set aside."""
    return tuple(scope_cues().find(_words(said)))


def _words(said: str) -> Words:
    return Words(lexicon().scan(said), 0, len(said))


def _read(said: str) -> Reading:
    words = _words(said)
    cues = _unbarred(fact_cues().find(words), words)
    return Reading(tuple(cues), tuple(scope_cues().find(words))) if cues else _NOTHING


def _unbarred(matches: list[tuple[FactCue, Match]], words: Words) -> list[tuple[FactCue, Match]]:
    """The matches without those beside which something shows that another thing is meant."""
    if not matches:
        return matches
    known = bars()
    found = {fact: known[fact].find(words) for fact in {cue.fact for cue, _ in matches} if fact in known}
    if not any(found.values()):
        return matches[:_MOST]
    return [
        (cue, match)
        for cue, match in matches[:_MOST]
        if not any(_near(words.text, match, bar) for _, bar in found.get(cue.fact, ()))
    ]


def _near(folded: str, match: Match, bar: Match) -> bool:
    """Whether a bar speaks of the same thing: it overlaps the match, or stands close by in the same clause."""
    if bar.start < match.end and match.start < bar.end:
        return True
    left, right = (bar.end, match.start) if bar.end <= match.start else (match.end, bar.start)
    return right - left < _NEAR and not _CLAUSE_END.search(folded, left, right)
