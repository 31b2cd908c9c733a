"""Streams that are closed, full or narrow, names that are hostile, options beyond reason: one sentence and its exit code."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.commands.output import Talk
from pipeline.commands.run import Run as CommandRun
from pipeline.render import Rendered
from pipeline.values import Document

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., subprocess.CompletedProcess[bytes]]
RU = "ПОСТАНОВЛЕНИЕ\n12 марта 2026 года\nСудья рассмотрел кассационную жалобу. Нарушена статья 427 ГПК РК.\n"
DEADLINE = ("deadline", "--event", "appellate-act-announced", "--date", "2026-01-10", "--case", "civil")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="streams and signals of Unix")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /dev/full")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(RU, encoding="utf-8")
    (tmp_path / "b.txt").write_text(RU, encoding="utf-8")
    return tmp_path


def shell(line: str, folder: Path, *arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """A line of shell in which "$@" is the command with its arguments."""
    return subprocess.run(
        ["bash", "-c", line, "-", sys.executable, ROOT / "cli.py", *arguments],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip


def one_sentence(done: "subprocess.CompletedProcess[bytes]", says: str) -> None:
    message = done.stderr.decode()
    assert says in message
    assert len(message.strip().splitlines()) == 1, message
    assert "internal error" not in message


@pytest.mark.parametrize("command", ["dates", "analyze", "tokenize", "mask", "annotate"])
def test_a_closed_input_is_told(folder: Path, command: str) -> None:
    done = shell('"$@" <&-', folder, command)
    assert done.returncode == 3
    one_sentence(done, "standard input could not be read")


TELLING = [("dates", "a.txt"), ("mask", "a.txt"), ("law", "451"), DEADLINE, ("schema",), ("--version",)]


@pytest.mark.parametrize("arguments", TELLING, ids=[row[0] for row in TELLING])
@pytest.mark.parametrize("way", [">&-", pytest.param(">/dev/full", marks=linux)])
def test_an_output_that_takes_nothing_is_told(folder: Path, arguments: tuple[str, ...], way: str) -> None:
    done = shell(f'"$@" {way}', folder, *arguments)
    assert done.returncode == 2
    one_sentence(done, "the output cannot be written")


@pytest.mark.parametrize("arguments", TELLING, ids=[row[0] for row in TELLING])
def test_a_reader_that_leaves_is_no_failure(folder: Path, arguments: tuple[str, ...]) -> None:
    done = shell('"$@" | true; exit ${PIPESTATUS[0]}', folder, *arguments)
    assert done.returncode == 0
    assert done.stderr == b""


def test_without_stderr_the_exit_code_tells(folder: Path) -> None:
    done = shell('"$@" 2>&-', folder, "dates", "a.txt", "nothing.txt")
    assert done.returncode == 1
    assert len([json.loads(line) for line in done.stdout.splitlines()]) == 1


NARROW = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


@pytest.mark.parametrize("arguments", [*TELLING, ("analyze", "a.txt", "-f", "text", "--ui-lang", "kk")])
def test_what_is_printed_does_not_depend_on_the_locale(folder: Path, arguments: tuple[str, ...]) -> None:
    wide, narrow = shell('"$@"', folder, *arguments), shell('"$@"', folder, *arguments, **NARROW)
    assert narrow.returncode == 0, narrow.stderr.decode()
    assert narrow.stdout == wide.stdout


NAMES = ["n\nl\x1b[31m\x07.txt", "\u202etxt.exe\u2066", "x\u2028y\x9b31m"]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_cannot_write_on_the_terminal(cassatio: Run, folder: Path, name: str) -> None:
    one_sentence(cassatio("dates", name, cwd=folder), "there is no such file")
    (folder / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    done = cassatio("dates", name, cwd=folder)
    one_sentence(done, "PNG")
    assert not set(done.stderr.decode()) & set("\x07\x1b\x9b\u202e\u2028\u2066")


REFUSED = [
    # what, arguments, exit code, words of the message
    ("an empty name", ("dates", ""), 2, "empty"),
    ("an empty name in a batch", ("batch", "", "--out", "out"), 2, "empty"),
    ("a name too long", ("dates", "x" * 5_000), 3, "too long"),
    ("a file taken for a folder", ("dates", "a.txt/x"), 3, "could not be read"),
    ("no bytes at all", ("dates", "a.txt", "--max-bytes", "0"), 2, "--max-bytes"),
    ("fewer bytes than none", ("dates", "a.txt", "--max-bytes", "-5"), 2, "--max-bytes"),
    ("more bytes than there are", ("dates", "a.txt", "--max-bytes", "9" * 30), 2, "--max-bytes"),
    ("an encoding of nothing", ("dates", "a.txt", "--encoding", "undefined"), 2, "undefined"),
    ("an encoding of source code", ("dates", "a.txt", "--encoding", "unicode_escape"), 2, "unicode_escape"),
    ("an unknown encoding of a table", ("dates", "c.csv", "--encoding", "utf-99"), 2, "utf-99"),
    ("an unknown encoding in a batch", ("batch", "c.csv", "--out", "out", "--encoding", "utf-99"), 2, "utf-99"),
    ("a table in another encoding", ("dates", "c.csv", "--encoding", "utf-16"), 3, "utf-16"),
    ("a text over itself", ("mask", "a.txt", "-o", "a.txt"), 2, "which is read"),
    ("a key over the text", ("mask", "a.txt", "--key", "a.txt"), 2, "which is read"),
    ("texts over themselves", ("mask", ".", "-o", "."), 2, "which is read"),
    ("a text beside itself", ("mask", "a.txt", "-o", "."), 2, "which is read"),
    ("links over the text", ("annotate", "a.txt", "-o", "a.txt"), 2, "which is read"),
    ("the extracted text over the document", ("dates", "a.txt", "--text-out", "a.txt"), 2, "which is read"),
    ("extracted texts among the documents", ("tokenize", ".", "--text-out", "./x"), 2, "which is read"),
    ("a time without end", ("batch", "a.txt", "--out", "out", "--timeout", "inf"), 2, "--timeout"),
    ("an output in a circle of links", ("dates", "a.txt", "-o", "loop/x"), 2, "cannot be written"),
]


@pytest.mark.parametrize(("what", "arguments", "code", "says"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_call_beyond_reason(
    cassatio: Run, folder: Path, what: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    (folder / "c.csv").write_text("id,text\n1,5 мая 2020 года\n", encoding="utf-8")
    (folder / "loop").symlink_to("loop")
    done = cassatio(*arguments, cwd=folder)
    assert done.returncode == code
    assert done.stdout == b""
    one_sentence(done, says)
    assert (folder / "a.txt").read_text(encoding="utf-8") == RU


IDS = ["a", "a", "a-2", "A", "../../x", "字" * 120, "😀" * 120, ".", "..", "a/b", "x" * 300, "\ud800"]


@pytest.mark.parametrize("arguments", [("dates", "--text-out", "out"), ("mask", "-o", "out"), ("export", "--to", "conllu", "-o", "out")])  # fmt: skip
def test_every_text_has_a_file_of_its_own_whatever_its_name(
    cassatio: Run, folder: Path, arguments: tuple[str, ...]
) -> None:
    rows = [json.dumps({"id": name, "text": f"Текст № {i} от 5 мая 2020 года."}) for i, name in enumerate(IDS)]
    (folder / "ids.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = cassatio(arguments[0], "ids.jsonl", *arguments[1:], cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    contents = [path.read_text(encoding="utf-8") for path in (folder / "out").iterdir()]
    assert len(set(contents)) == len(IDS)
    assert len({path.name.casefold() for path in (folder / "out").iterdir()}) == len(IDS)


def test_a_batch_tells_rows_whose_names_nobody_can_write(cassatio: Run, folder: Path) -> None:
    rows = [
        r'{"id": "\ud800", "words": 1}',
        r'{"id": "a\nb\u001b[31m", "words": 1}',
        '{"id": 5, "text": "5 мая 2020 года"}',
    ]
    (folder / "bad.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = cassatio("batch", "bad.jsonl", "--out", "out", "-f", "csv", "-q", "-j", "1", cwd=folder)
    assert done.returncode == 1, done.stderr.decode()
    assert len((folder / "out" / "documents.csv").read_bytes().splitlines()) == 2
    assert b"bad_row" in (folder / "out" / "failures.csv").read_bytes()
    (folder / "out" / "documents.csv").write_bytes(b"\xff\xfe\x00")
    for command in ("stats", "sample"):
        damaged = cassatio(command, "out", cwd=folder)
        assert damaged.returncode == 3
        one_sentence(damaged, "damaged")


def test_a_pdf_without_end_is_given_up_and_dies_when_told(cassatio: Run, folder: Path) -> None:
    pytest.importorskip("pypdfium2")
    # A form that draws itself twice: two to the depth of nesting.
    page = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>>>/MediaBox[0 0 9 9]>>endobj "
    pdf = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R" + page + b"5 0 obj<</Type/Font/Subtype/Type1"
        b"/BaseFont/Helvetica>>endobj 4 0 obj<</Length 40>>stream\nBT /F 1 Tf (5.05.2020) Tj ET /X Do\nendstream endobj "
        b"7 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>/Length 11>>stream\n"
        b"/X Do /X Do\nendstream endobj trailer<</Root 1 0 R/Prev 0>>startxref 0 %%EOF"
    )
    (folder / "loop.pdf").write_bytes(pdf)
    done = cassatio(
        "batch",
        "a.txt",
        "loop.pdf",
        "b.txt",
        "--out",
        "out",
        "-f",
        "csv",
        "-q",
        "-j",
        "1",
        "--timeout",
        "3",
        cwd=folder,
    )
    assert done.returncode == 1, done.stderr.decode()
    assert len((folder / "out" / "documents.csv").read_bytes().splitlines()) == 3
    assert b"worker_died" in (folder / "out" / "failures.csv").read_bytes()
    assert shell('timeout -s TERM 5 "$@"', folder, "dates", "loop.pdf").returncode == 124
    if not sys.platform.startswith("linux"):
        return
    impatient = "import cli, pipeline.reading.pdf as pdf; pdf._PAGE_SECONDS = 1.0; cli.main()"
    command = [sys.executable, "-c", impatient, "dates", "-q", "a.txt", "loop.pdf", "b.txt"]
    again = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=60, check=False
    )
    assert again.returncode == 1
    assert len(again.stdout.splitlines()) == 2
    one_sentence(again, "loop.pdf")
    assert b"takes longer than 1 seconds" in again.stderr


def test_a_call_without_words_says_what_can_be_asked(cassatio: Run) -> None:
    done = cassatio()
    assert done.returncode == 2
    assert done.stderr.startswith(b"Usage: cassatio")
    assert len(done.stderr.splitlines()) > 10


def test_a_document_that_nobody_thought_of_never_loses_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    def render(work: tuple[Document, object]) -> Rendered:
        if work[0].id == "bad":
            raise ZeroDivisionError(work[0].text)
        return Rendered(work[0].id, b"{}\n", ())

    run = CommandRun(Talk(json=False, quiet=False), strict=False, fail_fast=False, text_out=None)
    out = io.BytesIO()
    documents = iter([Document("good", "x"), Document("bad", "SECRET"), Document("last", "x")])
    assert run.filter(documents, render, None, out, jobs=1) == 1
    assert out.getvalue() == b"{}\n{}\n"
    said = capsys.readouterr().err
    assert "bad: internal error (ZeroDivisionError at test_streams.py" in said
    assert "SECRET" not in said


def test_folders_nested_a_thousand_deep_are_read_and_a_pipe_in_one_is_not(folder: Path) -> None:
    here = Path.cwd()
    try:
        os.chdir(folder)
        for _ in range(1_200):
            Path("d").mkdir()
            os.chdir("d")
        Path("deep.txt").write_text(RU, encoding="utf-8")
        os.mkfifo("pipe")
    finally:
        os.chdir(here)
    done = shell('"$@"; code=$?; rm -rf d; exit $code', folder, "dates", "d", "a.txt")
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["deep", "a"]
    one_sentence(done, "a device or a pipe")


def test_a_folder_that_is_gone_and_a_user_without_a_home(folder: Path) -> None:
    gone = 'mkdir gone; cd gone; rmdir ../gone; "$@"'
    assert shell(gone, folder, "dates", folder / "a.txt").returncode == 0
    done = shell(gone, folder, "dates", folder / "a.txt", "-o", "x.jsonl")
    assert done.returncode == 2
    one_sentence(done, "cannot be written")


@pytest.mark.skipif(os.geteuid() != 0 if hasattr(os, "geteuid") else True, reason="only root can become somebody else")
def test_a_user_who_is_not_known_here(folder: Path) -> None:
    code = (
        "import os, pwd; os.environ.pop('HOME', None); os.environ.pop('XDG_CACHE_HOME', None)\n"
        "from pipeline.resources import cache_dir\nos.setuid(54321)\nprint(cache_dir())"
    )
    environment = {k: v for k, v in os.environ.items() if k != "CASSATIO_CACHE"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.usefixtures("hears_ctrl_c")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_being_ended_leaves_whole_lines_and_nothing_else(folder: Path, jobs: str, number: signal.Signals) -> None:
    many = folder / "many"
    many.mkdir()
    for i in range(300):
        (many / f"{i:03}.txt").write_text(RU * 40, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, ROOT / "cli.py", "analyze", "-q", many, "-o", folder / "out.jsonl", "--jobs", jobs],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < until:
        if any(part.stat().st_size for part in folder.glob(".out.jsonl.*.part")):
            break
        time.sleep(0.02)
    os.killpg(running.pid, number)  # as a terminal does it: to the workers as well
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said == b""
    assert sorted(p.name for p in folder.iterdir()) == ["a.txt", "b.txt", "many", "out.jsonl"]
    assert [json.loads(line)["schema"] for line in (folder / "out.jsonl").read_bytes().splitlines()]


def test_two_runs_into_one_file_leave_one_of_the_two(folder: Path) -> None:
    (folder / "out.jsonl").write_text("old\n", encoding="utf-8")
    (folder / "out.jsonl").chmod(0o640)
    running = [
        subprocess.Popen(
            [sys.executable, ROOT / "cli.py", "dates", *["a.txt", "b.txt"][:count], "-o", "out.jsonl"],
            cwd=folder, stderr=subprocess.PIPE,
        )
        for count in (1, 2)
    ]  # fmt: skip
    for run in running:
        _, said = run.communicate(timeout=120)
        assert run.returncode == 0, said.decode()
    assert len([json.loads(line) for line in (folder / "out.jsonl").read_bytes().splitlines()]) in (1, 2)
    assert (folder / "out.jsonl").stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in folder.iterdir()) == ["a.txt", "b.txt", "out.jsonl"]
