"""Short names that a text defines («далее – Закон», «бұдан әрі – ҚПК») and where it uses them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from ..knowledge.patterns import prepared
from ..normalize import Text
from .found import Found
from .lexicon import KK_CASE, Language, end_of_words
from .mentions import Mention

_INFLECTED = prepared(r"[а-яәғқңөұүһі]{4,}\Z")
_SPACES = r"\s+"
_RU_ENDING = prepared(r"(?:ая|ое|ый|ий|ые|ие|[аеийоуыья])\Z")


def with_aliases(text: Text, found: Iterable[Found]) -> list[Found]:
    """`found` with the later uses of the short names that the text defines, each as a mention of form `alias`."""
    items = list(found)
    defined = {
        mention.alias: (mention.alias_end, item.language)
        for item in reversed(items)
        if (mention := item.mention) is not None and mention.alias is not None and _is_name(mention.alias, mention.kind)
    }
    for alias, (since, language) in defined.items():
        items = _with_uses(text, items, alias, since, language)
    return items


def _is_name(alias: str, kind: str | None) -> bool:
    """Whether a short name is a name and no everyday word: «Закон», «ГПК», not «решение суда»."""
    return alias[:1].isupper() and kind != "judicial-act"


def _with_uses(text: Text, items: list[Found], alias: str, since: int, language: Language) -> list[Found]:
    uses = list(_uses(text.clean, alias, since, language))
    if not uses:
        return items
    taken = {item.mention.start: index for index, item in enumerate(items) if item.mention is not None}
    by_edge = {
        (item.end if language == "ru" else item.start): i for i, item in enumerate(items) if item.mention is None
    }
    covered = _coverage(items)
    result = list(items)
    extra: list[Found] = []
    for start, end in uses:
        mention = Mention(start, end, "alias", word=alias)
        if (index := taken.get(start)) is not None:
            item = result[index]
            if (
                item.mention is not None
                and item.mention.form in {"head", "abbreviation", "name", "title"}
                and item.mention.end <= end
            ):
                result[index] = replace(item, end=max(item.end, end), mention=mention)
            continue
        if covered(start):
            continue
        index = by_edge.get(_edge(text, start, end, language))
        if index is not None:
            item = result[index]
            result[index] = replace(
                item, start=min(item.start, start), end=max(item.end, end), mention=mention, strong=True
            )
        else:
            extra.append(Found(start, end, mention, (), True, language))
    return sorted([*result, *extra], key=lambda item: (item.start, -item.end))


def _coverage(items: list[Found]) -> Callable[[int], bool]:
    """Whether a position lies inside a reference that names its act."""
    starts: list[int] = []
    ends: list[int] = []
    for item in items:
        if item.mention is not None and (not ends or item.end > ends[-1]):
            starts.append(item.start)
            ends.append(item.end)

    def inside(position: int) -> bool:
        at = bisect_right(starts, position) - 1
        return at >= 0 and position < ends[at]

    return inside


def _edge(text: Text, start: int, end: int, language: Language) -> int:
    """Where units would end (Russian) or begin (Kazakh) that belong to this use."""
    if language == "ru":
        return end_of_words(text.clean, start)
    return end + len(text.clean[end : end + 40]) - len(text.clean[end : end + 40].lstrip())


def _uses(clean: str, alias: str, since: int, language: Language) -> Iterator[tuple[int, int]]:
    """Where the short name stands from `since` on."""
    first, pattern = _use_pattern(alias, language)
    at = clean.find(first, since)
    while at >= 0:
        match = pattern.match(clean, at)
        if match is not None:
            yield match.span()
        at = clean.find(first, match.end() if match is not None else at + 1)


@lru_cache(maxsize=1000)
def _use_pattern(alias: str, language: Language) -> tuple[str, re.Pattern[str]]:
    """How the short name begins, and it with the endings it may take; capitals must agree."""
    if language == "kk":
        words = alias.split()
        return words[0], re.compile(r"(?<!\w)" + _SPACES.join(map(re.escape, words)) + rf"(?:-?{KK_CASE})(?!\w)")
    parts = []
    first = ""
    for word in alias.split():
        stem = _RU_ENDING.sub("", word) if _INFLECTED.search(word.lower()) else word
        first = first or stem
        parts.append(re.escape(stem) + (r"[а-я]{0,3}" if stem != word or _INFLECTED.search(word.lower()) else ""))
    return first, re.compile(r"(?<!\w)" + _SPACES.join(parts) + r"(?!\w)")
