"""Text → sections of a ruling or of a filing, and what kind of document it is."""

from .find import find_sections
from .kind import Title, document_kind, find_title

__all__ = ["Title", "document_kind", "find_sections", "find_title"]
