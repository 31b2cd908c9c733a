"""Each command that a tutorial or a front page shows is run, and its output is what is shown. `FIX=1 pytest tests/docs` writes it anew."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent.parent
TUTORIALS = [
    path
    for path in sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])
    if "```console\n" in path.read_text(encoding="utf-8")
]
COMMAND = Path(sys.executable).with_name("cassatio")
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```\n)", re.DOTALL)
_SECONDS = re.compile(r"\d+\.\d(?= seconds?\b| с\b)")

pytestmark = [
    pytest.mark.skipif(not COMMAND.exists(), reason="cassatio is not installed in this environment"),
    pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine"),
]


class Step(NamedTuple):
    """A line typed after the prompt and what was printed."""

    command: str
    printed: str


def steps(block: str) -> list[Step]:
    """The commands of one block with their output."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    assert parts[0] == "", "a block begins with a command"
    return [Step(*pair) for pair in zip(parts[1::2], parts[2::2], strict=True)]


def printed(command: str, folder: Path) -> str:
    """What a terminal shows of the command, both streams, without measured seconds."""
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=os.environ
        | {"PATH": f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return _SECONDS.sub("0.0", run.stdout)


def test_there_are_tutorials() -> None:
    assert len(TUTORIALS) >= 9
    assert {"README.md", "README.kk.md", "README.ru.md"} <= {path.name for path in TUTORIALS}


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.name)
def test_a_tutorial_shows_what_is_printed(tutorial: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra batch is not installed")
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    text = tutorial.read_text(encoding="utf-8")

    def anew(block: re.Match[str]) -> str:
        return "".join(f"$ {step.command}\n{printed(step.command, tmp_path)}" for step in steps(block[0]))

    real = _BLOCK.sub(anew, text)
    if os.environ.get("FIX"):
        tutorial.write_text(real, encoding="utf-8")
    assert real == text
