"""Much at once, too much, and too long: all answered, nothing broken."""

import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pipeline.knowledge.ui import phrase
from pipeline.web.app import create_app
from pipeline.web.settings import Settings

from .reading import document, words

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
def test_many_at_once_and_many_malformed_requests() -> None:
    script = [sys.executable, str(ROOT / "benchmarks" / "server.py"), "--uploads", "50", "--malformed", "500"]
    told = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "50 uploads at once: {200: 50}" in told.stdout


@pytest.mark.slow
@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
def test_work_that_takes_too_long_ends_with_a_message(ui: str) -> None:
    text = document("late-kk").decode() * 1500
    with TestClient(
        create_app(Settings(max_bytes=20_000_000, seconds=0.2, workers=1)), base_url="http://127.0.0.1:8000"
    ) as client:
        page = client.post(f"/result?ui={ui}", data={"ui": ui}, files={"files": ("long.txt", text)})
        assert page.status_code == 503
        assert phrase("warning", "timeout", ui) in words(page.text)
        answer = client.post("/api/analyze", json={"text": text})
        assert (answer.status_code, answer.json()["error"]) == (503, "timeout")


def test_a_server_that_is_busy_says_so() -> None:
    with TestClient(create_app(Settings(max_waiting=0, workers=1)), base_url="http://127.0.0.1:8000") as client:
        page = client.post("/result?ui=kk", data={"ui": "kk", "text": "5 мая 2020 года"})
        assert page.status_code == 503
        assert "Сервер бос емес" in page.text
        answer = client.post("/api/analyze", json={"text": "x"})
        assert (answer.status_code, answer.json()["error"]) == (503, "busy")


def test_a_body_that_grows_over_the_limit_while_it_arrives(client: TestClient) -> None:
    def chunks() -> object:
        for _ in range(40):
            yield b"x" * 10_000

    for path, kind in (("/result", "multipart/form-data; boundary=x"), ("/api/analyze", "application/json")):
        answer = client.post(path, content=chunks(), headers={"content-type": kind})
        assert answer.status_code == 413
        assert answer.headers["content-security-policy"]


def test_a_failure_inside_says_nothing_of_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_task: object) -> None:
        raise RuntimeError("secret words of a document")

    monkeypatch.setattr(client.app.state.workers, "run", broken)
    for path, data in (("/result?ui=kk", {"data": {"text": "x"}}), ("/api/analyze", {"json": {"text": "x"}})):
        answer = client.post(path, headers={"accept": "text/html"}, **data)
        assert answer.status_code == 500
        assert answer.headers["content-security-policy"]
        assert "secret" not in answer.text + caplog.text
        assert "RuntimeError" not in answer.text
