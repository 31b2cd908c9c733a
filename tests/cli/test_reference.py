"""The reference of the commands is what the program says of itself."""

import os
from pathlib import Path

import typer

from cli import command_line
from pipeline.commands.reference import to_markdown

REFERENCE = Path(__file__).parent.parent.parent / "docs" / "cli.md"


def test_the_reference_is_current() -> None:
    written = to_markdown(typer.main.get_command(command_line()), name="cassatio")
    if os.environ.get("FIX"):
        REFERENCE.write_text(written, encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == written


def test_every_command_says_what_it_does() -> None:
    for name, command in typer.main.get_command(command_line()).commands.items():
        assert command.help, name
        if not hasattr(command, "commands"):
            missing = [p.name for p in command.params if not getattr(p, "help", None)]
            assert missing == [], (name, missing)
