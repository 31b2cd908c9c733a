"""A light command starts without what it does not need, and reads its options as typer would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from cli import command_line
from pipeline.commands import starting

ROOT = Path(__file__).parent.parent.parent
RULING = ROOT / "corpora" / "samples" / "complaint-kk-01.txt"

# What no light command needs, then what a command that stops early does not.
HEAVY = [
    *("pydantic", "spacy", "numpy", "jinja2", "dateparser", "holidays", "pymorphy3", "sklearn", "pyarrow"),
    *("concurrent.futures", "multiprocessing", "importlib.metadata", "email", "logging"),
    *("tomllib", "json", "html", "zipfile", "tarfile", "xml"),
    *("pipeline.reading.pdf", "pipeline.reading.docx", "pipeline.reading.archives", "pipeline.reading.html"),
    *("pipeline.training", "pipeline.web", "pipeline.batch", "pipeline.export", "pipeline.masking"),
]
LATER = ["pipeline.cases", "pipeline.facts", "pipeline.tokens", "pipeline.provisions", "pipeline.outcomes"]
STARTS = [
    ("schema", ["pipeline.stages", "pipeline.reading", "pipeline.cues", *LATER]),
    ("law kz-gpk-2015:451", ["pipeline.stages", "pipeline.reading", "pipeline.acts"]),
    ("dates {}", ["pipeline.acts", *LATER]),
    ("refs {} --lang kk -f json --ui-lang kk", LATER),
    ("analyze {}", []),
]


@pytest.fixture(scope="module")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with a cache of its own that one start has filled."""
    environment = {**os.environ, "CASSATIO_CACHE": str(tmp_path_factory.mktemp("cache"))}
    for line, _ in STARTS:
        _start(line, environment)
    return environment


@pytest.mark.parametrize(("line", "unneeded"), STARTS)
def test_what_is_not_needed_is_not_loaded(line: str, unneeded: list[str], warm_cache: dict[str, str]) -> None:
    loaded = _start(line, warm_cache)
    assert "pipeline.commands.starting" in loaded
    assert sorted(loaded & {*HEAVY, *unneeded}) == []


def test_a_second_start_compiles_hardly_a_pattern_of_ours(warm_cache: dict[str, str]) -> None:
    code = (
        "import contextlib, re, sys\n"
        "compiled, compile_ = [], re._compiler.compile\n"
        "re._compiler.compile = lambda pattern, flags=0: compiled.append(pattern) or compile_(pattern, flags)\n"
        "import cli\n"
        "with contextlib.suppress(SystemExit): cli.main()\n"
        "print(sum(any('а' <= letter <= 'я' for letter in str(pattern)) for pattern in compiled), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "analyze", RULING], cwd=ROOT, env=warm_cache, capture_output=True, check=True
    )
    assert done.stdout
    assert int(done.stderr) <= 10  # of some five hundred; those that are written where they are used


def _start(line: str, environment: dict[str, str]) -> set[str]:
    """The modules that a command has loaded when it is done."""
    code = (
        "import contextlib, sys, cli\n"
        "with contextlib.suppress(SystemExit): cli.main()\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    arguments = [part.format(RULING) for part in line.split()]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert done.stdout
    return set(done.stderr.decode().split())


@pytest.mark.parametrize(
    "line",
    [
        "dates",
        "dates a.txt",
        "dates -",
        "dates \udcff.txt --on \udcff",
        "dates a.txt b.txt --lang kk --format text",
        "refs a.txt --on 2024-01-01 --jobs 3 -q --table",
        "analyze қаулы.txt -o out.json --case civil --ui-lang ru --max-bytes 7",
        "annotate a.txt --to markdown",
        "law",
        "law kz-gpk-2015:451 --on 2024-01-01",
        "deadline --event e --date 2024-01-01 --suspended a/b --suspended c/d",
        "tokenize a.txt",
        "evaluate corpora/gold/dev --by regime",
        "batch a.txt --out folder",
        "export a.txt --to brat -o folder",
        "mask a.txt",
        "train outcomes folder --jobs 2",
    ],
)
def test_options_are_read_as_typer_reads_them(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = _values(line)
    monkeypatch.setattr(starting, "_plain", list)
    assert ours == _values(line)


@pytest.mark.parametrize(
    "line",
    [
        "dates --lang KK",
        "dates --lang",
        "dates --jobs 0",
        "dates --max-bytes many",
        "deadline --event e",
        "law --nothing",
        "annotate a.txt b.txt",
    ],
)
def test_wrong_calls_are_told_as_typer_tells_them(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = _refusal(line)
    monkeypatch.setattr(starting, "_plain", list)
    assert ours == _refusal(line)


def _refusal(line: str) -> str:
    with pytest.raises(typer.BadParameter.__mro__[2]) as refused:
        _values(line)
    return refused.value.format_message()


def _values(line: str) -> object:
    """What the command is called with; what can be given several times becomes a list or None in the end."""
    called = []
    group = typer.main.get_command(command_line())
    command = group.commands[line.split(maxsplit=1)[0]]
    for part in getattr(command, "commands", {"": command}).values():
        part.callback = lambda **values: called.append(values)
    group.main(line.split(), standalone_mode=False)
    assert called
    return {name: repr((list(v) or None) if isinstance(v, (tuple, list)) else v) for name, v in called[0].items()}
