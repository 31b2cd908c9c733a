"""The command that scores the program on gold annotation."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import DebugOption
from .output import say

if TYPE_CHECKING:
    from ..evaluate.score import Board, Scores
    from ..evaluate.tables import Row


class By(StrEnum):
    """What scores are told by."""

    language = "language"
    regime = "regime"
    document = "document"


class ScoreFormat(StrEnum):
    """Forms of scores."""

    text = "text"
    json = "json"
    csv = "csv"


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
    by: Annotated[By, typer.Option("--by", help="What the scores are told by.")] = By.language,
    confusion: Annotated[bool, typer.Option("--confusion", help="Show what was taken for what.")] = False,
    form: Annotated[
        ScoreFormat,
        typer.Option("--format", "-f", help="json and csv hold the scores by all three and the confusion."),
    ] = ScoreFormat.text,
    model_facts: Annotated[
        bool, typer.Option("--model-facts", help="With the statistical reader of facts, as in analyze.")
    ] = False,
    sentences: Annotated[
        Path | None,
        typer.Option("--sentences", help="Score facts on single sentences instead, such as corpora/facts/test.jsonl."),
    ] = None,
    debug: DebugOption = False,
) -> None:
    """Score the program on gold annotation: precision, recall, F1 against floors, and what was taken for what."""
    from ..evaluate import run
    from ..evaluate.score import Board

    if sentences:
        from ..evaluate.sentences import evaluate_sentences

        board, floors_known = Board(), {}
        board.by["language"] = evaluate_sentences(sentences)
    else:
        chosen = folders or [Path("corpora/gold/dev")]
        golds = run.gold_in(chosen)
        board = run.evaluate(golds, model_facts=model_facts)
        path = floors or chosen[0].parent.parent / "floors.json"
        if update:
            run.write_floors(path, chosen[0].name, board.scores, run.fingerprint(golds), allow_lower=allow_regression)
        floors_known = _pinned(path, chosen[0].name, run.fingerprint(golds))
    shown = _rows(board, floors_known, only)
    _show(board, shown, by=by, form=form, confusion=confusion, only=only)
    if show_errors:
        _show_errors(board.scores, only)
    if any(row.below for row in shown["language"]):
        raise typer.Exit(1)


def _pinned(path: Path, exam: str, corpus: str) -> dict[str, float]:
    from ..evaluate.run import read_floors

    pinned = read_floors(path, exam)
    if pinned and pinned.get("corpus") != corpus:
        say(f"cassatio: {path} was measured on other gold files; look at the scores, then run with --update.")
    floors: dict[str, float] = pinned.get("floors", {})
    return floors


def _rows(board: "Board", floors: dict[str, float], only: str | None) -> "dict[str, list[Row]]":
    from ..evaluate.tables import rows

    return {
        name: [row for row in rows(scores, floors) if only is None or row.kind.startswith(only)]
        for name, scores in board.by.items()
    }


def _show(
    board: "Board", shown: "dict[str, list[Row]]", *, by: By, form: ScoreFormat, confusion: bool, only: str | None
) -> None:
    from ..evaluate import tables

    if form is ScoreFormat.json:
        import msgspec

        whole = {**shown, "confusion": tables.confused(board.confusion, only=only)}
        sys.stdout.buffer.write(msgspec.json.encode(whole) + b"\n")
    elif form is ScoreFormat.csv:
        sys.stdout.write(tables.to_csv(shown, tables.confused(board.confusion, only=only)))
    else:
        sys.stdout.write(tables.table(shown[by], title="lang" if by is By.language else by))
        if confusion:
            sys.stdout.write("\n" + tables.matrices(board.confusion, only=only))


def _show_errors(scores: "Scores", only: str | None) -> None:
    for (kind, language), found in sorted(scores.items()):
        if only is None or kind.startswith(only):
            for line in found.errors:
                sys.stdout.write(f"{kind}/{language} {line}\n")
