"""Outcomes learned from a user's own rulings: beside the rules, never instead of them.

A ruling is a row of what the rules read in it (facts, case, regime) and of its words; its label is what its operative
part does, and that part is hidden. Everything is measured on rulings later than those it was learned from.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from ..analysis import Analysis
from ..errors import ReadingError
from ..linear import Features, Floats, Linear, prediction_set, rounded, softmax
from ..linear import load as load_arrays
from ..linear import save as save_arrays
from ..values import Span, SuggestedOutcome
from .fit import Counts, multinomial, scaled, stack, temperature
from .measure import Quality, chance, conformal_floor, log_loss, macro_f1, quality, skill
from .rulings import HIDDEN, Ruling, fact_features, without, word_features

KIND = "outcomes"
LEVEL = 0.9
"""The share of cases in which a prediction set is to hold the truth."""
FEWEST = 40
"""Rulings with a readable outcome below which nothing can be learned or measured."""
_STRENGTH = 1.0
_LEAST, _MOST = 3, 8_000
_SHARES = (0.0, 0.3, 1.0)
_MANY = 1000
_P_VALUE = 0.01
_SPEAKING = 3


@dataclass(frozen=True, slots=True)
class OutcomeModel:
    """Outcomes by facts and words; `floor` is the least probability of a label in the prediction set."""

    labels: tuple[str, ...]
    facts: tuple[str, ...]
    words: Features
    linear: Linear
    floor: float
    hide: tuple[str, ...]

    def vector(self, facts: Iterable[str], words: Counter[str]) -> tuple[Any, Floats]:
        """Places and weights of the features: a fact counts one, the words together one."""
        known = set(facts)
        at = [place for place, name in enumerate(self.facts) if name in known]
        places, weights = self.words.of_counts(words)
        return np.concatenate([at, places + len(self.facts)]).astype(np.int64), np.concatenate(
            [np.ones(len(at)), weights]
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What was learned, measured on rulings later than those learned from.

    `majority` and `rules` are macro-F1 of always saying the commonest outcome and of the first outcome the rules
    suggest; `skill` is the likelihood gained over the frequencies of outcomes; `p_value` how often chance does as
    well.
    """

    rulings: int
    unread: int
    undated: int
    labels: dict[str, int]
    folds: int
    model: Quality
    majority: float
    rules: float
    skill: float
    p_value: float

    @property
    def learned(self) -> bool:
        """Whether the predictions are better than chance and than the frequencies of outcomes."""
        return self.p_value < _P_VALUE and self.skill > 0 and self.model.macro_f1 > self.majority


def train_outcomes(
    rulings: Iterable[Ruling], *, folds: int = 5, hide: Sequence[str] = ()
) -> tuple[OutcomeModel | None, Report]:
    """A predictor of outcomes, or None where nothing was learned, and the measure of it.

    Args:
        rulings: rows in any order; those without an outcome are only counted, those without a day are the oldest.
        folds: into how many later parts the rulings are cut; each is predicted from all that came before it.
        hide: kinds of sections that were hidden besides the operative part and the signatures.

    Raises:
        ReadingError: too few rulings, or all with one outcome.
        MissingExtraError: scikit-learn is not installed.
    """
    rows, unread = _in_time(rulings)
    labels = sorted({row.label for row in rows if row.label})
    if len(rows) < FEWEST or len(labels) < 2:
        raise ReadingError(
            f"{len(rows)} rulings with {len(labels)} outcomes are too few: "
            f"at least {FEWEST} rulings with two outcomes are needed.",
            code="too_few_rulings",
        )
    table = _Table(rows, labels)
    tests = [_predict_fold(table, learned, later) for learned, later in _time_folds(len(rows), folds)]
    probabilities = np.concatenate([test.probabilities for test in tests])
    tested = np.concatenate([test.rows for test in tests])
    wanted = [table.columns[row] for row in tested]
    priors = np.concatenate([test.priors for test in tests])
    places = np.concatenate([np.full(len(test.rows), at) for at, test in enumerate(tests)])
    truth = [rows[row].label for row in tested]
    report = Report(
        rulings=len(rows),
        unread=unread,
        undated=sum(row.day is None for row in rows),
        labels=dict(Counter(row.label for row in rows if row.label).most_common()),
        folds=len(tests),
        model=_pooled(tests, table),
        majority=macro_f1([labels[at] for at in priors.argmax(axis=1)], truth),
        rules=macro_f1([rows[row].by_rules for row in tested], truth),
        skill=skill(probabilities, priors, wanted),
        p_value=chance(probabilities, wanted, places.tolist()),
    )
    if not report.learned:
        return None, report
    scores = np.concatenate([test.scores for test in tests])
    return _final(table, scores, wanted, tests[-1].share, (*HIDDEN, *hide)), report


