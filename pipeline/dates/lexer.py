"""Text → clusters: the words of one possible date or term, each with its class letter, nothing foreign between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .lexicon import LETTERS, Entry, alternation, compound_starts, digits, entries, month_alike, stems

MAX_TOKENS = 64
"""A longer row of numbers is cut: no enumeration of days is that long, and the work stays linear."""

_LEFT_STEPS = 24
_LEFT_REACH = 160


class Token(NamedTuple):
    """A word, number or sign with its class letter; `value` a number, a date (y, m, d) or what the word stands for."""

    letter: str
    start: int
    end: int
    value: int | str | tuple[int, int, int] | None = None
    entry: Entry | None = None
    ordinal: bool = False
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns of the lexer."""

    numeric: re.Pattern[str]
    words: re.Pattern[str]
    token: re.Pattern[str]
    back: re.Pattern[str]


# dd.mm.yyyy, dd/mm/yyyy, dd-mm-yyyy; yyyy.mm.dd and so on; dd.mm.yy with two digits everywhere.
_NUMERIC = (
    r"(?P<T>(?:(?P<d1>[0-3]?[0-9])(?:\.[ ]?(?P<m1>[01]?[0-9])\.[ ]?|(?P<s1>[/-])(?P<m1b>[01]?[0-9])(?P=s1))(?P<y1>[12][0-9]{3})"
    r"|(?P<y2>[12][0-9]{3})(?P<s2>[./-])(?P<m2>[01]?[0-9])(?P=s2)(?P<d2>[0-3]?[0-9])"
    r"|(?P<d3>[0-3][0-9])(?P<s3>[./])(?P<m3>[01][0-9])(?P=s3)(?P<y3>[0-9]{2}))"
    r"(?![0-9]|[.,/:][0-9]|-[0-9]{1,2}(?![0-9.])))"
)


@cache
def patterns() -> Patterns:
    """The patterns, compiled from the words."""
    after = alternation(
        stems(
            "month", "year", "year-or-unit", "years", "unit", "month-unit", "unit-adjective", "qualifier", "century",
            "quarter", "half-year", "half", "kind-of-year", "this-year", "of-this-year", "century-short",
        )
    )  # fmt: skip
    suffix = "|".join(digits().suffixes)
    glued = "|".join(digits().glued)
    numeric = re.compile(
        rf"[0-9](?:[0-9]{{0,3}}(?:[-\s]{{0,2}}[{LETTERS}]{{1,9}}|\s?\([^()\n]{{1,40}}\))??[\s»\"”“]{{0,6}}-?{after}"
        rf"|[0-9]?(?:\.\s?[01]?[0-9]\.\s?|[/-][01]?[0-9][/-])[0-9]{{2}}"
        rf"|[0-9]{{3}}[./-][01]?[0-9][./-][0-3]?[0-9]"
        rf"|[0-9]?\.[01][0-9]\.?\s?(?:-|–|—|по|до)\s?[0-3]?[0-9]\."
        rf"|[0-9]{{2}}0-(?:{'|'.join(digits().decade)})(?![{LETTERS}]))"
    )
    numbers = alternation(stems("cardinal", "ordinal", "half-number"))
    units = alternation(stems("unit", "month-unit", "year-or-unit"))
    roman_after = alternation(stems("century", "century-short", "quarter", "half-year", "edge"))
    words = re.compile(
        rf"(?<![{LETTERS}0-9])(?:{alternation(stems('month'))}"
        rf"|{numbers}[{LETTERS}]{{0,12}}\s{{1,4}}(?:\([^()\n]{{1,40}}\)\s{{1,4}}|{alternation(stems('and-half'))}\s)?{after}"
        rf"|{alternation(stems('duration', 'duration-adjective'))}"
        rf"|(?:{alternation(compound_starts())})?{alternation(stems('unit-adjective'))}[{LETTERS}]{{0,4}}\s{{1,4}}{alternation(stems('term-noun'))}"
        rf"|{alternation(stems('during'))}\s{{1,4}}{units}"
        rf"|{units}[{LETTERS}]{{0,4}}\s{{1,4}}{alternation(stems('inside'))}"
        rf"|[ivxіх]{{1,6}}(?:-[{LETTERS}]{{1,3}})?[\s-]{{0,4}}{roman_after})"
    )
    dotted = alternation({form for form in stems("years", "of-this-year") if "." in form})
    token = re.compile(
        r"[\s]*(?:"
        + _NUMERIC
        + r"|(?P<Q>(?:0[1-9]|1[0-2])\.(?:19|20)[0-9]{2})(?![0-9]|\.[0-9])"
        + r"|(?P<P>[0-3][0-9]\.[01][0-9])\.?(?![0-9]|\.[0-9])"
        + rf"|(?P<n>[«\"“„']\s?(?P<quoted>[0-9]{{1,2}})\s?[»\"”“']|(?P<plain>[0-9]+)(?:-[ ]?(?P<suffix>{suffix})(?![{LETTERS}])|(?P<glued>{glued})(?![{LETTERS}]))?)"
        + r"|(?P<B>[«\"“„']\s?(?:_{1,}|\.{2,}|…|\s)\s?[»\"”“']|_{2,}|…|\.{3,}|%s)"
        + rf"|(?P<dotted>{dotted})\.?(?![{LETTERS}])"
        + rf"|(?P<w>[{LETTERS}]+)"
        + r"|(?P<sign>[-–—−,/()]))"
    )
    back = re.compile(rf"\s*(?:(?P<w>[{LETTERS}]+(?:-[0-9]{{1,4}}(?![0-9])|[0-9]{{1,4}}(?![0-9]))?)|[0-9]{{1,4}}(?![0-9])|[-–—,/()«»\"“”_…])")
    return Patterns(numeric, words, token, back)


