"""How fast dates are found: against a plain scan, against dateparser's search, and on text made to be slow.

    python benchmarks/dates.py TEXT_KK TEXT_RU

Each text is a file of UTF-8; it is repeated up to five megabytes. Times are of one core, without normalizing.
"""

import argparse
import re
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from pipeline.dates import find_dates
from pipeline.normalize import Text, normalize

SIZE = 5_000_000
SAMPLE = 6_000
PLAIN = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
SLOW = (
    "1 ", "1,", "1-", "20.02.", "1 мая ", "1 мая, ", "2012-", "2012 жылғы ", "XV-", "_", "(1", "екі мың ", "жылы ",
    "с 1 по ", "1/", "а", "« ", "бір ", "үш ай ", "20.02.2012-", "01.05 по ", "в течение ", "6 (", "5 февр",
)  # fmt: skip


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The processor time of the best of a few runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def read(path: Path) -> str:
    """The file's text, repeated up to the size of the benchmark."""
    text = path.read_text(encoding="utf-8")
    return text * max(1, SIZE // len(text.encode()))


def megabytes(text: Text) -> float:
    """The size of the raw text in UTF-8."""
    return len(text.raw.encode()) / 1e6


def throughput(name: str, text: Text) -> float:
    """Print and return MB a second of dates, beside those of a plain scan for one numeric form."""
    size = megabytes(text)
    found = find_dates(text)
    dates = size / seconds(lambda: find_dates(text))
    plain = size / seconds(lambda: PLAIN.findall(text.folded))
    print(f"{name}: {size:.1f} MB, {len(found.dates)} dates, {len(found.terms)} terms")
    print(f"  dates {dates:.1f} MB/s; plain scan {plain:.1f} MB/s; share {dates / plain:.2f}")
    return dates


def against_dateparser(language: str, text: Text, rate: float) -> None:
    """Print how many times faster than `search_dates` on a small piece of the text."""
    from dateparser.search import search_dates

    piece = text.raw[:SAMPLE]
    warnings.simplefilter("ignore")
    search_dates("20 мая 2012", languages=[language])
    took = seconds(lambda: search_dates(piece, languages=[language]), times=1)
    theirs = len(piece.encode()) / 1e6 / took
    print(f"  dateparser.search_dates {theirs:.4f} MB/s on {SAMPLE} characters; {rate / theirs:.0f} times slower")


def linearity(text: Text) -> None:
    """Print the time of a text and of its double, four and eight times."""
    raw = text.raw[:200_000]
    copies = [normalize(raw * count) for count in (1, 2, 4, 8)]
    times = [seconds(lambda copy=copy: find_dates(copy)) for copy in copies]
    print("  time of 1, 2, 4, 8 copies: " + ", ".join(f"{one / times[0]:.2f}" for one in times))


def made_to_be_slow() -> None:
    """Print the slowest of texts of one million characters made of one piece."""
    rows = []
    for piece in SLOW:
        text = normalize(piece * (1_000_000 // len(piece)))
        rows.append((seconds(lambda text=text: find_dates(text), times=1), piece))
    print("made to be slow, seconds for a million characters:")
    for took, piece in sorted(rows, reverse=True)[:8]:
        print(f"  {took:.2f}  {piece!r}")


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kk", type=Path)
    parser.add_argument("ru", type=Path)
    options = parser.parse_args()
    for language, path in (("kk", options.kk), ("ru", options.ru)):
        text = normalize(read(path))
        rate = throughput(language, text)
        linearity(text)
        against_dateparser(language, text, rate)
    made_to_be_slow()


if __name__ == "__main__":
    main()
