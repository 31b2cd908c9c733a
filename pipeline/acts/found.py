"""What the grammars find: units and acts that stand together, one reference each, before anything is resolved."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ..knowledge.patterns import prepared
from ..normalize import Text
from . import grammar_kk, grammar_ru, mentions_kk, mentions_ru
from .lexicon import Language, either, end_of_words, lexicon, padded, scanner
from .lines import is_heading
from .mentions import Mention
from .numbers import read_roman
from .pinpoints import THAT, THIS, Pinpoint, Pins

_ACT_FIRST = prepared(r"[\s]*,?\s+\Z|\s*,\s*\Z")
_BARE_NUMBERS = prepared(
    r"(?:(?<=\s)|(?<=,)|\A)(?P<numbers>\d{1,4}(?:-\d{1,2})?(?:\s*(?:,|и|или|/|[-–])\s*\d{1,4}(?:-\d{1,2})?){0,40})\s+\Z"
)
_BARE_ROMAN = prepared(r"(?:(?<=\s)|(?<=,))(?P<numbers>[ivxlc]{1,6})\s+\Z")
_BETWEEN_BARE = prepared(r"\s*(?:,|;|и|или|а\s+также)\s*\Z")
_NO_BARE_BEFORE = prepared(r"(?:№|от|n|[.\d/-])\s*\Z")
_CLOSING = '_)"»”'
_GAP = 100
_WINDOW = 200
_LARGEST_ARTICLE = 1200


@dataclass(slots=True)
class Found:
    """One reference as it stands in the text: its act, its items, or both.

    Never changed once made; not frozen, because a code makes thousands of them.
    """

    start: int
    end: int
    mention: Mention | None
    items: tuple[Pins, ...] = ()
    strong: bool = True
    language: Language = "ru"


@cache
def _stretches(language: Language) -> re.Pattern[str]:
    return scanner(f"stretches-{language}", (grammar_ru if language == "ru" else grammar_kk).stretch_pattern())


def find_russian(text: Text) -> list[Found]:
    """The references of Russian text in order: units before their act, or after it («ГПК, статья 5»)."""
    mentions = list(mentions_ru.find_mentions(text))
    pinpoints = list(_pinpoints(text, "ru"))
    starting = {mention.start: mention for mention in mentions}
    used: set[int] = set()
    found: list[Found] = []
    for pinpoint in pinpoints:
        after = _before_act().match(text.folded, pinpoint.end).end()  # type: ignore[union-attr]
        mention = starting.get(after) or starting.get(_skip_space(text.folded, pinpoint.end))
        if mention is None and (named := mentions_ru.mention_after(text, pinpoint.end)) is not None:
            mention = named
        if mention is not None and mention.start not in used:
            used.add(mention.start)
            found.append(Found(pinpoint.start, mention.end, mention, pinpoint.items, True, "ru"))
        else:
            found.append(Found(pinpoint.start, pinpoint.end, None, pinpoint.items, pinpoint.strong, "ru"))
    found += [Found(m.start, m.end, m, (), True, "ru") for m in mentions if m.start not in used]
    found.sort(key=lambda item: (item.start, -item.end))
    return list(_with_acts_first(text, _with_bare_numbers(text, found)))


def find_kazakh(text: Text) -> list[Found]:
    """The references of Kazakh text in order: units after their act."""
    mentions = list(mentions_kk.find_mentions(text))
    ending = {mention.end: mention for mention in mentions}
    used: set[int] = set()
    found: list[Found] = []
    folded = text.folded
    for pinpoint in _pinpoints(text, "kk"):
        if is_heading(text, pinpoint.start) or pinpoint.items[0][0][1] in {THIS, THAT}:
            found.append(Found(pinpoint.start, pinpoint.end, None, pinpoint.items, pinpoint.strong, "kk"))
            continue
        mention = None
        for end in _ends(folded, pinpoint.start):
            if end in ending and ending[end].start not in used:
                mention = ending[end]
                break
        if mention is None:
            mention = mentions_kk.mention_before(text, pinpoint.start)
        if mention is not None:
            used.add(mention.start)
            found.append(Found(mention.start, pinpoint.end, mention, pinpoint.items, True, "kk"))
        else:
            found.append(Found(pinpoint.start, pinpoint.end, None, pinpoint.items, pinpoint.strong, "kk"))
    found += [Found(m.start, m.end, m, (), True, "kk") for m in mentions if m.start not in used]
    return found


@cache
def _before_act() -> re.Pattern[str]:
    """What may stand between units and their act in Russian: a remark in brackets, a pronoun before a name."""
    words = lexicon("ru")
    before = either((*words.pronouns(), *words.words.qualifiers))
    return prepared(rf"(?:\s*\([^()]{{1,400}}\))?\s*(?:{before}\s+)?")


@cache
def _before_units() -> re.Pattern[str]:
    verbs = "|".join(lexicon("kk").words.named_by)
    return prepared(rf"(?<=\w)(?P<paren>\s*\([^()]{{1,80}}\))?(?P<verb>\s+(?:{verbs}))?[\"»”]?\s+\Z")


def _ends(folded: str, start: int) -> tuple[int, ...]:
    """Where an act may end before units that start here: before its brackets, its verb or the spaces."""
    end, low = end_of_words(folded, start), max(0, start - _GAP)
    if end == start or end < low:
        return ()
    last = folded[end - 1]
    if last.isalnum() and not folded.endswith(lexicon("kk").words.named_by, low, end):
        return (end,)
    gap = _before_units().search(folded, low, start) if last.isalnum() or last in _CLOSING else None
    if gap is None:
        return ()
    return (gap.start(), gap.end("paren")) if gap["paren"] else (gap.start(),)


def _pinpoints(text: Text, language: Language) -> Iterator[Pinpoint]:
    read = grammar_ru.read_stretch if language == "ru" else grammar_kk.read_stretch
    for match in _stretches(language).finditer(padded(text.folded)):
        start = match.start()
        for pinpoint in read(match[0][1:]):
            yield Pinpoint(start + pinpoint.start, start + pinpoint.end, pinpoint.items, pinpoint.strong)


def _skip_space(text: str, position: int) -> int:
    limit = min(len(text), position + 40)
    while position < limit and text[position].isspace():
        position += 1
    return position


def _with_bare_numbers(text: Text, found: list[Found]) -> Iterator[Found]:
    """Adds the numbers before an act whose unit was said earlier: «статьями 109 ГПК, 151, 152 АППК», «297 ГК»."""
    before: Found | None = None
    for item in found:
        mention = item.mention
        if mention is None or item.items or mention.form not in {"abbreviation", "name"}:
            yield item
            before = item
            continue
        low = max(0, item.start - _WINDOW) if before is None else max(before.end, item.start - _WINDOW)
        match = _bare_numbers(text.folded, low, item.start)
        if match is not None and _is_list_of_articles(text, match, before, mention):
            level = "article" if before is None or not before.items else before.items[-1][-1][0]
            items = tuple(((level, number),) for number in _numbers_in(match["numbers"]))
            before = Found(match.start("numbers"), item.end, mention, items, True, "ru")
        else:
            before = item
        yield before


def _bare_numbers(folded: str, low: int, end: int) -> re.Match[str] | None:
    """Numbers without a unit that end before `end`; by the last letter, as the patterns are slow to find none."""
    last = folded[low:end].rstrip()[-1:]
    if last.isdecimal():
        return _BARE_NUMBERS.search(folded, low, end)
    return _BARE_ROMAN.search(folded, low, end) if last and last in "ivxlc" else None


def _numbers_in(text: str) -> list[str]:
    return re.findall(r"\d{1,4}(?:-\d{1,2})?", text) or [read_roman(text)]


def _is_list_of_articles(text: Text, match: re.Match[str], before: Found | None, mention: Mention) -> bool:
    start = match.start("numbers")
    if not match["numbers"][0].isdecimal():
        sections = before is not None and [pins[0][0] for pins in before.items] == ["section"]
        return sections and before is not None and bool(_BETWEEN_BARE.fullmatch(text.folded, before.end, start))
    if any(int(number) > _LARGEST_ARTICLE for number in re.findall(r"(?<!-)\b\d+", match["numbers"])):
        return False
    if before is not None and before.items and _BETWEEN_BARE.fullmatch(text.folded, before.end, start):
        return any(level == "article" for level, _ in before.items[-1])
    return mention.form == "abbreviation" and not _NO_BARE_BEFORE.search(text.folded, max(0, start - 8), start)


def _with_acts_first(text: Text, found: Iterable[Found]) -> Iterator[Found]:
    """Joins an act and the units that follow it where they name no act of their own: «Конституции РК, статья 13»."""
    pending: Found | None = None
    for item in found:
        if pending is not None:
            if (
                item.mention is None
                and item.strong
                and pending.mention is not None
                and pending.mention.form in {"name", "abbreviation", "title", "number"}
                and not pending.items
                and _ACT_FIRST.fullmatch(text.folded, pending.end, item.start)
            ):
                yield Found(pending.start, item.end, pending.mention, item.items, True, "ru")
                pending = None
                continue
            yield pending
        pending = item
    if pending is not None:
        yield pending
