"""A user's own model of outcomes beside the rules: loaded once a process, its suggestions after theirs."""

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..analysis import Analysis

if TYPE_CHECKING:
    from .outcomes import OutcomeModel


@cache
def outcome_model(folder: Path) -> "OutcomeModel":
    """The model in a folder of `train outcomes`.

    Raises:
        ReadingError: the folder holds no model of outcomes.
    """
    from .outcomes import load

    return load(folder)


def with_model(analysis: Analysis, folder: Path) -> Analysis:
    """The analysis with what the model suggests, after what the rules suggest and never instead of it."""
    from .outcomes import suggest

    return replace(analysis, suggested=(*analysis.suggested, *suggest(outcome_model(folder), analysis)))


def model_digest(folder: Path) -> str:
    """A digest of the model's files: the same model gives the same, wherever it lies."""
    digest = hashlib.sha256()
    for name in ("model.json", "weights.npz"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()
