"""The card of a trained model: what it is, what it was trained on, what it reaches, what it must not be used for."""

from pathlib import Path

from .facts import LEVEL as FACT_LEVEL
from .facts import Trained
from .measure import Quality
from .outcomes import LEVEL as OUTCOME_LEVEL
from .outcomes import OutcomeModel, Report

_HEAD = "| sentences | rows | fact right | fact and value right | macro-F1 | calibration error | coverage | set size |"
_RULE = "|---|---|---|---|---|---|---|---|"


def fact_card(trained: Trained, folder: Path) -> str:
    """The card of the reader of facts."""
    model = trained.model
    lines = [
        _HEAD,
        _RULE,
        *(
            f"| {name} | {f.joint.rows} | {f.fact_accuracy:.3f} | {f.joint.accuracy:.3f} | {f.joint.macro_f1:.3f} "
            f"| {f.joint.calibration_error:.3f} | {f.joint.coverage:.3f} | {f.joint.set_size:.1f} |"
            for name, f in trained.figures.items()
        ),
    ]
    test = trained.figures["test"]
    return f"""# Reader of procedural facts

Licence: MIT. A sentence in, one of {len(model.labels) - 1} facts (present or absent) or `none` out, with a probability.

* Form: character n-grams of 2 to 5 inside words, TF-IDF, {len(model.features.names)} features; a balanced logistic
  regression for each fact against the rest, one more for «denied», each with a temperature; stored as npz and JSON
  ({_size(folder)} MB), read with numpy alone.
* Data: `corpora/facts`, {" + ".join(str(n) for n in trained.sizes.values())} sentences (train, dev, test) composed for
  the project, Kazakh and Russian, and the examples of the rules in `models/knowledge/facts`. No family of paraphrases
  is in two splits, so the figures are for ideas never seen. The temperatures and the prediction sets were set on
  `dev`, `test` served for the figures only.
* A prediction set is meant to hold the truth in {FACT_LEVEL:.0%} of cases.

{chr(10).join(lines)}

Always saying `none` is right in {test.majority:.3f} of the test sentences. Two words of the gate stand in
{test.gated:.3f} of the test sentences that state a fact.

Not for: deciding anything. Its facts are suggestions for a person, off unless `--model-facts` is given.
"""


def outcome_card(model: OutcomeModel, report: Report, folder: Path) -> str:
    """The card of a predictor of outcomes."""
    return f"""# Outcomes of rulings

Trained on the user's own rulings; the texts are not in it. It holds beginnings of words without capitals that stand
in several rulings; keep it as you keep the rulings.

* Form: facts read by the rules, kind of case, regime, and {len(model.words.names)} beginnings of words (TF-IDF) in a
  logistic regression with a temperature ({_size(folder)} MB).
* Hidden from it: {", ".join(model.hide)}.
* A prediction set is meant to hold the truth in {OUTCOME_LEVEL:.0%} of cases.

{describe(report)}
Not for: deciding anything. Its suggestions stand beside those of the rules, with `basis: model`.
"""


def describe(report: Report) -> str:
    """What was learned and how that was measured, in sentences and a table."""
    q: Quality = report.model
    labels = "\n".join(f"| {label} | {count} |" for label, count in report.labels.items())
    verdict = (
        "The predictions are better than chance, than the frequencies of outcomes and than the rules alone."
        if report.learned and report.model.macro_f1 > report.rules
        else "The predictions are better than chance, but no better than the rules alone."
        if report.learned
        else "Nothing was learned: the predictions are no better than chance or than the frequencies of outcomes."
    )
    return f"""{verdict}

{report.rulings} rulings with a readable outcome, {report.unread} without, {report.undated} without a day (counted as
the oldest). Cross-validation in time order, {report.folds} later parts, {q.rows} rulings predicted, each from earlier
ones only:

| measure | value |
|---|---|
| macro-F1 of the model | {q.macro_f1:.3f} |
| macro-F1 of the commonest outcome | {report.majority:.3f} |
| macro-F1 of the rules alone | {report.rules:.3f} |
| accuracy of the model | {q.accuracy:.3f} |
| expected calibration error | {q.calibration_error:.3f} |
| coverage of the prediction sets | {q.coverage:.3f} |
| labels in a prediction set | {q.set_size:.2f} |
| sets with one label | {q.single:.3f} |
| likelihood gained over the frequencies | {report.skill:.3f} |
| p-value against shuffled labels | {report.p_value:.3f} |

| outcome | rulings |
|---|---|
{labels}
"""


def _size(folder: Path) -> str:
    return f"{sum(path.stat().st_size for path in folder.iterdir() if path.suffix != '.md') / 1e6:.1f}"
