"""What a document is, by its title, its operative heading, the court that sits, and its words."""

import re
from dataclasses import dataclass
from functools import cache

from ..cues.spaces import compile_words
from ..knowledge.load import load_file
from ..knowledge.documents import KindWords
from ..normalize import Text
from .headings import find_headings, squeeze

FILINGS = frozenset({"cassation-complaint", "cassation-petition", "protest", "representation", "response"})
RULINGS = frozenset({"cassation-ruling", "appellate-ruling", "judgment", "verdict", "determination", "court-order"})

_HEAD = 6000
_FRONT = 2600
_LONGEST_TITLE = 260
_MORE = 45
# The title of a filing goes on with the acts it is about; that of a ruling with a date and a place only.
_OPEN_TITLES = frozenset(
    {"cassation-complaint", "cassation-petition", "protest", "representation", "response", "complaint", "petition"}
)
_ASKS = re.compile(r"\b(?:прошу|просим|сұраймын|сұраймыз|сұрайды|өтінемін|өтінеміз|просит)\b")
_CAPITALS = re.compile(r"(?<!\w)[А-ЯЁӘІҢҒҮҰҚӨҺ](?:[ \t]{0,3}[А-ЯЁӘІҢҒҮҰҚӨҺ]){3,}(?!\w)")
_SPLIT = re.compile(r"рассмотре[влн]|рассматрив|изучив|сот отырысында|сот мәжілісінде|қарап\b|по иску|талап қою|по делу|істі")


@dataclass(frozen=True, slots=True)
class Title:
    """The line that names the document; `kind` is of words/kinds.toml, where `resolution` waits for the court."""

    kind: str
    start: int
    end: int


@cache
def _words() -> KindWords:
    return load_file("words/kinds.toml", KindWords)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compile_words(getattr(_words(), name))


@cache
def _titles() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(title.match), title.kind) for title in _words().titles)


def find_title(text: Text) -> Title | None:
    """The title of the document: the first line, or run of capitals, among its first lines that reads like one."""
    for start, end in _title_places(text):
        letters = squeeze(text.folded[start:end])
        for pattern, kind in _titles():
            found = pattern.match(letters)
            if found and (kind in _OPEN_TITLES or len(letters) - found.end() <= _MORE or text.clean[start:end].isupper()):
                return Title(kind, start, end)
    return None


def _title_places(text: Text) -> list[tuple[int, int]]:
    """Where a title may stand: short lines that begin with a capital, capitals inside lines, the very beginning."""
    places: list[tuple[int, int]] = []
    at = 0
    head = text.clean[:_HEAD]
    for line in head.split("\n"):
        start = at + len(line) - len(line.lstrip())
        stripped = line.strip()
        at += len(line) + 1
        if not stripped:
            continue
        if len(stripped) <= _LONGEST_TITLE and (stripped[0].isupper() or stripped[0].isdigit()) and stripped[-1] not in ",;–-":
            places.append((start, start + len(stripped)))
        elif len(stripped) > _LONGEST_TITLE:
            places += [(start + found.start(), start + found.end()) for found in _CAPITALS.finditer(stripped)]
            if start == len(text.clean) - len(text.clean.lstrip()):
                places.append((start, start + 60))
    return sorted(places)


def document_kind(text: Text) -> str:
    """The kind of the document, one of those of the output record."""
    folded = text.folded
    title = find_title(text)
    if len(list(_pattern("statute_lines").finditer(folded))) >= 3 and not _court_decides(text):
        return "statute"
    if title is None:
        return _kind_without_title(text)
    kind = title.kind
    if kind == "determination" and _reviews(text):
        kind = "resolution"
    if kind in _OPEN_TITLES:
        return _filing_kind(text, kind) if _is_filing(text, title) else _kind_without_title(text)
    if _is_addressed(text):
        return _filing_kind(text, "complaint")
    if kind in {"resolution", "determination", "judgment", "verdict"}:
        return _court_kind(text, kind)
    if kind == "other" and (_court_decides(text) or _is_letter(text)):
        return _kind_without_title(text)
    return kind


def _reviews(text: Text) -> bool:
    """Whether a court of cassation itself decides on lower acts under the title «определение»."""
    front = _front(text)
    split = _SPLIT.search(front)
    sitting = front[: split.start()] if split else front[:400]
    operative = next((h.end for h in reversed(find_headings(text)) if h.section == "operative"), len(text.folded))
    decides = _pattern("decides_on_acts").search(text.folded, operative)
    return bool(_pattern("cassation_court").search(sitting) and decides)