def clusters(folded: str, clean: str) -> Iterator[list[Token]]:
    """The clusters of a text, in order; each holds at least one word that may belong to a date or a term."""
    found = patterns()
    size = len(folded)
    numeric = found.numeric.search(folded)
    word = found.words.search(folded)
    done = 0
    while numeric or word:
        if numeric and (not word or numeric.start() < word.start()):
            at = numeric.start()
        else:
            assert word
            at = word.start()
        start = _extend_left(folded, at, done, found.back)
        tokens, done = _read(folded, clean, start, found.token)
        if done <= at:  # what stands before the anchor broke the row: begin at the anchor itself
            tokens, done = _read(folded, clean, at, found.token)
        done = max(done, at + 1)
        if len(tokens) > 0:
            yield tokens
        if done >= size:
            return
        if numeric and numeric.start() < done:
            numeric = found.numeric.search(folded, done)
        if word and word.start() < done:
            word = found.words.search(folded, done)


def _extend_left(folded: str, at: int, done: int, back: re.Pattern[str]) -> int:
    """Where the row of date words that ends at `at` begins, not before `done`."""
    before = folded[max(done, at - _LEFT_REACH) : at][::-1]
    known = entries()
    position = start = 0
    for _ in range(_LEFT_STEPS):
        match = back.match(before, position)
        if not match:
            break
        word = match["w"]
        if word:
            letters = word[::-1].lstrip("0123456789-") if word[-1].isdigit() else word[::-1]
            if not word[-1].isdigit() and letters not in known:
                break
        position = start = match.end()
    return at - start


def _read(folded: str, clean: str, start: int, pattern: re.Pattern[str]) -> tuple[list[Token], int]:
    """The tokens from `start` on while they may belong to a date or a term, and where the reading stopped."""
    tokens: list[Token] = []
    position = start
    known = entries()
    while len(tokens) < MAX_TOKENS:
        match = pattern.match(folded, position)
        if not match:
            break
        token: Token | None
        if match["w"] is not None:
            token = _word(match, folded, clean, tokens, known)
        elif match["sign"] is not None:
            token = _sign(match, folded, tokens)
        else:
            token = _number(match, folded, tokens)
        if token is None:
            break
        if token.letter:
            tokens.append(token)
        position = token.end
    return tokens, position


