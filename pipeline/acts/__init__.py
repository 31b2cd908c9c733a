"""References to acts: found whole, read into items, resolved to the act in force on the document's day.

`find_references` and `find_case_numbers` are the stages; `annotate_text` and `annotate_html` link references in a
text, `count_references` makes the table of citations.
"""

from .annotate import annotate_html, annotate_text, html_text, meaning
from .case_numbers import find_case_numbers
from .counts import LEVELS, Citation, count_references
from .match import find_references

__all__ = [
    "LEVELS",
    "Citation",
    "annotate_html",
    "annotate_text",
    "count_references",
    "find_case_numbers",
    "find_references",
    "html_text",
    "meaning",
]
