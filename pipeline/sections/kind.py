"""What a document is, by its title, its operative heading, the court that sits, and its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ..cues.marks import Marks, MarksOf
from ..cues.memory import per_text
from ..knowledge.documents import KindWords
from ..knowledge.load import load_file
from ..knowledge.patterns import compiled, prepared
from ..normalize import Text
from .headings import find_headings, squeeze

FILINGS = frozenset({"cassation-complaint", "cassation-petition", "protest", "representation", "response"})
"""What parties and prosecutors write to a court of cassation."""
RULINGS = frozenset({"cassation-ruling", "appellate-ruling", "judgment", "verdict", "determination", "court-order"})

_HEAD = 6000
_FRONT = 2600
_LONGEST_TITLE = 260
_SHORT_TITLE = 60
_MORE = 45
# The title of a filing goes on with the acts it is about; that of a ruling with a date and a place only.
_OPEN_TITLES = FILINGS | {"complaint", "petition"}
_ACTS = frozenset({"resolution", "determination", "judgment", "verdict"})
_CAPITALS = prepared(r"[А-ЯЁӘІҢҒҮҰҚӨҺ](?=[А-ЯЁӘІҢҒҮҰҚӨҺ \t])(?<!\w.)(?:[ \t]{0,3}[А-ЯЁӘІҢҒҮҰҚӨҺ]){3,}(?!\w)")


class Title(NamedTuple):
    """The line that names the document; `kind` is of words/kinds.toml, where `resolution` waits for the court."""

    kind: str
    start: int
    end: int


@cache
def _words() -> KindWords:
    return load_file("words/kinds.toml", KindWords)


@cache
def _marks() -> Marks:
    return Marks(_words().marks)


@cache
def _titles() -> tuple[re.Pattern[str], tuple[tuple[int, re.Pattern[str]], ...]]:
    """The titles that begin letters, as one pattern whose last group tells which; by number those held anywhere."""
    titles = _words().titles
    begun = [f"(?P<t{i}>{title.match})" for i, title in enumerate(titles) if title.match]
    held = [(i, prepared(title.anywhere)) for i, title in enumerate(titles) if title.anywhere]
    return compiled("titles", "|".join(begun)), tuple(held)


@cache
def _statute_lines() -> re.Pattern[str]:
    return prepared(_words().statute_lines)


@cache
def _hearing_opens() -> re.Pattern[str]:
    return prepared(_words().hearing_opens)


@dataclass(frozen=True, slots=True)
class _View:
    """A text with its marks, looked for when first asked for.

    `front` is where its opening ends: with the heading of the descriptive part, if any; `decides` tells whether it has
    the operative heading of one who decided.
    """

    text: Text
    front: int
    decides: bool

    @property
    def marks(self) -> MarksOf:
        """The marks of the text."""
        return _marks_of(self.text)

    def has(self, name: str, start: int = 0, end: int | None = None) -> bool:
        """Whether the mark stands in `start:end`, by default anywhere."""
        return self.marks.has(name, start, end)

    @property
    def court_decides(self) -> bool:
        """Whether a court is named at the front and decides."""
        return self.decides and self.has("court", 0, _FRONT)


@per_text
def _marks_of(text: Text) -> MarksOf:
    return _marks().of(text)


def _view(text: Text) -> _View:
    headings = find_headings(text)
    description = next((h.start for h in headings if h.section == "description"), _FRONT)
    decides = any(h.section == "operative" and not h.name.endswith(("етеді", "яет")) for h in headings)
    return _View(text, min(description, _FRONT), decides)


@per_text
def find_title(text: Text) -> Title | None:
    """The title of the document: the first line, or run of capitals, among its first lines that reads like one."""
    for start, end in _title_places(text):
        kind, more = _read_title(text.folded[start:end])
        if kind and (kind in _OPEN_TITLES or more <= _MORE or text.clean[start:end].isupper()):
            return Title(kind, start, end)
    return None


def _read_title(line: str) -> tuple[str | None, int]:
    """The kind of the first title of the list that the letters of a line are, and how many letters stand after it."""
    return _read_short_title(line) if len(line) <= _SHORT_TITLE else _look_up_title(line)


@lru_cache(maxsize=4000)
def _read_short_title(line: str) -> tuple[str | None, int]:
    """Titles, and the names of courts and offices before them, are the same in many texts."""
    return _look_up_title(line)


def _look_up_title(line: str) -> tuple[str | None, int]:
    letters = squeeze(line)
    begun, held = _titles()
    found = begun.match(letters)
    first = int(found.lastgroup[1:]) if found and found.lastgroup else None
    for number, pattern in held:
        if first is not None and number >= first:
            break
        if title := pattern.search(letters):
            found, first = title, number
    if found is None or first is None:
        return None, 0
    return _words().titles[first].kind, len(letters) - found.end()


def _title_places(text: Text) -> Iterator[tuple[int, int]]:
    """Where a title may stand: short lines that begin with a capital, capitals inside lines, the very beginning."""
    at = 0
    for line in text.clean[:_HEAD].split("\n"):
        begins, at = at, at + len(line) + 1
        stripped = line.strip()
        if not stripped:
            continue
        first = stripped[0]
        start = begins + line.find(first)
        if len(stripped) > _LONGEST_TITLE:
            yield from _places_in_long(text.clean, stripped, start)
        elif stripped[-1] not in ",;–-" and (first.isupper() or first.isdigit()):
            yield start, start + len(stripped)


def _places_in_long(clean: str, line: str, start: int) -> list[tuple[int, int]]:
    places = [(start + found.start(), start + found.end()) for found in _CAPITALS.finditer(line)]
    if not clean[:start].strip():
        places.append((start, start + 60))
    return sorted(places)


@per_text
def document_kind(text: Text) -> str:
    """The kind of the document, one of those of the output record."""
    view = _view(text)
    title = find_title(text)
    if not view.court_decides and len(_statute_lines().findall("\n" + text.folded)) >= 3:
        return "statute"
    if title is None:
        return _kind_without_title(view)
    kind = title.kind
    if kind in _OPEN_TITLES:
        own = not (view.front < _FRONT and view.court_decides and title.start > 400)
        return _filing_kind(view, kind) if own else _kind_without_title(view)
    if _is_addressed(view):
        return _filing_kind(view, "complaint")
    return _titled_kind(view, kind)


def _titled_kind(view: _View, kind: str) -> str:
    """The kind that a title which is no filing's gives."""
    if kind in _ACTS:
        return _court_kind(view, "resolution" if kind == "determination" and _reviews(view) else kind)
    if kind == "other" and (view.court_decides or _is_letter(view)):
        return _kind_without_title(view)
    return kind


