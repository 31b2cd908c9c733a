"""Speed of each stage and of the whole, on one core, in one run: python benchmarks/run.py [FILE…]

Prints MB/s of UTF-8 text (best of three, CPU time) with the ratio to a plain `re` scan for one numeric date form over
the same text in the same run, documents per second, peak memory, and the wall time of starting each command.
Without files it reads corpora/samples, repeated to a few megabytes; the marks of gold files are taken off. What stages
share is found again by each of them here, so their sum is more than the whole. The machine's noise is in every figure:
compare ratios of one run, not seconds of two.
"""

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline import acts, cases, dates, facts, outcomes, provisions, sections, tokens  # noqa: E402
from pipeline.evaluate.gold import parse_gold  # noqa: E402
from pipeline.language import detect, language_notes  # noqa: E402
from pipeline.normalize import normalize  # noqa: E402
from pipeline.report.record import to_json  # noqa: E402
from pipeline.stages import analyze  # noqa: E402

_NUMERIC_DATE = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b")
_REPEATS = 3
_SIZE = 4_000_000


def best(call: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of the fastest of a few calls, and the result of the last."""
    times, result = [], None
    for _ in range(_REPEATS):
        start = time.process_time()
        result = call()
        times.append(time.process_time() - start)
    return min(times), result


def stages(documents: list[str]) -> None:
    """One line a stage; each stage gets what the stages before it made."""
    size = sum(len(d.encode()) for d in documents) / 1e6
    plain, _ = best(lambda: [_NUMERIC_DATE.findall(d) for d in documents])
    scan = size / plain

    def line(name: str, seconds: float) -> None:
        print(
            f"{name:28} {size / seconds:8.1f} MB/s {len(documents) / seconds:9.0f} docs/s {scan * seconds / size:8.1f} x re scan"
        )

    print(f"{len(documents)} documents, {size:.1f} MB of UTF-8; plain re scan {scan:.0f} MB/s")
    seconds, texts = best(lambda: [normalize(d) for d in documents])
    line("normalize", seconds)
    seconds, languages = best(lambda: [detect(t) for t in texts])
    line("language", seconds)
    seconds, _ = best(lambda: [language_notes(t, lang) for t, lang in zip(texts, languages, strict=True)])
    line("notes on language", seconds)
    seconds, sents = best(lambda: [tokens.find_sentences(t) for t in texts])
    line("sentences", seconds)
    seconds, parts = best(lambda: [sections.find_sections(t) for t in texts])
    line("sections", seconds)
    seconds, found = best(lambda: [dates.find_dates(t) for t in texts])
    line("dates", seconds)
    seconds, mentions = best(
        lambda: [dates.assign_roles(t, f.dates, s) for t, f, s in zip(texts, found, parts, strict=True)]
    )
    line("roles of dates", seconds)
    days = [dates.decided_on(m, s, t) for m, s, t in zip(mentions, parts, texts, strict=True)]
    seconds, refs = best(
        lambda: [
            acts.find_references(t, m, language=lang, on=on)
            for t, m, lang, on in zip(texts, mentions, languages, days, strict=True)
        ]
    )
    line("references", seconds)
    numbers = [acts.find_case_numbers(t) for t in texts]
    seconds, read = best(
        lambda: [
            cases.read_case(t, sections=s, dates=m, references=r, numbers=n, decided_on=on)
            for t, s, m, r, n, on in zip(texts, parts, mentions, refs, numbers, days, strict=True)
        ]
    )
    line("case", seconds)
    seconds, said = best(
        lambda: [
            facts.find_facts(t, sentences=z, sections=s, case=c)
            for t, z, s, c in zip(texts, sents, parts, read, strict=True)
        ]
    )
    line("facts", seconds)
    seconds, law = best(
        lambda: [
            provisions.apply_law(
                t, case=c, facts=f, references=r, dates=m, sections=s, language=lang, on=None, filed_on=None
            )
            for t, c, f, r, m, s, lang in zip(texts, read, said, refs, mentions, parts, languages, strict=True)
        ]
    )
    line("provisions", seconds)
    seconds, stated = best(
        lambda: [outcomes.find_stated(t, sections=s, case=c) for t, s, c in zip(texts, parts, read, strict=True)]
    )
    line("outcomes stated", seconds)
    seconds, _ = best(lambda: [outcomes.suggest(x, y, c) for x, y, c in zip(law, stated, read, strict=True)])
    line("outcomes suggested", seconds)
    seconds, whole = best(lambda: [analyze(d) for d in documents])
    line("the whole analysis", seconds)
    seconds, _ = best(lambda: [to_json(a) for a in whole])
    line("the record as JSON", seconds)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def starting() -> None:
    """Wall time of each command on a small file, the best of three."""
    sample = sorted((ROOT / "corpora/samples").glob("*.txt"))[0]
    print(f"\ncommands on {sample.name}, wall time with the start of the interpreter")
    for command in ("schema", "dates", "refs", "facts", "outcome", "analyze", "tokenize"):
        arguments = [sys.executable, str(ROOT / "cli.py"), command, *([str(sample)] if command != "schema" else [])]
        times = []
        for _ in range(_REPEATS):
            start = time.perf_counter()
            subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            times.append(time.perf_counter() - start)
        print(f"{command:28} {min(times):8.2f} s")


def _text(path: Path) -> str:
    content = path.read_text(encoding="utf-8")
    return parse_gold(content, name=path.name).text if content.startswith("+++\n") else content


def main() -> None:
    """Measure the files given, else the samples."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "corpora/samples").glob("*.txt"))
    documents = [_text(path) for path in paths]
    once = sum(len(d.encode()) for d in documents)
    stages(documents * max(1, _SIZE // once))
    starting()


if __name__ == "__main__":
    main()
