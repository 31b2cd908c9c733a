"""Time against length, doubling the text: python benchmarks/linear.py [MEGABYTES] [PLOT.svg]

Reads the samples, repeated to 1, 2, 4 … MEGABYTES (16 by default) as ONE document, and prints the seconds of each stage
with the growth at each doubling: 2.0 is linear. With a name the same is drawn (extra: batch).
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.acts import find_references  # noqa: E402
from pipeline.dates import find_dates  # noqa: E402
from pipeline.normalize import normalize  # noqa: E402
from pipeline.sections import find_sections  # noqa: E402
from pipeline.stages import analyze  # noqa: E402
from pipeline.tokens import find_sentences  # noqa: E402

STAGES: dict[str, Callable[[str], object]] = {
    "normalize": normalize,
    "sections": lambda text: find_sections(normalize(text)),
    "sentences": lambda text: find_sentences(normalize(text)),
    "dates": lambda text: find_dates(normalize(text)),
    "references": lambda text: find_references(
        normalize(text), find_dates(normalize(text)).dates, language="ru", on=None
    ),
    "analyze": analyze,
}


def main() -> None:
    """Measure, print, draw."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 16
    base = "\n\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "corpora/samples").glob("*.txt")))
    sizes = [1 << n for n in range(largest.bit_length())]
    analyze(base)
    measured: dict[str, list[float]] = {}
    for name, call in STAGES.items():
        seconds: list[float] = []
        for size in sizes:
            text = base * (size * 1_000_000 // len(base.encode()) + 1)
            start = time.process_time()
            call(text)
            seconds.append(time.process_time() - start)
            growth = f"{seconds[-1] / seconds[-2]:5.2f} x" if len(seconds) > 1 else ""
            print(f"{name:12} {size:4} MB {seconds[-1]:8.2f} s {growth}", flush=True)
        measured[name] = seconds
    if len(sys.argv) > 2:
        _draw(sizes, measured, Path(sys.argv[2]))


def _draw(sizes: list[int], measured: dict[str, list[float]], target: Path) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "cassatio"
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 5))
    for name, seconds in measured.items():
        axes.loglog(sizes, seconds, marker="o", label=name, base=2)
    axes.set_xlabel("MB of one document")
    axes.set_ylabel("seconds of processor time")
    axes.legend()
    axes.grid(visible=True, alpha=0.3)
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    main()
