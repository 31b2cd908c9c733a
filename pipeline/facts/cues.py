"""The fact files of the knowledge base as one set of cues."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ..cues import CueSet
from ..cues.classes import read_cues
from ..knowledge.facts import FactFile
from ..knowledge.load import load_folder

Value = Literal["present", "absent"]
PRESENT: Value = "present"
ABSENT: Value = "absent"


@dataclass(frozen=True, slots=True)
class FactCue:
    """What a matching cue means: the fact, and the value it says when its head is not negated.

    A `plain` cue has no head: the Kazakh «емес» after it is looked for apart.
    """

    fact: str
    value: Value
    weak: bool = False
    kazakh: bool = False
    plain: bool = False


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
            for lines, value, weak in (
                (ways.present, PRESENT, False),
                (ways.absent, ABSENT, False),
                (ways.weak, PRESENT, True),
            ):
                for cue in (cue for line in lines for cue in read_cues(line)):
                    plain = not any(term.head for term in cue.terms)
                    rows.append((FactCue(file.id, value, weak=weak, kazakh=kazakh, plain=plain), cue))
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
