"""What is said in messages, manifests, tables of failures and masked output holds no word of a document."""

import io
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SECRET = "Кыдырмолдаева"
LATIN = "Zvezdnaya77secret"


def command(*arguments: str | Path, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, ROOT / "cli.py", *map(str, arguments)],
        cwd=cwd, env={**os.environ, **environment}, capture_output=True, timeout=300, check=False,
    )  # fmt: skip


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


WORDS = f"Истец {SECRET} А.Б. и {LATIN} подали жалобу 31 февраля 2020 года."
FAILING = {
    "invalid.txt": WORDS.encode() + b"\xff" + WORDS.encode(),
    "old.doc": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + WORDS.encode("utf-16-le"),
    "broken.pdf": b"%PDF-1.7\n" + WORDS.encode(),
    "broken.docx": zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": f"<w:document><w:t>{WORDS}".encode()}),
    "broken.odt": zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": WORDS.encode()}),
    "picture.png": b"\x89PNG\r\n\x1a\n" + WORDS.encode(),
    "bad.jsonl": f'{{"id": "1", "text": "{WORDS}"\n{{"id": "2", "words": "{WORDS}"}}\n"{WORDS}"\n'.encode(),
    "bad.csv": f'id,words\n1,"{WORDS}"\n'.encode(),
    "acts.zip": zipped({"a.txt": WORDS.encode()}),
    "utf16.txt": WORDS.encode("utf-16-le") + b"\x00",
    "fine.txt": WORDS.encode(),
    "foreign.txt": (f"The applicant {LATIN} and {SECRET} appeal against the decision of the court. " * 4).encode(),
    "strange.txt": (WORDS + "\x00\x1b[31m" + "РџРѕСЃС‚Р°РЅРѕРІР»РµРЅРёРµ " * 5).encode(),
}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in FAILING.items():
        (folder / name).write_bytes(content)
    return folder


def holds_a_secret(content: bytes) -> bool:
    forms = [w.encode(code) for w in (SECRET, SECRET.lower(), LATIN) for code in ("utf-8", "utf-16-le")]
    return any(form in content for form in forms)


@pytest.mark.parametrize("options", [(), ("--errors", "json"), ("--encoding", "utf-8", "--strict"), ("--jobs", "2")])
def test_messages_hold_no_words(documents: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = command("analyze", documents, *options, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") >= 8
    assert not holds_a_secret(done.stderr)


def test_a_batch_tells_no_words_of_what_failed(documents: Path, tmp_path: Path) -> None:
    done = command("batch", documents, "--out", tmp_path / "out", "--format", "csv", "--jobs", "1", cwd=tmp_path)
    assert done.returncode == 1
    assert not holds_a_secret(done.stdout + done.stderr)
    for name in ("failures.csv", "warnings.csv", "manifest.json"):
        content = (tmp_path / "out" / name).read_bytes()
        assert content
        assert not holds_a_secret(content), name


def test_what_is_masked_is_nowhere_in_the_tables(documents: Path, tmp_path: Path) -> None:
    (documents / "foreign.txt").unlink()  # names are known by the words around them, which no foreign text has
    done = command(
        "batch", documents, "--out", tmp_path / "out", "--format", "csv", "--mask", "--jobs", "1", cwd=tmp_path
    )
    assert done.returncode == 1
    for table in (tmp_path / "out").iterdir():
        if table.is_file():
            assert SECRET.encode() not in table.read_bytes(), table.name


PERSONAL = {
    "name": "Кыдырмолдаева Айгүл Бекзатқызы",
    "short name": "Серікбаев Қ.Н.",
    "identity number": "850101300123",
    "telephone": "+7 701 123 45 67",
    "e-mail": "aigul.k@example.kz",
    "account": "KZ86125KZT5004100100",
    "address": "улица Абая, дом 15, квартира 7",
}
RULING = """ПОСТАНОВЛЕНИЕ
12 марта 2026 года № 6001-26-00-3гп/17
Судья рассмотрел жалобу истца {name} (ИИН {identity number}, проживающей по адресу: город Алматы, {address},
тел. {telephone}, {e-mail}) на решение районного суда от 5 мая 2025 года. Представитель {short name} просил взыскать
сумму на счёт {account}. Суд применил статью 451 ГПК РК.
ПОСТАНОВИЛ:
жалобу {name} оставить без удовлетворения.
"""


@pytest.mark.parametrize("options", [("mask",), ("mask", "--output", "masked"), ("batch", "--mask", "--out", "tables", "--format", "jsonl")])  # fmt: skip
def test_masked_output_holds_none_of_the_data_of_persons(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ruling.txt").write_text(RULING.format_map(PERSONAL), encoding="utf-8")
    done = command(options[0], "in", *options[1:], cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    written = b"".join(
        p.read_bytes() for name in ("masked", "tables") for p in (tmp_path / name).rglob("*") if p.is_file()
    )
    output = (done.stdout + done.stderr + written).decode()
    assert "2026" in output
    for what, value in PERSONAL.items():
        for part in (value, value.split(" ")[0] if "name" in what else value):
            assert part not in output, what


@pytest.mark.skipif(os.name == "nt", reason="permissions of Unix")
def test_the_key_of_a_mask_is_for_its_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(RULING.format_map(PERSONAL), encoding="utf-8")
    assert command("mask", "r.txt", "--key", "key.json", cwd=tmp_path).returncode == 0
    assert PERSONAL["identity number"] in (tmp_path / "key.json").read_text(encoding="utf-8")
    assert stat.S_IMODE((tmp_path / "key.json").stat().st_mode) == 0o600


def test_temporary_files_are_gone(documents: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for arguments in (
        ("analyze", documents),
        ("batch", documents, "--out", tmp_path / "out", "--jobs", "2", "--archive")[:6],
    ):
        command(*arguments, cwd=tmp_path, TMPDIR=str(temporary))
    assert list(temporary.rglob("*")) == []
    assert [p for p in tmp_path.rglob("*") if p.suffix in (".part", ".tmp")] == []
