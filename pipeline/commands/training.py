"""The commands that learn: the reader of facts from sentences, outcomes from a user's own rulings."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import UsageError
from .options import DebugOption, JobsOption, QuietOption
from .output import Talk, say

train = typer.Typer(
    name="train",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Train models on sentences or on your own rulings (extra: facts).",
)

OutFolder = Annotated[Path | None, typer.Option("--out", "-o", help="The folder to write the model to.")]


@train.command()
def facts(
    folder: Annotated[Path, typer.Argument(help="Folder with train.jsonl, dev.jsonl, test.jsonl.")] = Path(
        "corpora/facts"
    ),
    out: OutFolder = None,
    debug: DebugOption = False,
) -> None:
    """Train the statistical reader of facts on sentences and write it with its card."""
    from ..resources import weights_dir
    from ..training.card import fact_card
    from ..training.facts import train_facts

    target = out or weights_dir("facts")
    trained = train_facts(folder, target)
    card = fact_card(trained, target)
    (target / "CARD.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    say(f"cassatio: the model is in {target}.")


@train.command()
def outcomes(
    paths: Annotated[list[str], typer.Argument(help="Folders or files of rulings.")],
    out: OutFolder = None,
    hide: Annotated[
        list[str] | None,
        typer.Option("--hide", help="A section to hide besides the operative part, such as reasoning; repeatable."),
    ] = None,
    folds: Annotated[int, typer.Option("--folds", min=2, max=20, help="Later parts to predict.")] = 5,
    jobs: JobsOption = 1,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Learn outcomes from rulings, measure what was learned in time order, write a model folder with its card."""
    from ..training import outcomes as learning
    from ..training.card import describe, outcome_card
    from ..training.rulings import read_rulings

    if out is None:
        raise UsageError("Say where the model goes: --out FOLDER.")
    hidden = tuple(hide or ())
    talk = Talk(json=False, quiet=quiet)
    model, report = learning.train_outcomes(
        read_rulings(_documents(paths, talk), hide=hidden, jobs=jobs), folds=folds, hide=hidden
    )
    if model is None:
        sys.stdout.write(describe(report))
        say("cassatio: nothing was learned, so no model is written.")
        raise typer.Exit(1)
    learning.save(model, out)
    card = outcome_card(model, report, out)
    (out / "CARD.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    say(f"cassatio: the model is in {out}; use it with cassatio analyze --model {out}.")


def _documents(paths: list[str], talk: Talk) -> Iterator[Any]:
    """The documents that can be read; what cannot is told and left out."""
    from ..reading import iter_inputs
    from ..values import Document

    for item in iter_inputs(paths):
        if isinstance(item, Document):
            yield item
        else:
            talk.failure(code=item.code, message=item.message, source=item.source)
