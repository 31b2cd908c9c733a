"""Text → clusters: the words of one possible date or term, each with its class letter, nothing foreign between them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..knowledge.patterns import alternation, compiled, prepared
from ..values import DateMention
from .anchors import anchors
from .lexicon import LETTERS, Entry, digits, entries, left_words, month_alike, stems
from .plain import ENDS, read_plain

MAX_TOKENS = 64
"""A longer row of numbers is cut: no enumeration of days is that long, and the work stays linear."""

_LONGEST_ANCHOR = 300
"""More than any anchor looks at."""

_LEFT_STEPS = 24
_LEFT_REACH = 160
# Classes of words that a hyphen joins to the number before them.
_JOINED = frozenset("yzZMGcCqhHuknagjw")
_OPENING = "«\"“„'"

# dd.mm.yyyy, dd/mm/yyyy, dd-mm-yyyy; «dd».mm.yyyy; dd.II.yyyy; yyyy.mm.dd and so on; dd.mm.yy, two digits everywhere.
_FIGURES = (
    r"(?:(?:(?P<d1>[0-3]?[0-9])(?:\.[ \n]?(?P<m1>[01]?[0-9])\.[ \n]?|(?P<s1>[/-])(?P<m1b>[01]?[0-9])(?P=s1))"
    r"(?P<y1>[12][0-9]{3})"
    r"|[«\"“]\s?(?P<d4>[0-3]?[0-9])\s?[»\"”]\s?\.?\s?(?P<m4>[01]?[0-9])[. \n]\s?(?P<y4>[12][0-9]{3})"
    r"|(?P<d5>[0-3]?[0-9])[./-](?P<m5>[ivxіх]{1,4})[./-](?P<y5>[12][0-9]{3})"
    r"|(?P<y2>[12][0-9]{3})(?P<s2>[./-])(?P<m2>[01]?[0-9])(?P=s2)(?P<d2>[0-3]?[0-9])"
    r"|(?P<d3>[0-3][0-9])(?P<s3>[./])(?P<m3>[01][0-9])(?P=s3)(?P<y3>[0-9]{2}))"
    r"(?![0-9]|[.,/:][0-9]|-[0-9]{1,2}(?![0-9.])))"
)
_ROMAN_SUFFIX = prepared(f"-(?![ivxіх]+(?![{LETTERS}]))[{LETTERS}]{{1,4}}(?![{LETTERS}])")
_WORD_NEXT = prepared(rf"\s?([{LETTERS}]+)")
_YEAR_NEXT = prepared(r"\s{0,3}[12][0-9]{3}(?![0-9])")
_BACK = prepared(
    rf"\s*(?:(?P<word>[{LETTERS}]+)(?P<number>-?[0-9]{{1,4}}(?![0-9]))?|[0-9]{{1,4}}(?![0-9])|[-–—−,/()»”_…]|(?P<open>[«\"“„']))"
)


class Token(NamedTuple):
    """A word, number or sign with its class letter; `value` a number, a date (y, m, d) or what the word stands for."""

    letter: str
    start: int
    end: int
    value: int | str | tuple[int, int, int] | None = None
    entry: Entry | None = None
    ordinal: bool = False
    suffix: str = ""


def number_of(token: Token) -> int:
    """The value of a token that is a number or a month."""
    assert not isinstance(token.value, tuple)
    return int(token.value or 0)


@cache
def _token_pattern() -> re.Pattern[str]:
    """One token: a word, a date or number in figures, a blank or a sign."""
    suffix = "|".join(digits().suffixes)
    glued = "|".join(digits().glued)
    return compiled(
        "tokens-of-dates",
        rf"\s*(?:(?P<w>[{LETTERS}]+)"
        # Most numbers are not dates in figures, which the first sign after them tells.
        rf"|(?=[0-9]{{1,4}}[./-]|[«\"“])(?:(?P<date>{_FIGURES}(?:-(?:{suffix})(?![{LETTERS}]))?)"
        r"|(?P<Q>(?:0[1-9]|1[0-2])\.(?:19|20)[0-9]{2}(?![0-9]|\.[0-9]))"
        r"|(?P<P>[0-3][0-9]\.[01][0-9](?:\.(?=\s?[-–—пд]))?(?![0-9]|\.[0-9])))"
        rf"|(?P<n>[«\"“„']\s?(?P<quoted>[0-9]{{1,2}})\s?[»\"”“']"
        rf"|(?P<plain>[0-9]+)(?:-[ ]?(?P<suffix>{suffix})(?![{LETTERS}])|(?P<glued>{glued})(?![{LETTERS}]))?)"
        r"|(?P<B>[«\"“„']\s?(?:_+|\.{2,}|…|\s)\s?[»\"”“']|_{2,}|…|\.{3,}|%s)"
        r"|(?P<sign>[-–—−]{1,3}|[,/()]))",
    )


@cache
def _dotted() -> re.Pattern[str]:
    """Short forms with a dot inside: «с.г.», «г.г.»."""
    forms = {form for form in stems("years", "of-this-year") if "." in form}
    return prepared(rf"({alternation(forms)})\.?(?![{LETTERS}])")


def clusters(folded: str, clean: str) -> Iterator[list[Token] | DateMention]:
    """The clusters of a text, in order; each holds at least one word that may belong to a date or a term.

    A plain date that stands apart comes whole.
    """
    scan = anchors()
    search = scan.search
    done = at = 0
    if not scan.match(" " + folded[:_LONGEST_ANCHOR]):
        match = search(folded)
        at = match.start() + 1 if match else -1
    while at >= 0:
        if plain := read_plain(folded, at, done):
            done = plain[1]
            yield plain[0]
        else:
            tokens, done = _around(folded, clean, at, done)
            if tokens:
                yield tokens
        match = search(folded, done - 1)
        at = match.start() + 1 if match else -1


def _around(folded: str, clean: str, at: int, done: int) -> tuple[list[Token], int]:
    """The row of tokens around an anchor, and where the reading stopped: always after the anchor."""
    start = _extend_left(folded, at, done)
    while True:
        tokens, stopped = _read(folded, clean, start)
        if stopped > at or start >= at:
            return tokens, stopped if stopped > at else at + 1
        start = min(at, stopped + 1)


def _extend_left(folded: str, at: int, done: int) -> int:
    """Where the row of date words that ends at `at` begins, not before `done`."""
    left = left_words()
    floor = done if done > at - _LEFT_REACH else max(0, at - _LEFT_REACH)
    position = at
    while position > floor:  # words are frequent and quick to look up; the first figure or sign needs the pattern
        space = folded.rfind(" ", floor, position - 1) + 1 or floor
        word = folded[space:position].rstrip()
        if not word.isalpha():
            if word[-1:] in ENDS:
                return position
            break
        if word not in left and (position < at or not _YEAR_NEXT.match(folded, at) or not month_alike(word)):
            return position
        position = space
    return position - _row_length(folded[floor:position][::-1], left)


def _row_length(before: str, left: frozenset[str]) -> int:
    """How much of the text before, given backward, belongs to a row of date words."""
    length = position = 0
    for _ in range(_LEFT_STEPS):
        match = _BACK.match(before, position)
        if match is None:
            break
        word = match["word"]
        if word and not match["number"] and word[::-1] not in left and (position or not month_alike(word[::-1])):
            break
        position = match.end()
        opening = match.start("open")
        quoted = before[: max(opening, 0)].rstrip()
        if not quoted or quoted[-1].isdigit() or quoted[-1] == "_":
            length = position
    return length


def _read(folded: str, clean: str, start: int) -> tuple[list[Token], int]:
    """The tokens from `start` on while they may belong to a date or a term, and where the reading stopped."""
    tokens: list[Token] = []
    position = start
    match_token = _token_pattern().match
    known = entries()
    while len(tokens) < MAX_TOKENS:
        match = match_token(folded, position)
        if match is None:
            break
        kind = match.lastgroup
        if kind == "w":
            entry = known.get(match["w"])
            if entry is not None and not entry.special:
                position = match.end()
                tokens.append(Token(entry.letter, match.start("w"), position, entry.value, entry, entry.ordinal))
                continue
            token = _word(match, entry, folded, clean, tokens)
        elif kind == "sign":
            token = _sign(match, folded, tokens)
        else:
            token = _figure(match, kind, folded, tokens)
        if token is None:
            break
        if token.letter:
            tokens.append(token)
        position = token.end
    return tokens, position


def _word(match: re.Match[str], entry: Entry | None, folded: str, clean: str, tokens: list[Token]) -> Token | None:
    """A word that needs a look around: an abbreviation, a Roman number, a misspelt month."""
    start, end = match.span("w")
    if end - start < 3 and folded.startswith(".", end) and (dotted := _dotted().match(folded, start)):
        short = entries()[dotted[1]]
        return Token(short.letter, start, dotted.end(), short.value, short)
    if entry is None:
        return _misspelt(start, end, match["w"], tokens)
    letter = entry.letter
    if entry.dot:
        dot = folded.startswith(".", end)
        if letter == "y" and _names_a_town(folded, clean, match.start(), start, end + dot):
            return None
        if not dot and (letter == "C" or entry.form == "ғ" or (letter == "M" and not _YEAR_NEXT.match(folded, end))):
            return None
        end += dot
    elif letter == "R" and (suffix := _ROMAN_SUFFIX.match(folded, end)):
        end = suffix.end()
    return Token(letter, start, end, entry.value, entry, entry.ordinal)


def _misspelt(start: int, end: int, word: str, tokens: list[Token]) -> Token | None:
    """A word after a number that is all but a month."""
    if tokens and tokens[-1].letter in "DW" and (entry := month_alike(word)):
        return Token(entry.letter, start, end, entry.value, entry)
    return None


def _names_a_town(folded: str, clean: str, gap: int, start: int, end: int) -> bool:
    """Whether «г.» opens the next column or line («12.03.2026    г. Астана») and so means a town."""
    if start - gap < 2 and "\n" not in folded[gap:start]:
        return False
    after = clean[end : end + 3].lstrip()
    return bool(after) and after[0].isupper()


def _sign(match: re.Match[str], folded: str, tokens: list[Token]) -> Token:
    start, end = match.span("sign")
    sign = match["sign"]
    if sign[0] in "-–—−":
        sign = "-"
    following = folded[end : end + 1]
    if sign == "-" and tokens and tokens[-1].letter in "DYXWR" and _joins(folded, end):
        return Token("", start, end)
    if sign == "," and following.isdigit() and folded[start - 1 : start].isdigit():
        sign = ";"  # perhaps a decimal comma
    return Token(sign, start, end)


def _joins(folded: str, end: int) -> bool:
    """Whether a hyphen only joins a number to its word: «1990-жылдар», «5 - ақпан»."""
    word = _WORD_NEXT.match(folded, end)
    entry = entries().get(word[1]) if word else None
    return entry is not None and (entry.letter in _JOINED or entry.other == "q")


def _figure(match: re.Match[str], kind: str | None, folded: str, tokens: list[Token]) -> Token | None:
    assert kind
    start, end = match.span(kind)
    if start and _glued_before(folded, start) and not _goes_on(tokens, start):
        return None
    if kind == "n":
        written = match["quoted"] or match["plain"]
        suffix = match["suffix"] or match["glued"] or ""
        value = 0 if len(written) > 6 or (len(written) > 2 and written[0] == "0") else int(written)
        return Token(_number_letter(value, len(written)), start, end, value, None, bool(suffix), suffix)
    if kind == "date":
        day = _numeric_date(match)
        return Token("T", start, end, day, None, bool(match["y3"])) if day else None
    if kind == "B":
        return Token("B" if folded[start] in _OPENING else "A", start, end)
    written = match[kind]
    if kind == "Q":
        return Token("Q", start, end, (int(written[3:]), int(written[:2]), 0))
    return Token("P", start, start + 5, (0, int(written[3:5]), int(written[:2])))


def _number_letter(value: int, length: int) -> str:
    if length <= 2 and 1 <= value <= 99:
        return "D"
    return "Y" if length == 4 and 1000 <= value <= 2999 else "X"


def _glued_before(folded: str, start: int) -> bool:
    """Whether the number goes on something: a letter, a decimal, the tail of a longer number."""
    before = folded[start - 1]
    if before.isalnum():
        return True
    return before in "./:№+" and (before in "№+" or (start > 1 and folded[start - 2].isalnum()))


def _goes_on(tokens: list[Token], start: int) -> bool:
    """Whether the number follows a year and a slash («2019/2020») or a month without a space («20мая2019»)."""
    if not tokens or tokens[-1].end != start:
        return False
    return tokens[-1].letter in "MG" or (len(tokens) > 1 and tokens[-1].letter == "/" and tokens[-2].letter == "Y")


def _numeric_date(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day of a date in figures, None where the Roman month is none."""
    if match["d1"]:
        return int(match["y1"]), int(match["m1"] or match["m1b"]), int(match["d1"])
    if match["y2"]:
        return int(match["y2"]), int(match["m2"]), int(match["d2"])
    if match["d3"]:
        return int(match["y3"]), int(match["m3"]), int(match["d3"])
    if match["d4"]:
        return int(match["y4"]), int(match["m4"]), int(match["d4"])
    roman = entries().get(match["m5"])
    return (int(match["y5"]), int(roman.value or 0), int(match["d5"])) if roman and roman.letter == "R" else None
