"""The commands that learn, as a user calls them."""

import json

import pytest
from typer.testing import CliRunner

from cli import command_line

from .generated import DONE, rulings

pytest.importorskip("sklearn")


@pytest.fixture(scope="module")
def run():
    return CliRunner().invoke


@pytest.fixture(scope="module")
def model(run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rulings")
    for document in rulings(160, noise=0.1):
        (folder / f"{document.id}.txt").write_text(document.text, encoding="utf-8")
    out = tmp_path_factory.mktemp("model")
    result = run(command_line(), ["train", "outcomes", str(folder), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out, result


@pytest.mark.slow
def test_a_model_folder_with_a_card_is_written(model):
    out, result = model
    assert {path.name for path in out.iterdir()} == {"model.json", "weights.npz", "CARD.md"}
    card = (out / "CARD.md").read_text(encoding="utf-8")
    assert card in result.stdout
    for said in ("macro-F1 of the rules alone", "expected calibration error", "coverage", "time order", "| upheld |"):
        assert said in card


@pytest.mark.slow
def test_its_suggestions_stand_beside_those_of_the_rules(run, model, tmp_path):
    out, _ = model
    path = tmp_path / "new.txt"
    text = next(d.text for d in rulings(40, noise=0.0, seed=5) if DONE["kk"]["remand-appeal"] in d.text)
    path.write_text(text, encoding="utf-8")
    alone = json.loads(run(command_line(), ["analyze", str(path), "-f", "json"]).stdout)["outcomes"]["suggested"]
    beside = json.loads(run(command_line(), ["analyze", str(path), "-f", "json", "--model", str(out)]).stdout)[
        "outcomes"
    ]["suggested"]
    assert beside[: len(alone)] == alone
    assert beside[len(alone)]["basis"] == "model"
    assert beside[len(alone)]["label"] == "remand-appeal"


@pytest.mark.slow
def test_nothing_learned_is_said_and_nothing_written(run, tmp_path):
    folder, out = tmp_path / "rulings", tmp_path / "model"
    folder.mkdir()
    for document in rulings(120, shuffled=True):
        (folder / f"{document.id}.txt").write_text(document.text, encoding="utf-8")
    result = run(command_line(), ["train", "outcomes", str(folder), "--out", str(out)])
    assert result.exit_code == 1
    assert "Nothing was learned" in result.stdout
    assert not out.exists()


def test_the_place_of_the_model_must_be_said(run, tmp_path):
    result = run(command_line(), ["train", "outcomes", str(tmp_path)])
    assert result.exit_code != 0
    assert "--out" in str(result.exception)


def test_sentences_are_scored(run, tmp_path):
    rows = [
        {
            "text": "Шешімге судья қол қоймаған.",
            "language": "kk",
            "fact": "act-unsigned",
            "value": "present",
            "family": "a",
        }
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = run(command_line(), ["evaluate", "--sentences", str(path)])
    assert result.exit_code == 0
    assert "rules+model" in result.stdout


def test_a_line_that_is_no_sentence_is_told(run, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": 5}', encoding="utf-8")
    result = run(command_line(), ["evaluate", "--sentences", str(path)])
    assert "no sentence with its fact" in str(result.exception)
