"""The commands for many documents and for handing them on, as a user runs them."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
Run = Callable[..., subprocess.CompletedProcess[bytes]]

RULING = (
    "ПОСТАНОВЛЕНИЕ\n12 марта 2026 года\nИстец Ахметов А.Б.\nПОСТАНОВИЛ:\n"
    "в силу статьи 451 ГПК постановление оставить в силе.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    (root / "один.txt").write_text(RULING, encoding="utf-8")
    (root / "екі.txt").write_text(RULING, encoding="utf-8")
    (root / "сурет.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return root


@pytest.mark.slow
def test_a_batch_its_page_and_its_sample(cassatio: Run, folder: Path, tmp_path: Path) -> None:
    done = cassatio("batch", folder, "--out", tmp_path / "out", "--format", "csv", "--jobs", "1")
    assert done.returncode == 1
    assert done.stdout == b""
    assert "Ахметов" not in done.stderr.decode()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "documents.csv").read_text(encoding="utf-8-sig"))))
    assert [row["id"] for row in rows] == ["екі", "один"]
    again = cassatio("batch", folder, "--out", tmp_path / "out", "--format", "csv")
    assert again.returncode == 1
    other = cassatio("batch", folder, "--out", tmp_path / "out", "--format", "csv", "--lang", "kk")
    assert other.returncode == 2
    assert b"--fresh" in other.stderr
    assert cassatio("stats", tmp_path / "out", "--ui-lang", "kk").returncode == 0
    assert '<html lang="kk">' in (tmp_path / "out" / "summary.html").read_text(encoding="utf-8")
    sample = cassatio("sample", tmp_path / "out", "-n", "1")
    assert len(sample.stdout.decode().splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("stats", "."), "holds no tables"),
        (("batch", "-", "--out", "{out}"), "not standard input"),
        (("batch", "{in}", "--out", "{in}/out"), "choose another folder"),
        (("batch", "{in}", "--out", "{out}", "--address", "tcp://x:1"), "--engine dask"),
        (("mask", "{in}", "--mask-secret", "{out}/none"), "could not be read"),
        (("export", "{in}", "--to", "brat", "-o", "{out}", "--kinds", "stars"), "no kind of finding"),
    ],
)
def test_wrong_calls_are_one_sentence(
    cassatio: Run, folder: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    places = {"{in}": str(folder), "{out}": str(tmp_path / "out")}
    for name, path in places.items():
        arguments = tuple(argument.replace(name, path) for argument in arguments)
    done = cassatio(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_a_masked_text_and_its_key(cassatio: Run, folder: Path, tmp_path: Path) -> None:
    done = cassatio("mask", folder / "один.txt", "--key", tmp_path / "key.jsonl")
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"] == RULING.replace("Ахметов А.Б.", "[NAME_1]")
    assert json.loads((tmp_path / "key.jsonl").read_text(encoding="utf-8"))["key"] == {"[NAME_1]": ["Ахметов А.Б."]}
    assert (tmp_path / "key.jsonl").stat().st_mode & 0o077 == 0
    done = cassatio("mask", folder, "-o", tmp_path / "masked")
    assert done.returncode == 1
    assert sorted(path.name for path in (tmp_path / "masked").iterdir()) == ["екі.txt", "один.txt"]


def test_findings_go_out_and_come_back_as_gold(cassatio: Run, folder: Path, tmp_path: Path) -> None:
    path = folder / "один.txt"
    assert cassatio("export", path, "--to", "brat", "-o", tmp_path / "brat").returncode == 0
    records = cassatio("analyze", path, "--format", "json").stdout
    (tmp_path / "records.jsonl").write_bytes(records)
    done = cassatio(
        "import", tmp_path / "brat", "--from", "brat", "-o", tmp_path / "gold", "--records", tmp_path / "records.jsonl"
    )
    assert done.returncode == 0
    gold = (tmp_path / "gold" / "один.txt").read_text(encoding="utf-8")
    assert '<ref act="kz-gpk-2015" items="article=451">статьи 451 ГПК</ref>' in gold
    assert '<date value="2026-03-12"' in gold


@pytest.mark.parametrize("tool", ["brat", "webanno"])
def test_values_come_back_whatever_the_file_was_called(cassatio: Run, tmp_path: Path, tool: str) -> None:
    for name in ("іс 1/шешім (2).txt", "іс 2/шешім (2).txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True)
        (tmp_path / "in" / name).write_text(f"Решение суда принято 12 марта 2026 года: {name}.", encoding="utf-8")
    assert cassatio("export", tmp_path / "in", "--to", tool, "-o", tmp_path / tool).returncode == 0
    (tmp_path / "records.jsonl").write_bytes(cassatio("analyze", tmp_path / "in", "--format", "json").stdout)
    records = ("--records", tmp_path / "records.jsonl")
    done = cassatio("import", tmp_path / tool, "--from", tool, "-o", tmp_path / "gold", *records)
    assert b"needs value" not in done.stderr
    gold = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "gold").iterdir())]
    assert len(gold) == 2
    assert all('<date value="2026-03-12"' in content and 'language = "other"' not in content for content in gold)


def test_tasks_that_nobody_annotated_are_told(cassatio: Run, folder: Path, tmp_path: Path) -> None:
    assert cassatio("export", folder / "один.txt", "--to", "label-studio", "-o", tmp_path / "ls").returncode == 0
    done = cassatio("import", tmp_path / "ls" / "tasks.json", "--from", "label-studio", "-o", tmp_path / "gold")
    assert done.returncode == 3
    assert b"no document in" in done.stderr


def test_texts_of_rows_whose_names_lead_elsewhere_stay_in_the_folder(cassatio: Run, tmp_path: Path) -> None:
    rows = [{"id": "../../x", "text": "мәтін"}, {"id": "../../x", "text": "мәтін"}, {"id": "/tmp/y", "text": "мәтін"}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = cassatio("dates", tmp_path / "in.jsonl", "--text-out", f"{tmp_path}/a/b/")
    assert done.returncode == 0
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.txt"))
    assert found == ["a/b/tmp_y.txt", "a/b/x-2.txt", "a/b/x.txt"]
