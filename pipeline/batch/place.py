"""The folder of a run: its plan, its unfinished work, and whose it is."""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import msgspec

from ..about import VERSION
from ..errors import UsageError
from ..knowledge.release import knowledge_day
from .options import BatchOptions
from .plan import Shard, plan

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Planned:
    """The shards by number with the inputs expected in each, and what they and the options amount to."""

    shards: dict[int, int]
    fingerprint: str


class Place:
    """The folder of tables; unfinished work is in `.cassatio` inside it."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._work = out / ".cassatio"
        self.shards = self._work / "shards"
        self._plan = self._work / "plan.jsonl"
        self._fingerprint = self._work / "fingerprint"

    @contextlib.contextmanager
    def owned(self) -> Iterator[None]:
        """The folder, made if it is not there, for this process alone.

        Raises:
            UsageError: another run works in it.
        """
        self._work.mkdir(parents=True, exist_ok=True)
        with (self._work / "lock").open("a") as lock:
            if not _locked(lock):
                raise UsageError(
                    f"another run writes into {self.out}: wait for it or choose another folder.", code="output_busy"
                )
            yield
        with contextlib.suppress(OSError):  # what is unfinished stays
            if not self.shards.exists():
                shutil.rmtree(self._work)

    def plan(self, inputs: Sequence[str], options: BatchOptions) -> Planned:
        """Write the plan down; a new one of the same inputs and options has the same fingerprint."""
        digest = hashlib.sha256()
        shards: dict[int, int] = {}
        new = self._plan.with_suffix(".tmp")
        with new.open("wb") as file:
            for shard in plan(inputs, self.out, options):
                line = msgspec.json.encode(shard) + b"\n"
                file.write(line)
                digest.update(line)
                shards[shard.number] = shard.documents
        new.replace(self._plan)
        told = json.dumps([options.told(), VERSION, knowledge_day().isoformat()], default=str, sort_keys=True)
        digest.update(told.encode() + (options.mask_secret or b""))
        return Planned(shards, digest.hexdigest())

    def planned(self) -> Iterator[Shard]:
        """The shards of the plan, one by one."""
        with self._plan.open("rb") as file:
            for line in file:
                yield msgspec.json.decode(line, type=Shard)

    def finished(self, fingerprint: str, form: str) -> dict[str, Any] | None:
        """The manifest of a finished run of the same inputs and options in the same format, with its files in place."""
        manifest = self._manifest()
        if not manifest or not manifest.get("complete"):
            return None
        same = manifest.get("fingerprint") == fingerprint and manifest.get("format") == form
        return (
            manifest
            if same and all((self.out / table["file"]).is_file() for table in manifest["tables"].values())
            else None
        )

    def begin(self, fingerprint: str, *, resume: bool) -> None:
        """Make ready for work: what an unfinished run of the same left stays, other tables are not touched.

        Raises:
            UsageError: the folder holds another run, or tables that are not of a run.
        """
        if not resume:
            shutil.rmtree(self.shards, ignore_errors=True)
        elif self.shards.exists():
            if self._read_fingerprint() != fingerprint:
                raise self._other_run("an unfinished run of other inputs, options or version")
        elif manifest := self._manifest():
            if manifest.get("fingerprint") != fingerprint:
                raise self._other_run("a run of other inputs, options or version")
        elif any(self.out.glob("documents.*")):
            raise self._other_run("tables")
        self.shards.mkdir(parents=True, exist_ok=True)
        for part in self.shards.glob("*.tmp"):
            shutil.rmtree(part, ignore_errors=True)
        self._fingerprint.write_text(fingerprint, encoding="ascii")

    def forget_older(self, written: Container[str], fingerprint: str) -> None:
        """Remove the tables that the manifest names and the new one will not, unless they are whole and of this run."""
        manifest = self._manifest() or {}
        if manifest.get("complete") and manifest.get("fingerprint") == fingerprint:
            return
        for name in {Path(table["file"]).name for table in manifest.get("tables", {}).values()}:
            if name not in written:
                (self.out / name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove the work of a finished run."""
        shutil.rmtree(self.shards, ignore_errors=True)

    def _manifest(self) -> dict[str, Any] | None:
        try:
            manifest = json.loads((self.out / MANIFEST).read_bytes())
        except (OSError, ValueError):
            return None
        return manifest if isinstance(manifest, dict) else None

    def _read_fingerprint(self) -> str | None:
        try:
            return self._fingerprint.read_text(encoding="ascii")
        except OSError:
            return None

    def _other_run(self, what: str) -> UsageError:
        return UsageError(
            f"{self.out} holds {what}: choose another folder, or --fresh to write over it.", code="output_exists"
        )


def _locked(lock: IO[str]) -> bool:
    """Whether the lock is ours; where the system has none, everybody gets it."""
    if os.name != "posix":
        return True
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
