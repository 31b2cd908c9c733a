"""The figures that a card states, on numbers that can be reckoned by hand."""

import numpy as np
import pytest

from pipeline.linear import prediction_set, softmax
from pipeline.training.fit import temperature
from pipeline.training.measure import calibration_error, chance, conformal_floor, macro_f1, quality, skill


@pytest.mark.parametrize(
    ("found", "wanted", "score"),
    [
        (["a", "b"], ["a", "b"], 1.0),
        (["a", "a"], ["a", "b"], 1 / 3),
        (["b", "a"], ["a", "b"], 0.0),
        ([None, "a"], ["a", "a"], 2 / 3),
    ],
)
def test_macro_f1(found, wanted, score):
    assert macro_f1(found, wanted) == pytest.approx(score)


def test_calibration_error_is_the_gap_between_sure_and_right():
    assert calibration_error(np.array([0.75] * 4), np.array([True, True, True, False])) == pytest.approx(0.0)
    assert calibration_error(np.array([0.95] * 4), np.array([True, True, False, False])) == pytest.approx(0.45)


@pytest.mark.parametrize(
    ("row", "floor", "chosen"),
    [([0.5, 0.3, 0.2], 0.25, (0, 1)), ([0.2, 0.3, 0.5], 0.4, (2,)), ([0.4, 0.35, 0.25], 0.9, (0,))],
)
def test_prediction_set(row, floor, chosen):
    assert prediction_set(np.array(row), floor) == chosen


def test_sets_hold_the_truth_as_often_as_they_say():
    random = np.random.default_rng(1)
    scores = random.normal(size=(4000, 5)) * 2
    probabilities = softmax(scores)
    truth = [int(random.choice(5, p=row)) for row in probabilities]
    floor = conformal_floor(probabilities[:2000], truth[:2000], 0.9)
    held_out = quality(probabilities[2000:], truth[2000:], floor)
    assert held_out.coverage == pytest.approx(0.9, abs=0.03)
    assert held_out.calibration_error < 0.05


def test_temperature_undoes_overconfidence():
    random = np.random.default_rng(2)
    scores = random.normal(size=(3000, 4))
    truth = np.array([random.choice(4, p=row) for row in softmax(scores)])
    assert temperature(scores * 5, truth) == pytest.approx(5.0, rel=0.1)


def test_chance_and_skill_tell_knowledge_from_luck():
    random = np.random.default_rng(3)
    truth = random.integers(0, 3, size=300)
    prior = np.full((300, 3), 1 / 3)
    knowing = np.full((300, 3), 0.1)
    knowing[np.arange(300), truth] = 0.8
    guessing = softmax(random.normal(size=(300, 3)))
    folds = [at // 100 for at in range(300)]
    assert chance(knowing, truth, folds) == pytest.approx(0.001)
    assert skill(knowing, prior, truth) > 0.7
    assert chance(guessing, truth, folds) > 0.01
    assert skill(guessing, prior, truth) < 0
    assert skill(prior, prior, truth) == pytest.approx(0.0)
