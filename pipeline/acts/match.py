"""References to acts in a text: the grammars of both languages, then resolution."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from ..knowledge.patterns import prepared
from ..normalize import Text
from ..values import DateMention, Reference
from .aliases import with_aliases
from .found import Found, find_kazakh, find_russian
from .headings import split_headings
from .lexicon import Language, lexicon
from .refused import without_notes, without_refused
from .resolve import Resolver

_KAZAKH_LETTER = prepared("[әғқңөұүһі]")
_AROUND = 50


def find_references(
    text: Text, dates: Sequence[DateMention] = (), *, language: str, on: dt.date | None = None
) -> tuple[Reference, ...]:
    """The references to acts in `text`, in order; spans count in `text.clean`.

    `language` is the document's (kk, ru, mixed, other), `on` its own day, by which the edition of a code is chosen.
    `dates` are the dates found in the text; a date inside a reference is read again here if there are none.
    An act inside the title of another is a reference of its own, so spans may nest; they never cross.
    """
    text = without_notes(text)
    headings, found = split_headings(text, _merged(text, language))
    resolver = Resolver(text, headings, language=language, on=on, dates=dates)
    return tuple(_uncrossed(text, resolver.resolve(with_aliases(text, without_refused(text, found)))))


def _uncrossed(text: Text, references: Iterable[Reference]) -> Iterator[Reference]:
    """The references in order, without spaces at their edges; of two that cross the first stays."""
    open_ends: list[int] = []
    trimmed = (_trimmed(text, reference) for reference in references)
    for reference in sorted(trimmed, key=lambda item: (item.start, -item.end)):
        while open_ends and open_ends[-1] <= reference.start:
            open_ends.pop()
        if open_ends and reference.end > open_ends[-1]:
            continue
        open_ends.append(reference.end)
        yield reference


def _trimmed(text: Text, reference: Reference) -> Reference:
    if not (text.clean[reference.start].isspace() or text.clean[reference.end - 1].isspace()):
        return reference
    words = text.clean[reference.start : reference.end]
    start = reference.start + len(words) - len(words.lstrip())
    return replace(reference, start=start, end=start + len(words.strip()))


def _merged(text: Text, language: str) -> list[Found]:
    """What both grammars find, where both can; the document's own language decides where they overlap."""
    kazakh = find_kazakh(text) if language != "ru" or _may_cite("kk", text.folded) else []
    russian = find_russian(text) if language != "kk" or _may_cite("ru", text.folded) else []
    if not kazakh or not russian:
        return russian if not kazakh else sorted(kazakh, key=lambda item: (item.start, -item.end))
    kazakh = [item for item in kazakh if _is_kazakh(text, item)]
    russian = [item for item in russian if not _stands_in_kazakh(text, item)]
    first, second = (russian, kazakh) if language == "ru" else (kazakh, russian)
    with_units = [item for item in second if item.items]
    apart = {id(item) for item in _apart_from([item for item in first if not item.items], with_units)}
    first = [item for item in first if item.items or id(item) in apart]
    return sorted([*first, *_apart_from(second, first)], key=lambda item: (item.start, -item.end))


def _may_cite(language: Language, folded: str) -> bool:
    """Whether a text of another language may cite acts in this one."""
    words = lexicon(language).words
    if any(sign in folded for sign in words.signs):
        return True
    return words.short_sign is not None and _compiled(words.short_sign).search(folded) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return prepared(pattern)


def _is_kazakh(text: Text, item: Found) -> bool:
    return (
        item.items != ()
        or _KAZAKH_LETTER.search(text.folded, max(0, item.start - _AROUND), item.end + _AROUND) is not None
    )


def _stands_in_kazakh(text: Text, item: Found) -> bool:
    around = text.folded[max(0, item.start - _AROUND) : item.end + _AROUND]
    return len(_KAZAKH_LETTER.findall(around)) * 12 > len(around)


def _apart_from(items: Iterable[Found], others: Sequence[Found]) -> list[Found]:
    """The items that overlap none of the others; both in order."""
    kept: list[Found] = []
    at = 0
    for item in items:
        while at < len(others) and others[at].end <= item.start:
            at += 1
        if at == len(others) or others[at].start >= item.end:
            kept.append(item)
    return kept
