"""A whole run: plan, work, tables, manifest; and the same again from where it stopped."""

import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..about import VERSION
from ..errors import CassatioError, UsageError
from ..knowledge.release import knowledge_day
from ..reading.decode import known_encoding
from .columns import arrow
from .merge import input_digest, write_tables
from .options import ENGINES, FORMATS, BatchOptions
from .place import MANIFEST, Place
from .plan import check_inputs
from .progress import Progress, Watcher
from .task import Counts, Task, done
from .writers import write_dictionary, write_json

Engine = Callable[[Iterable[Task], int], Iterator[tuple[Task, Counts]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended.

    `interrupted` is set when Ctrl-C stopped it: the tables then hold what was done, and the same call goes on.
    """

    documents: int
    failures: dict[str, int]
    chars: int
    seconds: float
    interrupted: bool = False

    @property
    def failed(self) -> int:
        """The number of inputs that gave no document."""
        return sum(self.failures.values())


def run(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    options: BatchOptions | None = None,
    format: str = "parquet",  # noqa: A002 - the name of the option
    jobs: int | None = None,
    engine: str = "pool",
    address: str | None = None,
    resume: bool = True,
    watch: Watcher | None = None,
    say: Callable[[str], None] | None = None,
) -> Outcome:
    """Read `inputs`, and write the tables and `manifest.json` into the folder `out`.

    Args:
        inputs: files and folders.
        out: made if it is not there; an unfinished run of the same inputs and options in it goes on.
        options: how to read and analyze.
        format: parquet, csv, xlsx, duckdb, sqlite or jsonl.
        jobs: processes; by default as many as there are processors.
        engine: `pool` for this machine, `dask` for a cluster, the local one unless `address` names a scheduler.
        address: of a Dask scheduler.
        resume: whether an unfinished run may go on; else it is begun anew.
        watch: called with the progress after every shard.
        say: called with sentences for the user, never with words of a document.

    Raises:
        UsageError: an option is not known, or `out` holds another run.
        ReadingError: the folder of `options.model` holds no model of outcomes.
        MissingExtraError: the format or the engine needs a library that is not installed.
        CassatioError: the tables cannot be written.
    """
    options = options or BatchOptions()
    arrow()
    if options.model:
        from ..training.beside import outcome_model

        outcome_model(options.model)  # a folder that holds no model is told at once
    work = _engine(engine, address, say or (lambda _: None))
    if format not in FORMATS:
        raise UsageError(
            f"the format {format!r} is not known: expected one of {', '.join(FORMATS)}.", code="bad_option"
        )
    if options.reading.encoding is not None:
        known_encoding(options.reading.encoding)
    if jobs is not None and jobs < 1:
        raise UsageError(f"{jobs} processes cannot work: give --jobs 1 or more.", code="bad_option")
    given = [os.fspath(path) for path in inputs]
    place = Place(Path(out))
    check_inputs(given, place.out)
    try:
        with place.owned():
            planned = place.plan(given, options)
            before = place.finished(planned.fingerprint, format) if resume else None
            if before is not None:
                return _as_outcome(before)
            place.begin(planned.fingerprint, resume=resume)
            state = _State(planned.shards, place.shards)
            interrupted = _work(state, place, options, lambda tasks: work(tasks, jobs or os.cpu_count() or 1), watch)
            about = {"inputs": given, "options": options.told(), "engine": engine, "jobs": jobs}
            return _finish(state, place, format, planned.fingerprint, about, interrupted=interrupted)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"{place.out} cannot be written ({reason}): make room or choose another folder, and run again."
        raise CassatioError(message, code="output_failed") from error


def _engine(name: str, address: str | None, say: Callable[[str], None]) -> Engine:
    if name not in ENGINES:
        raise UsageError(f"the engine {name!r} is not known: expected one of {', '.join(ENGINES)}.", code="bad_option")
    if name == "dask":
        from .cluster import map_shards as on_cluster

        return lambda tasks, jobs: on_cluster(tasks, jobs, address=address, say=say)
    if address is not None:
        raise UsageError("--address names a Dask scheduler: use it with --engine dask.", code="bad_option")
    from .pool import map_shards as in_pool

    return in_pool


class _State:
    """Shards planned and done."""

    def __init__(self, planned: dict[int, int], folder: Path) -> None:
        self.planned = planned
        self.done = {number: counts for number in planned if (counts := done(folder, number)) is not None}
        self.resumed = sum(map(_inputs, self.done.values()))
        self.started = time.monotonic()

    def progress(self) -> Progress:
        """How far the run is; for shards that are done their real numbers count."""
        counts = self.done.values()
        finished = {number: _inputs(c) for number, c in self.done.items()}
        return Progress(
            done=sum(finished.values()),
            planned=sum(finished.get(number, expected) for number, expected in self.planned.items()),
            failed=sum(sum(c.failures.values()) for c in counts),
            chars=sum(c.chars for c in counts),
            seconds=time.monotonic() - self.started,
            resumed=self.resumed,
        )


def _inputs(counts: Counts) -> int:
    return counts.documents + sum(counts.failures.values())


def _work(
    state: _State,
    place: Place,
    options: BatchOptions,
    work: Callable[[Iterable[Task]], Iterator[tuple[Task, Counts]]],
    watch: Watcher | None,
) -> bool:
    """Do the shards that are not done; whether Ctrl-C stopped it."""
    tasks = (Task(shard, place.shards, options) for shard in place.planned() if shard.number not in state.done)
    finished = work(tasks)
    try:
        if watch is not None:
            watch(state.progress())
        for task, counts in finished:
            state.done[task.number] = counts
            if watch is not None:
                watch(state.progress())
    except KeyboardInterrupt:
        return True
    finally:
        if hasattr(finished, "close"):
            finished.close()
    return False


def _finish(
    state: _State, place: Place, form: str, fingerprint: str, about: dict[str, Any], *, interrupted: bool
) -> Outcome:
    """Tables, dictionary and manifest of what is done; the unfinished work stays where some is left."""
    shards = sorted(state.done.items())
    written = write_tables(place.shards, shards, place.out, form)
    write_dictionary(place.out)
    failures: Counter[str] = Counter()
    for _, counts in shards:
        failures.update(counts.failures)
    complete = not interrupted and len(shards) == len(state.planned)
    outcome = Outcome(
        documents=sum(counts.documents for _, counts in shards),
        failures=dict(sorted(failures.items())),
        chars=sum(counts.chars for _, counts in shards),
        seconds=round(time.monotonic() - state.started, 3),
        interrupted=interrupted,
    )
    manifest = {
        "schema": "cassatio-batch/1",
        "complete": complete,
        "version": VERSION,
        "law_checked_on": knowledge_day().isoformat(),
        "fingerprint": fingerprint,
        **about,
        "format": form,
        "documents": outcome.documents,
        "failures": outcome.failures,
        "chars": outcome.chars,
        "inputs_sha256": input_digest(place.shards, shards),
        "tables": {table.table: {"file": table.file, "rows": table.rows, "sha256": table.sha256} for table in written},
        "run": {
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": outcome.seconds,
            "seconds_of_workers": round(sum(counts.seconds for _, counts in shards), 3),
            "resumed_inputs": state.resumed,
            "python": platform.python_version(),
            "system": platform.platform(),
        },
    }
    place.forget_older({table.file for table in written}, fingerprint)
    write_json(place.out / MANIFEST, manifest)
    if complete:
        place.clear()
    return outcome


def _as_outcome(manifest: dict[str, Any]) -> Outcome:
    return Outcome(manifest["documents"], manifest["failures"], manifest["chars"], manifest["run"]["seconds"])
