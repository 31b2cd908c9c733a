"""Shards over the processes of one machine, by pipes only: no socket is opened.

Each worker holds one shard at a time, so when one dies it is known of what, and only that shard is done again. Workers
ignore Ctrl-C: the caller decides what becomes of them.
"""

import contextlib
import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from ..errors import CassatioError
from ..reading.document import shown_path
from .shard import run_shard
from .task import Counts, Task, next_attempt

_GARBAGE_AFTER = 50_000
"""New objects after which garbage is looked for: what a document leaves behind holds hardly any."""

MAX_DEATHS = 100
"""Deaths of workers over one shard before the run gives up."""


class _Worker:
    """A process, the pipes to and from it, and the task it has."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        its_tasks, self.tasks = context.Pipe(duplex=False)
        self.results, its_results = context.Pipe(duplex=False)
        self.process: SpawnProcess = context.Process(target=_work, args=(its_tasks, its_results), daemon=True)
        with _interrupts_ignored():
            self.process.start()
        its_tasks.close()
        its_results.close()
        self.task: Task | None = None

    def give(self, task: Task) -> None:
        self.task = task
        with contextlib.suppress(OSError):  # a worker that is dead already is seen by its end
            self.tasks.send(task)

    def stop(self) -> None:
        """End the process: a worker without a task by itself, one at work at once."""
        with contextlib.suppress(OSError):
            self.tasks.close()
        if self.task is not None:
            self.process.terminate()
        self.process.join(10)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.results.close()
        self.process.close()


def map_shards(tasks: Iterable[Task], jobs: int) -> Iterator[tuple[Task, Counts]]:
    """The counts of each shard, in the order in which they are done.

    Raises:
        CassatioError: a worker says that it cannot go on, or workers die again and again over one shard.
    """
    waiting: deque[Task] = deque()
    source = iter(tasks)
    deaths: dict[int, int] = {}
    workers: list[_Worker] = []
    try:
        while True:
            _employ(workers, waiting, source, jobs)
            busy = [worker for worker in workers if worker.task is not None]
            if not busy:
                return
            ready = set(wait([part for worker in busy for part in (worker.results, worker.process.sentinel)]))
            for worker in busy:
                task = worker.task
                assert task is not None
                if worker.results in ready and (answer := _answer(worker)) is not None:
                    worker.task = None
                    if isinstance(answer, CassatioError):
                        raise answer
                    yield task, answer
                elif worker.process.sentinel in ready or worker.results in ready:
                    workers.remove(worker)
                    worker.stop()
                    deaths[task.number] = deaths.get(task.number, 0) + 1
                    _check_deaths(task, deaths[task.number])
                    waiting.appendleft(next_attempt(task))
    finally:
        for worker in workers:
            worker.stop()


def _employ(workers: list[_Worker], waiting: deque[Task], source: Iterator[Task], jobs: int) -> None:
    """Give every idle worker a task, and start workers while there is more work than workers."""
    for place in range(jobs):
        if place < len(workers) and workers[place].task is not None:
            continue
        task = waiting.popleft() if waiting else next(source, None)
        if task is None:
            return
        if place == len(workers):
            workers.append(_Worker())
        workers[place].give(task)


def _answer(worker: _Worker) -> Counts | CassatioError | None:
    """What the worker sent, None if it died in the middle of it."""
    try:
        answer: Counts | CassatioError = worker.results.recv()
    except (EOFError, OSError):
        return None
    return answer


def _check_deaths(task: Task, count: int) -> None:
    if count >= MAX_DEATHS:
        first = shown_path(task.shard.units[0].file)
        message = f"workers died {count} times over the inputs from {first} on: give them more memory, or fewer --jobs."
        raise CassatioError(message, code="workers_died")


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """A process started inside inherits that it ignores Ctrl-C, from its first instruction on."""
    try:
        before: Any = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(tasks: "Connection[Any, Any]", results: "Connection[Any, Any]") -> None:
    """The loop of a worker: until the pipe is closed."""
    gc.set_threshold(_GARBAGE_AFTER)
    with contextlib.suppress(EOFError, OSError):
        while True:
            task = tasks.recv()
            try:
                answer: Counts | CassatioError = run_shard(task)
            except CassatioError as error:
                answer = CassatioError(error.message, code=error.code)
            except Exception:  # noqa: BLE001 - a traceback could quote a document
                return  # as any death, it is told by the input that it happened at
            results.send(answer)