def _is_letter(text: Text) -> bool:
    """Whether a court writes to somebody: its name at the top, «Вы» or «Сіз» in the text, no operative part."""
    return bool(
        _pattern("court").search(text.folded, 0, 200)
        and _pattern("letter_marks").search(text.folded)
        and not _ASKS.search(text.folded)
        and not _court_decides(text)
    )


def _is_addressed(text: Text) -> bool:
    """Whether the text opens with the court it is addressed to, and asks it for something."""
    return bool(
        _pattern("addressed").search(text.folded, 0, 400) and _ASKS.search(text.folded) and not _court_decides(text)
    )


def _filing_kind(text: Text, kind: str) -> str:
    """Which filing a bare «жалоба» or «ходатайство» is: one to a court of cassation, or another."""
    if kind not in {"complaint", "petition"}:
        return kind
    front = text.folded[:_FRONT]
    if kind == "petition" or not _pattern("complaint_marks").search(front):
        if _pattern("petition_marks").search(front) and not _pattern("complaint_marks").search(front):
            return "cassation-petition"
        if kind == "petition":
            return "other"
    if _pattern("appellate_filing").search(front[:800]) and not _pattern("cassation_filing").search(front):
        return "other"
    return "cassation-complaint" if _pattern("cassation_filing").search(front) or _pattern("cassation_court").search(front) else "other"


def _court_decides(text: Text) -> bool:
    """Whether an operative heading of a court stands in the text."""
    return any(h.section == "operative" and not h.name.endswith(("етеді", "яет")) for h in find_headings(text)) and bool(
        _pattern("court").search(text.folded, 0, _FRONT)
    )


def _is_filing(text: Text, title: Title) -> bool:
    """Whether a title of a filing is the document's own, not a subject line of a ruling that speaks of one."""
    description = any(h.section == "description" for h in find_headings(text))
    return not (description and _court_decides(text) and title.start > 400)


def _front(text: Text) -> str:
    description = next((h.start for h in find_headings(text) if h.section == "description"), _FRONT)
    return text.folded[: min(description, _FRONT)]


def _court_kind(text: Text, kind: str) -> str:
    """The kind of an act by its word; only a court makes rulings."""
    front = _front(text)
    if not _pattern("court").search(front):
        return "other"
    if _pattern("authority").search(front[:400]) and not _pattern("court").search(front[:400]):
        return "other"
    return _resolution_kind(front) if kind == "resolution" else kind


def _resolution_kind(front: str) -> str:
    """Whose постановление it is: the court that sits decides, then what it hears."""
    split = _SPLIT.search(front)
    sitting = front[: split.start()] if split else front[:400]
    cassation = _pattern("cassation_court").search(sitting)
    appeal = _pattern("appellate_court").search(sitting)
    if cassation:
        return "cassation-ruling"
    filed_cassation = _pattern("cassation_filing").search(front)
    filed_appeal = _pattern("appellate_filing").search(front)
    if appeal and not (filed_cassation and not filed_appeal):
        return "appellate-ruling"
    if filed_cassation or _pattern("cassation_court").search(front):
        return "cassation-ruling"
    return "appellate-ruling" if filed_appeal or appeal else "determination"


def _kind_without_title(text: Text) -> str:
    folded = text.folded
    for heading in reversed(find_headings(text)):
        if heading.section == "operative" and _pattern("court").search(folded, 0, _FRONT):
            for pattern, kind in _words().operative_kinds.items():
                if re.match(pattern, heading.name):
                    return _court_kind(text, kind)
    marks = {name: bool(_pattern(name).search(folded)) for name in ("contract_marks", "article_marks", "news_marks")}
    if _is_addressed(text) and (kind := _filing_kind(text, "complaint")) != "other":
        return kind
    asks = any(h.section == "request" for h in find_headings(text)) or _ASKS.search(folded)
    if asks and not marks["contract_marks"]:
        if _pattern("complaint_marks").search(folded):
            return "cassation-complaint"
        if _pattern("petition_marks").search(folded):
            return "cassation-petition"
    if len({found[0] for found in _pattern("article_marks").finditer(folded)}) >= 2:
        return "article"
    front = _front(text)
    if marks["news_marks"]:
        return "other"
    if _is_letter(text):
        return "notice"
    if _pattern("court").search(front[:400]) and _pattern("court_acts").search(folded):
        return _court_kind(text, "resolution")
    if _pattern("notice_marks").search(folded):
        return "notice"
    return "article" if marks["article_marks"] else "other"