def _word(match: re.Match[str], folded: str, clean: str, tokens: list[Token], known: dict[str, Entry]) -> Token | None:
    start, end = match.span("w")
    word = match["w"]
    entry = known.get(word)
    previous = tokens[-1].letter if tokens else ""
    if entry is None:
        if previous in ("D", "W") and (entry := month_alike(word)):
            return Token(entry.letter, start, end, entry.value, entry)
        return None
    letter = entry.letter
    if entry.dot:
        dotted = folded.startswith(".", end)
        if letter == "y" and _names_a_town(folded, clean, match.start(), start, end, dotted):
            return None
        if not dotted and (letter == "C" or word == "ғ" or (letter == "M" and not _year_follows(folded, end))):
            return None
        end += dotted
    elif letter == "R" and folded.startswith("-", end):
        end = _after_suffix(folded, end)
    return Token(letter, start, end, entry.value, entry, entry.ordinal)


_SUFFIX = re.compile(f"-[{LETTERS}]{{1,4}}(?![{LETTERS}])")
_YEAR_NEXT = re.compile(r"\s{0,3}[12][0-9]{3}(?![0-9])")


def _after_suffix(folded: str, end: int) -> int:
    match = _SUFFIX.match(folded, end)
    return match.end() if match else end


def _year_follows(folded: str, end: int) -> bool:
    return _YEAR_NEXT.match(folded, end) is not None


def _names_a_town(folded: str, clean: str, gap: int, start: int, end: int, dotted: bool) -> bool:
    """Whether «г.» opens the next column or line («12.03.2026    г. Астана») and so means a town."""
    apart = start - gap
    if apart < 2 and "\n" not in folded[gap:start]:
        return False
    after = clean[end + dotted : end + dotted + 3].lstrip()
    return bool(after) and after[0].isupper()


def _sign(match: re.Match[str], folded: str, tokens: list[Token]) -> Token:
    start, end = match.span("sign")
    sign = match["sign"]
    if sign in "–—−":
        sign = "-"
    following = folded[end : end + 1]
    if sign == "-" and start == match.start() and following.isalpha() and tokens and tokens[-1].letter in "DYXWR":
        return Token("", start, end)  # «1990-жылдар», «5-ақпан»: the hyphen only joins
    if sign == "," and following.isdigit() and folded[start - 1 : start].isdigit():
        sign = ";"  # perhaps a decimal comma
    return Token(sign, start, end)


def _number(match: re.Match[str], folded: str, tokens: list[Token]) -> Token | None:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    end = match.end()
    if start and _glued_before(folded, start) and not _goes_on_year(tokens, start):
        return None
    if match["T"] is not None:
        return _numeric_date(match, start)
    if match["Q"] is not None:
        return Token("Q", start, end, (int(match["Q"][3:]), int(match["Q"][:2]), 0))
    if match["P"] is not None:
        return Token("P", start, match.end("P"), (0, int(match["P"][3:]), int(match["P"][:2])))
    if match["B"] is not None:
        return Token("B", start, end)
    if (dotted := match["dotted"]) is not None:
        entry = entries()[dotted]
        return Token(entry.letter, start, end, entry.value, entry)
    quoted = match["quoted"]
    written = quoted or match["plain"]
    suffix = match["suffix"] or match["glued"] or ""
    value = int(written) if len(written) <= 6 else 0
    return Token(_number_letter(value, len(written)), start, end, value, None, bool(suffix), suffix)


def _number_letter(value: int, length: int) -> str:
    if length <= 2 and 1 <= value <= 99:
        return "D"
    return "Y" if length == 4 and 1000 <= value <= 2999 else "X"


def _glued_before(folded: str, start: int) -> bool:
    """Whether the number goes on something: a letter, a decimal, the tail of a longer number."""
    before = folded[start - 1]
    if before.isalnum():
        return True
    return before in ".,/:-№+" and start > 1 and folded[start - 2].isalnum() and (before != "-" and before != ",")


def _goes_on_year(tokens: list[Token], start: int) -> bool:
    """Whether the number follows a year and a slash: «2019/2020 учебный год»."""
    return len(tokens) > 1 and tokens[-1].end == start and tokens[-1].letter == "/" and tokens[-2].letter == "Y"


def _numeric_date(match: re.Match[str], start: int) -> Token | None:
    if match["d1"]:
        year, month, day = int(match["y1"]), int(match["m1"] or match["m1b"]), int(match["d1"])
    elif match["y2"]:
        year, month, day = int(match["y2"]), int(match["m2"]), int(match["d2"])
    else:
        year, month, day = int(match["y3"]), int(match["m3"]), int(match["d3"])
    return Token("T", start, match.end("T"), (year, month, day), None, bool(match["y3"]))
