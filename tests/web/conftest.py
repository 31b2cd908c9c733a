"""A server of the page inside the test process."""

from collections.abc import Iterator

import pytest

pytest.importorskip("fastapi", reason="the extra web is not installed")
pytest.importorskip("pebble", reason="the extra web is not installed")

from fastapi.testclient import TestClient

from pipeline.web.app import create_app
from pipeline.web.settings import Settings


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with TestClient(
        create_app(Settings(max_bytes=300_000, max_files=3, workers=1)), base_url="http://127.0.0.1:8000"
    ) as made:
        yield made
