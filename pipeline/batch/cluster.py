"""Shards over a Dask cluster: the same worker function on the same shards, so the tables are the same to the byte.

Without an address a cluster of processes on this machine is started, which only this machine can reach. Workers on
other machines need the folder of the inputs and that of the tables under the same paths (shared storage).
"""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..errors import CassatioError
from ..extras import library
from ..reading.document import shown_path
from .shard import run_shard
from .task import Counts, Task, next_attempt

_RETRIES = 2
"""Times that Dask itself tries a shard again after an error that may pass, such as a drive that was away."""
MAX_DEATHS = 20


def map_shards(
    tasks: Iterable[Task], jobs: int, *, address: str | None = None, say: Callable[[str], None]
) -> Iterator[tuple[Task, Counts]]:
    """The counts of each shard, in the order in which they are done; `jobs` workers unless `address` has its own.

    Raises:
        MissingExtraError: Dask is not installed.
        CassatioError: no scheduler answers, or a shard cannot be done.
    """
    distributed = library("distributed", "The engine dask", "cluster")
    with contextlib.ExitStack() as stack:
        client = stack.enter_context(_client(distributed, jobs, address, stack))
        say(f"Dask: {_workers(client)} workers, dashboard {client.dashboard_link or 'not available'}")
        yield from _gather(distributed, client, tasks)


def _client(distributed: Any, jobs: int, address: str | None, stack: contextlib.ExitStack) -> Any:
    if address is None:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="cassatio-dask-", ignore_cleanup_errors=True))
        cluster = distributed.LocalCluster(
            n_workers=jobs, threads_per_worker=1, processes=True, host="127.0.0.1", local_directory=folder
        )
        return distributed.Client(stack.enter_context(cluster))
    try:
        return distributed.Client(address, timeout="20s")
    except (OSError, TimeoutError, ValueError) as error:
        message = f"no Dask scheduler answers at {address}: start one (dask scheduler), or leave --address out."
        raise CassatioError(message, code="no_scheduler") from error


def _workers(client: Any) -> int:
    return len(client.scheduler_info(n_workers=-1)["workers"])


def _gather(distributed: Any, client: Any, tasks: Iterable[Task]) -> Iterator[tuple[Task, Counts]]:
    """Keeps two shards a worker under way, so that a hundred million inputs are never all in the scheduler."""
    source = iter(tasks)
    under_way = distributed.as_completed()
    given: dict[str, Task] = {}
    deaths: dict[int, int] = {}

    def submit(task: Task) -> None:
        future = client.submit(run_shard, task, key=f"shard-{task.number}-{os.urandom(6).hex()}", retries=_RETRIES)
        given[future.key] = task
        under_way.add(future)

    def fill() -> None:
        while len(given) < 2 * max(1, _workers(client)) and (task := next(source, None)) is not None:
            submit(task)

    fill()
    while given:
        future = next(under_way)
        task = given.pop(future.key)
        error = future.exception() if future.status == "error" else None
        if error is None and future.status == "finished":
            yield task, future.result()
        elif isinstance(error, CassatioError):
            raise CassatioError(error.message, code=error.code)
        else:
            deaths[task.number] = deaths.get(task.number, 0) + 1
            if deaths[task.number] > MAX_DEATHS:
                raise _gave_up(task, error)
            submit(next_attempt(task))
        fill()


def _gave_up(task: Task, error: BaseException | None) -> CassatioError:
    first = shown_path(task.shard.units[0].file)
    kind = type(error).__name__ if error is not None else "cancelled"
    message = f"the inputs from {first} on could not be done ({kind}): look at the workers' logs and run again."
    return CassatioError(message, code="workers_died")
