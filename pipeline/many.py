"""Many documents over several processes: in order, lazily, with a bounded number under way."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

In = TypeVar("In")
Out = TypeVar("Out")


def ordered_map(function: Callable[[In], Out], items: Iterable[In], *, jobs: int = 1) -> Iterator[Out]:
    """`function` of each item, in the order of the items.

    Args:
        function: picklable when `jobs` is more than one; it returns small values, not whole analyses.
        items: read only as far as the workers need.
        jobs: number of processes; one works in this process.
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_obey) as pool:
        under_way: deque[Future[Out]] = deque()
        try:
            for item in items:
                under_way.append(pool.submit(function, item))
                if len(under_way) >= 4 * jobs:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BaseException:
            _hear_no_more(pool)
            raise
        finally:
            # By the pool itself: cancelled here, a future could meet the pool as it finds its workers ended.
            pool.shutdown(cancel_futures=True)


def _hear_no_more(pool: "ProcessPoolExecutor") -> None:
    """Close our own end of the pipe of answers: the pool would wait for the rest of one that its worker ended in."""
    answers = getattr(pool, "_result_queue", None)
    if (end := getattr(answers, "_writer", None)) is not None:
        end.close()


def _obey() -> None:
    """In a worker: Ctrl-C is for the caller, who ends the workers; being ended needs no ceremony."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
