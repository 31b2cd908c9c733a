"""A model of the user's own in batches and on the server: its suggestions after those of the rules, marked as its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from cli import command_line
from pipeline.batch import BatchOptions, run
from pipeline.batch.shard import run_shard
from pipeline.errors import CassatioError, ReadingError
from pipeline.linear import Features, Linear
from pipeline.training.beside import model_digest, outcome_model
from pipeline.training.outcomes import OutcomeModel, save

pytest.importorskip("pyarrow", reason="the extra batch is not installed")

COMPLAINT = {
    "ru": """В Кассационный суд по гражданским делам
Заявитель: Бергер А.
КАССАЦИОННАЯ ЖАЛОБА
на решение районного суда от 3 сентября 2025 года и постановление областного суда от 20 ноября 2025 года
О заседании апелляционной инстанции меня никто не известил.
ПРОШУ: постановление отменить, дело направить на новое апелляционное рассмотрение.
15 февраля 2026 года А. Бергер""",
    "kk": """Азаматтық істер жөніндегі кассациялық сотқа
Арызданушы: А. Бергер
КАССАЦИЯЛЫҚ ШАҒЫМ
аудандық соттың 2025 жылғы 3 қыркүйектегі шешіміне және облыстық соттың 2025 жылғы 20 қарашадағы қаулысына
Апелляциялық сатының отырысы туралы маған ешкім хабарламаған.
СҰРАЙМЫН: қаулының күшін жойып, істі жаңадан апелляциялық қарауға жіберуді.
2026 жылғы 15 ақпан А. Бергер""",
}
NO_CASE = {"ru": "Погода 5 мая 2026 года была хорошей.", "kk": "2026 жылғы 5 мамырда ауа райы жақсы болды."}
NOTIFIED = "fact:party-not-notified=present@applicant"


def made(folder: Path, *, for_remand: float = 4.0) -> Path:
    """A model that foretells a remand where a party was not notified, else that the act is upheld."""
    coef = np.array([[for_remand, -for_remand], [0.0, 0.0]], dtype=np.float32)
    model = OutcomeModel(
        labels=("remand-appeal", "upheld"),
        facts=(NOTIFIED,),
        words=Features(("ннн",), np.array([1.0], dtype=np.float32)),
        linear=Linear(coef, np.array([0.0, 1.0], dtype=np.float32), 1.0),
        floor=0.5,
        hide=("operative",),
    )
    save(model, folder)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("model"))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for language, text in COMPLAINT.items():
        (folder / f"complaint-{language}.txt").write_text(text, encoding="utf-8")
        (folder / f"none-{language}.txt").write_text(NO_CASE[language], encoding="utf-8")
    return folder


def outcomes(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work of the pool in this process."""
    monkeypatch.setattr("pipeline.batch.pool.map_shards", lambda tasks, _: ((task, run_shard(task)) for task in tasks))


@pytest.mark.usefixtures("here")
def test_a_batch_adds_the_suggestions_of_the_model(documents: Path, model: Path, tmp_path: Path) -> None:
    run([documents], tmp_path / "alone", format="jsonl", jobs=1)
    run([documents], tmp_path / "beside", options=BatchOptions(model=model), format="jsonl", jobs=1)
    alone, beside = outcomes(tmp_path / "alone"), outcomes(tmp_path / "beside")
    added = [row for row in beside if row["basis"] == "model"]
    assert {row["basis"] for row in alone} <= {"rule", None}
    assert sorted(json.dumps({**row, "n": 0}) for row in alone) == sorted(
        json.dumps({**row, "n": 0}) for row in beside if row["basis"] != "model"
    )
    assert [(row["label"], row["status"]) for row in added] == [("remand-appeal", "suggested")] * len(COMPLAINT)


def test_the_batch_command_takes_the_model(documents: Path, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(
        command_line(), ["batch", str(documents), "-o", str(out), "-f", "jsonl", "--model", str(model)]
    )
    assert done.exit_code == 0, done.output
    assert [row["label"] for row in outcomes(out) if row["basis"] == "model"] == ["remand-appeal"] * 2
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["options"]["model"] == model_digest(model)


@pytest.mark.usefixtures("here")
def test_a_batch_by_another_model_is_another_run(documents: Path, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([documents], out, options=BatchOptions(model=model), format="jsonl", jobs=1)
    other = made(tmp_path / "other", for_remand=3.0)
    with pytest.raises(CassatioError):
        run([documents], out, options=BatchOptions(model=other), format="jsonl", jobs=1)


@pytest.mark.usefixtures("here")
def test_the_same_model_elsewhere_is_the_same_run(documents: Path, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([documents], out, options=BatchOptions(model=model), format="jsonl", jobs=1)
    before = (out / "outcomes.jsonl").read_bytes()
    run([documents], out, options=BatchOptions(model=made(tmp_path / "copy")), format="jsonl", jobs=1)
    assert (out / "outcomes.jsonl").read_bytes() == before


def test_a_folder_without_a_model_is_told_before_any_document(documents: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadingError):
        run([documents], tmp_path / "out", options=BatchOptions(model=tmp_path), format="jsonl", jobs=1)
    assert not (tmp_path / "out" / "outcomes.jsonl").exists()
    for command in (["batch", str(documents), "-o", str(tmp_path / "out2")], ["serve"]):
        result = CliRunner().invoke(command_line(), [*command, "--model", str(tmp_path)])
        assert isinstance(result.exception, ReadingError), command


def test_a_model_is_read_once(model: Path) -> None:
    assert outcome_model(model) is outcome_model(model)


@pytest.fixture(scope="module")
def client(model: Path) -> Iterator[object]:
    pytest.importorskip("fastapi", reason="the extra web is not installed")
    pytest.importorskip("pebble", reason="the extra web is not installed")
    from fastapi.testclient import TestClient

    from pipeline.web.app import create_app
    from pipeline.web.settings import Settings

    with TestClient(create_app(Settings(workers=1, model=model)), base_url="http://127.0.0.1:8000") as served:
        yield served


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_interface_answers_with_the_suggestions_of_the_model(client, language: str) -> None:
    found = client.post("/api/analyze", json={"text": COMPLAINT[language]}).json()["outcomes"]["suggested"]
    assert [(o["label"], o["basis"]) for o in found][-1] == ("remand-appeal", "model")
    assert found[-1]["because"] == ["party-not-notified"]
    assert found[0]["basis"] == "rule"
    files = [("files", ("a.txt", COMPLAINT[language].encode())), ("files", ("b.txt", NO_CASE[language].encode()))]
    first, second = client.post("/api/files", files=files).json()["documents"]
    assert first["outcomes"]["suggested"] == found
    assert second["outcomes"]["suggested"] == []


@pytest.mark.parametrize(("language", "words"), [("kk", "модель бойынша"), ("ru", "по модели"), ("en", "by model")])
def test_the_page_says_what_the_model_suggests(client, language: str, words: str) -> None:
    page = client.post("/result", data={"ui": language, "text": COMPLAINT["kk"]})
    assert page.status_code == 200
    assert words in page.text
