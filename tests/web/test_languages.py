"""A person who reads one language can use every page and every message."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pipeline.knowledge.ui import groups

from .reading import DOCUMENTS, own_words, words

SAMPLES = Path(__file__).parent.parent.parent / "corpora" / "samples"
TEXTS = [*sorted(DOCUMENTS.glob("*.txt")), *sorted(SAMPLES.glob("*.txt"))]
# Names of formats and of the program, abbreviations of the law's sources; numbers of laws in Roman digits.
LATIN = re.compile(r"cassatio|HTML|DOCX|DOC|PDF|RTF|ODT|JSON|Word|Ctrl|English|A4|[IVXLC]+|\w+\.txt")
RUSSIAN_ONLY = re.compile(r"(?i)\b(?:или|для|если|суда|срок|дело|жалоба|решение|не найдено|подано|статья|от|из)\b")
KAZAKH_LETTERS = re.compile(r"(?i)[әғқңөұүһ]")


def foreign_words(said: str) -> list[str]:
    return [word for word in re.findall(r"[A-Za-z][\w.-]*", said) if not LATIN.fullmatch(word.strip(".-"))]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
@pytest.mark.parametrize("ui", ["kk", "ru"])
def test_the_words_of_the_program_are_in_one_language(client: TestClient, ui: str, path: Path) -> None:
    page = client.post(f"/result?ui={ui}", data={"ui": ui}, files={"files": ("document.txt", path.read_bytes())})
    said = own_words(page.text)
    assert foreign_words(said) == []
    if ui == "kk":
        assert RUSSIAN_ONLY.findall(said) == []
    else:
        assert [word for word in said.split() if KAZAKH_LETTERS.search(word)] == []


# What goes wrong → status.
REFUSED = [
    ("nowhere", "get", "/nowhere", {}, 404),
    ("wrong-method", "post", "/", {}, 405),
    ("other-site", "post", "/result", {"headers": {"origin": "http://evil.example", "accept": "text/html"}}, 403),
    ("host", "get", "/", {"headers": {"host": "evil.example", "accept": "text/html"}}, 421),
    ("too-large", "post", "/result", {"data": {"text": "а" * 400_000}}, 413),
    ("nothing", "post", "/result", {"data": {"text": ""}}, 400),
    ("torn-form", "post", "/result", {"content": b"--x\r\nfoo", "headers": {"content-type": "multipart/form-data; boundary=x", "accept": "text/html"}}, 400),
    ("too-many", "post", "/result", {"files": [("files", (f"{i}.txt", b"x")) for i in range(5)]}, 400),
    ("crowd", "post", "/result", {"files": [("files", (f"{i}.txt", b"x")) for i in range(60)]}, 400),
    ("export", "post", "/export/exe", {"data": {"text": "x"}}, 404),
    ("unread", "post", "/result", {"files": {"files": ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))}}, 422),
    ("damaged", "post", "/result", {"files": {"files": ("a.docx", b"PK\x03\x04" + bytes(60))}}, 422),
    ("torn-pdf", "post", "/result", {"files": {"files": ("a.pdf", b"%PDF-1.7\n" + bytes(60))}}, 422),
]  # fmt: skip


@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
@pytest.mark.parametrize(("what", "method", "path", "request_", "status"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_refusal_is_a_page_in_the_language_of_the_reader(
    client: TestClient, ui: str, what: str, method: str, path: str, request_: dict[str, object], status: int
) -> None:
    headers = {"accept": "text/html,application/xhtml+xml", **request_.get("headers", {})}
    answer = client.request(method, f"{path}?ui={ui}", **{**request_, "headers": headers})
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert f'<html lang="{ui}">' in answer.text
    assert 'role="alert"' in answer.text
    said = own_words(answer.text)
    if ui != "en":
        assert foreign_words(said.replace("a.docx", "").replace("a.doc", "").replace("a.pdf", "")) == []
    if ui == "kk":
        assert RUSSIAN_ONLY.findall(said) == []


@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
def test_the_language_of_the_browser_is_taken_where_none_was_chosen(client: TestClient, ui: str) -> None:
    headers = {"accept-language": f"de,{ui};q=0.8", "accept": "text/html"}
    for path in ("/", "/nowhere"):
        assert f'<html lang="{ui}">' in client.get(path, headers=headers).text


def test_a_browser_of_another_language_gets_kazakh(client: TestClient) -> None:
    assert '<html lang="kk">' in client.get("/", headers={"accept-language": "de,fr;q=0.5"}).text


def test_every_link_of_the_page_keeps_its_language(client: TestClient) -> None:
    for page in (client.get("/?ui=kk"), client.post("/result?ui=kk", data={"ui": "kk", "text": "5 мая 2020 года"})):
        own = re.findall(r'(?:action|href|formaction|hx-post)="(/[^"]*)"', page.text)
        pages = [link for link in own if not link.startswith(("/static", "/report.css", "/?ui=ru", "/?ui=en"))]
        assert pages
        assert [link for link in pages if "ui=kk" not in link] == []


def test_a_program_that_asks_for_no_page_gets_one_line(client: TestClient) -> None:
    answer = client.get("/nowhere", headers={"accept": "*/*", "accept-language": "en"})
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text == "There is no such page."


def test_every_code_of_reading_has_words(client: TestClient) -> None:
    root = Path(__file__).parent.parent.parent / "pipeline" / "reading"
    codes = {
        code for path in root.glob("*.py") for code in re.findall(r'code="(\w+)"', path.read_text(encoding="utf-8"))
    }
    command_line = {
        "bad_option",
        "file_missing",
        "is_folder",
        "no_permission",
        "link_broken",
        "link_loop",
        "duplicate_input",
    }
    inside_archives = {
        code for code in codes if code.startswith("archive_") or code in ("bad_row", "bad_table", "table")
    }
    assert codes - command_line - inside_archives - set(groups()["warning"]) == set()


@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
def test_the_first_page_says_what_it_does_and_who_decides(client: TestClient, ui: str) -> None:
    page = words(client.get(f"/?ui={ui}").text)
    for group, key in (
        ("web", "title"),
        ("web", "files"),
        ("web", "paste"),
        ("report", "decides"),
        ("report", "notice"),
    ):
        assert getattr(groups()[group][key], ui) in page
