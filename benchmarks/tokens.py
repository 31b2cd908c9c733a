"""Speed and treebank scores of sentences and tokens, beside razdel and blank spaCy, on one core.

    python benchmarks/tokens.py speed FILE…            MB/s of UTF-8 (best of three, CPU time); default: corpora/samples
    python benchmarks/tokens.py score kk FILE.conllu   F1 of tokens and sentences on raw text

razdel is measured where it is installed. For the scores the sentences of the treebank are joined by single spaces.
"""

import importlib.util
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.language import detect  # noqa: E402
from pipeline.normalize import Text, normalize  # noqa: E402
from pipeline.tokens import find_sentences, tokenize  # noqa: E402

_REPEATS = 3
_SIZE = 4_000_000

Spans = list[tuple[int, int]]


def main(arguments: list[str]) -> None:
    """Run the part asked for."""
    if arguments[:1] == ["score"] and len(arguments) == 3:
        score(arguments[1], Path(arguments[2]))
    elif arguments[:1] == ["speed"]:
        speed([Path(name) for name in arguments[1:]])
    else:
        sys.exit(__doc__)


def speed(files: list[Path]) -> None:
    """One line a function."""
    raws = [file.read_text(encoding="utf-8") for file in files] or _samples()
    size = sum(len(raw.encode()) for raw in raws) / 1e6
    texts = [normalize(raw) for raw in raws]
    languages = [detect(text) for text in texts]
    pairs = list(zip(texts, languages, strict=True))
    print(f"{len(raws)} documents, {size:.1f} MB of UTF-8, one core")
    for name, call in _ours(texts, pairs).items():
        _line(name, size, call)
    for name, call in _others(raws).items():
        _line(name, size, call)
    _startup()


def _samples() -> list[str]:
    samples = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "corpora" / "samples").rglob("*.txt"))]
    if not samples:
        sys.exit("corpora/samples holds no text: name files.")
    return samples * max(1, _SIZE // sum(len(sample.encode()) for sample in samples))


def _ours(texts: list[Text], pairs: list[tuple[Text, Any]]) -> dict[str, Callable[[], Any]]:
    return {
        "sentences with language": lambda: [find_sentences(text) for text in texts],
        "tokens": lambda: [tokenize(text, language, lemmas=False) for text, language in pairs],
        "tokens and lemmas, first time": lambda: [tokenize(text, language) for text, language in pairs],
        "tokens and lemmas, warm": lambda: [tokenize(text, language) for text, language in pairs],
    }


def _others(raws: list[str]) -> dict[str, Callable[[], Any]]:
    import spacy

    found: dict[str, Callable[[], Any]] = {}
    for code in ("kk", "ky", "ru"):
        nlp = spacy.blank(code)
        nlp.max_length = 10**9
        name = "spaCy kk, our tokenizer" if code == "kk" else f"blank spaCy {code}, tokens"
        found[name] = lambda nlp=nlp: [len(nlp.make_doc(raw)) for raw in raws]  # type: ignore[misc]
    with_sentences = spacy.blank("ru")
    with_sentences.max_length = 10**9
    with_sentences.add_pipe("sentencizer")
    found["blank spaCy ru, sentencizer"] = lambda: [len(with_sentences(raw)) for raw in raws]
    if importlib.util.find_spec("razdel"):
        import razdel

        found["razdel sentences"] = lambda: [sum(1 for _ in razdel.sentenize(raw)) for raw in raws]
        found["razdel tokens"] = lambda: [sum(1 for _ in razdel.tokenize(raw)) for raw in raws]
    return found


def _line(name: str, size: float, call: Callable[[], Any]) -> None:
    times = []
    for _ in range(1 if name.endswith("first time") else _REPEATS):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    print(f"{name:32} {size / min(times):8.2f} MB/s")


def _startup() -> None:
    """What the installed components add to a pipeline of another language."""
    import subprocess

    code = (
        "import time, spacy, spacy.tokens; start = time.perf_counter(); import pipeline.components;"
        "print(time.perf_counter() - start)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
        for _ in range(5)
    ]
    print(f"{'importing the components':32} {min(float(run.stdout) for run in runs) * 1000:8.1f} ms")


def score(language: str, treebank: Path) -> None:
    """F1 of tokens (surface tokens, not the words inside them) and of sentences."""
    raw, tokens, sentences = _gold(treebank.read_text(encoding="utf-8"))
    text = normalize(raw)
    found = [text.raw_span(t.start, t.end) for t in tokenize(text, language, lemmas=False)]  # type: ignore[arg-type]
    print(f"{len(sentences)} sentences, {len(tokens)} tokens")
    print(f"token F1    {_f1(tokens, found):.4f}")
    print(f"sentence F1 {_f1(sentences, [text.raw_span(s.start, s.end) for s in find_sentences(text)]):.4f}")


def _gold(conllu: str) -> tuple[str, Spans, Spans]:
    raw = ""
    tokens: Spans = []
    sentences: Spans = []
    for block in filter(None, conllu.split("\n\n")):
        start = len(raw)
        for form, spaced in _forms(block):
            tokens.append((len(raw), len(raw) + len(form)))
            raw += form + (" " if spaced else "")
        raw = raw.rstrip(" ")
        sentences.append((start, len(raw)))
        raw += " "
    return raw, tokens, sentences


def _forms(block: str) -> Iterator[tuple[str, bool]]:
    inside = 0
    for line in block.splitlines():
        columns = line.split("\t")
        if line.startswith("#") or "." in columns[0]:
            continue
        if match := re.fullmatch(r"(\d+)-(\d+)", columns[0]):
            inside = int(match[2])
        elif int(columns[0]) <= inside:
            continue
        yield columns[1], "SpaceAfter=No" not in columns[9]


def _f1(gold: Spans, found: Spans) -> float:
    right = len(set(gold) & set(found))
    return 2 * right / (len(gold) + len(found))


if __name__ == "__main__":
    main(sys.argv[1:])
