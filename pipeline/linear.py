"""Linear readers of text: sparse features, scores, calibrated probabilities, prediction sets; numpy only, no pickle.

Features are weighted as scikit-learn's `TfidfVectorizer(sublinear_tf=True)` does it, so that a model trained there
gives the same probabilities here.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import ReadingError

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.integer[Any]]

SHORTEST, LONGEST = 2, 5
_WORD = re.compile(r"[^\W\d_]+|\d+")
_WEIGHTS, _SHEET = "weights.npz", "model.json"


def words_of(folded: str) -> list[str]:
    """The words of a folded text; every number is `0`."""
    return ["0" if word[0].isdigit() else word for word in _WORD.findall(folded)]


@lru_cache(maxsize=50_000)
def ngrams(word: str) -> tuple[str, ...]:
    """The character n-grams of a word with a space on both sides, as the analyzer `char_wb` cuts them."""
    padded = f" {word} "
    found: list[str] = []
    for length in range(SHORTEST, LONGEST + 1):
        if length >= len(padded):
            found.append(padded)
            break
        found += [padded[at : at + length] for at in range(len(padded) - length + 1)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Features:
    """Names of features and their inverse document frequencies."""

    names: tuple[str, ...]
    idf: Floats
    index: dict[str, int] = field(default_factory=dict)
    _known: dict[str, Ints] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.index.update({name: at for at, name in enumerate(self.names)})

    def of_words(self, words: Iterable[str]) -> tuple[Ints, Floats]:
        """The weighted n-grams of the words: places of the features, and their weights of length one."""
        parts = [self.of_word(word) for word in words]
        if not parts:
            return np.empty(0, dtype=np.int64), np.empty(0)
        places, counts = np.unique(np.concatenate(parts), return_counts=True)
        return places, self._weigh(places, counts)

    def of_counts(self, counts: Mapping[str, int]) -> tuple[Ints, Floats]:
        """The same for features that were counted by name."""
        found = sorted((self.index[name], count) for name, count in counts.items() if name in self.index)
        places = np.array([place for place, _ in found], dtype=np.int64)
        return places, self._weigh(places, np.array([count for _, count in found]))

    def of_word(self, word: str) -> Ints:
        """The places of the n-grams of one word, each as often as it stands there."""
        found = self._known.get(word)
        if found is None:
            found = np.array([self.index[n] for n in ngrams(word) if n in self.index], dtype=np.int64)
            if len(self._known) < 50_000:
                self._known[word] = found
        return found

    def _weigh(self, places: Ints, counts: Ints) -> Floats:
        if not len(places):
            return np.empty(0)
        weights = (1.0 + np.log(counts)) * self.idf[places]
        return np.asarray(weights / np.sqrt(weights @ weights))


@dataclass(frozen=True, slots=True)
class Linear:
    """Scores of classes: `coef` holds a row for each feature and a column for each class."""

    coef: Floats
    intercept: Floats
    temperature: float = 1.0

    def scores(self, places: Ints, weights: Floats) -> Floats:
        """One score a class."""
        return np.asarray(weights @ self.coef[places].astype(np.float64) + self.intercept)

    def probabilities(self, places: Ints, weights: Floats) -> Floats:
        """One calibrated probability a class."""
        return softmax(self.scores(places, weights) / self.temperature)


def softmax(scores: Floats) -> Floats:
    """Scores as probabilities, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def prediction_set(probabilities: Floats, floor: float) -> tuple[int, ...]:
    """The classes at least as probable as the floor, best first; never empty."""
    order = np.argsort(-probabilities, kind="stable")
    kept = [int(at) for at in order if probabilities[at] >= floor]
    return tuple(kept) or (int(order[0]),)


def save(folder: Path, sheet: Mapping[str, Any], arrays: Mapping[str, Floats]) -> None:
    """Write a model: its arrays as npz, the rest as JSON. The same model gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / _WEIGHTS, allow_pickle=False, **arrays)
    text = json.dumps(sheet, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / _SHEET).write_text(text + "\n", encoding="utf-8")


def load(folder: Path, kind: str) -> tuple[dict[str, Any], dict[str, Floats]]:
    """What `save` wrote.

    Raises:
        ReadingError: the folder holds no model of this kind.
    """
    try:
        sheet = json.loads((folder / _SHEET).read_text(encoding="utf-8"))
        with np.load(folder / _WEIGHTS, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except (OSError, ValueError) as error:
        raise ReadingError(f"{folder} holds no trained model (model.json and weights.npz).", code="model") from error
    if not isinstance(sheet, dict) or sheet.get("kind") != kind:
        raise ReadingError(f"{folder} holds no model of the kind {kind}.", code="model")
    return sheet, arrays


def rounded(values: Sequence[Any] | Floats) -> Floats:
    """Values as they are stored: half precision, whose error is far below that of the training."""
    return np.asarray(values, dtype=np.float16)
