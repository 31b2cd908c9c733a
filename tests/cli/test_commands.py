"""What a user of the command line relies on: where data goes, exit codes, one sentence an error."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., subprocess.CompletedProcess[bytes]]

RU = "ПОСТАНОВЛЕНИЕ\n12 марта 2026 года\nСогласно части 1 статьи 436 ГПК РК жалоба подаётся в течение шести месяцев.\n"
KK = "ҚАУЛЫ\n2026 жылғы 12 наурыз\nҚР АПК-нің 436-бабының бірінші бөлігіне сәйкес шағым алты ай ішінде беріледі.\n"


def lines(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.parametrize("text", [RU, KK])
def test_a_filter_reads_stdin_and_prints_one_line_of_json(cassatio: Run, text: str) -> None:
    done = cassatio("dates", stdin=text.encode())
    assert done.returncode == 0
    (record,) = lines(done.stdout)
    assert record["id"] == "-"
    assert [d["value"] for d in record["dates"]] == ["2026-03-12"]
    assert [t["value"] for t in record["terms"]] == ["P6M"]


@pytest.mark.parametrize("text", [RU, KK])
def test_references_of_both_languages_have_the_same_items(cassatio: Run, text: str) -> None:
    (record,) = lines(cassatio("refs", "-", stdin=text.encode()).stdout)
    (reference,) = record["references"]
    assert reference["act"]["id"] == "kz-gpk-2015"
    assert reference["items"] == [{"article": "436", "part": "1"}]


@pytest.mark.parametrize("command", ["analyze", "dates", "refs", "facts", "provisions", "outcome"])
def test_every_filter_prints_json_for_every_sample(cassatio: Run, command: str) -> None:
    folder = ROOT / "corpora" / "samples"
    done = cassatio(command, folder)
    assert done.returncode == 0, done.stderr.decode()
    assert [r["id"] for r in lines(done.stdout)] == sorted(p.stem for p in folder.glob("*.txt"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_report_speaks_the_language_asked_for(cassatio: Run, language: str) -> None:
    done = cassatio("analyze", "--format", "text", "--ui-lang", language, stdin=RU.encode())
    said = {"kk": "Анықтама үшін", "ru": "Для сведения", "en": "For information"}[language]
    assert said in done.stdout.decode()


@pytest.mark.parametrize("form", ["json", "text", "csv", "html"])
@pytest.mark.parametrize("text", [RU, KK])
def test_every_form_of_output(cassatio: Run, form: str, text: str) -> None:
    done = cassatio("analyze", "--format", form, "--ui-lang", "en", stdin=text.encode())
    assert done.returncode == 0, done.stderr.decode()
    assert "2026" in done.stdout.decode()


def test_jsonl_rows_keep_their_ids(cassatio: Run) -> None:
    rows = "\n".join(json.dumps({"id": f"r{i}", "text": t}, ensure_ascii=False) for i, t in enumerate((RU, KK)))
    done = cassatio("dates", "--input-format", "jsonl", stdin=rows.encode())
    assert [r["id"] for r in lines(done.stdout)] == ["r0", "r1"]


def test_several_processes_keep_the_order(cassatio: Run) -> None:
    folder = ROOT / "corpora" / "samples"
    assert cassatio("refs", folder, "--jobs", "2").stdout == cassatio("refs", folder).stdout


def test_output_to_a_file(cassatio: Run, tmp_path: Path) -> None:
    done = cassatio("dates", "-o", tmp_path / "d.jsonl", stdin=RU.encode())
    assert done.stdout == b""
    assert lines((tmp_path / "d.jsonl").read_bytes())[0]["id"] == "-"
    assert [p.name for p in tmp_path.iterdir()] == ["d.jsonl"]


def test_a_bad_file_does_not_lose_the_good_ones(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RU, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "c.txt").write_text(KK, encoding="utf-8")
    done = cassatio("dates", tmp_path)
    assert done.returncode == 1
    assert [r["id"] for r in lines(done.stdout)] == ["a", "c"]
    assert done.stderr.decode().count("b.txt") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["dates", "nowhere.txt"], 3, "nowhere.txt"),
        (["dates", "--no-such-option"], 2, "--no-such-option"),
        (["dates", "--on", "yesterday"], 2, "YYYY-MM-DD"),
        (["dates", "-o", "no/such/folder/x.json"], 2, "cannot be written"),
        (["frobnicate"], 2, "frobnicate"),
    ],
)
def test_an_error_is_one_sentence_and_an_exit_code(cassatio: Run, arguments: list[str], code: int, says: str) -> None:
    done = cassatio(*arguments, stdin=RU.encode())
    assert done.returncode == code
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout == b""


def test_errors_for_machines(cassatio: Run) -> None:
    done = cassatio("dates", "nowhere.txt", "--errors", "json")
    (error,) = lines(done.stderr)
    assert error["error"]
    assert "nowhere.txt" in error["message"]


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently there")
def test_a_closed_pipe_ends_quietly() -> None:
    command = f"{sys.executable} {ROOT / 'cli.py'} analyze --quiet {ROOT / 'corpora/samples'} | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=120)
    assert done.stderr == b""
    assert done.stdout.strip() in (b"0", b"141")


def test_offsets_in_other_units(cassatio: Run) -> None:
    text = "𝔄 12 марта 2026 года"
    (chars,) = lines(cassatio("dates", stdin=text.encode()).stdout)
    (utf16,) = lines(cassatio("dates", "--offsets", "utf16", stdin=text.encode()).stdout)
    (octets,) = lines(cassatio("dates", "--offsets", "bytes", stdin=text.encode()).stdout)
    starts = [r["dates"][0]["start"] for r in (chars, utf16, octets)]
    assert starts == [2, 3, 5]
    assert text.encode()[octets["dates"][0]["start"] : octets["dates"][0]["end"]].decode() == "12 марта 2026 года"


def test_version_names_the_day_of_the_law(cassatio: Run) -> None:
    assert "law checked on 20" in cassatio("--version").stdout.decode()


def test_a_text_with_its_references_linked(cassatio: Run) -> None:
    done = cassatio("annotate", stdin=RU.encode())
    assert '<a class="act" href="https://adilet.zan.kz/rus/docs/K1500000377"' in done.stdout.decode()
    assert re.sub(r"<[^>]+>", "", done.stdout.decode()) == RU


def test_html_stays_the_same_html(cassatio: Run, tmp_path: Path) -> None:
    source = "<p>Нарушена <b>статья 427</b> ГПК РК.</p>\n"
    (tmp_path / "a.html").write_text(source, encoding="utf-8")
    done = cassatio("annotate", tmp_path / "a.html")
    assert re.sub(r"</?a\b[^>]*>", "", done.stdout.decode()) == source
    assert 'title="статья 427' in done.stdout.decode()


def test_a_table_of_citations(cassatio: Run) -> None:
    done = cassatio("refs", "--table", stdin=(RU + RU).encode())
    header, first, *_ = done.stdout.decode().splitlines()
    assert header.startswith("act,kind,title,section,chapter,article,part")
    assert first.startswith("kz-gpk-2015,code,")
    assert first.endswith(",436,1,,,,2,1")


def test_tokens_of_both_languages(cassatio: Run) -> None:
    (record,) = lines(cassatio("tokenize", stdin="Сот шешімді бұзды. Суд отменил решение.".encode()).stdout)
    assert record["id"] == "-"
    assert [s["language"] for s in record["sentences"]] == ["kk", "ru"]
    assert {"start", "end", "lemma"} <= record["tokens"][0].keys()
    assert [t["lemma"] for t in record["tokens"]][-3:-1] == ["отменить", "решение"]


WRONG_CALLS = [
    # what, arguments, code
    ("an unknown option", ("dates", "--errors", "json", "--no-such"), "usage"),
    ("an unknown value", ("analyze", "--lang", "en", "--errors=json"), "usage"),
    ("no day", ("refs", "--on", "tomorrow", "--errors", "json"), "usage"),
    ("no format of inputs", ("tokenize", "--input-format", "xml", "--errors", "json"), "bad_option"),
    ("an output that cannot be", ("facts", "-o", "no/such/folder", "--errors", "json"), "usage"),
]


@pytest.mark.parametrize(("what", "arguments", "code"), WRONG_CALLS, ids=[row[0] for row in WRONG_CALLS])
def test_a_wrong_call_is_a_line_of_json_too(cassatio, what, arguments, code):
    done = cassatio(*arguments, stdin=b"x")
    assert done.returncode == 2
    said = json.loads(done.stderr)
    assert said["error"] == code
    assert said["source"] is None
    assert said["message"]
    assert not said["message"].startswith("cassatio:")


@pytest.mark.parametrize(
    "arguments",
    [
        ("dates", "--no-such"),
        ("dates", "--errors", "xml"),
        ("dates", "--no-such", "--", "--errors=json"),
        ("evaluate", "--errors", "json"),
    ],
)
def test_a_wrong_call_is_a_sentence_otherwise(cassatio, arguments):
    done = cassatio(*arguments, stdin=b"x")
    assert done.returncode in {2, 3}
    assert done.stderr.startswith(b"cassatio: ")
