"""What the tutorials quote from the page is what the page says."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from .reading import words

ROOT = Path(__file__).parent.parent.parent
TUTORIALS = [
    ("clerk.md", "en", "corpora/samples/complaint-ru-02.txt"),
    ("clerk.ru.md", "ru", "corpora/samples/complaint-ru-02.txt"),
    ("clerk.kk.md", "kk", "tests/web/documents/late-kk.txt"),
]


@pytest.mark.parametrize(("name", "ui", "document"), TUTORIALS, ids=[row[0] for row in TUTORIALS])
def test_the_tutorial_quotes_the_page(client: TestClient, name: str, ui: str, document: str) -> None:
    tutorial = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert document in tutorial
    quoted = [line for block in re.findall(r"```page\n(.*?)```", tutorial, re.DOTALL) for line in block.splitlines()]
    assert len(quoted) >= 8
    file = ROOT / document
    page = client.post(f"/result?ui={ui}", data={"ui": ui}, files={"files": (file.name, file.read_bytes())})
    said = words(page.text)
    assert [line for line in quoted if line not in said] == []
