"""References to acts: found whole, read into items, resolved to the act in force on the document's day.

`find_references` and `find_case_numbers` are the stages. `annotate` links references in a text, `counts` makes the
table of citations.
"""

from .case_numbers import find_case_numbers
from .match import find_references

__all__ = ["find_case_numbers", "find_references"]
