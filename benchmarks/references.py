"""How fast references are found: beside the dates, against a plain scan, as texts grow, on texts made to be slow.

    python benchmarks/references.py TEXT_KK TEXT_RU

Each text is a file of UTF-8; it is repeated up to five megabytes. Times are of one core, without normalizing. The
stretches of units already read are forgotten before every run, so that a repeated text gains nothing from it.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from pipeline.acts import find_references, grammar_kk, grammar_ru
from pipeline.dates import find_dates
from pipeline.normalize import Text, normalize

SIZE = 5_000_000
PLAIN = re.compile(r"статьи [0-9]+|[0-9]+-бап")
SLOW = (
    "статьи 5, ", "статьи 5-1 и ", "ст. 5 ч. 1, ", "пп. 1) ", "(", ")", "статьями 1 (частями ", "части первой ",
    "п.п. ", "5, ", "5-", "1) и ", "первой и второй ", "настоящей статьи ", "указанной ", "Закона ",
    "Закона РК ", "Законом «О ", "«", "\"", "«О ", "решения суда ", "постановления ", "от 5 мая 2020 года ",
    "№ 5 ", "решением районного суда города ", "приказа министра ", "ГПК, ", "ГПК РК (далее – ГПК) ",
    "(далее – Закон) ", "5-бабының ", "бірінші бөлігінің ", "1, 2, ", "1-", "және ", "осы баптың ", "туралы ",
    "туралы» ", "Заңының ", "қаулысы ", "2020 жылғы ", "5 мамырдағы ", "Қазақстан Республикасы ",
    "аудандық сотының ", "министрінің ", "Сот ", "IX ", "а) ", "«б», ", "сноска. ", "(исключен ", "\n",
    "\nстатья 5. ", "\n1) ", "x", "а", "№",
)  # fmt: skip


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The processor time of the best of a few runs."""
    best = float("inf")
    for _ in range(times):
        grammar_ru.read_stretch.cache_clear()
        grammar_kk.read_stretch.cache_clear()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def read(path: Path) -> str:
    """The file's text, repeated up to the size of the benchmark."""
    text = path.read_text(encoding="utf-8")
    return text * max(1, SIZE // len(text.encode()))


def throughput(language: str, text: Text) -> None:
    """Print MB a second of references, of dates and references together, and of a plain scan."""
    size = len(text.raw.encode()) / 1e6
    dates = find_dates(text).dates
    found = find_references(text, dates, language=language)
    alone = size / seconds(lambda: find_references(text, dates, language=language))
    both = size / seconds(lambda: find_references(text, find_dates(text).dates, language=language))
    plain = size / seconds(lambda: PLAIN.findall(text.folded))
    items = sum(len(reference.items) for reference in found)
    print(f"{language}: {size:.1f} MB, {len(found)} references with {items} items")
    print(f"  references {alone:.1f} MB/s; with dates {both:.1f} MB/s; plain scan {plain:.1f} MB/s")


def linearity(language: str, text: Text) -> None:
    """Print the time of a text and of its double, four and eight times."""
    raw = text.raw[:200_000]
    copies = [normalize(raw * count) for count in (1, 2, 4, 8)]
    times = [seconds(lambda copy=copy: find_references(copy, (), language=language)) for copy in copies]
    print("  time of 1, 2, 4, 8 copies: " + ", ".join(f"{one / times[0]:.2f}" for one in times))


def made_to_be_slow() -> None:
    """Print the slowest of texts of half a million characters made of one piece."""
    rows = []
    for piece in SLOW:
        text = normalize(piece * (500_000 // len(piece)))
        took = max(
            seconds(lambda text=text, one=one: find_references(text, (), language=one), 1) for one in ("kk", "ru")
        )
        rows.append((took, piece))
    print("made to be slow, seconds for half a million characters:")
    for took, piece in sorted(rows, reverse=True)[:10]:
        print(f"  {took:.2f}  {piece!r}")


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kk", type=Path)
    parser.add_argument("ru", type=Path)
    options = parser.parse_args()
    for language, path in (("kk", options.kk), ("ru", options.ru)):
        text = normalize(read(path))
        throughput(language, text)
        linearity(language, text)
    made_to_be_slow()


if __name__ == "__main__":
    main()
