"""A batch on this machine: throughput, memory from the first tenth to the last, kills and resumes, Dask.

    python benchmarks/rulings.py FOLDER --count 100000
    python benchmarks/batch.py speed FOLDER --jobs 1 2
    python benchmarks/batch.py kill FOLDER           (three times at random, then to the end, against a whole run)
    python benchmarks/batch.py dask FOLDER           (a worker killed in mid-run, against a whole run)
    python benchmarks/batch.py stages FOLDER         (where the time of one worker goes, CPU seconds of one shard)

Tables go into a temporary folder. Figures hold for a quiet machine only.
"""

import argparse
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.batch import BatchOptions, run  # noqa: E402
from pipeline.batch.columns import Rows  # noqa: E402
from pipeline.batch.plan import plan  # noqa: E402
from pipeline.batch.progress import Progress  # noqa: E402
from pipeline.batch.rows import rows_of  # noqa: E402
from pipeline.batch.sources import items  # noqa: E402
from pipeline.batch.task import Task  # noqa: E402
from pipeline.report.record import to_record  # noqa: E402
from pipeline.stages import analyze  # noqa: E402
from pipeline.values import Document  # noqa: E402

_PAGE = os.sysconf("SC_PAGE_SIZE")


def resident(pid: int) -> float:
    """Megabytes that a process holds in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1e6


class Watch:
    """Notes the largest worker in every tenth of the run."""

    def __init__(self) -> None:
        self.tenths = [0.0] * 10
        self.last: Progress | None = None

    def __call__(self, progress: Progress) -> None:
        """Look at the workers once."""
        self.last = progress
        tenth = min(9, 10 * progress.done // max(progress.planned, 1))
        for child in multiprocessing.active_children():
            if child.pid:
                self.tenths[tenth] = max(self.tenths[tenth], resident(child.pid))


def speed(folder: Path, jobs: list[int]) -> None:
    """Documents and megabytes a second for each number of processes, memory, failures."""
    size = sum(path.stat().st_size for path in folder.rglob("*.txt")) / 1e6
    for count in jobs:
        watch = Watch()
        with tempfile.TemporaryDirectory() as out:
            start = time.monotonic()
            outcome = run([folder], out, options=BatchOptions(), jobs=count, watch=watch)
            seconds = time.monotonic() - start
        inputs = outcome.documents + outcome.failed
        worked = watch.last.seconds if watch.last else seconds
        print(f"{count} process(es): {inputs} inputs, {size:.0f} MB in {seconds:.1f} s ({worked:.1f} s of work)")
        print(
            f"  {inputs / seconds:.0f} inputs/s, {size / seconds:.2f} MB/s, {size / seconds / count:.2f} MB/s a process"
        )
        print(f"  largest worker by tenth of the run, MB: {' '.join(f'{value:.0f}' for value in watch.tenths)}")
        print(f"  {outcome.documents} documents, {outcome.failed} failures: {outcome.failures}")


def tables(out: Path) -> dict[str, bytes]:
    """The contents of the tables."""
    return {path.name: path.read_bytes() for path in out.glob("*.parquet")}


def kill(folder: Path, seed: int, shard_documents: int) -> None:
    """Kill a run three times at random moments, finish it, compare with a run that was left alone."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        whole, broken = Path(place) / "whole", Path(place) / "broken"

        def command(out: Path) -> list[str]:
            words = ("batch", folder, "--out", out, "--quiet", "--shard-documents", shard_documents)
            return [sys.executable, str(ROOT / "cli.py"), *map(str, words)]

        start = time.monotonic()
        subprocess.run(command(whole), check=False)
        seconds = time.monotonic() - start
        for _ in range(3):
            after = seconds * chance.uniform(0.1, 0.3)
            process = subprocess.Popen(command(broken), start_new_session=True)
            time.sleep(after)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            done = len(list((broken / ".cassatio" / "shards").glob("[0-9]*/counts.json")))
            print(f"killed after {after:.1f} s, {done} shards done")
        subprocess.run(command(broken), check=False)
        print("tables are the same to the byte:", tables(whole) == tables(broken))


def dask(folder: Path, jobs: int, shard_documents: int) -> None:
    """Kill a worker of a local cluster in mid-run, compare with the pool."""
    import psutil

    killed: list[int] = []

    def watch(progress: Progress) -> None:
        if not killed and progress.done > progress.planned / 3:
            workers = [p for p in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(p.cmdline())]
            killed.append(workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    with tempfile.TemporaryDirectory() as place:
        whole, spread = Path(place) / "whole", Path(place) / "spread"
        options = BatchOptions(shard_documents=shard_documents)
        run([folder], whole, options=options, jobs=jobs)
        start = time.monotonic()
        outcome = run([folder], spread, options=options, jobs=jobs, engine="dask", watch=watch, say=print)
        print(f"{outcome.documents} documents in {time.monotonic() - start:.1f} s, worker {killed} killed")
        print("tables are the same to the byte:", tables(whole) == tables(spread))


def stages(folder: Path, count: int) -> None:
    """CPU seconds and share of what a worker does, over the first documents of the folder, after a warm start."""
    options = BatchOptions(shard_documents=count, shard_bytes=1 << 40)
    shard = next(iter(plan([folder], Path("nowhere"), options)))
    with tempfile.TemporaryDirectory() as place:
        task = Task(shard, Path(place), options)
        documents = [item for item in items(task) if isinstance(item, Document)]
        for document in documents[:20]:
            analyze(document)
        spent: dict[str, float] = {}

        def timed(name: str, call: Callable[[], T]) -> T:
            start = time.process_time()
            result = call()
            spent[name] = time.process_time() - start
            return result

        timed("read", lambda: list(items(task)))
        analyses = timed("analyze", lambda: [analyze(document) for document in documents])
        records = timed("record", lambda: [to_record(analysis) for analysis in analyses])
        rows = Rows()
        timed("rows", lambda: [rows.add(*pair) for n, record in enumerate(records) for pair in rows_of(record, n)])
        timed("tables", rows.tables)
        size = sum(len(document.text.encode()) for document in documents) / 1e6
        total = sum(spent.values())
        print(f"{len(documents)} documents, {size:.1f} MB: {size / total:.2f} MB/s on one core")
        for name, seconds in spent.items():
            print(f"  {name:8} {seconds:7.2f} s {100 * seconds / total:5.1f}% {size / seconds:8.1f} MB/s")


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("speed", "kill", "dask", "stages"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, nargs="+", default=[os.cpu_count() or 1])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shard-documents", type=int, default=1000)
    arguments = parser.parse_args()
    if arguments.what == "speed":
        speed(arguments.folder, arguments.jobs)
    elif arguments.what == "kill":
        kill(arguments.folder, arguments.seed, arguments.shard_documents)
    elif arguments.what == "stages":
        stages(arguments.folder, arguments.shard_documents)
    else:
        dask(arguments.folder, arguments.jobs[0], arguments.shard_documents)


if __name__ == "__main__":
    main()
