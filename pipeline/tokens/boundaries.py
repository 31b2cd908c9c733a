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
from .lines import breaks_at, numbered_heading, read_layout

_CLOSERS = r"(?:[»\"”’'`)\]]|&\#39;|&quot;)*"
_CANDIDATE = re.compile(
    rf"[.!?…]+{_CLOSERS}(?=\s+(\S)|\Z)"  # a stop, with the character after the space
    r"|\n\s*"
    r"|\.(?<=[а-яәғқңөұүһі]{3}\.)(?=[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{2})"  # a space forgotten
)
_DASHES = "-–—"
_QUOTES = "`'\"”&"
_OPENING = '«"„“(*'
_SPACE = re.compile(r"\s*")
_LONGEST_ABBREVIATION = 5
_LONGEST_HEADING_NUMBER = 25
_NOT_A_START = ",;:.)]}»%/№"
_WORD_AFTER = re.compile(r"\s*[«\"„“(]*([^\W\d_]+(?:-[^\W\d_]+)?)(?!\.)")
_DATE_GOES_ON = re.compile(r"\s[0-9]{1,2}\.\s?[0-9]{4}")
_SMALL_AFTER_DASH = re.compile(r"\s*[-–—]+\s*[«\"„]?[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
_QUOTE_CLOSES = re.compile(r"\s+(?:``|''|[`'\"”»]|(?:&\#39;)+|&quot;)\s?[.,;:()]")
_WORD_BACKWARD = re.compile(r"[^\s(«\"„\[]*")
_NUMBER = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*")
_PART_BEFORE = re.compile(
    r"(?<![^\W_])(?:п|пп|ст|ч|пункт\w{0,4}|подпункт\w{0,4}|статья|стать[иеёю]\w?|раздел\w{0,3})\.?\s*\Z"
)
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,3}")
_MORE_INITIALS = re.compile(r"\s+[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\.")
_GLUED_NUMBER = re.compile(r"^[0-9.,/()-]+[-–]?")
_INITIALS = re.compile(r"(?:Дж|[А-ЯЁӘҒҚҢӨҰҮҺІA-Z])(?:\.-?[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]){0,2}")
# A remark in brackets that belongs to the sentence before it: «Юнусова Ф. (истец)».
_REMARK = re.compile(r"\s*\([а-яёәғқңөұүһі]")
_NAME_BEFORE = re.compile(r"([А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+)\s+\Z")
# What surnames end in, in the nominative and the cases that matter.
_SURNAME = re.compile(
    r"\w*(?:ов|ев|ин|ын|ова|ева|ина|ына|ову|еву|ину|овой|евой|иной|овым|евым|иным|ский|ского|скому|ским|ская|ской|скую"
    r"|енко|юк|ук|ұлы|қызы|баев|баева|[оеи][вн]т[ыі]ң|[оеи][вн]аның|[оеи][вн][қғг][ае])"
)


def find_sentences(text: Text) -> tuple[Sentence, ...]:
    """The sentences of the text in order, each with its language; positions count in `text.clean`.

    Headings and list items on lines of their own are sentences; a paragraph broken into lines, even with a blank line
    after each, is not cut by its breaks.
    """
    spans = split(text.clean, text.folded)
    languages = languages_of(text.folded, spans, strange=text.strange)
    default: Language = "other" if any(languages) else detect(text)
    filled = fill_from_neighbors(languages, default)
    return tuple([Sentence(start, end, language) for (start, end), language in zip(spans, filled, strict=True)])


def split(clean: str, folded: str) -> list[tuple[int, int]]:
    """The spans of the sentences of a normalized text, without the spaces between them."""
    layout = read_layout(clean)
    source = _Source(clean, folded, _known())
    spans: list[tuple[int, int]] = []
    start = _skip_space(clean, 0)
    for match in _CANDIDATE.finditer(clean):
        at = match.start()
        if at < start:
            continue
        if clean[at] == "\n":
            if breaks_at(clean, layout, match):
                spans.append((start, _before_space(clean, start, at)))
                start = match.end()
        elif _ends(source, start, match):
            spans.append((start, match.end()))
            start = _skip_space(clean, match.end())
    if start < len(clean):
        spans.append((start, _before_space(clean, start, len(clean))))
    return spans


@dataclass(frozen=True, slots=True)
class _Known:
    inside: frozenset[str]
    either: frozenset[str]
    units: frozenset[str]
    titles: frozenset[str]
    openers: frozenset[str]


@cache
def _known() -> _Known:
    lists = [load_file(f"words/{language}/abbreviations.toml", Abbreviations) for language in ("kk", "ru")]
    openers = [load_file(f"words/{language}/openers.toml", WordList) for language in ("kk", "ru")]
    titles = [load_file(f"words/{language}/titles.toml", WordList) for language in ("kk", "ru")]
    either = frozenset(word for words in lists for word in words.either)
    return _Known(
        inside=frozenset(word for words in lists for word in words.inside) - either,
        either=either,
        titles=frozenset(word for words in titles for word in words.words),
        units=frozenset(word for words in lists for word in words.units),
        openers=frozenset(word for words in openers for word in words.words),
    )


