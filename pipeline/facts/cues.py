"""The fact files of the knowledge base as one set of cues."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ..cues import CueSet
from ..cues.classes import read_cues
from ..knowledge.facts import FactFile
from ..knowledge.load import load_folder


@dataclass(frozen=True, slots=True)
class FactCue:
    """What a matching cue means: the fact, and the value it says when its head is not negated."""

    fact: str
    value: Literal["present", "absent"]
    weak: bool = False
    kazakh: bool = False


@cache
def fact_files() -> dict[str, FactFile]:
    """The facts by id."""
    return {file.id: file for file in load_folder("facts", FactFile)}


@cache
def fact_cues() -> CueSet[FactCue]:
    """All cues of all facts, both languages."""
    rows = []
    for file in fact_files().values():
        for ways, kazakh in ((file.kk, True), (file.ru, False)):
            rows += [
                (FactCue(file.id, "present", kazakh=kazakh), cue) for line in ways.present for cue in read_cues(line)
            ]
            rows += [
                (FactCue(file.id, "absent", kazakh=kazakh), cue) for line in ways.absent for cue in read_cues(line)
            ]
            rows += [
                (FactCue(file.id, "present", weak=True, kazakh=kazakh), cue)
                for line in ways.weak
                for cue in read_cues(line)
            ]
    bars()  # all sets at once, so that a text is scanned once
    return CueSet(rows)


@cache
def bars() -> dict[str, CueSet[str]]:
    """For each fact the cues that show that something else is meant; tried only where the fact was read."""
    return {
        file.id: CueSet(
            (file.id, replace(cue, either=True))
            for ways in (file.kk, file.ru)
            for line in ways.unless
            for cue in read_cues(line)
        )
        for file in fact_files().values()
        if file.kk.unless or file.ru.unless
    }
