"""What a person sees on a page: its words, by parts."""

import re
from html import unescape
from pathlib import Path

DOCUMENTS = Path(__file__).parent / "documents"


def document(name: str) -> bytes:
    return (DOCUMENTS / f"{name}.txt").read_bytes()


def words(html: str) -> str:
    """The visible words of a piece of HTML, on one line."""
    html = re.sub(r"<(script|style|textarea)\b.*?</\1>", " ", html, flags=re.DOTALL)
    html = re.sub(r"</?(?:strong|a|q|span)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def alarm(html: str) -> str:
    """The words of the box that asks for attention."""
    found = re.search(r'<section class="alarm".*?</section>', html, re.DOTALL)
    return words(found[0]) if found else ""


def law(html: str) -> str:
    """The court, the code, the edition, the term."""
    found = re.search(r'<dl class="law">.*?</dl>', html, re.DOTALL)
    return words(found[0]) if found else ""


def row(html: str, heading: str) -> str:
    """The line of the checklist with this heading."""
    rows = re.findall(r"<tr class=.*?</tr>", html, re.DOTALL)
    return next((words(found) for found in rows if f">{heading}<" in found), "")


def own_words(html: str) -> str:
    """The words of the program alone: without the text of the document, quotations of it, and names of files."""
    html = re.sub(r"<(pre|q|option)\b.*?</\1>", " ", html, flags=re.DOTALL)
    html = re.sub(r"(?s)<nav aria-label.*?</nav>", " ", html)
    return words(html)
