"""Sentences on raw text: one scan for stops and line breaks, a decision at each.

A stop ends a sentence unless a small letter follows, or it belongs to an abbreviation, to initials or to the number
of a list item. What the next word is decides where an abbreviation or initials may stand at the end.
"""

import re
from dataclasses import dataclass
from functools import cache

from ..knowledge.load import load_file
from ..knowledge.words import Abbreviations, WordList
from ..language import detect, fill_from_neighbors, languages_of
from ..normalize import Text
from ..values import Language, Sentence
from .lines import LINE_BREAK, Layout, breaks_at, read_layout

_CLOSERS = r"(?:[»\"”’'`)\]]|&\#39;|&quot;)*"
_CANDIDATE = re.compile(
    rf"[.!?…]+{_CLOSERS}(?=\s+(\S)|\Z)"  # a stop, with the character after the space
    r"|\n\s*"
    r"|(?<=[а-яәғқңөұүһі]{3})\.(?=[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{2})"  # a space forgotten
)
_DASH = "-–—"
_NOT_A_START = ",;:.)]}»%/"
_WORD_AFTER = re.compile(r"\s*[«\"„“(]*([^\W\d_]+(?:-[^\W\d_]+)?)(?!\.)")
_DATE_GOES_ON = re.compile(r"\s[0-9]{1,2}\.\s?[0-9]{4}")
_SMALL_AFTER_DASH = re.compile(r"\s*[-–—]+\s*[«\"„]?[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
_QUOTE_CLOSES = re.compile(r"\s+(?:``|''|[`'\"”»]|(?:&\#39;)+|&quot;)\s?[.,;:()]")
_WORD_BEFORE = re.compile(r"[^\s(«\"„\[]*\Z")
_NUMBER = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*")
_GLUED_NUMBER = re.compile(r"^[0-9.,/()-]+[-–]?")
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:\.-?[^\W\d_]){0,2}")
_SURNAME = re.compile(
    r"([^\W\d_]{2,}(?:ов|ев|ин|ын|ова|ева|ина|ына|ову|еву|ину|овой|евой|иной|овым|евым|иным|ским|ский|ского|скому|ская|ской|скую|ко|юк|ук"
    r"|ұлы|қызы|бай|бек|хан|баев|баева|[оеи]вт[аы][нң]\w*|овтың|евтің|ованың|еваның|инаның|иннің|овқа|ге))\s+\Z"
)


def find_sentences(text: Text) -> tuple[Sentence, ...]:
    """The sentences of the text in order, each with its language; positions count in `text.clean`.

    Headings and list items on lines of their own are sentences; a paragraph broken into lines, even with a blank line
    after each, is not cut by its breaks.
    """
    spans = split(text.clean, text.folded)
    languages = languages_of(text.folded, spans)
    default: Language = "other" if any(languages) else detect(text)
    filled = fill_from_neighbors(languages, default)
    return tuple([Sentence(start, end, language) for (start, end), language in zip(spans, filled, strict=True)])


def split(clean: str, folded: str) -> list[tuple[int, int]]:
    """The spans of the sentences of a normalized text, without the spaces between them."""
    layout = read_layout(clean)
    known = _known()
    spans: list[tuple[int, int]] = []
    start = _skip_space(clean, 0)
    for match in _CANDIDATE.finditer(clean):
        at = match.start()
        if at < start:
            continue
        if clean[at] == "\n":
            if breaks_at(clean, layout, start, match):
                end = start + len(clean[start:at].rstrip())
                if end > start:
                    spans.append((start, end))
                start = match.end()
        elif _ends(clean, folded, known, start, match):
            spans.append((start, match.end()))
            start = _skip_space(clean, match.end())
    end = start + len(clean[start:].rstrip())
    if end > start:
        spans.append((start, end))
    return spans


@dataclass(frozen=True, slots=True)
class _Known:
    inside: frozenset[str]
    either: frozenset[str]
    openers: frozenset[str]


@cache
def _known() -> _Known:
    lists = [load_file(f"words/{language}/abbreviations.toml", Abbreviations) for language in ("kk", "ru")]
    openers = [load_file(f"words/{language}/openers.toml", WordList) for language in ("kk", "ru")]
    either = frozenset(word for words in lists for word in words.either)
    return _Known(
        inside=frozenset(word for words in lists for word in words.inside) - either,
        either=either,
        openers=frozenset(word for words in openers for word in words.words),
    )


def _skip_space(clean: str, at: int) -> int:
    while at < len(clean) and clean[at].isspace():
        at += 1
    return at


def _ends(clean: str, folded: str, known: _Known, start: int, match: re.Match[str]) -> bool:
    """Whether the stop ends the sentence that began at `start`."""
    following = match[1]
    if following is None:
        return True
    if following in _NOT_A_START or following.islower():
        return False
    if following in "`'\"”&" and _QUOTE_CLOSES.match(clean, match.end()):
        return False
    if following in _DASH and _SMALL_AFTER_DASH.match(clean, match.end()):
        return False
    stop = match[0]
    if stop[0] != "." or stop.startswith(".."):
        return following != "("
    before = _WORD_BEFORE.search(folded, max(start, match.start() - 24), match.start())
    word = before[0] if before else ""
    if len(word) > 5 and word.isalpha():  # no abbreviation is longer
        return True
    return _ends_after(clean, folded, known, start, match, word)


def _ends_after(clean: str, folded: str, known: _Known, start: int, match: re.Match[str], word: str) -> bool:
    """The same after a short word, a number, initials."""
    at = match.start()
    if _NUMBER.fullmatch(word):
        return clean[start : at - len(word)].strip('«"„“(*') != "" and not _DATE_GOES_ON.match(clean, match.end())
    short = word if word in known.inside or word in known.either else _GLUED_NUMBER.sub("", word)
    if short in known.inside:
        return False
    if short in known.either:
        return _opens(folded, known, match.end()) and clean.count("(", start, at) <= clean.count(
            ")", start, match.end()
        )
    first = clean[at - len(word) : at]
    if _INITIALS.fullmatch(word) and first[:1].isupper() and "." not in first[-1:]:
        if len(word) == 2 and not first.isupper() and word not in ("дж",):
            return True
        if len(word) == 2 and first.isupper():
            return True
        return _opens(folded, known, match.end()) or _follows_surname(folded, start, at - len(word))
    return not (len(short) == 1 and short.isalpha()) or _opens(folded, known, match.end())


def _opens(folded: str, known: _Known, at: int) -> bool:
    word = _WORD_AFTER.match(folded, at)
    return word is not None and word[1] in known.openers


def _follows_surname(folded: str, start: int, at: int) -> bool:
    return _SURNAME.search(folded, max(start, at - 30), at) is not None


__all__ = ["LINE_BREAK", "Layout", "find_sentences", "split"]
