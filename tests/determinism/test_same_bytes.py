"""The same bytes in give the same bytes out: across runs, numbers of processes and seeds of hashes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SAMPLES = "corpora/samples"


def output(*arguments: str | Path, seed: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "cli.py", *map(str, arguments)],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("analyze", SAMPLES),
        ("analyze", SAMPLES, "--format", "html", "--ui-lang", "kk", "--explain"),
        ("tokenize", SAMPLES),
        ("mask", SAMPLES),
    ],
    ids=lambda a: " ".join(a[::2]),
)
def test_seeds_change_nothing(arguments: tuple[str, ...]) -> None:
    assert len({output(*arguments, seed=seed) for seed in ("0", "1", "2")}) == 1


def test_numbers_of_processes_change_nothing() -> None:
    assert output("analyze", SAMPLES, "--jobs", "1", seed="3") == output("analyze", SAMPLES, "--jobs", "2", seed="4")


def test_tables_are_the_same_bytes(tmp_path: Path) -> None:
    for folder, jobs, seed in (("one", "1", "5"), ("two", "2", "6")):
        output(
            "batch", SAMPLES, "--out", tmp_path / folder, "--jobs", jobs, "--shard-documents", "7", "--quiet", seed=seed
        )
    tables = sorted(p.name for p in (tmp_path / "one").glob("*.parquet"))
    assert tables == sorted(p.name for p in (tmp_path / "two").glob("*.parquet"))
    for name in tables:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_without_a_compiled_knowledge_base_it_is_the_same(tmp_path: Path) -> None:
    fresh = {**os.environ, "CASSATIO_CACHE": str(tmp_path)}
    runs = [
        subprocess.run([sys.executable, "cli.py", "analyze", SAMPLES], cwd=ROOT, env=fresh, capture_output=True, timeout=300, check=True)
        for _ in range(2)
    ]  # fmt: skip
    assert runs[0].stdout == runs[1].stdout
