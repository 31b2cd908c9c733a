"""Running an evaluation: a folder of gold → a table of scores, compared with pinned floors.

Floors rise freely and fall only on request; the corpus they were measured on is fingerprinted, so that nobody changes
the exam unnoticed.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ..errors import ReadingError
from ..stages import analyze
from ..values import Document
from .gold import Gold, read_gold
from .score import Board, Score, Scores, score


def gold_in(folders: Iterable[Path]) -> list[Gold]:
    """All gold documents of the folders.

    Raises:
        ReadingError: a folder holds none, or a file is not as corpora/README.md says.
    """
    golds: list[Gold] = []
    for folder in folders:
        found = list(read_gold(folder)) if folder.is_dir() else []
        if not found:
            raise ReadingError(f"{folder} holds no gold files (*.txt with a head between +++ lines).", code="gold")
        golds += found
    return golds


def evaluate(
    golds: Iterable[Gold], *, progress: Callable[[str], None] | None = None, model_facts: bool = False
) -> Board:
    """The scores of the program on gold documents; `model_facts` as in `analyze`."""

    def pairs() -> Any:
        for gold in golds:
            if progress:
                progress(gold.id)
            yield gold, analyze(Document(gold.id, gold.text), on=gold.head.get("on"), model_facts=model_facts)

    return score(pairs())


def fingerprint(golds: Iterable[Gold]) -> str:
    """A digest of the exam: texts and marks."""
    digest = hashlib.sha256()
    for gold in sorted(golds, key=lambda g: g.id):
        marks = [(m.kind, m.start, m.end, sorted(m.attributes.items())) for m in gold.marks]
        digest.update(json.dumps([gold.id, gold.text, marks], ensure_ascii=False).encode())
    return digest.hexdigest()[:16]


def read_floors(path: Path, exam: str) -> dict[str, Any]:
    """The floors of one exam (dev, test): `{"corpus": digest, "floors": {"dates/kk": 0.98}}`, empty where none."""
    if not path.is_file():
        return {}
    try:
        found: dict[str, Any] = json.loads(path.read_bytes()).get(exam, {})
    except (OSError, ValueError, AttributeError) as error:
        raise ReadingError(f"{path} is no file of floors: name another with --floors.", code="bad_floors") from error
    return found


def write_floors(path: Path, exam: str, scores: Scores, corpus: str, *, allow_lower: bool) -> None:
    """Raise the floors to these scores; lower them only where `allow_lower` says so."""
    content = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    old: dict[str, float] = content.get(exam, {}).get("floors", {})
    new = {f"{kind}/{language}": _floor(s) for (kind, language), s in sorted(scores.items()) if s.f1 is not None}
    if not allow_lower:
        new = {key: max(value, old.get(key, 0.0)) for key, value in new.items()}
    content[exam] = {"corpus": corpus, "floors": new}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _floor(found: Score) -> float:
    return int((found.f1 or 0.0) * 1000) / 1000
