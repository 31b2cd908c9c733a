"""The reference of the commands, written from the commands themselves (docs/cli.md)."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

_HEAD = """# The command line

Written from the program itself; do not edit (`FIX=1 pytest tests/cli/test_reference.py` writes it anew).

`-` or no file reads standard input. Data goes to stdout, everything else to stderr; nothing is drawn and no color used
where stderr or stdout is no terminal; `NO_COLOR` is respected; a closed pipe ends quietly. On a terminal the commands
print text for people, otherwise one line of JSON a document ([record.md](record.md)).

| exit code | meaning |
|---|---|
| 0 | everything was read |
| 1 | some documents failed (or a score fell below its floor, or the data has an error) |
| 2 | the call itself is wrong |
| 3 | nothing could be read |
| 130 | interrupted; lines already written are whole |

An error is one sentence: what, where, what to do; `--errors json` writes them as JSON lines with `error`, `message` and
`source`, also where the call itself is wrong (then `source` is null); `--debug` shows the traceback.
"""


def to_markdown(group: Any, *, name: str) -> str:
    """The reference of a typer/click group as Markdown: one section a command, one row an option."""
    return _HEAD + "".join(_command(group.commands[key], f"{name} {key}") for key in group.commands)


def _command(command: Any, path: str) -> str:
    if hasattr(command, "commands"):
        return "".join(_command(command.commands[key], f"{path} {key}") for key in command.commands)
    text = " ".join((command.help or "").split())
    rows = list(_rows(command))
    table = "| argument or option | meaning |\n|---|---|\n" + "".join(rows) if rows else ""
    return f"\n## {path}\n\n{text}\n\n{table}"


def _rows(command: Any) -> Iterator[str]:
    for parameter in command.params:
        if getattr(parameter, "hidden", False) or parameter.name == "help":
            continue
        opts = [*parameter.opts, *parameter.secondary_opts]
        is_option = any(opt.startswith("-") for opt in opts)
        shown = ", ".join(f"`{opt}`" for opt in opts) if is_option else f"`{parameter.name.rstrip('_').upper()}`"
        words = " ".join((getattr(parameter, "help", "") or "").split()).replace("|", "\\|")
        kind = parameter.bare_type
        if isinstance(kind, type) and issubclass(kind, Enum):
            words += f" One of {', '.join(choice.value for choice in kind)}."
        default = parameter.default
        if is_option and default not in (None, False, True, ()) and not callable(default):
            words += f" Default {getattr(default, 'value', default)}."
        yield f"| {shown} | {words.strip()} |\n"
