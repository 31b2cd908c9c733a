"""What looks like a reference and is none: amendment notes, points of contracts and minutes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ..knowledge.patterns import prepared
from ..knowledge.structure import structure_words
from ..normalize import Text
from .found import Found
from .lexicon import LANGUAGES, Language, either, lexicon
from .lines import begins_line
from .mentions import Mention
from .names import names
from .requisites import defining

_PARAGRAPH_END = prepared(r"\n[^\S\n]*\n")
_IN_BRACKETS = prepared(r"\([^()]{0,600}(?:\([^()]{0,200}\)[^()]{0,300}){0,6}\)")
_BLOT = "_"
_JOURNAL = prepared(r"(?:№|n)\s*\d[\w-]*(?:\s*,\s*\d[\w-]*)*\s*,\s*\Z")
_FRACTION = prepared(r"\d{1,3}\s?/\s?\d{1,3}\s")
_TITLED_ACTS = frozenset({"judicial-act", "other", "order", "decision", "resolution"})
_TITLE_END = prepared(r"[^\S\n]*(?:\n|\Z|№|\d|,\s*[А-ЯӘҒҚҢӨҰҮҺІ])")
_COMPANY = prepared(r"\s*[«\"“„]")
_NUMBERED = prepared(r"-\d|\s\d+/\d")
_HOURS = prepared(r"\d\s\Z")


class _Notes(NamedTuple):
    """How notes on amendments are known; `remarks` are those of their authors, in which one of `authors` stands."""

    headings: tuple[str, ...]
    authors: tuple[str, ...]
    remarks: re.Pattern[str]
    opening: re.Pattern[str]
    amended_by: re.Pattern[str]
    years: re.Pattern[str]


@cache
def _notes() -> _Notes:
    notes = [structure_words(language).notes for language in LANGUAGES]
    authors = tuple(name for words in notes for name in words.authors)
    remarks = "|".join(words.remark for words in notes if words.remark)
    return _Notes(
        headings=tuple(word for words in notes for word in words.headings),
        authors=authors,
        remarks=prepared(rf"(?:{remarks})\s+(?:{'|'.join(authors)})!?\s*"),
        opening=prepared(rf"\((?:{'|'.join(word for words in notes for word in words.opening)})"),
        amended_by=prepared(rf"(?:{'|'.join(word for words in notes for word in words.amended_by)})\s*[-–—]?\s*\Z"),
        years=prepared("|".join(words.year for words in notes if words.year)),
    )


def without_notes(text: Text) -> Text:
    """The text with notes on amendments blotted out of its folded form, so that nothing is looked for in them."""
    spans = _notes_of(text.folded)
    if not spans:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            pieces += [text.folded[at : max(at, start)], _BLOT * (end - max(at, start))]
            at = end
    return replace(text, folded="".join([*pieces, text.folded[at:]]))


def _notes_of(folded: str) -> list[tuple[int, int]]:
    """The spans of notes on amendments, in order."""
    spans: list[tuple[int, int]] = []
    for start, opened in _openings(folded):
        if not spans or start >= spans[-1][1]:
            end = _PARAGRAPH_END.search(folded, opened)
            spans.append((start, end.start() if end is not None else len(folded)))
    for opening in _notes().opening.finditer(folded):
        bracket = _IN_BRACKETS.match(folded, opening.start())
        if bracket is not None and not _notes().years.fullmatch(bracket[0]):
            spans.append(bracket.span())
    return sorted(spans)


def _openings(folded: str) -> list[tuple[int, int]]:
    """The words that open notes, in order."""
    known = _notes()
    found = [(at, at + len(word)) for word in known.headings for at in _places(folded, word)]
    if any(name in folded for name in known.authors):
        found += [match.span() for match in known.remarks.finditer(folded)]
    return sorted(found)


def _places(folded: str, word: str) -> Iterator[int]:
    """Where a word stands."""
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + len(word))


def without_refused(text: Text, found: Iterable[Found]) -> Iterator[Found]:
    """What is left when units of other documents and everyday words are taken out."""
    return (item for item in found if not _is_refused(text, item))


def _is_refused(text: Text, item: Found) -> bool:
    if item.mention is None:
        return _is_of_no_act(text.folded, item)
    if item.items:
        return item.mention.form == "head" and item.mention.kind in {"judicial-act", "decision"}
    return _is_no_act(text, item, item.mention)


def _is_of_no_act(folded: str, item: Found) -> bool:
    """Whether units are of a contract, of a journal, of the clock, of a sum."""
    start = item.start
    if _not_acts(item.language).match(folded, item.end) is not None:
        return True
    if _not_acts_before(item.language).search(folded, max(0, start - 40), start) is not None:
        return True
    if item.language == "kk":
        return _FRACTION.match(folded, start) is not None
    if folded.startswith("ст", start):
        return _JOURNAL.search(folded, max(0, start - 60), start) is not None
    clock = not item.strong and folded.startswith("ч", start)
    return clock and _HOURS.search(folded, max(0, start - 3), start) is not None


def _is_no_act(text: Text, item: Found, mention: Mention) -> bool:
    """Whether a mention without units is the document's own title, a note on amendments, the name of a company."""
    if mention.kind in _TITLED_ACTS and _is_own_title(text, item, mention):
        return True
    if _short_name().search(text.folded, max(0, item.start - 40), item.start) is not None:
        return True
    if mention.form == "abbreviation":
        unsaid = mention.jurisdiction is None and mention.word in names(item.language).with_country
        return unsaid or any(after.match(text.folded, item.end) for after in (_COMPANY, _NUMBERED))
    if mention.form != "number":
        return False
    if mention.kind == "treaty" and not (mention.title or mention.number):
        named = text.clean[item.end - len(mention.word)].isupper()
        return not named  # an agreement of the parties: «5 мамырдағы келісім»
    return _notes().amended_by.search(text.folded, max(0, item.start - 40), item.start) is not None


def _is_own_title(text: Text, item: Found, mention: Mention) -> bool:
    """Whether a court act is named where a document bears its own title: «ПОСТАНОВЛЕНИЕ от …», «… қаулы» on a line."""
    if not begins_line(text, item.start):
        return False
    if item.language == "ru":
        return text.clean[item.start : item.start + len(mention.word)].isupper()
    return mention.word in lexicon("kk").words.bare_titles and _TITLE_END.match(text.clean, item.end) is not None


@cache
def _short_name() -> re.Pattern[str]:
    """What stands before the short name that an act gets: a definition, not one more mention."""
    return prepared(rf"{defining()}\s*[:–—-]\s*[«\"“]?\Z")


@cache
def _not_acts_before(language: Language) -> re.Pattern[str]:
    return prepared(rf"(?<!\w){either(lexicon(language).words.not_acts_before)}\s+\Z")


@cache
def _not_acts(language: Language) -> re.Pattern[str]:
    return prepared(rf"\s+{either(lexicon(language).words.not_acts)}")
