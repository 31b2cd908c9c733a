"""At the border of files: names, links, devices, full disks, Ctrl-C, huge lines; each has its own message, nothing is lost."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "corpora" / "samples"
Run = Callable[..., subprocess.CompletedProcess[bytes]]
RU = "ПОСТАНОВЛЕНИЕ\n12 марта 2026 года\nСудья рассмотрел кассационную жалобу.\n"

unix = pytest.mark.skipif(os.name == "nt", reason="files and signals of Unix")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /dev/full and bytes as names")


def records(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def shell(line: str, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """A line of shell in which "$@" is the command with its arguments."""
    command = [sys.executable, ROOT / "cli.py", *arguments]
    return subprocess.run(
        ["bash", "-c", line, "-", *command], cwd=folder, capture_output=True, timeout=120, check=False
    )


def one_sentence(done: subprocess.CompletedProcess[bytes], says: str) -> None:
    message = done.stderr.decode()
    assert says in message
    assert len(message.strip().splitlines()) == 1, message
    assert "Traceback" not in message
    assert "internal error" not in message


@linux
def test_a_name_in_another_encoding(cassatio: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / os.fsdecode("решение.txt".encode("cp1251"))).write_text(RU, encoding="utf-8")
    (record,) = records(cassatio("dates", folder).stdout)
    assert record["dates"][0]["value"] == "2026-03-12"
    done = cassatio("batch", folder, "--out", tmp_path / "out", "--format", "csv", "--jobs", "1")
    assert done.returncode == 0, done.stderr.decode()
    assert len((tmp_path / "out" / "documents.csv").read_text(encoding="utf-8-sig").splitlines()) == 2


@linux
@pytest.mark.parametrize("command", ["dates", "analyze", "tokenize"])
def test_a_full_disk(tmp_path: Path, command: str) -> None:
    one_sentence(shell('"$@" > /dev/full', tmp_path, command, "--quiet", SAMPLES), "No space left")
    done = shell('"$@"', tmp_path, command, "--quiet", SAMPLES, "-o", "/dev/full")
    assert done.returncode == 2
    one_sentence(done, "No space left")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)  # a device is written to, never replaced


@unix
def test_a_file_that_may_not_grow_is_not_left_half_written(tmp_path: Path) -> None:
    done = shell('ulimit -f 2; "$@"', tmp_path, "dates", "--quiet", SAMPLES, "-o", "out.jsonl")
    assert done.returncode == 2
    one_sentence(done, "out.jsonl cannot be written")
    assert list(tmp_path.iterdir()) == []


@unix
def test_a_batch_that_ran_out_of_room_goes_on(cassatio: Run, tmp_path: Path) -> None:
    short = shell('ulimit -f 4; "$@"', tmp_path, "batch", SAMPLES, "--out", "out", "--format", "csv", "--quiet")
    assert short.returncode == 3
    one_sentence(short, "make room and run again")
    again = cassatio("batch", SAMPLES, "--out", tmp_path / "out", "--format", "csv")
    assert again.returncode == 0, again.stderr.decode()
    assert cassatio("batch", SAMPLES, "--out", tmp_path / "whole", "--format", "csv").returncode == 0
    for table in (tmp_path / "whole").glob("*.csv"):
        assert table.read_bytes() == (tmp_path / "out" / table.name).read_bytes(), table.name


@unix
def test_what_a_link_points_at_is_written(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real.jsonl")
    assert cassatio("dates", "-o", tmp_path / "link", stdin=RU.encode()).returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert len(records((tmp_path / "real.jsonl").read_bytes())) == 1


@pytest.mark.parametrize(
    "arguments",
    [("dates", "{in}", "-o", "{in}/x.jsonl"), ("dates", "{in}/a.txt", "-o", "{in}/a.txt"), ("tokenize", "{in}", "-o", "{in}/sub/x")],
)  # fmt: skip
def test_output_into_what_is_read(cassatio: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(RU, encoding="utf-8")
    done = cassatio(*(argument.replace("{in}", str(tmp_path)) for argument in arguments))
    assert done.returncode == 2
    one_sentence(done, "which is read")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == RU


def test_a_batch_into_what_is_read(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RU, encoding="utf-8")
    done = cassatio("batch", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 2
    one_sentence(done, "choose another folder")


def interrupted(arguments: list[str | Path], folder: Path, when: Callable[[], bool]) -> tuple[int, str]:
    """The exit code and stderr of a command that gets Ctrl-C as soon as `when` holds."""
    running = subprocess.Popen(
        [sys.executable, ROOT / "cli.py", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + 60
    while running.poll() is None and not when() and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    return running.returncode, said.decode()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    texts = [p.read_text(encoding="utf-8") for p in sorted(SAMPLES.glob("*.txt"))]
    for i in range(200):
        (folder / f"{i:03}.txt").write_text(texts[i % len(texts)], encoding="utf-8")
    return folder


@unix
@pytest.mark.usefixtures("hears_ctrl_c")
def test_ctrl_c_leaves_whole_lines(many: Path, tmp_path: Path) -> None:
    parts = partial(tmp_path.glob, ".out.jsonl.*.part")
    code, said = interrupted(
        ["analyze", "--quiet", many, "-o", tmp_path / "out.jsonl"],
        tmp_path,
        lambda: any(part.stat().st_size for part in parts()),
    )
    assert code == 130
    assert "Traceback" not in said
    assert not list(parts())
    written = (tmp_path / "out.jsonl").read_bytes()
    assert written.endswith(b"\n")
    assert 0 < len(records(written)) <= 200


@unix
@pytest.mark.usefixtures("hears_ctrl_c")
def test_ctrl_c_in_a_batch_loses_nothing(cassatio: Run, many: Path, tmp_path: Path) -> None:
    shards = tmp_path / "out" / ".cassatio" / "shards"
    options = ["--format", "csv", "--shard-documents", "10", "--jobs", "2", "--quiet"]
    code, said = interrupted(
        ["batch", many, "--out", tmp_path / "out", *options],
        tmp_path,
        lambda: shards.is_dir() and any(shards.iterdir()),
    )
    assert code == 130
    assert "Traceback" not in said
    done = len((tmp_path / "out" / "documents.csv").read_bytes().splitlines()) - 1
    assert done % 10 == 0  # whole shards: what was finished is in the tables already
    assert done < 200
    again = cassatio("batch", many, "--out", tmp_path / "out", *options)
    assert again.returncode == 0, again.stderr.decode()
    assert len((tmp_path / "out" / "documents.csv").read_bytes().splitlines()) == 201


def test_one_line_of_fifty_megabytes_is_refused(cassatio: Run, tmp_path: Path) -> None:
    with (tmp_path / "line.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"a" * 1_000_000)
    done = cassatio("analyze", tmp_path / "line.txt")
    assert done.returncode == 3
    assert done.stdout == b""
    one_sentence(done, "--max-bytes")


@pytest.mark.parametrize("piece", ["слово", "ст. 1, ", "1 января ", "1", "«"])
def test_one_line_of_a_megabyte_is_read(cassatio: Run, tmp_path: Path, piece: str) -> None:
    (tmp_path / "line.txt").write_text(piece * (500_000 // len(piece)), encoding="utf-8")
    done = cassatio("analyze", tmp_path / "line.txt", "--quiet")
    assert done.returncode == 0, done.stderr.decode()
    assert len(records(done.stdout)) == 1
