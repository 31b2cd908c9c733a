"""The page and the JSON interface: right answers, and a helpful one for every wrong request."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from fastapi.testclient import TestClient

from pipeline import analyze, to_dict
from pipeline.knowledge.ui import groups
from pipeline.report.record import json_schema
from pipeline.web.app import create_app
from pipeline.web.settings import Settings, with_token

SAMPLES = Path(__file__).parent.parent.parent / "corpora" / "samples"
COMPLAINTS = sorted(SAMPLES.glob("complaint-*.txt"))
LANGUAGES = ("kk", "ru", "en")


def test_the_interface_answers_with_the_record(client: TestClient) -> None:
    text = COMPLAINTS[0].read_text(encoding="utf-8")
    answer = client.post("/api/analyze", json={"text": text, "id": "x"})
    assert answer.status_code == 200
    jsonschema.validate(answer.json(), dict(json_schema()), cls=jsonschema.Draft202012Validator)
    own = to_dict(analyze(text))
    assert {k: v for k, v in answer.json().items() if k != "id"} == {k: v for k, v in own.items() if k != "id"}
    assert answer.headers["x-cassatio-version"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", answer.headers["x-cassatio-law-checked-on"])


def test_several_files_and_one_that_cannot_be_read(client: TestClient) -> None:
    files = [
        ("files", ("a.txt", "5 мая 2020 года".encode())),
        ("files", ("b.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))),
    ]
    good, bad = client.post("/api/files", files=files).json()["documents"]
    assert good["dates"][0]["value"] == "2020-05-05"
    assert bad["error"] == "unsupported_binary"
    assert "DOCX" in bad["message"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", COMPLAINTS[:2], ids=lambda p: p.stem)
def test_the_result_page(client: TestClient, language: str, path: Path) -> None:
    page = client.post("/result", data={"ui": language}, files={"files": (path.name, path.read_bytes())})
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    words = groups()["report"]
    assert getattr(words["checklist"], language) in page.text
    assert getattr(words["notice"], language) in page.text
    order = [page.text.find(getattr(words[key], language)) for key in ("checklist", "provisions", "facts")]
    assert order == sorted(order), "the checklist is the first thing seen"


def test_every_link_inside_the_page_leads_somewhere(client: TestClient) -> None:
    page = client.post("/result", data={"ui": "ru"}, files={"files": ("x.txt", COMPLAINTS[0].read_bytes())}).text
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert len(links) > 20
    assert links - ids == set()
    found = re.findall(r'\bid="([^"]+)"', page)
    assert len(found) == len(set(found))


def test_documents_cannot_bring_markup(client: TestClient) -> None:
    text = '<script>alert(1)</script> 5 мая 2020 года "><img src=x onerror=alert(1)> ст. 427 ГПК РК'
    page = client.post("/result", data={"ui": "en", "text": text}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_the_clerk_knows_changes_the_deadline(client: TestClient) -> None:
    text = COMPLAINTS[0].read_text(encoding="utf-8")
    pages = [
        client.post("/result", data={"ui": "en", "text": text, "filed_on": day}).text
        for day in ("2026-01-15", "2031-01-15")
    ]
    assert "OUT OF TIME" not in pages[0]
    assert "OUT OF TIME" in pages[1]


@pytest.mark.parametrize(("form", "starts"), [("page", b"<!doctype html>"), ("docx", b"PK"), ("json", b"{")])
def test_exports(client: TestClient, form: str, starts: bytes) -> None:
    answer = client.post(f"/export/{form}", data={"ui": "kk", "text": COMPLAINTS[0].read_text(encoding="utf-8")})
    assert answer.status_code == 200
    assert answer.content.startswith(starts)
    assert "attachment" in answer.headers["content-disposition"]


WRONG = [
    ("nothing given", "/result", {"data": {"ui": "en"}}, 400),
    ("a day that is none", "/result", {"data": {"text": "x", "filed_on": "tomorrow"}}, 400),
    ("a sum that is none", "/result", {"data": {"text": "x", "amount": "much"}}, 400),
    ("too many files", "/result", {"files": [("files", (f"{i}.txt", b"x")) for i in range(5)]}, 400),
    ("no JSON", "/api/analyze", {"content": b"{", "headers": {"content-type": "application/json"}}, 422),
    ("a wrong field", "/api/analyze", {"json": {"text": "x", "txt": "y"}}, 422),
    ("a wrong type", "/api/analyze", {"json": {"text": 5}}, 422),
    ("no such export", "/export/exe", {"data": {"text": "x"}}, 404),
    ("too large", "/api/analyze", {"json": {"text": "а" * 400_000}}, 413),
    ("no such page", "/nowhere", {}, 404),
]


@pytest.mark.parametrize(("what", "path", "request_", "status"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_request_is_told_so(
    client: TestClient, what: str, path: str, request_: dict[str, object], status: int
) -> None:
    answer = client.post(path, **request_)
    assert answer.status_code == status
    assert answer.text.strip()
    assert "Traceback" not in answer.text
    assert "/pipeline/" not in answer.text


def test_headers_of_safety(client: TestClient) -> None:
    for answer in (client.get("/"), client.get("/nowhere"), client.post("/result", data={"text": "x"})):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_ask_nothing_of_other_sites(client: TestClient, language: str) -> None:
    for page in (
        client.get(f"/?ui={language}"),
        client.post("/result", data={"ui": language, "text": "5 мая 2020 года"}),
    ):
        assert re.findall(r'(?:src|action|hx-post)="(?!/)[^"]*"', page.text) == []
        assert "<style" not in page.text
        assert " style=" not in page.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1.evil.example:8000"}, 421),
        ({"host": "localhost:9999"}, 200),
        ({"host": "evil.example@127.0.0.1"}, 421),
        ({"host": "127.0.0.1/evil.example"}, 421),
        ({"host": "["}, 421),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "http://["}, 403),
        ({"origin": "null"}, 403),
        ({"content-length": "9" * 5_000}, 413),
        ({"content-length": "-1"}, 400),
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_host_and_origin_are_checked(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.post("/result", data={"text": "x"}, headers=headers).status_code == status


def test_a_token_is_needed_beyond_this_machine() -> None:
    settings = with_token(Settings(host="192.0.2.7", workers=1))
    assert settings.token
    with TestClient(create_app(settings), base_url="http://192.0.2.7:8000") as client:
        assert client.get("/").status_code == 401
        assert client.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
        assert client.get("/api/about", headers={"authorization": f"Bearer {settings.token}"}).status_code == 200
        assert client.get(f"/?token={settings.token}").status_code == 200
        assert client.get("/").status_code == 200, "the cookie set by the first visit"


def test_only_the_methods_that_are_needed(client: TestClient) -> None:
    assert client.request("DELETE", "/").status_code == 405
    assert client.request("TRACE", "/").status_code == 405


def test_every_phrase_has_three_languages_and_no_mixed_alphabet() -> None:
    for group, phrases in groups().items():
        for key, phrase in phrases.items():
            assert phrase.kk.strip(), (group, key)
            assert phrase.ru.strip(), (group, key)
            assert phrase.en.strip(), (group, key)
            for words in (phrase.kk, phrase.ru):
                assert not re.search(r"[А-яӘ-ӿ][A-Za-z]|[A-Za-z][А-яӘ-ӿ]", words), (group, key, words)
            places = [sorted(re.findall(r"\{(\w+)\}", words)) for words in (phrase.kk, phrase.ru, phrase.en)]
            assert places[0] == places[1] == places[2], (group, key)


def test_openapi_describes_the_interface(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) == {"/api/about", "/api/schema", "/api/analyze", "/api/files"}
    assert json.dumps(paths)


FORMS = (
    ("multipart/form-data", b"--cut\r\n\r\n", 400),
    ("multipart/form-data; boundary=", b"--cut\r\n\r\n", 400),
    ('multipart/form-data; boundary=""', b"--cut\r\n\r\n", 400),
    ("multipart/form-data; boundary=other", b"--cut\r\n\r\n", 400),
    ("multipart/form-data; boundary=" + "x" * 5000, b"--cut\r\n\r\n", 400),
    ("multipart/form-data; boundary=cut", b"noise", 400),
    ("multipart/form-data; boundary=cut", b"--cut\r\nX: y\r\n\r\n5\r\n--cut--\r\n", 400),
    ("multipart/form-data; boundary=cut; charset=nobody", b"--cut--\r\n", 400),
)


@pytest.mark.parametrize("path", ["/result", "/export/json", "/api/files"])
@pytest.mark.parametrize(("form", "body", "status"), FORMS, ids=[f"{row[0][:40]}-{row[1][:5]!r}" for row in FORMS])
def test_a_form_that_is_none_is_refused(client: TestClient, path: str, form: str, body: bytes, status: int) -> None:
    answer = client.post(path, content=body, headers={"content-type": form})
    assert answer.status_code in ({status, 422} if path.startswith("/api") else {status})
