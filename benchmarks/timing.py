"""What the benchmarks of single stages share: their two texts, processor time, the growth with length."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from pipeline.normalize import Text, normalize

SIZE = 5_000_000
_PIECE = 200_000


def texts(about: str | None) -> Iterator[tuple[str, Text]]:
    """The Kazakh and the Russian text that the command line names, each repeated up to the size of the benchmark."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("kk", type=Path)
    parser.add_argument("ru", type=Path)
    options = parser.parse_args()
    for language, path in (("kk", options.kk), ("ru", options.ru)):
        text = path.read_text(encoding="utf-8")
        yield language, normalize(text * max(1, SIZE // len(text.encode())))


def seconds(work: Callable[[], object], times: int = 3, *, before: Callable[[], object] | None = None) -> float:
    """The processor time of the best of a few runs; `before` is done before each and not counted."""
    best = float("inf")
    for _ in range(times):
        if before is not None:
            before()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def linearity(text: Text, took: Callable[[Text], float]) -> None:
    """Print the time that a text and its double, four and eight times took."""
    times = [took(normalize(text.raw[:_PIECE] * count)) for count in (1, 2, 4, 8)]
    print("  time of 1, 2, 4, 8 copies: " + ", ".join(f"{one / times[0]:.2f}" for one in times))
