"""Speed beside other libraries, on one core, the same texts, one run: python benchmarks/peers.py [FILE…]

    python -m venv peers && peers/bin/pip install -e . razdel natasha eyecite "setuptools<81"
    peers/bin/python benchmarks/peers.py

What is not installed is left out. Each line is MB/s of UTF-8 text (best of three, CPU time) and the ratio to a plain
`re` scan for one numeric date form over the same text. Slow libraries get a smaller piece of the same text. The tasks
are alike, not equal: eyecite knows American citations only and gets an English text, composed, about as dense in
references. The others get the Russian texts among the files, by default among corpora/samples, as none of them reads
Kazakh. Our figures include normalizing the text.
"""

import importlib.util
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.acts import find_references  # noqa: E402
from pipeline.dates import find_dates  # noqa: E402
from pipeline.language import detect  # noqa: E402
from pipeline.normalize import normalize  # noqa: E402
from pipeline.stages import analyze  # noqa: E402
from pipeline.tokens import find_sentences, tokenize  # noqa: E402

_NUMERIC_DATE = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b")
_REPEATS = 3
_MEDIUM, _SMALL = 300_000, 12_000
"""Bytes for libraries of less than some ten MB/s, and of less than one."""

_ENGLISH = """The panel heard the appeal on March 5, 2019. Under Sample v. Example, 123 F.3d 456, 460 (9th Cir. 1997), notice has to
reach the party itself; see also 42 U.S.C. § 1983 and Fed. R. Civ. P. 60(b). The court below relied on Example, 123 F.3d at 461, and on
In re Placeholder, 567 U.S. 890 (2012), but id. at 893 says otherwise. The judgment is reversed. 28 U.S.C. § 1291.

"""
_COPIES = 60

Line = tuple[str, str, Callable[[str], Any], list[str]]
"""Task, library, what is called for each text, the texts."""


def main(files: list[str]) -> None:
    """One table."""
    warnings.simplefilter("ignore")
    paths = [Path(name) for name in files] or sorted((ROOT / "corpora/samples").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    russian = [text for text in texts if detect(normalize(text)) == "ru"]
    if not russian:
        sys.exit("None of the texts is Russian, and the other libraries read no Kazakh.")
    print(f"{len(russian)} Russian texts, {_bytes(russian) / 1e6:.2f} MB; one core, best of {_REPEATS}")
    print(f"{'task':12} {'library':34} {'MB/s':>9} {'x re scan':>10}")
    medium, small = _cut(russian, _MEDIUM), _cut(russian, _SMALL)
    for task, library, call, chosen in _lines(medium, small):
        scan = _seconds(_NUMERIC_DATE.findall, chosen * 10) / 10
        seconds = _seconds(call, chosen)
        print(f"{task:12} {library:34} {_bytes(chosen) / 1e6 / seconds:9.3f} {seconds / scan:10.1f}")


def _lines(medium: list[str], small: list[str]) -> Iterator[Line]:
    yield "scan", "re, one numeric form", _NUMERIC_DATE.findall, medium
    yield "sentences", "cassatio", lambda text: find_sentences(normalize(text)), medium
    if _installed("razdel"):
        import razdel

        yield "sentences", "razdel", lambda text: list(razdel.sentenize(text)), medium
    if _installed("spacy"):
        yield "sentences", "spaCy, blank Russian + sentencizer", _spacy(sentences=True), medium
    yield "tokens", "cassatio", _tokens, medium
    if _installed("razdel"):
        import razdel

        yield "tokens", "razdel", lambda text: list(razdel.tokenize(text)), medium
    if _installed("spacy"):
        yield "tokens", "spaCy, blank Russian", _spacy(sentences=False), medium
    yield "dates", "cassatio", lambda text: find_dates(normalize(text)), medium
    yield from _date_finders(small)
    yield "references", "cassatio", _references, medium
    if _installed("eyecite"):
        from eyecite import get_citations

        yield "references", "eyecite, on English", get_citations, [_ENGLISH] * _COPIES
    yield "everything", "cassatio", analyze, medium


def _date_finders(small: list[str]) -> Iterator[Line]:
    if _installed("dateparser"):
        from dateparser.search import search_dates

        yield "dates", "dateparser search_dates", lambda text: search_dates(text, languages=["ru"]), small
    if _installed("natasha"):
        from natasha import DatesExtractor, MorphVocab

        extractor = DatesExtractor(MorphVocab())
        yield "dates", "natasha DatesExtractor", lambda text: list(extractor(text)), small


def _tokens(raw: str) -> Any:
    text = normalize(raw)
    return tokenize(text, detect(text))


def _references(raw: str) -> Any:
    """Dates are not passed on: what stands beside an act is read by the references themselves."""
    text = normalize(raw)
    return find_references(text, (), language=detect(text))


def _spacy(*, sentences: bool) -> Callable[[str], Any]:
    import spacy

    nlp = spacy.blank("ru")
    nlp.max_length = 10_000_000
    if sentences:
        nlp.add_pipe("sentencizer")
    return nlp


def _installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def _cut(texts: list[str], size: int) -> list[str]:
    """The texts from the first on, as long as they fit; at least one."""
    chosen: list[str] = []
    for text in texts:
        if chosen and _bytes([*chosen, text]) > size:
            break
        chosen.append(text)
    return chosen


def _bytes(texts: list[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def _seconds(call: Callable[[str], Any], texts: list[str]) -> float:
    """CPU seconds of the fastest of a few runs; one before them warms up."""
    call(texts[0])
    times = []
    for _ in range(_REPEATS):
        start = time.process_time()
        for text in texts:
            call(text)
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main(sys.argv[1:])
