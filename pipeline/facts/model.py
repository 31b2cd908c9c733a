"""The statistical reader of facts: for sentences that no rule reads, and only where it is asked for.

It never speaks alone for sure: a fact of it says `rule: model`, carries a calibrated confidence, and `needs_person`
when the sentence may as well say something else (its prediction set has more than one label).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ..linear import Features, Floats, Linear, load, prediction_set, rounded, save, words_of
from ..normalize import Text
from ..resources import weights_dir
from ..values import Case, Fact, Section, Sentence
from .cues import fact_files
from .find import FIRST_INSTANCE, NO_FACTS_OF
from .scope import Scope, read_scope, section_at
from .sentence import read_around

NONE = "none"
KIND = "facts"
RULE = "model"
READ_IN = frozenset({"arguments", "request", "description", "reasoning"})
"""The sections in which the model may read."""
_SHORTEST, _LONGEST = 25, 600
STEM = 5
"""Letters of a word that the gate looks at."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The best fact of a sentence and all labels (`fact/value`, `none`) of the prediction set.

    `named` is the probability that the sentence speaks of the fact, `probability` that it says it with this value.
    """

    fact: str
    value: str
    named: float
    probability: float
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactModel:
    """Which fact a sentence states (`identity`), and whether it denies it (`denial`, with an offset a fact).

    `floor` is the least probability of a label in the prediction set, `sure` the least `Reading.named` of a fact worth
    reporting, `gate` the beginnings of words of which a sentence must have two to be read at all.
    """

    labels: tuple[str, ...]
    features: Features
    identity: Linear
    denial: Linear
    offsets: Floats
    floor: float
    sure: float
    gate: frozenset[str]

    def probabilities(self, words: Sequence[str]) -> tuple[Floats, Floats]:
        """For each label of `labels` its probability, and the probability that the fact is denied."""
        places, weights = self.features.of_words(words)
        named = self.identity.probabilities(places, weights)
        turned = (self.denial.scores(places, weights)[0] + self.offsets) / self.denial.temperature
        return named, 1.0 / (1.0 + np.exp(-turned))

    def joint(self, words: Sequence[str]) -> Floats:
        """The probabilities of `joint_labels`."""
        named, denied = self.probabilities(words)
        return joint(named, denied)

    @property
    def joint_labels(self) -> tuple[str, ...]:
        """`none`, then each fact present, then each fact absent."""
        facts = self.labels[1:]
        return (NONE, *(f"{fact}/present" for fact in facts), *(f"{fact}/absent" for fact in facts))

    def is_candidate(self, words: Collection[str]) -> bool:
        """A cheap test before the reading: whether two words begin as words of facts do."""
        return len({word[:STEM] for word in words} & self.gate) > 1

    def read(self, words: Sequence[str]) -> Reading | None:
        """The best fact of a sentence; None where `none` is more probable than any."""
        named, denied = self.probabilities(words)
        best = int(named.argmax())
        if best == 0:
            return None
        names, probabilities = self.joint_labels, joint(named, denied)
        chosen = tuple(names[at] for at in prediction_set(probabilities, self.floor))
        value, share = ("absent", denied[best]) if denied[best] > 0.5 else ("present", 1.0 - denied[best])
        return Reading(self.labels[best], value, float(named[best]), float(named[best] * share), chosen)

    def explain(self, folded: str, fact: str, most: int = 5) -> tuple[tuple[str, float], ...]:
        """The words of the sentence that speak most for the fact, with what each adds to its score."""
        words = words_of(folded)
        places, weights = self.features.of_words(words)
        column = self.identity.coef[:, self.labels.index(fact)].astype(np.float64)
        adds = dict(zip(places.tolist(), (weights * column[places]).tolist(), strict=True))
        parts = [self.features.of_word(word).tolist() for word in words]
        times = np.bincount(np.array([place for part in parts for place in part], dtype=np.int64))
        shares = [(word, sum(adds[p] / int(times[p]) for p in part)) for word, part in zip(words, parts, strict=True)]
        ranked = sorted(dict(shares).items(), key=lambda share: -share[1])
        return tuple((word, round(share, 3)) for word, share in ranked[:most] if share > 0)


def joint(named: Floats, denied: Floats) -> Floats:
    """Probabilities of `none`, each fact present, each fact absent; the last axis holds the labels."""
    no, facts, turned = named[..., :1], named[..., 1:], denied[..., 1:]
    return np.concatenate([no, facts * (1.0 - turned), facts * turned], axis=-1)


def save_model(model: FactModel, folder: Path) -> None:
    """Write the model without pickle."""
    sheet = {
        "kind": KIND,
        "labels": model.labels,
        "ngrams": model.features.names,
        "temperatures": [model.identity.temperature, model.denial.temperature],
        "floor": model.floor,
        "sure": model.sure,
        "gate": sorted(model.gate),
    }
    arrays = {
        "idf": model.features.idf,
        "identity": rounded(model.identity.coef),
        "identity_intercept": model.identity.intercept,
        "denial": rounded(model.denial.coef),
        "denial_intercept": model.denial.intercept,
        "offsets": model.offsets,
    }
    save(folder, sheet, arrays)


def load_model(folder: Path) -> FactModel:
    """What `save_model` wrote.

    Raises:
        ReadingError: the folder holds no model of facts.
    """
    sheet, arrays = load(folder, KIND)
    names, denials = sheet["temperatures"]
    return FactModel(
        labels=tuple(sheet["labels"]),
        features=Features(tuple(sheet["ngrams"]), arrays["idf"]),
        identity=Linear(arrays["identity"].astype(np.float32), arrays["identity_intercept"], names),
        denial=Linear(arrays["denial"].astype(np.float32), arrays["denial_intercept"], denials),
        offsets=arrays["offsets"],
        floor=sheet["floor"],
        sure=sheet["sure"],
        gate=frozenset(sheet["gate"]),
    )


@cache
def shipped_model() -> FactModel:
    """The model that comes with the program."""
    return load_model(weights_dir(KIND))


def find_more(
    text: Text,
    *,
    sentences: Sequence[Sentence],
    sections: Sequence[Section],
    case: Case,
    known: Sequence[Fact],
    model: FactModel | None = None,
) -> tuple[Fact, ...]:
    """The facts that the model reads in sentences in which the rules found none, in their order.

    Args:
        text: the document.
        sentences: its sentences.
        sections: its sections.
        case: what the document is.
        known: the facts that the rules found.
        model: by default the one that comes with the program.
    """
    if case.kind in NO_FACTS_OF or case.foreign:
        return ()
    reader = model or shipped_model()
    parts = tuple(sections)
    taken = [(fact.start, fact.end) for fact in known]
    found: list[Fact] = []
    for sentence in sentences:
        section = section_at(parts, sentence.start)
        if section not in READ_IN or not _SHORTEST <= sentence.end - sentence.start <= _LONGEST:
            continue
        if any(start < sentence.end and sentence.start < end for start, end in taken):
            continue
        said = text.folded[sentence.start : sentence.end]
        spoken = words_of(said)
        if not reader.is_candidate(spoken):
            continue
        reading = reader.read(spoken)
        if reading is None or reading.named < reader.sure:
            continue
        scope = read_scope(read_around(said), kind=case.kind, section=section, carried=None)
        if _may_state(reading.fact, scope, section, case.kind):
            found.append(_fact(reading, sentence, scope))
    return tuple(found)


def _may_state(fact: str, scope: Scope, section: str | None, kind: str) -> bool:
    """Whether a sentence of this scope can state the fact; conditions, norms and arguments set aside state none."""
    file = fact_files()[fact]
    if scope.rejected or scope.conditions:
        return False
    if file.family == "ground" and kind in FIRST_INSTANCE:
        return False
    if file.request:
        return section == "request" or scope.asks
    return not scope.normative or file.legal


def _fact(reading: Reading, sentence: Sentence, scope: Scope) -> Fact:
    return Fact(
        reading.fact,
        reading.value,  # type: ignore[arg-type]
        sentence.start,
        sentence.end,
        round(reading.probability, 2),
        RULE,
        scope.asserted_by,
        needs_person=len(reading.labels) > 1,
    )
