"""Findings → the formats of annotation tools with exact positions, and corrected annotation → gold files."""

from .gold import GoldFile, to_gold
from .labels import DEFAULT_KINDS, KINDS, Label, labels_of
from .run import FORMATS, IMPORTS, export, import_annotations

__all__ = [
    "DEFAULT_KINDS",
    "FORMATS",
    "IMPORTS",
    "KINDS",
    "GoldFile",
    "Label",
    "export",
    "import_annotations",
    "labels_of",
    "to_gold",
]
