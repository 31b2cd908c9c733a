"""The tables of a batch → a page for a first look, the same numbers as a table, a sample to check by hand."""

from .page import write_page
from .read import Tables
from .sample import draw
from .summary import Group, Summary, summarize

__all__ = ["Group", "Summary", "Tables", "draw", "summarize", "write_page"]
