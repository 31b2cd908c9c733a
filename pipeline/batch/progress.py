"""How far a run is: what the user sees on stderr while it goes on."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of a run: inputs done of those planned, failures, characters, seconds since the start.

    `resumed` inputs were done by an earlier run; they count as done, not towards the rate.
    """

    done: int
    planned: int
    failed: int
    chars: int
    seconds: float
    resumed: int = 0

    @property
    def rate(self) -> float:
        """Inputs a second in this run."""
        return (self.done - self.resumed) / self.seconds if self.seconds > 0 else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds to go at this rate, None while it is not known."""
        return (self.planned - self.done) / self.rate if self.rate > 0 else None


Watcher = Callable[[Progress], None]


def line(progress: Progress) -> str:
    """One line for people.

    >>> line(Progress(done=500, planned=2000, failed=3, chars=5_000_000, seconds=10))
    '500 of 2000 (25%), 50.0 a second, 0:00:30 left, 3 failed'
    """
    share = f" ({100 * progress.done // progress.planned}%)" if progress.planned else ""
    left = "" if progress.remaining is None else f", {_clock(progress.remaining)} left"
    rate = f", {progress.rate:.1f} a second" if progress.rate else ""
    return f"{progress.done} of {progress.planned}{share}{rate}{left}, {progress.failed} failed"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


class Line:
    """A line on a terminal that is written over; silent when the stream is no terminal."""

    def __init__(self, stream: IO[str] | None = None) -> None:
        self._stream = stream or sys.stderr
        self._last = 0.0
        self._length = 0

    def __call__(self, progress: Progress) -> None:
        """Show it, at most five times a second."""
        now = time.monotonic()
        if not self._stream.isatty() or (now - self._last < 0.2 and progress.done < progress.planned):
            return
        self._last = now
        text = line(progress)
        self._stream.write("\r" + text.ljust(self._length))
        self._stream.flush()
        self._length = len(text)

    def close(self) -> None:
        """End the line."""
        if self._length:
            self._stream.write("\n")
            self._stream.flush()
            self._length = 0
