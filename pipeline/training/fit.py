"""Counts of features → a matrix; a matrix → weights of a logistic regression; scores → a temperature."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from ..extras import library
from ..linear import Features, Floats, Ints, softmax


class Counts:
    """Counted features of many texts, kept as numbers only, so that ten thousand rulings fit in memory."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._places = array("i")
        self._counts = array("i")
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, counts: Mapping[str, int]) -> None:
        """Add the counts of one text."""
        for name, count in counts.items():
            self._places.append(self._names.setdefault(name, len(self._names)))
            self._counts.append(count)
        self._ends.append(len(self._places))

    def features(self, rows: Iterable[int], *, least: int, most: int) -> Features:
        """The features of these texts that stand in at least `least` of them, the `most` frequent, with their idf."""
        places = np.frombuffer(self._places, dtype=np.int32)
        chosen = list(rows)
        seen = np.zeros(len(self._names), dtype=np.int64)
        for row in chosen:
            seen[places[self._ends[row] : self._ends[row + 1]]] += 1
        names = list(self._names)
        kept = [at for at in np.argsort(-seen, kind="stable")[:most] if seen[at] >= least]
        ordered = sorted((names[at], int(seen[at])) for at in kept)
        idf = np.array([np.log((1 + len(chosen)) / (1 + times)) + 1.0 for _, times in ordered])
        return Features(tuple(name for name, _ in ordered), idf)

    def matrix(self, features: Features) -> Any:
        """All texts as a sparse matrix of weighted features, each row of length one."""
        sparse = _library("scipy.sparse")
        new = np.full(len(self._names), -1, dtype=np.int64)
        for name, old in self._names.items():
            new[old] = features.index.get(name, -1)
        places = new[np.frombuffer(self._places, dtype=np.int32)]
        counts = np.frombuffer(self._counts, dtype=np.int32)
        known = places >= 0
        rows = self._rows()[known]
        weights = (1.0 + np.log(counts[known])) * features.idf[places[known]]
        lengths = np.sqrt(np.bincount(rows, weights=weights * weights, minlength=len(self)))
        shape = (len(self), len(features.names))
        return sparse.csr_matrix((weights / lengths[rows], (rows, places[known])), shape=shape)

    def _rows(self) -> Ints:
        """The text of each count."""
        ends = np.array(self._ends, dtype=np.int64)
        return np.repeat(np.arange(len(self)), ends[1:] - ends[:-1])

    def marks(self, names: Sequence[str]) -> Any:
        """All texts as a sparse matrix of ones: which of the names each has."""
        sparse = _library("scipy.sparse")
        index = {name: at for at, name in enumerate(names)}
        new = np.array([index.get(name, -1) for name in self._names], dtype=np.int64)
        places = new[np.frombuffer(self._places, dtype=np.int32)]
        rows = self._rows()
        known = places >= 0
        entries = (np.ones(int(known.sum())), (rows[known], places[known]))
        return sparse.csr_matrix(entries, shape=(len(self), len(names)))


def stack(matrices: Sequence[Any]) -> Any:
    """Sparse matrices side by side."""
    return _library("scipy.sparse").hstack(matrices).tocsr()


def scaled(matrix: Any, scale: Floats) -> Any:
    """The matrix with each column times its scale."""
    return (matrix @ _library("scipy.sparse").diags(scale)).tocsr()


def _library(name: str) -> Any:
    """A module of the extra that trains.

    Raises:
        MissingExtraError: it is not installed.
    """
    return library(name, "Training", "facts")


def one_against_rest(matrix: Any, labels: list[str], classes: list[str], *, strength: float) -> tuple[Floats, Floats]:
    """Weights and offsets of a balanced logistic regression for each class against all others."""
    model = _library("sklearn.linear_model").LogisticRegression
    wanted = np.array(labels)
    coef = np.zeros((matrix.shape[1], len(classes)))
    offsets = np.zeros(len(classes))
    for at, name in enumerate(classes):
        fitted = model(
            solver="liblinear", dual=True, C=strength, class_weight="balanced", tol=0.01, max_iter=300, random_state=0
        )
        fitted.fit(matrix, wanted == name)
        coef[:, at] = fitted.coef_[0]
        offsets[at] = fitted.intercept_[0]
    return coef, offsets


def one_column(matrix: Any, turned: list[bool], groups: list[int], size: int) -> tuple[Floats, Floats]:
    """Weights of one yes-or-no question, with an offset for each of `size` groups: what is usual in the group."""
    sparse = _library("scipy.sparse")
    rows = np.arange(len(groups))
    marks = sparse.csr_matrix((np.ones(len(groups)), (rows, groups)), shape=(len(groups), size))
    model = _library("sklearn.linear_model").LogisticRegression
    fitted = model(solver="liblinear", dual=True, C=1.0, tol=0.01, max_iter=300, random_state=0)
    fitted.fit(sparse.hstack([matrix, marks]).tocsr(), turned)
    weights = fitted.coef_[0]
    return weights[: matrix.shape[1]], weights[matrix.shape[1] :] + fitted.intercept_[0]


def multinomial(matrix: Any, labels: list[str], classes: list[str], *, strength: float) -> tuple[Floats, Floats]:
    """Weights and offsets of one logistic regression over all classes; a class that is not there scores lowest."""
    coef = np.zeros((matrix.shape[1], len(classes)))
    offsets = np.full(len(classes), -20.0)
    present = sorted(set(labels))
    columns = [classes.index(name) for name in present]
    if len(present) == 1:
        offsets[columns[0]] = 0.0
        return coef, offsets
    # More threads cost more than they give on vectors of this size.
    with _library("threadpoolctl").threadpool_limits(1):
        model = _library("sklearn.linear_model").LogisticRegression(C=strength, max_iter=200, tol=1e-3)
        fitted = model.fit(matrix, labels)
    if len(present) == 2:
        coef[:, columns[1]], offsets[columns[1]] = fitted.coef_[0], fitted.intercept_[0]
        offsets[columns[0]] = 0.0
        return coef, offsets
    coef[:, columns] = fitted.coef_.T
    offsets[columns] = fitted.intercept_
    return coef, offsets


def temperature(scores: Floats, wanted: Floats) -> float:
    """The temperature under which the scores are likeliest; `wanted` holds the true column of each row or -1."""
    known = wanted >= 0
    if not known.any():
        return 1.0
    rows = np.arange(int(known.sum()))

    def loss(logarithm: float) -> float:
        chances = softmax(scores[known] / np.exp(logarithm))[rows, wanted[known]]
        return -float(np.log(np.maximum(chances, 1e-12)).mean())

    return float(np.exp(_lowest(loss, -4.0, 4.0)))


def _lowest(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function with one valley is lowest, by golden section."""
    ratio = (5**0.5 - 1) / 2
    while high - low > 1e-3:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if function(left) < function(right):
            high = right
        else:
            low = left
    return (low + high) / 2
