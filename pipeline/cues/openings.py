"""Alternations of the knowledge base as patterns that are tried only where their first letters stand.

The engine skips to the letters a pattern can begin with if, and only if, each alternative begins with a plain one.
Patterns of the knowledge base begin with groups («(?:жалоб|протест)…»), optional words or a look behind; here they are
opened up and sorted by their first letter. What is found, and which alternative finds it, stays the same.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from ..knowledge.patterns import compiled, prepared

_WORD_STARTS = (r"(?<!\w)", r"\b")
_SPECIAL = frozenset(".^$*+?{}[]\\|()")
_QUANTIFIER = prepared(r"[*+?]|\{[0-9,]+\}")
_MOST_OF_A_CLASS = 12


_STARTS_WORD = r"(?<!\w.)"
"""After the first letter of a word: no letter stands before it."""
_Opened = tuple[str, bool, str]
"""The first letter of an alternative, whether it must begin a word, what follows the letter."""


class _Closed(Exception):  # noqa: N818 - no error: this pattern has no plain letters to begin with
    """The pattern cannot be opened up."""


def by_first_letter(pattern: str, *, word_start: bool = False) -> str:
    """A pattern that finds what `pattern` finds, faster; `pattern` itself where it cannot be opened up.

    Args:
        pattern: Without capturing groups at the start of an alternative.
        word_start: Only where no letter or digit stands before.

    >>> by_first_letter("(?:жалоб|заявлени)ы|отзыв")
    '(?:ж(?:алобы)|з(?:аявлениы)|о(?:тзыв))'
    """
    try:
        return _dispatched([(_open(pattern, word_start=word_start), "")])
    except _Closed:
        return rf"(?<!\w)(?:{pattern})" if word_start else pattern


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds any of these patterns of the knowledge base; None where there are none."""
    return prepared(by_first_letter("|".join(patterns))) if patterns else None


def marked_by_first_letter(
    name: str, patterns: Sequence[str], *, before: str = "", word_start: bool = False
) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """A scanner for all patterns at once, the first of them that matches at a place wins.

    Args:
        name: What its stored form is called.
        patterns: Without capturing groups.
        before: A pattern that each match begins with, whichever it is.
        word_start: Only where no letter or digit stands before.

    Returns:
        The compiled scanner, and for each `lastindex` of its matches the index of the pattern that matched.
    """
    try:
        source = _dispatched(
            [(_open(pattern, word_start=word_start), f"(?#{i})()") for i, pattern in enumerate(patterns)]
        )
    except _Closed:
        source = "|".join(f"(?:{pattern})(?#{i})()" for i, pattern in enumerate(patterns))
        source = rf"(?<!\w)(?:{source})" if word_start else source
    scanner = compiled(name, before + source)
    marks = [int(mark) for mark in re.findall(r"\(\?#(\d+)\)\(\)", source)]
    if scanner.groups != len(marks):
        raise ValueError("A pattern that is marked has no capturing groups of its own.")
    return scanner, (-1, *marks)


def _dispatched(branches: Iterable[tuple[list[_Opened], str]]) -> str:
    """One branch a first letter, in it the alternatives that begin so, in their order."""
    by_letter: dict[str, list[tuple[bool, str, list[str]]]] = {}
    for alternatives, tail in branches:
        for letter, start, rest in alternatives:
            rows = by_letter.setdefault(letter, [])
            if rows and rows[-1][:2] == (start, tail):
                rows[-1][2].append(rest)
            else:
                rows.append((start, tail, [rest]))
    return f"(?:{'|'.join(re.escape(letter) + _rests(rows) for letter, rows in by_letter.items())})"


def _rests(rows: list[tuple[bool, str, list[str]]]) -> str:
    """What follows a first letter; a look behind that all alternatives share is taken once."""
    shared = all(start for start, _, _ in rows)
    written = []
    for start, tail, rests in rows:
        either = f"(?:{'|'.join(rests)}){tail}" if tail or start else "|".join(rests)
        written.append(_STARTS_WORD + either if start and not shared else either)
    return f"{_STARTS_WORD if shared else ''}(?:{'|'.join(written)})"


