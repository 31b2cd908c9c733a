"""The front page says the same in three languages: sections, figures, commands, links, and Python that runs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ENGLISH = "README.md"
TRANSLATED = ["README.kk.md", "README.ru.md"]
FRONT_PAGES = [ENGLISH, *TRANSLATED]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
_NUMBER = re.compile(r"\d[.,]\d+|\d+")
_LINK = re.compile(r"\]\(([^)#]+)\)")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def numbers(text: str) -> list[str]:
    """The numbers of a text; «0,98» in Kazakh and Russian is 0.98."""
    return [number.replace(",", ".") for number in _NUMBER.findall(text)]


def sections(name: str) -> list[str]:
    """What stands under each heading, without blocks of code."""
    return re.split(r"^## .*\n", _FENCE.sub("", page(name)), flags=re.MULTILINE)[1:]


def scores(name: str) -> list[list[str]]:
    """The numbers of each row of the table of scores."""
    (table,) = [section for section in sections(name) if "\n|---|" in section]
    return [numbers(line) for line in table.splitlines() if line.startswith("|")]


def blocks(name: str) -> list[tuple[str, str]]:
    """The blocks of code that are the same in all languages but for the language of the output."""
    return [
        (kind, re.sub(r"--ui-lang \w+", "--ui-lang …", code))
        for kind, code in _FENCE.findall(page(name))
        if kind != "console"
    ]


def test_the_table_of_scores_is_read() -> None:
    rows = scores(ENGLISH)
    assert len(rows) >= 10
    assert sum(map(len, rows)) >= 30


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_translation_has_the_same_scores(name: str) -> None:
    assert scores(name) == scores(ENGLISH)


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_translation_has_the_same_sections_with_the_same_numbers(name: str) -> None:
    assert [sorted(numbers(section)) for section in sections(name)] == [
        sorted(numbers(section)) for section in sections(ENGLISH)
    ]


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_translation_shows_the_same_commands(name: str) -> None:
    assert blocks(name) == blocks(ENGLISH)
    assert page(name).count("\n$ ") == page(ENGLISH).count("\n$ ")


@pytest.mark.parametrize("name", TRANSLATED)
def test_only_the_english_page_is_run_as_a_whole(name: str) -> None:
    assert "<!-- ci:" in page(ENGLISH)
    assert "<!-- ci:" not in page(name)


@pytest.mark.parametrize("name", FRONT_PAGES)
def test_links_lead_to_files_and_to_the_manual_of_the_language(name: str) -> None:
    links = set(_LINK.findall(page(name)))
    assert set(FRONT_PAGES) - links == {name}
    assert [link for link in links if "//" not in link and not (ROOT / link).exists()] == []
    language = name.removeprefix("README").removesuffix("md")
    manuals = {f"docs/{path.name}" for path in (ROOT / "docs").glob(f"*{language}md")} if language != "." else set()
    assert manuals <= links


@pytest.mark.parametrize("name", FRONT_PAGES)
def test_the_python_runs(name: str, tmp_path: Path) -> None:
    (code,) = [code for kind, code in blocks(name) if kind == "python"]
    shutil.copy(ROOT / "corpora" / "samples" / "ruling-kk-01.txt", tmp_path / "ruling.txt")
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "party-not-notified present" in run.stdout
