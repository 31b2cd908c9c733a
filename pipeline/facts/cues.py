"""The fact files of the knowledge base as one set of cues."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..cues import CueSet
from ..knowledge.facts import FactFile
from ..knowledge.load import load_folder

Value = Literal["present", "absent"]
PRESENT: Value = "present"
ABSENT: Value = "absent"


@dataclass(frozen=True, slots=True)
class FactCue:
    """What a matching cue means: the fact, and the value it says when its head is not negated."""

    fact: str
    value: Value
    weak: bool = False
    kazakh: bool = False
    attached: bool = False
    signed: bool = False


@cache
def fact_files() -> dict[str, FactFile]:
    """The facts by id."""
    return {file.id: file for file in load_folder("facts", FactFile)}


@cache
def fact_cues() -> CueSet[FactCue]:
    """All cues of all facts, both languages."""
    rows: list[tuple[FactCue, str]] = []
    for file in fact_files().values():
        for ways, kazakh in ((file.kk, True), (file.ru, False)):
            rows += [(FactCue(file.id, PRESENT, kazakh=kazakh), line) for line in ways.present]
            rows += [(FactCue(file.id, ABSENT, kazakh=kazakh), line) for line in ways.absent]
            rows += [(FactCue(file.id, PRESENT, weak=True, kazakh=kazakh), line) for line in ways.weak]
            rows += [(FactCue(file.id, ABSENT, kazakh=kazakh, attached=True), line) for line in ways.attached]
            rows += [(FactCue(file.id, PRESENT, kazakh=kazakh, signed=True), line) for line in ways.signed]
    bars()  # all sets at once, so that a text is scanned once
    return CueSet.of_lines("facts", rows)


@cache
def bars() -> dict[str, CueSet[str]]:
    """For each fact the cues that show that something else is meant; tried only where the fact was read."""
    rows = [(file.id, line) for file in fact_files().values() for ways in (file.kk, file.ru) for line in ways.unless]
    return CueSet.of_lines("bars", rows, either=True).by_key()
