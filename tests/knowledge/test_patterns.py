"""Patterns from the cache find what freshly compiled ones find, and nothing about the cache can break them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.knowledge import patterns
from pipeline.knowledge.patterns import compiled

ROOT = Path(__file__).parent.parent.parent

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


SMALL = [
    *((pattern, 0, text) for pattern, text in PATTERNS),
    ("БАП|статья", re.IGNORECASE, "451-бап, СТАТЬЯ 7"),
    ("^бап", re.MULTILINE, "1\nбап"),
    (rb"\xd0[\x90-\xbf]+", 0, "суд".encode()),
    ("\ud800|бап", 0, "бап"),  # half a character, which no file can hold
]


@pytest.mark.parametrize(("pattern", "flags", "text"), SMALL)
def test_a_small_pattern_from_the_store_finds_the_same(pattern, flags: int, text, tmp_path: Path) -> None:
    expected = re.compile(pattern, flags)
    path = tmp_path / f"patterns-{'0' * 20}.msgpack"
    for _ in range(2):  # made, then read
        store = patterns._Small(path)
        found = store.pattern(pattern, flags)
        assert matches(found, text) == matches(expected, text) != []
        assert (found.pattern, found.flags, found.groups) == (expected.pattern, expected.flags, expected.groups)
        assert dict(found.groupindex) == dict(expected.groupindex)
        store.save()


def test_one_that_holds_half_a_character_does_not_keep_the_others_from_being_stored(tmp_path: Path) -> None:
    path = tmp_path / f"patterns-{'0' * 20}.msgpack"
    store = patterns._Small(path)
    for pattern in ("\ud800|бап", "статья"):
        store.pattern(pattern, 0)
    store.save()
    assert list(patterns._Small(path).stored) == ["0 статья"]


def test_what_changed_while_the_program_was_worked_on_is_left_behind(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(patterns, "_MOST_KEPT", 3)
    path = tmp_path / f"patterns-{'0' * 20}.msgpack"
    for number in range(6):
        store = patterns._Small(path)
        store.pattern("бап", 0)
        store.pattern(f"{number}-бап", 0)
        store.save()
        assert {"0 бап", f"0 {number}-бап"} <= set(patterns._Small(path).stored)
        assert len(patterns._Small(path).stored) <= 5


@pytest.mark.parametrize(
    "content", [b"", b"no msgpack", b"\x81\xa80 \xd0\xb1\xd0\xb0\xd0\xbf\x90", b"\x81\xa1\xd0\x90"]
)
def test_a_damaged_store_costs_only_time(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"patterns-{'0' * 20}.msgpack"
    path.write_bytes(content)
    store = patterns._Small(path)
    assert store.pattern("бап", 0).findall("бап") == ["бап"]
    store.save()
    assert patterns._Small(path).pattern("бап", 0).findall("бап") == ["бап"]


def test_no_word_of_a_document_comes_into_the_cache(tmp_path: Path) -> None:
    document = tmp_path / "ruling.txt"
    document.write_text(
        "ҚР «Жұлдызқұрт туралы» 2020 жылғы 1 мамырдағы № 7 Заңының (бұдан әрі – Жұлдызқұрт) 5-бабы. Жұлдызқұрттың 7-бабы. "
        "Закон РК «О звездопалке» от 1 мая 2020 года № 8 (далее – Звездопалка). Согласно статье 7 Звездопалки.",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, ROOT / "cli.py", "refs", document], cwd=ROOT, env=os.environ, capture_output=True, check=True
    )
    stored = [path.read_bytes().lower() for path in (tmp_path / "cache").iterdir()]
    for word in ("жұлдызқұрт", "звездопалк"):
        assert word in done.stdout.decode().lower()
        assert [content for content in stored if word.encode() in content] == []
    assert any(b"(?<" in content for content in stored)


def test_another_start_finds_nothing_missing(tmp_path: Path) -> None:
    code = (
        "from pipeline import analyze; from pipeline.knowledge.patterns import _small\n"
        "analyze('По статье 5 ГПК от 31 октября 2015 года. ҚР АПК 7-бабы.'); print(len(_small().used), _small().complete)"
    )
    env = {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}
    starts = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True).stdout.split()
        for _ in range(2)
    ]
    assert [complete for _, complete in starts] == [b"False", b"True"]
    assert starts[0][0] == starts[1][0]