def _sitting(view: _View) -> int:
    """Where the words about the court that sits end."""
    opens = _hearing_opens().search(view.text.folded, 0, view.front)
    return opens.start() if opens else min(view.front, 400)


def _reviews(view: _View) -> bool:
    """Whether a court of cassation itself decides on lower acts under the title «определение»."""
    headings = find_headings(view.text)
    operative = next((h.end for h in reversed(headings) if h.section == "operative"), len(view.text.folded))
    return view.has("cassation_court", 0, _sitting(view)) and view.has("decides", operative)


def _is_letter(view: _View) -> bool:
    """Whether a court writes to somebody: its name at the top, «Вы» or «Сіз» in the text, no operative part."""
    if view.has("asks") or view.court_decides:
        return False
    return view.has("letter_opens", 0, 400) or (view.has("court", 0, 200) and view.has("letter"))


def _is_addressed(view: _View) -> bool:
    """Whether the text opens with the court it is addressed to, and asks it for something."""
    if view.front < _FRONT or view.court_decides:
        return False
    return view.has("addressed", 0, 250) and view.has("asks")


def _filing_kind(view: _View, kind: str) -> str:
    """Which filing a bare «жалоба» or «ходатайство» is: one to a court of cassation, or another."""
    if kind not in {"complaint", "petition"}:
        return kind
    if not view.has("complaint", 0, _FRONT):
        if view.has("petition", 0, _FRONT):
            return "cassation-petition"
        if kind == "petition":
            against = view.has("cassation_court", 0, 200) and view.has("asks") and view.has("decides")
            return "cassation-petition" if against else "other"
    of_cassation = view.has("cassation_filing", 0, _FRONT)
    if of_cassation or view.has("cassation_court", 0, 200):
        return "cassation-complaint"
    if view.has("appellate_filing", 0, 800):
        return "other"
    return "cassation-complaint" if view.has("cassation_court", 0, _FRONT) else "other"


def _court_kind(view: _View, kind: str) -> str:
    """The kind of an act by its word; only a court makes rulings."""
    if not view.has("court", 0, view.front):
        return "other"
    if view.has("authority", 0, 400) and not view.has("court", 0, 400):
        return "other"
    return _resolution_kind(view) if kind == "resolution" else kind


def _resolution_kind(view: _View) -> str:
    """Whose постановление it is: the court that sits decides, then what it hears."""
    sitting = _sitting(view)
    if view.has("cassation_court", 0, sitting):
        return "cassation-ruling"
    if view.has("cassation_filing", 0, view.front):
        appeal = view.has("appellate_court", 0, sitting) and view.has("appellate_filing", 0, view.front)
        return "appellate-ruling" if appeal else "cassation-ruling"
    if view.has("appellate_court", 0, sitting):
        return "appellate-ruling"
    if view.has("cassation_court", 0, view.front):
        return "cassation-ruling"
    return "appellate-ruling" if view.has("appellate_filing", 0, view.front) else "determination"


def _is_scholarly(view: _View) -> bool:
    """Whether the text opens as a paper does: an index number, an author who studies, a supervisor, a history."""
    return len({view.text.folded[m.start : m.end] for m in view.marks.places("article") if m.start < _FRONT}) >= 3


def _kind_by_heading(view: _View) -> str | None:
    """The kind that the operative heading of a court tells."""
    for heading in reversed(find_headings(view.text)):
        if heading.section == "operative" and view.has("court", 0, _FRONT):
            for pattern, kind in _words().operative_kinds.items():
                if re.match(pattern, heading.name):
                    return _court_kind(view, kind)
    return None


def _kind_without_title(view: _View) -> str:
    if _is_scholarly(view):
        return "article"
    if by_heading := _kind_by_heading(view):
        return by_heading
    if _is_addressed(view) and (kind := _filing_kind(view, "complaint")) != "other":
        return kind
    if view.has("article", 0, 200):
        return "article"
    if view.has("asks") and not view.has("contract") and (view.has("complaint") or view.has("petition")):
        return "cassation-complaint" if view.has("complaint") else "cassation-petition"
    return _kind_by_words(view)


def _kind_by_words(view: _View) -> str:
    history = view.marks.places("article")
    if len({view.text.folded[m.start : m.end] for m in history}) >= 2:
        return "article"
    if _is_letter(view):
        return "notice"
    if view.has("news"):
        return "article"
    if view.has("court", 0, 400) and view.has("court_acts"):
        return _court_kind(view, "resolution")
    if view.has("notice"):
        return "notice"
    return "article" if len(history) >= 2 else "other"  # a century named once makes no essay
