"""How good probabilities are: macro-F1, calibration error, coverage of prediction sets, a test against chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..linear import Floats, prediction_set

_BINS = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """Figures of one set of predictions: all shares between 0 and 1, `set_size` in labels."""

    rows: int
    accuracy: float
    macro_f1: float
    calibration_error: float
    coverage: float
    set_size: float
    single: float


def quality(probabilities: Floats, wanted: Sequence[int], floor: float) -> Quality:
    """The figures of probabilities against the true columns; -1 is a label never seen in training."""
    truth = np.array(wanted)
    best = probabilities.argmax(axis=1)
    sets = [prediction_set(row, floor) for row in probabilities]
    return Quality(
        rows=len(truth),
        accuracy=float((best == truth).mean()),
        macro_f1=macro_f1(best.tolist(), truth.tolist()),
        calibration_error=calibration_error(probabilities.max(axis=1), best == truth),
        coverage=float(np.mean([true in chosen for true, chosen in zip(truth, sets, strict=True)])),
        set_size=float(np.mean([len(chosen) for chosen in sets])),
        single=float(np.mean([len(chosen) == 1 for chosen in sets])),
    )


def macro_f1(found: Sequence[object], wanted: Sequence[object]) -> float:
    """Mean F1 over the classes that are wanted somewhere."""
    scores = []
    for name in set(wanted):
        right = sum(f == name and w == name for f, w in zip(found, wanted, strict=True))
        either = sum(f == name for f in found) + sum(w == name for w in wanted)
        scores.append(2 * right / either)
    return float(np.mean(scores)) if scores else 0.0


def calibration_error(confidences: Floats, right: Floats) -> float:
    """Expected calibration error over ten bins of equal width: |share right - mean confidence|, weighted by rows."""
    bins = np.minimum((confidences * _BINS).astype(int), _BINS - 1)
    total = 0.0
    for at in range(_BINS):
        inside = bins == at
        if inside.any():
            total += float(inside.mean()) * abs(float(right[inside].mean()) - float(confidences[inside].mean()))
    return total


def conformal_floor(probabilities: Floats, wanted: Sequence[int], level: float) -> float:
    """The least probability of a label in a prediction set, so that sets hold the truth in a share `level` of cases.

    Split-conformal with the score 1 - p(truth): the floor is the (n + 1)(1 - level)-th lowest probability of the truth.
    """
    truth = np.sort([row[true] if true >= 0 else 0.0 for row, true in zip(probabilities, wanted, strict=True)])
    rank = int(np.floor((len(truth) + 1) * (1.0 - level)))
    return float(truth[rank - 1]) if rank > 0 else 0.0


def skill(probabilities: Floats, shares: Floats, wanted: Sequence[int]) -> float:
    """Likelihood gained over the shares of the training labels: 0 is nothing learned, 1 certainty, below 0 harm."""
    model, prior = log_loss(probabilities, wanted), log_loss(shares, wanted)
    return 1.0 - model / prior if prior > 0 else 0.0


def chance(probabilities: Floats, wanted: Sequence[int], folds: Sequence[int], *, rounds: int = 999) -> float:
    """How often predictions fit labels shuffled within their fold as well as the true ones: a p-value.

    The predictions stay; under «nothing learned» labels and predictions are independent inside a fold.
    """
    random = np.random.default_rng(0)
    truth, places = np.array(wanted), np.array(folds)
    observed = -log_loss(probabilities, truth)
    better = 0
    for _ in range(rounds):
        order = np.lexsort((random.random(len(truth)), places))
        shuffled = np.empty_like(truth)
        shuffled[np.argsort(places, kind="stable")] = truth[order]
        better += -log_loss(probabilities, shuffled) >= observed
    return (better + 1) / (rounds + 1)


def log_loss(probabilities: Floats, wanted: Sequence[int] | Floats) -> float:
    """Mean negative logarithm of the probability of the truth; what was never seen counts as one in a million."""
    truth = np.array(wanted)
    chosen = np.where(truth >= 0, probabilities[np.arange(len(truth)), np.maximum(truth, 0)], 0.0)
    return -float(np.log(np.maximum(chosen, 1e-6)).mean())
