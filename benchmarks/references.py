"""How fast references are found: beside the dates, against a plain scan, as texts grow, on texts made to be slow.

    python benchmarks/references.py TEXT_KK TEXT_RU

Each text is a file of UTF-8; it is repeated up to five megabytes. Times are of one core, without normalizing. The
stretches of units already read are forgotten before every run, so that a repeated text gains nothing from it.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import timing

from pipeline.acts import find_references, grammar_kk, grammar_ru
from pipeline.dates import find_dates
from pipeline.normalize import Text, normalize

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
    """The processor time of the best of a few runs, each with nothing remembered."""
    return timing.seconds(work, times, before=_forget)


def _forget() -> None:
    grammar_ru.read_stretch.cache_clear()
    grammar_kk.read_stretch.cache_clear()


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
    for language, text in timing.texts(__doc__):
        throughput(language, text)
        timing.linearity(text, lambda copy, own=language: seconds(lambda: find_references(copy, (), language=own)))
    made_to_be_slow()


if __name__ == "__main__":
    main()
