"""Sentences on raw text: one scan for stops and line breaks, a decision at each.

A stop ends a sentence unless a small letter follows, or it belongs to an abbreviation, to initials or to the number
of a list item. What the next word is decides where an abbreviation or initials may stand at the end.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..knowledge.words import Abbreviations, WordList
from ..language import detect, fill_from_neighbors, languages_of
from ..normalize import Text
from ..values import Language, Sentence
from .lines import breaks_at, numbered_heading, read_layout

_CLOSERS = r"(?:[»\"”’'`)\]]|&\#39;|&quot;)*"
# All begin with one class of characters, so that the engine skips to them.
_CANDIDATE = prepared(
    r"[.!?…\n](?:"
    r"(?<=\n)\s*"
    r"|(?<=[^\W\d_]{3}\.)\s+(?=([A-ZА-ЯӘҒҚҢӨҰҮҺІ0-9]))"  # a dot after three letters, with the space after it
    # a stop, with the character after the space; of several in a row the first, else a long row would be quadratic
    rf"|(?<!\n)(?<![.!?…].)[.!?…]*{_CLOSERS}(?=\s+([^\sа-яәғқңөұүһі])|\Z)"
    r"|(?<=[а-яәғқңөұүһі]{3}\.)(?=[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{2})"  # a space forgotten
    r")"
)
_BREAK = prepared(r"\n\s*")
_AFTER_LETTERS = 1
"""The group of `_CANDIDATE` that tells a dot after letters, too many for initials."""

_DASHES = "-–—"
_QUOTES = "`'\"”&"
_OPENING = '«"„“(*'
_SPACE = prepared(r"\s*")
_LONGEST_ABBREVIATION = 5
_LONGEST_HEADING_NUMBER = 25
_REACH = 24
_NOT_A_START = ",;:.)]}»%/№"
_WORD_AFTER = prepared(r"\s*[«\"„“(]*([^\W\d_]+(?:-[^\W\d_]+)?)(?!\.)")
_DATE_GOES_ON = prepared(r"\s[0-9]{1,2}\.\s?[0-9]{4}")
_SMALL_AFTER_DASH = prepared(r"\s*[-–—]+\s*[«\"„]?[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
_QUOTE_CLOSES = prepared(r"\s+(?:``|''|[`'\"”»]|(?:&\#39;)+|&quot;)\s?[.,;:()]")
_WORD_BACKWARD = prepared(r"[^\s(«\"„\[]*")
_FIGURES = prepared("[0-9]+")
_NUMBER = prepared(r"[0-9]+(?:[.,/-][0-9]+)*")
_PART_BEFORE = prepared(
    r"(?<![^\W_])(?:п|пп|ст|ч|пункт\w{0,4}|подпункт\w{0,4}|статья|стать[иеёю]\w?|раздел\w{0,3})\.?\s*\Z"
)
_DOTTED = prepared(r"[^\W\d_](?:\.[^\W\d_]){1,3}")
_MORE_INITIALS = prepared(r"\s+[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\.")
_GLUED_NUMBER = prepared(r"^[0-9.,/()-]+[-–]?")
_INITIALS = prepared(r"(?:Дж|[А-ЯЁӘҒҚҢӨҰҮҺІA-Z])(?:\.-?[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]){0,2}")
# A remark in brackets that belongs to the sentence before it: «Юнусова Ф. (истец)».
_REMARK = prepared(r"\s*\([а-яёәғқңөұүһі]")
_NAME_BEFORE = prepared(r"([А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+)\s+\Z")
# What surnames end in, in the nominative and the cases that matter.
_SURNAME = prepared(
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
        at, end = match.span()
        if at < start:
            continue
        if match.lastindex == _AFTER_LETTERS:
            if at - start >= _LONGEST_HEADING_NUMBER and _is_after_word(source, at):
                spans.append((start, at + 1))  # most sentences end so: nothing else is asked
                start = end
                continue
            end = at + 1
        if clean[at] == "\n":
            if breaks_at(clean, layout, match):
                spans.append((start, _before_space(clean, start, at)))
                start = end
        elif _ends(source, start, at, end, match[match.lastindex] if match.lastindex else None):
            spans.append((start, end))
            start = _skip_space(clean, end)
        elif (gap := _BREAK.search(clean, end, match.end())) and breaks_at(clean, layout, gap):
            spans.append((start, end))
            start = gap.end()
    if start < len(clean):
        spans.append((start, _before_space(clean, start, len(clean))))
    return spans


@dataclass(frozen=True, slots=True)
class _Known:
    """The words that matter; `abbreviations` are all that are of letters only."""

    inside: frozenset[str]
    either: frozenset[str]
    units: frozenset[str]
    titles: frozenset[str]
    openers: frozenset[str]
    abbreviations: frozenset[str]


@cache
def _known() -> _Known:
    lists = [load_file(f"words/{language}/abbreviations.toml", Abbreviations) for language in ("kk", "ru")]
    openers = [load_file(f"words/{language}/openers.toml", WordList) for language in ("kk", "ru")]
    titles = [load_file(f"words/{language}/titles.toml", WordList) for language in ("kk", "ru")]
    either = frozenset(word for words in lists for word in words.either)
    every = (word for words in lists for word in (*words.inside, *words.either, *words.units))
    return _Known(
        abbreviations=frozenset(word for word in every if word.isalpha()),
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


def _is_after_word(source: _Source, at: int) -> bool:
    """Whether the dot at `at` follows a word that is no abbreviation."""
    before = source.folded[at - _REACH : at]
    word = before[before.rfind(" ") + 1 :]
    return word.isalpha() and word not in source.known.abbreviations


def _ends(source: _Source, start: int, at: int, end: int, following: str | None) -> bool:
    """Whether the stop at `at:end`, before the character `following`, ends the sentence that began at `start`."""
    if following is None:
        return True
    if _goes_on(source.clean, following, end):
        return False
    if source.clean[at] != "." or source.clean[at + 1 : at + 2] == ".":
        return following != "("
    if at - start < _LONGEST_HEADING_NUMBER and (
        _FIGURES.fullmatch(source.folded, start, at) or numbered_heading().fullmatch(source.folded, start, at)
    ):
        return False
    return _dot_ends(source, start, at, end, following)


def _dot_ends(source: _Source, start: int, at: int, end: int, following: str) -> bool:
    """The same for a single dot, by the word before it."""
    word = _word_before(source.folded, start, at)
    kind = _kind_of_word(word, source.clean[at - len(word) : at])
    if kind == "word":
        return True
    if kind == "inside":
        return False
    if kind == "initials":
        return _ends_after_initials(source, start, end, following, at - len(word))
    if kind == "number":
        return _ends_after_number(source, start, at, end, word)
    if kind == "unit":
        return not following.isdigit()
    opens = _opens(source, end)
    return opens and (kind == "letter" or not _in_brackets(source.clean, start, at, end))


def _word_before(folded: str, start: int, at: int) -> str:
    """The word that the dot at `at` follows, with the signs glued to it."""
    before = folded[max(start, at - _REACH) : at]
    word = before[before.rfind(" ") + 1 :]
    if word.isalnum():
        return word
    backward = _WORD_BACKWARD.match(word[::-1])  # from its end, so that one look is enough
    return word[len(word) - backward.end() :] if backward else ""


@lru_cache(maxsize=20_000)
def _kind_of_word(word: str, written: str) -> str:
    """What a dot after the word may be: that of a number, of initials, of an abbreviation; `written` as in the text."""
    if len(word) > _LONGEST_ABBREVIATION and word.isalpha():
        return "word"
    if _NUMBER.fullmatch(word):
        return "number"
    if _INITIALS.fullmatch(written):
        return "initials"
    return _kind_of_short(word, written)


def _kind_of_short(word: str, written: str) -> str:
    known = _known()
    short = word if word in known.inside or word in known.either else _GLUED_NUMBER.sub("", word)
    if short in known.inside:
        return "inside"
    if short in known.units and written[-1].islower():
        return "unit"
    if short in known.either or _DOTTED.fullmatch(short):
        return "either"
    return "letter" if len(short) == 1 and short.isalpha() else "word"


def _goes_on(clean: str, following: str, at: int) -> bool:
    """Whether what follows the stop cannot begin a sentence."""
    if following in _NOT_A_START or following.islower():
        return True
    if following == "(":
        return _REMARK.match(clean, at) is not None
    if following in _QUOTES:
        return _QUOTE_CLOSES.match(clean, at) is not None
    return following in _DASHES and _SMALL_AFTER_DASH.match(clean, at) is not None


def _ends_after_number(source: _Source, start: int, at: int, end: int, number: str) -> bool:
    """Not after the number of a list item («1. Сот …», «: 1. Договор …»), nor inside a spaced date or brackets."""
    clean, first = source.clean, at - len(number)
    before = clean[start:first].strip().strip(_OPENING)
    if not before or before[-1] in ":;" or _DATE_GOES_ON.match(clean, end) or _in_brackets(clean, start, at, end):
        return False
    if "." in number and _PART_BEFORE.search(source.folded, max(start, first - 14), first):
        return _opens(source, end)  # «пункт 1.1. Устава»
    return True


def _ends_after_initials(source: _Source, start: int, end: int, following: str, first: int) -> bool:
    """Whether initials stand after the surname («Громов П. Выданная …»), not before it («Судья П. Громов»)."""
    if following.isdigit() or _MORE_INITIALS.match(source.clean, end):
        return False
    if _opens(source, end):
        return True
    piece = source.clean[max(start, first - 30) : first]
    if piece.islower():  # «төрағалық етуші Ж. Есенов»: no name
        return False
    before = _NAME_BEFORE.search(piece)
    if before is None or before[1].lower() in source.known.titles:
        return False
    if _SURNAME.fullmatch(before[1].lower()):
        return True
    # The first word of a sentence has a capital anyway: «Мұғалім Ә. Нұрланов …».
    following_word = _WORD_AFTER.match(source.folded, end)
    is_first = first - len(piece) + before.start() <= start
    return not is_first and not (following_word and _SURNAME.fullmatch(following_word[1]))


def _opens(source: _Source, at: int) -> bool:
    """Whether the word after `at` is one that begins sentences."""
    word = _WORD_AFTER.match(source.folded, at)
    return word is not None and word[1] in source.known.openers


def _in_brackets(clean: str, start: int, at: int, end: int) -> bool:
    return clean.count("(", start, at) > clean.count(")", start, end)
