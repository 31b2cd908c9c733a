"""Patterns from the cache find what freshly compiled ones find, and nothing about the cache can break them."""

import re
from pathlib import Path

import pytest

from pipeline.knowledge.patterns import compiled

PATTERNS = [
    ("ст(?:атья|атьи)?", "по статье 5 и ст. 6"),
    (r"(?P<day>\d{1,2})\.(?P<month>\d{2})", "12.03 и 1.04"),
    ("(?:қаулы)(?#0)()|(?:шешім)(?#1)()", "шешім мен қаулы"),
    (r"(?<![.\w])(?>\d+)(?!\d)\s*+(бап|статья)?+", "451 бап, 7 статья"),
    ("[ёәі]|(?i:ГПК)", "гпк әлі"),
]


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("CASSATIO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def matches(pattern: re.Pattern[str], text: str) -> list[object]:
    return [(m.span(), m.groups(), m.groupdict(), m.lastindex, m.lastgroup) for m in pattern.finditer(text)]


@pytest.mark.parametrize(("pattern", "text"), PATTERNS)
def test_a_stored_pattern_finds_the_same(pattern: str, text: str, own_cache: Path) -> None:
    expected = re.compile(pattern)
    for found in (compiled("sample", pattern), compiled("sample", pattern)):  # made, then read
        assert matches(found, text) == matches(expected, text) != []
        assert (found.pattern, found.flags, found.groups) == (expected.pattern, expected.flags, expected.groups)
        assert dict(found.groupindex) == dict(expected.groupindex)
    assert len(list(own_cache.glob("pattern-sample-*.msgpack"))) == 1


def test_a_changed_pattern_replaces_the_stored_one(own_cache: Path) -> None:
    compiled("sample", "бап")
    assert compiled("sample", "тармақ").findall("бап, тармақ") == ["тармақ"]
    assert len(list(own_cache.glob("*"))) == 1


@pytest.mark.parametrize("content", [b"", b"no msgpack", b"\x94\x20\x93\x01\x02\xce\xff\xff\xff\xff\x80\x91\xc0"])
def test_a_damaged_file_costs_only_time(content: bytes, own_cache: Path) -> None:
    compiled("sample", "бап")
    next(own_cache.glob("*")).write_bytes(content)
    assert compiled("sample", "бап").findall("бап") == ["бап"]


def test_a_folder_that_is_a_file_costs_only_time(own_cache: Path) -> None:
    own_cache.write_text("no folder")
    assert compiled("sample", "бап").findall("бап") == ["бап"]


def test_a_pattern_that_is_none_is_told() -> None:
    with pytest.raises(re.error):
        compiled("sample", "(бап")
