"""Facts of single sentences: the rules alone, the statistical reader alone, and it where the rules find none.

A sentence is read as if it stood among the arguments of a complaint, or in its request where the fact is a request.
A fact counts when id and value are right; the extra lines `facts-only` count the fact whatever its value.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from ..facts import find_facts
from ..facts.cues import fact_files
from ..facts.model import FactModel, shipped_model
from ..linear import words_of
from ..normalize import normalize
from ..tokens import find_sentences
from ..training.facts import Row, read_rows
from ..values import Case, Section
from .score import Score, Scores


def evaluate_sentences(path: Path, *, model: FactModel | None = None) -> Scores:
    """Scores keyed by (reader, language): `rules`, `model` (its best label), `rules+model` (as `--model-facts` does).

    Raises:
        ReadingError: the file is not as corpora/README.md says, or there is no trained model.
    """
    reader = model or shipped_model()
    readers: dict[str, Callable[[Row], set[str]]] = {
        "rules": by_rules,
        "model": lambda row: by_model(reader, row, sure=0.0),
        "rules+model": lambda row: by_rules(row) or by_model(reader, row, sure=reader.sure),
    }
    scores: Scores = defaultdict(Score)
    for row in read_rows(path):
        for name, read in readers.items():
            found = read(row)
            _count(scores[name, row.language], {row.label} if row.fact else set(), found, row)
            facts = {label.split("/")[0] for label in found}
            _count(scores[f"{name}-facts", row.language], {row.fact} if row.fact else set(), facts, row)
    return dict(scores)


def by_rules(row: Row) -> set[str]:
    """The labels that the rules find in the sentence."""
    text = normalize(row.text)
    asked = bool(row.fact and fact_files()[row.fact].request)
    sections = (Section("request" if asked else "arguments", 0, len(text.clean)),)
    case = Case(kind="cassation-complaint", case_kind=None)
    facts = find_facts(text, sentences=find_sentences(text), sections=sections, case=case)
    return {f"{fact.id}/{fact.value}" for fact in facts}


def by_model(model: FactModel, row: Row, *, sure: float) -> set[str]:
    """The label that the model finds likeliest, if it is a fact and likely enough."""
    reading = model.read(words_of(normalize(row.text).folded))
    if reading is None or reading.named < sure:
        return set()
    return {f"{reading.fact}/{reading.value}"}


def _count(total: Score, wanted: Iterable[str], found: set[str], row: Row) -> None:
    gold = set(wanted)
    total.right += len(gold & found)
    total.wrong += len(found - gold)
    total.missed += len(gold - found)
    total.errors += [f"found, not in gold: {label} «{row.text}»" for label in sorted(found - gold)]
    total.errors += [f"missed: {label} «{row.text}»" for label in sorted(gold - found)]
