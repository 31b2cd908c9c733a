"""A shard to do: what a worker is given, where its rows go, and how it is tried again after a worker died."""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from .options import BatchOptions
from .plan import Shard

COUNTS = "counts.json"
Place = tuple[int, int]
"""The unit of a shard and the input in it, both from 0."""


class Counts(msgspec.Struct, frozen=True):
    """What a shard held: documents read, failures by code, characters, and the seconds of work."""

    documents: int
    failures: dict[str, int]
    chars: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to do. `skip` are inputs that killed a worker before; `traced` writes down where the work is."""

    shard: Shard
    folder: Path
    options: BatchOptions
    skip: frozenset[Place] = frozenset()
    traced: bool = False

    @property
    def number(self) -> int:
        """The number of the shard."""
        return self.shard.number

    @property
    def trace(self) -> Path:
        """Where a traced worker writes the place it is at."""
        return shard_folder(self.folder, self.number).with_suffix(".at")


def shard_folder(folder: Path, number: int) -> Path:
    """Where the rows of a shard are kept until the tables are written."""
    return folder / f"{number:08d}"


def done(folder: Path, number: int) -> Counts | None:
    """The counts of a shard that is finished, else None."""
    try:
        return msgspec.json.decode((shard_folder(folder, number) / COUNTS).read_bytes(), type=Counts)
    except (OSError, msgspec.MsgspecError):
        return None


def next_attempt(task: Task) -> Task:
    """The task again after its worker died: traced, and then without the input that the traced worker died of."""
    if not task.traced:
        return replace(task, traced=True)
    try:
        unit, item = map(int, task.trace.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return task
    return replace(task, skip=task.skip | {(unit, item)})
