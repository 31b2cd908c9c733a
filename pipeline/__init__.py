"""cassatio reads Kazakh and Russian court texts.

>>> from pipeline import analyze
>>> analysis = analyze("2026 жылғы 12 наурызда ...")
"""

from typing import TYPE_CHECKING, Any

from .about import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from .analysis import Analysis
    from .report.record import to_dict, to_json
    from .stages import Depth, analyze, analyze_many
    from .values import Document

_HOMES = {
    "Analysis": "analysis",
    "Depth": "stages",
    "Document": "values",
    "analyze": "stages",
    "analyze_many": "stages",
    "to_dict": "report.record",
    "to_json": "report.record",
}
__all__ = ["Analysis", "Depth", "Document", "__version__", "analyze", "analyze_many", "to_dict", "to_json"]


def __getattr__(name: str) -> Any:
    """The public names, imported when first used, so that importing a part of the package stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value
