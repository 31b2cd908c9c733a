"""The statistical reader of facts, trained on composed sentences whose families no split shares (corpora/facts)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from ..errors import ReadingError
from ..facts.cues import fact_files
from ..facts.model import NONE, STEM, FactModel, save_model
from ..linear import Floats, Linear, ngrams, rounded, words_of
from ..normalize import normalize
from .fit import Counts, one_against_rest, one_column, temperature
from .measure import Quality, conformal_floor, quality

LEVEL = 0.9
"""The share of cases in which a prediction set is to hold the truth."""
_STRENGTH = 100.0
_LEAST, _MOST = 2, 16_000
PRECISION = 0.9
"""The share of reported facts that are to be the right ones, whatever their value."""
_GATE_LEAST, _GATE_SHARE = 3, 0.75


class Row(msgspec.Struct, frozen=True):
    """One sentence: the fact it states and how (both null for none), and the idea it words (`family`)."""

    text: str
    language: Literal["kk", "ru"]
    fact: str | None
    value: Literal["present", "absent"] | None
    family: str

    @property
    def label(self) -> str:
        """`none`, or `fact/value`."""
        return f"{self.fact}/{self.value}" if self.fact else NONE


@dataclass(frozen=True, slots=True)
class Figures:
    """What a model reaches on some sentences.

    `joint` counts fact and value together, `fact_accuracy` the fact alone; `majority` is the share of the commonest
    label, `gated` the share of sentences that state a fact and pass the gate.
    """

    joint: Quality
    fact_accuracy: float
    majority: float
    gated: float


@dataclass(frozen=True, slots=True)
class Trained:
    """A model with what it reaches, by name of the set of sentences."""

    model: FactModel
    sizes: dict[str, int]
    figures: dict[str, Figures]


def read_rows(path: Path) -> list[Row]:
    """The sentences of a JSON Lines file.

    Raises:
        ReadingError: there is no such file, or a line is not as corpora/README.md says.
    """
    try:
        return msgspec.json.Decoder(list[Row]).decode(b"[" + b",".join(path.read_bytes().splitlines()) + b"]")
    except OSError as error:
        raise ReadingError(f"{path} cannot be read ({error.strerror}).", code="corpus") from error
    except msgspec.MsgspecError as error:
        raise ReadingError(f"{path} holds a line that is no sentence with its fact: {error}.", code="corpus") from error


def rows_of_rules() -> list[Row]:
    """The sentences that stand as examples in the fact files of the knowledge base."""
    rows: list[Row] = []
    for name, file in sorted(fact_files().items()):
        for language, examples in (("kk", file.examples_kk), ("ru", file.examples_ru)):
            rows += [Row(text, language, name, "present", f"rule:{name}") for text in examples.present]  # type: ignore[arg-type]
            rows += [Row(text, language, name, "absent", f"rule:{name}") for text in examples.absent]  # type: ignore[arg-type]
            rows += [Row(text, language, None, None, f"rule:{name}") for text in examples.neither]  # type: ignore[arg-type]
    return rows


def train_facts(folder: Path, out: Path) -> Trained:
    """A model trained on `train.jsonl` and the examples of the rules, calibrated on `dev.jsonl`, written to `out`.

    Raises:
        ReadingError: a split is missing, or one of its lines is no sentence with its fact.
        MissingExtraError: scikit-learn is not installed.
    """
    splits = {name: read_rows(folder / f"{name}.jsonl") for name in ("train", "dev", "test")}
    model = fit(splits["train"] + rows_of_rules(), splits["dev"])
    figures: dict[str, Figures] = {}
    for name in ("dev", "test"):
        figures[name] = measure(model, splits[name])
        for language in ("kk", "ru"):
            figures[f"{name}/{language}"] = measure(model, [row for row in splits[name] if row.language == language])
    save_model(model, out)
    return Trained(model, {name: len(rows) for name, rows in splits.items()}, figures)


def fit(rows: Sequence[Row], held_out: Sequence[Row]) -> FactModel:
    """A model of these sentences, its temperatures, floor and threshold set on the held-out ones."""
    labels = [NONE, *sorted({row.fact for row in rows if row.fact})]
    words = [words_of(normalize(row.text).folded) for row in rows]
    counts = Counts()
    for row in words:
        counts.add(Counter(gram for word in row for gram in ngrams(word)))
    features = counts.features(range(len(rows)), least=_LEAST, most=_MOST)
    matrix = counts.matrix(features)
    coef, intercept = one_against_rest(matrix, [row.fact or NONE for row in rows], labels, strength=_STRENGTH)
    stating = [at for at, row in enumerate(rows) if row.fact]
    turned, offsets = one_column(
        matrix[stating],
        [rows[at].value == "absent" for at in stating],
        [labels.index(rows[at].fact or NONE) for at in stating],
        len(labels),
    )
    model = FactModel(
        labels=tuple(labels),
        features=features,
        identity=Linear(rounded(coef), intercept),
        denial=Linear(rounded(turned[:, None]), np.zeros(1)),
        offsets=offsets,
        floor=0.0,
        sure=1.0,
        gate=_gate(words, rows),
    )
    return _calibrated(model, held_out)


def _calibrated(model: FactModel, held_out: Sequence[Row]) -> FactModel:
    """The model with its temperatures and then, on other families, its floor and threshold."""
    families = sorted({row.family for row in held_out})
    first = set(families[::2])
    warm = [row for row in held_out if row.family in first]
    rest = [row for row in held_out if row.family not in first]
    warmed = replace(
        model,
        identity=replace(model.identity, temperature=_identity_temperature(model, warm)),
        denial=replace(model.denial, temperature=_denial_temperature(model, warm)),
    )
    probabilities, wanted = predict(warmed, rest), columns(warmed, rest)
    return replace(
        warmed, floor=conformal_floor(probabilities, wanted, LEVEL), sure=_sure(*_named(warmed, rest), PRECISION)
    )


def _identity_temperature(model: FactModel, rows: Sequence[Row]) -> float:
    places = {label: at for at, label in enumerate(model.labels)}
    scores = np.array([model.identity.scores(*model.features.of_words(_words(row))) for row in rows])
    return temperature(scores, np.array([places.get(row.fact or NONE, -1) for row in rows]))


def _denial_temperature(model: FactModel, rows: Sequence[Row]) -> float:
    places = {label: at for at, label in enumerate(model.labels)}
    stating = [row for row in rows if row.fact in places]
    turned = [
        model.denial.scores(*model.features.of_words(_words(row)))[0] + model.offsets[places[row.fact or NONE]]
        for row in stating
    ]
    scores = np.stack([np.zeros(len(turned)), np.array(turned)], axis=1)
    return temperature(scores, np.array([int(row.value == "absent") for row in stating]))


def _named(model: FactModel, rows: Sequence[Row]) -> tuple[Floats, list[bool]]:
    """For each sentence in which the model sees a fact: how sure it is of the fact, and whether it is that one."""
    readings = [(model.read(_words(row)), row.fact) for row in rows]
    found = [(reading.named, reading.fact == fact) for reading, fact in readings if reading]
    return np.array([named for named, _ in found]), [right for _, right in found]


def _sure(chances: Floats, right: Sequence[bool], precision: float) -> float:
    """The least chance from which on findings are right in the share `precision`; 1 where there is none."""
    order = np.argsort(-chances, kind="stable")
    shares = np.cumsum(np.array(right)[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= precision)
    return float(chances[order[enough[-1]]]) if len(enough) else 1.0


def _gate(words: Sequence[Sequence[str]], rows: Sequence[Row]) -> frozenset[str]:
    """The beginnings of words that stand mostly in sentences that state a fact."""
    stating: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for spoken, row in zip(words, rows, strict=True):
        stems = {word[:STEM] for word in spoken if len(word) > 2}
        seen.update(stems)
        if row.fact:
            stating.update(stems)
    return frozenset(s for s, n in seen.items() if n >= _GATE_LEAST and stating[s] / n >= _GATE_SHARE)


def _words(row: Row) -> list[str]:
    return words_of(normalize(row.text).folded)


def predict(model: FactModel, rows: Iterable[Row]) -> Floats:
    """The probabilities of the model's joint labels, a row for each sentence."""
    return np.array([model.joint(_words(row)) for row in rows])


def columns(model: FactModel, rows: Iterable[Row]) -> list[int]:
    """The true column of each sentence, -1 where the model does not know the label."""
    places = {label: at for at, label in enumerate(model.joint_labels)}
    return [places.get(row.label, -1) for row in rows]


def measure(model: FactModel, rows: Sequence[Row]) -> Figures:
    """What the model reaches on these sentences."""
    probabilities, wanted = predict(model, rows), columns(model, rows)
    readings = [model.read(_words(row)) for row in rows]
    facts = [reading.fact if reading else NONE for reading in readings]
    known = [row.fact or NONE for row in rows]
    gated = [model.is_candidate(_words(row)) for row in rows if row.fact]
    return Figures(
        joint=quality(probabilities, wanted, model.floor),
        fact_accuracy=float(np.mean([found == true for found, true in zip(facts, known, strict=True)])),
        majority=float(np.mean([true == NONE for true in known])),
        gated=float(np.mean(gated)) if gated else 0.0,
    )
