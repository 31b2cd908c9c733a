"""The day on which the law in the knowledge base was last checked."""

from datetime import date
from functools import cache

from msgspec import Struct

from .load import load_file


class Release(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/release.toml."""

    checked_on: date


@cache
def knowledge_day() -> date:
    """The day of the last look at the law."""
    return load_file("release.toml", Release).checked_on
