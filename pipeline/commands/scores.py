"""The command that scores the program on gold annotation."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import DebugOption
from .output import say

if TYPE_CHECKING:
    from ..evaluate.run import Row
    from ..evaluate.score import Scores


def evaluate(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Folders of gold files; by default corpora/gold/dev.")
    ] = None,
    show_errors: Annotated[bool, typer.Option("--errors", help="Show each miss in its sentence.")] = False,
    only: Annotated[str | None, typer.Option("--only", help="One kind of score, such as dates or facts.")] = None,
    floors: Annotated[
        Path | None, typer.Option("--floors", help="File of floors; by default floors.json two folders up.")
    ] = None,
    update: Annotated[bool, typer.Option("--update", help="Raise the floors to these scores.")] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="With --update: lower floors too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    model_facts: Annotated[
        bool, typer.Option("--model-facts", help="With the statistical reader of facts, as in analyze.")
    ] = False,
    sentences: Annotated[
        Path | None,
        typer.Option("--sentences", help="Score facts on single sentences instead, such as corpora/facts/test.jsonl."),
    ] = None,
    debug: DebugOption = False,
) -> None:
    """Score the program on gold annotation: precision, recall, F1 per kind and language, against floors."""
    from ..evaluate import run

    if sentences:
        from ..evaluate.sentences import evaluate_sentences

        _show(run.rows(scores := evaluate_sentences(sentences), {}), as_json=as_json)
        if show_errors:
            _show_errors(scores, only)
        return
    chosen = folders or [Path("corpora/gold/dev")]
    golds = run.gold_in(chosen)
    scores = run.evaluate(golds, model_facts=model_facts)
    exam, corpus = chosen[0].name, run.fingerprint(golds)
    path = floors or chosen[0].parent.parent / "floors.json"
    if update:
        run.write_floors(path, exam, scores, corpus, allow_lower=allow_regression)
    pinned = run.read_floors(path, exam)
    if pinned and pinned.get("corpus") != corpus:
        say(f"cassatio: {path} was measured on other gold files; look at the scores, then run with --update.")
    rows = [row for row in run.rows(scores, pinned.get("floors", {})) if only is None or row.kind.startswith(only)]
    _show(rows, as_json=as_json)
    if show_errors:
        _show_errors(scores, only)
    if any(row.below for row in rows):
        raise typer.Exit(1)


def _show(rows: "list[Row]", *, as_json: bool) -> None:
    if as_json:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.encode(rows) + b"\n")
        return
    from ..evaluate.run import table

    sys.stdout.write(table(rows))


def _show_errors(scores: "Scores", only: str | None) -> None:
    for (kind, language), found in sorted(scores.items()):
        if only is None or kind.startswith(only):
            for line in found.errors:
                sys.stdout.write(f"{kind}/{language} {line}\n")