def _open(pattern: str, *, word_start: bool) -> list[_Opened]:
    """The alternatives of a pattern, opened up."""
    opened = [row for alternative in _alternatives(pattern) for row in _open_one(alternative)]
    return [(letter, start or word_start, rest) for letter, start, rest in opened]


def _open_one(pattern: str) -> list[_Opened]:
    for mark in _WORD_STARTS:
        if pattern.startswith(mark):
            opened = _open_one(pattern[len(mark) :])
            if not all(letter.isalnum() for letter, _, _ in opened):
                raise _Closed
            return [(letter, True, rest) for letter, _, rest in opened]
    if pattern.startswith("(?:"):
        end = _group_end(pattern)
        first, rest = pattern[3:end], pattern[end + 1 :]
        quantifier, rest = _quantified(rest)
        options = _alternatives(first) + ([""] if quantifier == "?" else [])
        if quantifier not in ("", "?"):
            raise _Closed
        return [row for option in options for row in _open_one(option + rest)]
    if pattern.startswith("["):
        return _open_class(pattern)
    if not pattern or (pattern[0] in _SPECIAL and not (pattern[0] == "\\" and pattern[1:2] in _SPECIAL)):
        raise _Closed
    length = 2 if pattern[0] == "\\" else 1
    letter, (quantifier, rest) = pattern[length - 1], _quantified(pattern[length:])
    if quantifier == "":
        return [(letter, False, rest)]
    if quantifier == "?":
        return [(letter, False, rest), *_open_one(rest)]
    raise _Closed


def _open_class(pattern: str) -> list[_Opened]:
    end = pattern.index("]", 2)
    letters, (quantifier, rest) = pattern[1:end], _quantified(pattern[end + 1 :])
    letters = re.sub(r"(\d)-(\d)", lambda m: "".join(map(str, range(int(m[1]), int(m[2]) + 1))), letters)
    if set(letters) & set("^\\-[") or len(letters) > _MOST_OF_A_CLASS or quantifier not in ("", "?", "+"):
        raise _Closed
    after = f"{pattern[: end + 1]}*{rest}" if quantifier == "+" else rest
    rows = [(letter, False, after) for letter in letters]
    return rows + (_open_one(rest) if quantifier == "?" else [])


def _quantified(pattern: str) -> tuple[str, str]:
    """The quantifier that begins `pattern`, and what follows it; lazy ones are refused."""
    found = _QUANTIFIER.match(pattern)
    if found is None:
        return "", pattern
    if pattern[found.end() : found.end() + 1] in ("?", "+"):
        raise _Closed
    return found[0], pattern[found.end() :]


def _alternatives(pattern: str) -> list[str]:
    """`pattern` cut at the bars outside groups and classes."""
    bars, _ = _scanned(pattern, group=False)
    return [pattern[start + 1 : end] for start, end in pairwise((-1, *bars, len(pattern)))]


def _group_end(pattern: str) -> int:
    """Where the group that begins `pattern` ends."""
    return _scanned(pattern, group=True)[1]


def _scanned(pattern: str, *, group: bool) -> tuple[list[int], int]:
    """The bars outside groups and classes, up to the end; that of the `group` that begins the pattern, if asked for."""
    bars: list[int] = []
    depth = at = 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif letter == "[":
            at = _class_end(pattern, at)
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
            if group and not depth:
                return bars, at
        elif letter == "|" and not depth:
            bars.append(at)
        at += 1
    if group:
        raise _Closed
    return bars, at


def _class_end(pattern: str, at: int) -> int:
    """Where the class of characters at `at` ends."""
    at += 2 if pattern[at + 1 : at + 2] == "]" else 1
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at
