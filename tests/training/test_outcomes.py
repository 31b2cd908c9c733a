"""Learning outcomes from rulings whose outcome depends on their facts, and from rulings where nothing is to learn."""

import json
from dataclasses import replace

import pytest

from pipeline.errors import ReadingError
from pipeline.stages import analyze
from pipeline.training import outcomes
from pipeline.training.card import describe, outcome_card
from pipeline.training.rulings import read_rulings, without, word_features

from .generated import DONE, RULE, rulings

pytest.importorskip("sklearn")


@pytest.fixture(scope="module")
def read():
    return list(read_rulings(rulings(300)))


@pytest.fixture(scope="module")
def learned(read):
    return outcomes.train_outcomes(read)


@pytest.mark.parametrize("number", range(8))
def test_the_operative_part_is_the_label_and_is_hidden(number):
    document = list(rulings(8, noise=1.0, seed=3))[number]
    [row] = read_rulings([document])
    language = ("ru", "kk")[number % 2]
    [label] = [label for label, done in DONE[language].items() if done in document.text]
    assert row.label == label
    assert DONE[language][label] not in without(analyze(document)).text


def test_facts_are_read_from_the_rest(read):
    names = {name for row in read for name in row.facts}
    assert {f"fact:{fact}=present" for fact in RULE} <= names


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("ответчик Сеитов М. извещён повесткой", "word:повест", "word:сеитов"),
        ("жауапкер Нұрғалиев шақырылған", "word:шақыры", "word:нұрғал"),
    ],
)
def test_no_name_becomes_a_feature(text, there, not_there):
    found = word_features(text)
    assert there in found
    assert not_there not in found


@pytest.mark.slow
def test_a_hidden_rule_is_recovered(learned):
    model, report = learned
    assert model is not None
    assert report.learned
    assert report.model.macro_f1 > 0.75
    assert report.model.macro_f1 > report.majority + 0.4
    assert report.model.macro_f1 > report.rules + 0.1


@pytest.mark.slow
def test_the_stated_calibration_holds(learned):
    _, report = learned
    assert report.model.calibration_error < 0.12
    assert report.model.coverage > outcomes.LEVEL - 0.06
    assert report.model.set_size < 2.5


@pytest.mark.slow
def test_nothing_is_learned_from_outcomes_dealt_out_by_chance():
    model, report = outcomes.train_outcomes(read_rulings(rulings(300, shuffled=True)))
    assert model is None
    assert not report.learned
    assert "Nothing was learned" in describe(report)


@pytest.mark.slow
def test_the_written_model_suggests_the_same(learned, tmp_path):
    model, report = learned
    outcomes.save(model, tmp_path)
    again = outcomes.load(tmp_path)
    document = next(d for d in rulings(40, noise=0.0, seed=9) if DONE["ru"]["remand-appeal"] in d.text)
    analysis = analyze(document)
    found = outcomes.suggest(again, analysis)
    assert found == outcomes.suggest(model, analysis)
    assert found[0].label == "remand-appeal"
    assert "party-not-notified" in found[0].because
    assert {outcome.basis for outcome in found} == {"model"}
    assert 0 < found[0].score <= 1
    assert "operative" in outcome_card(model, report, tmp_path)


@pytest.mark.slow
def test_nothing_is_suggested_for_what_is_no_cassation_matter(learned):
    model, _ = learned
    assert outcomes.suggest(model, analyze("Әкімдіктің қаулысы: көшеге жаңа атау берілсін.")) == ()


def test_too_few_rulings_are_refused(read):
    with pytest.raises(ReadingError, match="too few"):
        outcomes.train_outcomes(read[:20])


def test_one_outcome_is_refused(read):
    with pytest.raises(ReadingError, match="too few"):
        outcomes.train_outcomes([replace(row, label="upheld") for row in read])


def test_rulings_are_predicted_from_earlier_ones_only():
    for learned, later in outcomes._time_folds(100, 5):
        assert max(learned) < min(later)
    covered = [row for _, later in outcomes._time_folds(100, 5) for row in later]
    assert covered == list(range(33, 100))


def test_another_folder_is_no_model(tmp_path):
    with pytest.raises(ReadingError, match="no trained model"):
        outcomes.load(tmp_path)
    (tmp_path / "model.json").write_text(json.dumps({"kind": "facts"}))
    with pytest.raises(ReadingError):
        outcomes.load(tmp_path)
