"""A batch on this machine: throughput, memory from the first tenth to the last, kills and resumes, Dask.

    python benchmarks/rulings.py FOLDER --count 100000
    python benchmarks/batch.py speed FOLDER --jobs 1 2
    python benchmarks/batch.py kill FOLDER           (three times at random, then to the end, against a whole run)
    python benchmarks/batch.py dask FOLDER           (a worker killed in mid-run, against a whole run)

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
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.batch import BatchOptions, run  # noqa: E402
from pipeline.batch.progress import Progress  # noqa: E402

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


def _command(folder: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, str(ROOT / "cli.py"), "batch", str(folder), "--out", str(out), "--quiet", *more]


def kill(folder: Path, seed: int) -> None:
    """Kill a run three times at random moments, finish it, compare with a run that was left alone."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        whole, broken = Path(place) / "whole", Path(place) / "broken"
        start = time.monotonic()
        subprocess.run(_command(folder, whole), check=False)
        seconds = time.monotonic() - start
        for _ in range(3):
            after = seconds * chance.uniform(0.1, 0.3)
            process = subprocess.Popen(_command(folder, broken), start_new_session=True)
            time.sleep(after)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            done = len(list((broken / ".cassatio" / "shards").glob("[0-9]*/counts.json")))
            print(f"killed after {after:.1f} s, {done} shards done")
        subprocess.run(_command(folder, broken), check=False)
        print("tables are the same to the byte:", tables(whole) == tables(broken))


def dask(folder: Path, jobs: int) -> None:
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
        run([folder], whole, jobs=jobs)
        start = time.monotonic()
        outcome = run([folder], spread, jobs=jobs, engine="dask", watch=watch, say=print)
        print(f"{outcome.documents} documents in {time.monotonic() - start:.1f} s, worker {killed} killed")
        print("tables are the same to the byte:", tables(whole) == tables(spread))


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("speed", "kill", "dask"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, nargs="+", default=[os.cpu_count() or 1])
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.what == "speed":
        speed(arguments.folder, arguments.jobs)
    elif arguments.what == "kill":
        kill(arguments.folder, arguments.seed)
    else:
        dask(arguments.folder, arguments.jobs[0])


if __name__ == "__main__":
    main()
