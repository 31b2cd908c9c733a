"""The fact files of the knowledge base as one set of cues."""

from dataclasses import dataclass
from functools import cache

from ..cues import CueSet
from ..cues.classes import read_cue
from ..knowledge.facts import FactFile
from ..knowledge.load import load_folder


@dataclass(frozen=True, slots=True)
class FactCue:
    """What a matching cue means: the fact, and the value it says when its head is not negated; None: no fact."""

    fact: str
    value: str | None


@cache
def fact_files() -> dict[str, FactFile]:
    """The facts by id."""
    return {file.id: file for file in load_folder("facts", FactFile)}


@cache
def fact_cues() -> CueSet[FactCue]:
    """All cues of all facts, both languages."""
    rows = []
    for file in fact_files().values():
        for ways in (file.kk, file.ru):
            rows += [(FactCue(file.id, "present"), read_cue(line)) for line in ways.present]
            rows += [(FactCue(file.id, "absent"), read_cue(line)) for line in ways.absent]
            rows += [(FactCue(file.id, None), read_cue(line)) for line in ways.unless]
    return CueSet(rows)
