"""How fast dates are found: against a plain scan, against dateparser's search, and on text made to be slow.

    python benchmarks/dates.py TEXT_KK TEXT_RU

Each text is a file of UTF-8; it is repeated up to five megabytes. Times are of one core, without normalizing.
"""

import re
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from timing import linearity, seconds, texts

from pipeline.dates import find_dates
from pipeline.normalize import Text, normalize

SAMPLE = 6_000
PLAIN = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
SLOW = (
    "1 ", "1,", "1-", "20.02.", "1 мая ", "1 мая, ", "2012-", "2012 жылғы ", "XV-", "_", "(1", "екі мың ", "жылы ",
    "с 1 по ", "1/", "а", "« ", "бір ", "үш ай ", "20.02.2012-", "01.05 по ", "в течение ", "6 (", "5 февр",
)  # fmt: skip


def throughput(name: str, text: Text) -> float:
    """Print and return MB a second of dates, beside those of a plain scan for one numeric form."""
    size = len(text.raw.encode()) / 1e6
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
    for language, text in texts(__doc__):
        rate = throughput(language, text)
        linearity(text, lambda copy: seconds(lambda: find_dates(copy)))
        against_dateparser(language, text, rate)
    made_to_be_slow()


if __name__ == "__main__":
    main()