def _in_time(rulings: Iterable[Ruling]) -> tuple[list[Ruling], int]:
    rows, unread = [], 0
    for ruling in rulings:
        if ruling.label:
            rows.append(ruling)
        else:
            unread += 1
    return sorted(rows, key=lambda row: row.day or date.min), unread


@dataclass(frozen=True, slots=True)
class _View:
    """The features of all rows, by the words of some."""

    words: Features
    matrix: Any
    labels: list[str]
    columns: list[int]

    def fit(self, rows: Sequence[int], share: float) -> Linear:
        """The weights learned from these rows, words counting the share `share` of what facts count."""
        names = [self.labels[self.columns[row]] for row in rows]
        facts = self.matrix.shape[1] - len(self.words.names)
        scale = np.repeat([1.0, share], [facts, len(self.words.names)])
        coef, intercept = multinomial(scaled(self.matrix[list(rows)], scale), names, self.labels, strength=_STRENGTH)
        return Linear(rounded(coef * scale[:, None]), intercept)

    def scores(self, linear: Linear, rows: Sequence[int]) -> Floats:
        """The scores of these rows."""
        return np.asarray(self.matrix[list(rows)] @ linear.coef.astype(np.float64) + linear.intercept)


class _Table:
    """The rulings as numbers."""

    def __init__(self, rows: Sequence[Ruling], labels: list[str]) -> None:
        self.labels = labels
        self.columns = [labels.index(row.label or "") for row in rows]
        self.facts = tuple(sorted({name for row in rows for name in row.facts}))
        self.fact_counts, self.word_counts = Counts(), Counts()
        for row in rows:
            self.fact_counts.add(dict.fromkeys(sorted(row.facts), 1))
            self.word_counts.add(row.words)

    def view(self, rows: Sequence[int]) -> _View:
        """All rows with the words worth counting in these."""
        words = self.word_counts.features(rows, least=max(_LEAST, len(rows) // 200), most=_MOST)
        matrix = stack([self.fact_counts.marks(self.facts), self.word_counts.matrix(words)])
        return _View(words, matrix, self.labels, self.columns)


@dataclass(frozen=True, slots=True)
class _Test:
    """The predictions of one fold; `floor` was set on held-out rulings of those learned from."""

    rows: Any
    scores: Floats
    probabilities: Floats
    priors: Floats
    floor: float
    share: float


def _time_folds(size: int, folds: int) -> list[tuple[range, range]]:
    """Pairs of (rows to learn from, later rows to predict); the first third is only learned from."""
    edges = np.linspace(size // 3, size, folds + 1).astype(int).tolist()
    return [(range(start), range(start, end)) for start, end in pairwise(edges) if end > start]


def _predict_fold(table: _Table, learned: range, later: range) -> _Test:
    view = table.view(learned)
    known = min((_held_out(view, learned, share) for share in _SHARES), key=lambda held_out: held_out.loss)
    wanted = [table.columns[row] for row in known.rows]
    scores = view.scores(view.fit(learned, known.share), later)
    shares = np.bincount([table.columns[row] for row in learned], minlength=len(table.labels)) + 1.0
    return _Test(
        rows=np.array(later),
        scores=scores,
        probabilities=softmax(scores / known.temperature),
        priors=np.tile(shares / shares.sum(), (len(later), 1)),
        floor=conformal_floor(softmax(known.scores / known.temperature), wanted, LEVEL),
        share=known.share,
    )


@dataclass(frozen=True, slots=True)
class _HeldOut:
    """Rows with scores from a fit without them: what the share of words, temperature and floor are chosen by."""

    rows: list[int]
    scores: Floats
    share: float
    temperature: float
    loss: float


def _held_out(view: _View, rows: range, share: float) -> _HeldOut:
    """Of few rows each third is held out in its turn, of many only the last."""
    edges = np.linspace(0, len(rows), 4).astype(int).tolist()
    held_out: list[int] = []
    scores = []
    for start, end in list(pairwise(edges))[0 if len(rows) < _MANY else 2 :]:
        linear = view.fit([*range(start), *range(end, len(rows))], share)
        held_out += range(start, end)
        scores.append(view.scores(linear, range(start, end)))
    found = np.concatenate(scores)
    wanted = np.array([view.columns[row] for row in held_out])
    warmth = temperature(found, wanted)
    return _HeldOut(held_out, found, share, warmth, log_loss(softmax(found / warmth), wanted))


def _pooled(tests: Sequence[_Test], table: _Table) -> Quality:
    """The quality over all folds, each with its own floor."""
    rows = [row for test in tests for row in test.rows]
    probabilities = np.concatenate([test.probabilities for test in tests])
    overall = quality(probabilities, [table.columns[row] for row in rows], 0.0)
    parts = [(quality(t.probabilities, [table.columns[row] for row in t.rows], t.floor), len(t.rows)) for t in tests]

    def mean(name: str) -> float:
        return float(sum(getattr(part, name) * size for part, size in parts) / len(rows))

    return Quality(
        overall.rows,
        overall.accuracy,
        overall.macro_f1,
        overall.calibration_error,
        mean("coverage"),
        mean("set_size"),
        mean("single"),
    )


def _final(table: _Table, scores: Floats, wanted: Sequence[int], share: float, hide: tuple[str, ...]) -> OutcomeModel:
    """The model of all rulings; temperature and floor come from the predictions of later rulings."""
    everything = range(len(table.columns))
    view = table.view(everything)
    linear = view.fit(everything, share)
    warmth = temperature(scores, np.array(wanted))
    return OutcomeModel(
        labels=tuple(table.labels),
        facts=table.facts,
        words=view.words,
        linear=Linear(linear.coef, linear.intercept, warmth),
        floor=conformal_floor(softmax(scores / warmth), wanted, LEVEL),
        hide=hide,
    )


def save(model: OutcomeModel, folder: Path) -> None:
    """Write the model without pickle."""
    sheet = {
        "kind": KIND,
        "labels": model.labels,
        "facts": model.facts,
        "words": model.words.names,
        "temperature": model.linear.temperature,
        "floor": model.floor,
        "hide": model.hide,
    }
    save_arrays(folder, sheet, {"idf": model.words.idf, "coef": model.linear.coef, "intercept": model.linear.intercept})


def load(folder: Path) -> OutcomeModel:
    """What `save` wrote.

    Raises:
        ReadingError: the folder holds no model of outcomes.
    """
    sheet, arrays = load_arrays(folder, KIND)
    return OutcomeModel(
        labels=tuple(sheet["labels"]),
        facts=tuple(sheet["facts"]),
        words=Features(tuple(sheet["words"]), arrays["idf"]),
        linear=Linear(arrays["coef"], arrays["intercept"], sheet["temperature"]),
        floor=sheet["floor"],
        hide=tuple(sheet["hide"]),
    )


def suggest(model: OutcomeModel, analysis: Analysis) -> tuple[SuggestedOutcome, ...]:
    """The outcomes of the model's prediction set, likeliest first, for a text that the rules suggest outcomes for.

    Each says which facts of the text speak for it (`because`); its score is a calibrated probability. More than one
    outcome means that a person decides.
    """
    if not (analysis.suggested or analysis.if_admitted):
        return ()
    seen = without(analysis, model.hide)
    facts = fact_features(seen)
    places, weights = model.vector(facts, word_features(seen.text))
    probabilities = model.linear.probabilities(places, weights)
    return tuple(
        _suggestion(model, analysis, facts, at, float(probabilities[at]))
        for at in prediction_set(probabilities, model.floor)
    )


def _suggestion(
    model: OutcomeModel, analysis: Analysis, facts: frozenset[str], column: int, probability: float
) -> SuggestedOutcome:
    adds: dict[str, float] = defaultdict(float)
    for name in sorted(facts):
        if name.startswith("fact:") and name in model.facts:
            identifier = name.removeprefix("fact:").split("=")[0]
            adds[identifier] += float(model.linear.coef[model.facts.index(name), column])
    speaking = tuple(sorted((name for name in adds if adds[name] > 0), key=lambda name: -adds[name])[:_SPEAKING])
    spans = tuple(Span(f.start, f.end) for f in analysis.facts if f.id in speaking and f.end > f.start)
    return SuggestedOutcome(
        label=model.labels[column],
        because=speaking,
        provisions=(),
        score=round(probability, 2),
        basis="model",
        evidence=spans,
    )
