"""Where in a text a date or a term may be: one scan for what is rare, so that everything else costs nothing."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ..knowledge.patterns import alternation, compiled
from ..knowledge.stored import fingerprint, kept
from ..resources import knowledge_dir
from .lexicon import FILES, LETTERS, compound_starts, digits, stems

_BEGINNING = 4
_AFTER_NUMBER = (
    "month", "year", "year-or-unit", "years", "unit", "month-unit", "unit-adjective", "qualifier", "century",
    "century-short", "quarter", "half-year", "half", "kind-of-year", "this-year", "of-this-year",
)  # fmt: skip


@cache
def anchors() -> re.Pattern[str]:
    """The scan for the next place, compiled from the words; a match begins one character before the place.

    It begins with the set of characters that are no letters or digits: such a scan skips through words several times
    faster than one that looks behind at each letter.
    """
    words = [knowledge_dir() / file for file in FILES]
    code = [Path(__file__).with_name(module) for module in ("anchors.py", "lexicon.py")]
    return compiled("dates", kept("anchors", fingerprint("anchors", [*words, *code]), str, _written))


def _written() -> str:
    """The pattern as it is written, which takes longer than to read it back."""
    after = _stem_pattern(*_AFTER_NUMBER)
    return f"[^{LETTERS}0-9](?:{_dispatch(_words_and_what_follows(after))}|{_figures(after)})"


def _figures(after: str) -> str:
    """Digits before a word of dates and terms, dates in figures, decades.

    No numbers of articles («60-баптар», in which «апта» is a week) and no numbers of cases («6001-17-00»).
    """
    return (
        rf"[0-9](?:[0-9]{{0,3}}(?!-ба[пб])(?:[-\s]{{0,2}}[{LETTERS}]{{1,9}}|\s?\([^()\n]{{1,40}}\))??[\s»\"”“]{{0,6}}[-–]?\s?{after}"
        rf"|[0-9]?(?:\.\s?[01]?[0-9]\.\s?|[/-][01]?[0-9][/-])[0-9]{{2}}"
        rf"|[0-9]?\s?[»\"”]\s?\.?\s?[01]?[0-9][. \n]\s?[12][0-9]{{3}}"
        rf"|[0-9]?[./-][ivxіх]{{1,4}}[./-][12][0-9]{{3}}"
        rf"|(?<=[12])[0-9]{{3}}[./-][01]?[0-9][./-][0-3]?[0-9]"
        rf"|[0-9]?\.[01][0-9]\.?\s?(?:-|–|—|по|до)\s?[0-3]?[0-9]\."
        rf"|[0-9]?\.(?:19|20)[0-9]{{2}}\s{{0,3}}{_stem_pattern('year', 'year-or-unit')}"
        rf"|[0-9]{{2}}0-(?:{'|'.join(digits().decade)})(?![{LETTERS}]))"
    )


def _words_and_what_follows(after: str) -> dict[str, list[str]]:
    """Each word that may begin a date or a term, with the patterns of what must come after it."""
    units = stems("unit", "month-unit", "year-or-unit")
    adjectives = stems("unit-adjective")
    tail, gap = rf"[{LETTERS}]{{0,4}}", r"\s{1,6}"
    in_brackets = rf"(?:\([^()\n]{{1,40}}\){gap}|{alternation(stems('and-half'))}\s)?"
    found: dict[str, list[str]] = {}

    def add(words: Iterable[str], follows: str) -> None:
        for word in words:
            found.setdefault(word, []).append(follows)

    add(stems("month", short=False), "")
    add(stems("cardinal", "ordinal", "half-number"), rf"[{LETTERS}]{{0,12}}{gap}{in_brackets}{after}")
    add(stems("duration", "duration-adjective"), "")
    add(adjectives, rf"{tail}{gap}{alternation(stems('term-noun'))}")
    add((start + word for start in compound_starts() for word in adjectives), "")
    add(stems("during"), rf"{gap}{alternation(units)}")
    add(units, rf"{tail}{gap}{alternation(stems('inside'))}")
    roman_after = _stem_pattern("century", "century-short", "quarter", "half-year", "edge")
    add("ivxіх", rf"[ivxіх]{{0,5}}(?:-[{LETTERS}]{{1,3}})?[\s-]{{0,6}}{roman_after}")
    return found


def _stem_pattern(*classes: str) -> str:
    """A pattern for the beginnings of the words of these classes; those of one or two letters must be whole words.

    Beginnings are enough for an anchor and keep the pattern small: it is repeated many times.
    """
    words = stems(*classes)
    short = {word for word in words if len(word) < 3 and word != "ай"}
    return rf"(?:{alternation({word[:_BEGINNING] for word in words - short})}|{alternation(short)}(?![{LETTERS}]))"


def _dispatch(words: dict[str, list[str]]) -> str:
    """Branches by the first letter of the word, inside them a branch for each continuation.

    One branch a letter is what the engine skips fastest; a trie with the continuations at its leaves would be as fast
    and take seconds to compile.
    """
    by_letter: dict[str, dict[str, set[str]]] = {}
    for word, follows in words.items():
        for follow in follows:
            by_letter.setdefault(word[0], {}).setdefault(follow, set()).add(word[1:])
    branches = []
    for letter, tails in sorted(by_letter.items()):
        inner = "|".join(alternation(rest) + follow for follow, rest in tails.items())
        branches.append(f"{letter}(?:{inner})")
    return "|".join(branches)
