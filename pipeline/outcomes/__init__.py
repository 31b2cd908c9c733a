"""What the court decided, by the operative part; what it may decide, by the law on the facts found."""

from .stated import find_stated
from .suggest import suggest

__all__ = ["find_stated", "suggest"]