@dataclass(frozen=True, slots=True)
class _Source:
    clean: str
    folded: str
    known: _Known


def _skip_space(clean: str, at: int) -> int:
    match = _SPACE.match(clean, at)
    assert match is not None
    return match.end()


def _before_space(clean: str, start: int, end: int) -> int:
    return start + len(clean[start:end].rstrip())


def _ends(source: _Source, start: int, match: re.Match[str]) -> bool:
    """Whether the stop ends the sentence that began at `start`."""
    following, stop = match[1], match[0]
    if following is None:
        return True
    if _goes_on(source.clean, following, match.end()):
        return False
    if stop[0] != "." or stop.startswith(".."):
        return bool(following != "(")
    if match.start() - start < _LONGEST_HEADING_NUMBER:
        heading = numbered_heading().fullmatch(source.folded, start, match.start())
        return heading is None and _dot_ends(source, start, match)
    return _dot_ends(source, start, match)


def _dot_ends(source: _Source, start: int, match: re.Match[str]) -> bool:
    """The same for a single dot, by the word before it."""
    before = source.folded[max(start, match.start() - 24) : match.start()]
    backward = _WORD_BACKWARD.match(before[::-1])  # from its end, so that one look is enough
    word = before[len(before) - backward.end() :] if backward else ""
    if len(word) > _LONGEST_ABBREVIATION and word.isalpha():
        return True
    if _NUMBER.fullmatch(word):
        return _ends_after_number(source, start, match, word)
    return _ends_after_short_word(source, start, match, word)


def _goes_on(clean: str, following: str, at: int) -> bool:
    """Whether what follows the stop cannot begin a sentence."""
    if following in _NOT_A_START or following.islower():
        return True
    if following == "(":
        return _REMARK.match(clean, at) is not None
    if following in _QUOTES:
        return _QUOTE_CLOSES.match(clean, at) is not None
    return following in _DASHES and _SMALL_AFTER_DASH.match(clean, at) is not None


def _ends_after_number(source: _Source, start: int, match: re.Match[str], number: str) -> bool:
    """Not after the number of a list item («1. Сот …», «: 1. Договор …»), nor inside a spaced date or brackets."""
    clean, first = source.clean, match.start() - len(number)
    before = clean[start:first].strip().strip(_OPENING)
    if not before or before[-1] in ":;" or _DATE_GOES_ON.match(clean, match.end()) or _in_brackets(clean, start, match):
        return False
    if "." in number and _PART_BEFORE.search(source.folded, max(start, first - 14), first):
        return _opens(source, match.end())  # «пункт 1.1. Устава»
    return True


def _ends_after_short_word(source: _Source, start: int, match: re.Match[str], word: str) -> bool:
    known, at = source.known, match.start()
    if _INITIALS.fullmatch(source.clean, at - len(word), at):
        return _ends_after_initials(source, start, match, at - len(word))
    short = word if word in known.inside or word in known.either else _GLUED_NUMBER.sub("", word)
    if short in known.inside:
        return False
    if short in known.units and source.clean[at - 1].islower():
        return not match[1].isdigit()
    opens = _opens(source, match.end())
    if short in known.either or _DOTTED.fullmatch(short):
        return opens and not _in_brackets(source.clean, start, match)
    return opens or not (len(short) == 1 and short.isalpha())


def _ends_after_initials(source: _Source, start: int, match: re.Match[str], first: int) -> bool:
    """Whether initials stand after the surname («Громов П. Выданная …»), not before it («Судья П. Громов»)."""
    if match[1].isdigit() or _MORE_INITIALS.match(source.clean, match.end()):
        return False
    if _opens(source, match.end()):
        return True
    before = _NAME_BEFORE.search(source.clean, max(start, first - 30), first)
    if before is None or before[1].lower() in source.known.titles:
        return False
    if _SURNAME.fullmatch(before[1].lower()):
        return True
    # The first word of a sentence has a capital anyway: «Мұғалім Ә. Нұрланов …».
    following = _WORD_AFTER.match(source.folded, match.end())
    return before.start() > start and not (following and _SURNAME.fullmatch(following[1]))


def _opens(source: _Source, at: int) -> bool:
    """Whether the word after `at` is one that begins sentences."""
    word = _WORD_AFTER.match(source.folded, at)
    return word is not None and word[1] in source.known.openers


def _in_brackets(clean: str, start: int, match: re.Match[str]) -> bool:
    return clean.count("(", start, match.start()) > clean.count(")", start, match.end())
