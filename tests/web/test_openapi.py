"""The JSON interface is what its OpenAPI document says, for requests that a machine makes up."""

import jsonschema
import pytest
from fastapi.testclient import TestClient

from pipeline.report.record import json_schema

from .reading import document

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

from hypothesis import HealthCheck, settings  # noqa: E402

from pipeline.web.app import create_app  # noqa: E402
from pipeline.web.settings import Settings  # noqa: E402

_SERVER = create_app(Settings(max_bytes=200_000, max_files=4, workers=1, hosts=("testserver",)))
interface = schemathesis.openapi.from_asgi("/openapi.json", _SERVER)


@pytest.fixture(scope="module", autouse=True)
def _running() -> object:
    """The workers of the server, which the requests below go to without one."""
    with TestClient(_SERVER, base_url="http://127.0.0.1:8000"):
        yield


@pytest.mark.slow
@interface.parametrize()
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_answers_keep_to_the_document(case: object) -> None:
    case.call_and_validate()


def test_the_document_describes_the_record(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    answer = described["paths"]["/api/analyze"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/Record"}
    schemas = described["components"]["schemas"]
    assert set(schemas["Record"]["properties"]) == set(json_schema()["$defs"]["Record"]["properties"])
    record = client.post("/api/analyze", json={"text": document("late-kk").decode()}).json()
    jsonschema.validate(record, {"components": {"schemas": schemas}, **answer}, cls=jsonschema.Draft202012Validator)


def test_what_is_known_is_taken_by_both_ways_in(client: TestClient) -> None:
    known = {"filed_on": "2026-05-05", "announced_on": "2025-11-20", "ui": "kk"}
    by_text = client.post("/api/analyze", json={"text": document("late-ru").decode(), **known}).json()
    by_file = client.post("/api/files", data=known, files={"files": ("x.txt", document("late-ru"))}).json()[
        "documents"
    ][0]
    for record in (by_text, by_file):
        assert record["deadline"]["last_day"] == "2026-05-20"
        assert record["deadline"]["in_time"] is True
        assert any("мерзім сақталған" in step["what"] for step in record["deadline"]["steps"])
    assert by_file["id"] == "x.txt"
    assert len(by_file["sha256"]) == 64


WRONG = [
    ({"text": "x", "on": "2026-02-30"}, "body.on"),
    ({"text": "x", "case_kind": "labor"}, "body.case_kind"),
    ({"text": "x", "amount": -1}, "body.amount"),
    ({"text": "x", "ui": "de"}, "body.ui"),
    ({"id": "x"}, "body.text"),
]


@pytest.mark.parametrize(("body", "place"), WRONG)
def test_a_wrong_field_is_named_and_not_quoted(client: TestClient, body: dict[str, object], place: str) -> None:
    answer = client.post("/api/analyze", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"] == "invalid_request"
    assert place in answer.json()["message"]
    assert "2026-02-30" not in answer.text


def test_half_a_surrogate_pair_is_refused(client: TestClient) -> None:
    answer = client.post(
        "/api/analyze",
        content=b'{"text": "\\ud800 5"}',
        headers={"content-type": "application/json"},
    )
    assert answer.status_code == 422
    assert answer.json()["error"] == "invalid_request"


def test_the_interface_answers_failures_as_json_to_everybody(client: TestClient) -> None:
    for path in ("/api/nowhere", "/api/analyze"):
        answer = client.get(path, headers={"accept": "text/html"})
        assert answer.status_code in (404, 405)
        assert set(answer.json()) == {"error", "message"}
    answer = client.post("/api/analyze", content=b"x" * 400_000, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")
