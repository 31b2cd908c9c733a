"""Kazakh pinpoints: «485-бабы бірінші бөлігінің 1), 2) және 7) тармақтарында», «осы баптың екінші бөлігі».

The numbers stand before their unit, the case ending only on the last of a list, and the levels descend; the genitive of
a middle level may be dropped. A stretch is found by one pattern and read token by token here; equal stretches are
read once.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from ..knowledge.patterns import compiled, prepared
from .lexicon import LETTER, RANK, UnitWord, dispatch, either, gap, lexicon
from .numbers import Element, expand, ordinal_branches, ordinal_pattern, read_ordinal, read_roman
from .pinpoints import THAT, THIS, Chain, Group, Pinpoint, is_strong, items_of, sorted_pins

NUMBER = r"(?>\d{1,4}(?:-\d{1,3}){0,3}(?:\.\d{1,2}(?![\d.]))?)(?!\d)"
_QUOTED = r"(?:[«\"“„'](?:[а-яәғқңөұүһі]|\d{1,3})[»\"”'“]|[а-яәғқңөұүһі]\))"
_ROMAN = r"[ivxlcіх]{1,7}(?!\w)"
_ARTICLE, _PART = RANK["article"], RANK["part"]
_POSSESSIVE = prepared(rf"(?:[бғг]|тар|лар|тер|дер|ша|у|м|ц)(?:ы|і|сы|сі){LETTER}{{0,8}}\Z")
_LARGEST_SHORT_PART = 20
_LONGEST = 300


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


@cache
def stretch_pattern() -> str:
    """The pattern of a whole stretch: numbers with their unit or a pronoun with a unit, and what is joined to it."""
    words = lexicon("kk")
    ordinal = ordinal_pattern(words.words.ordinals)
    full, short = words.pattern_of_full_units(), either(words.short_units())
    joining = either(words.words.joining.list)
    element = rf"(?:{NUMBER}(?:\s?\))?|{ordinal}|{_QUOTED}|{_ROMAN})"
    more = rf"(?>(?:\s*(?:[,/–—-]|;(?=[^\S\n]))\s*|\s+{joining}\s+(?:\(немесе\)\s+)?){element}){{0,60}}+"
    tail = rf"{more}(?:(?:\s?[-–]\s{{0,3}}|\s{{1,4}}){full}|\s?[-–]?\s?{short})"
    head = dispatch(
        (
            (str(digit) for digit in range(10)),
            rf"(?<![.,/№-].)(?<!№\s.)(?<!n\s.)\d{{0,3}}(?:-\d{{1,3}}){{0,3}}(?!\d)(?:\.\d{{1,2}}(?=\s?-))?(?:\s?\))?{tail}",
        ),
        *((first, end + tail) for first, end in ordinal_branches(words.words.ordinals)),
        (words.pronouns(), rf"{gap()}{words.pattern_of_full_units()}"),
        (("«[а-яәғқңөұүһі]»", '"[а-яәғқңөұүһі]"', "“[а-яәғқңөұүһі]”"), tail),
        ((f"{letter}\\)" for letter in "абвгдежз"), tail),
        (("i", "v", "x", "і", "х"), rf"[ivxlcіх]{{0,6}}(?!\w){tail}"),
    )
    again = rf"(?:{element}{tail}|{words.pattern_of_pronouns()}{gap()}{words.pattern_of_full_units()})"
    separator = rf"(?:\s*(?:[,/(]|;(?=[^\S\n])))?\s*(?:{joining}\s+(?:\(немесе\)\s+)?)?"
    return rf"{head}(?>{separator}(?<=[\s,/(.]){again}\)?){{0,{_LONGEST}}}+"


@cache
def _tokens() -> re.Pattern[str]:
    words = lexicon("kk")
    unit = rf"(?:{words.pattern_of_full_units()}|{either(words.short_units())})"
    return compiled(
        "tokens-kk",
        rf"\s*+(?:(?P<num>{NUMBER}(?:\s?\))?)|(?P<comma>[,;/])|(?P<open>\()|(?P<close>\))"
        rf"|(?P<here>{words.pattern_of_pronouns()}\s+(?={words.pattern_of_full_units()}))"
        rf"|(?P<unit>(?:[-–]\s{{0,3}})?{unit})"
        rf"|(?P<ord>{ordinal_pattern(words.words.ordinals)})"
        rf"|(?P<letter>{_QUOTED})"
        rf"|(?P<roman>{_ROMAN})"
        rf"|(?P<dash>[-–—])|(?P<join>{either(words.words.joining.list)}(?!\w)))",
    )


@lru_cache(maxsize=30_000)
def read_stretch(text: str) -> tuple[Pinpoint, ...]:
    """The pinpoints of a stretch of folded text; positions count from its start."""
    tokens = [
        _Token(kind, match[kind], match.start(kind), match.end())
        for match in _tokens().finditer(text)
        if (kind := match.lastgroup or "")
    ]
    return tuple(_pinpoint(groups) for groups in _apart(list(_with_ranges(_groups(tokens)))))


def _pinpoint(groups: list[tuple[Group, str | None]]) -> Pinpoint:
    items = list(_items(groups))
    return Pinpoint(groups[0][0].start, groups[-1][0].end, sorted_pins(items), is_strong(items))


def _apart(groups: list[tuple[Group, str | None]]) -> Iterable[list[tuple[Group, str | None]]]:
    """The groups of each reference: a pronoun after other units begins a new one («427-бабы; осы баптың …»)."""
    start = 0
    for index in range(1, len(groups)):
        here, before = groups[index][0], groups[index - 1][0]
        if set(here.values) & {THIS, THAT} or (set(before.values) & {THIS, THAT} and here.level == before.level):
            yield groups[start:index]
            start = index
    if groups[start:]:
        yield groups[start:]


def _with_ranges(groups: Iterable[tuple[Group, str | None]]) -> Iterable[tuple[Group, str | None]]:
    """The groups with «434-баптан 436-бапқа (дейін)» as one."""
    before: tuple[Group, str | None] | None = None
    for group, separator in groups:
        if (
            before is not None
            and before[0].ablative
            and group.dative
            and before[0].level == group.level
            and not separator
        ):
            values = expand([Element(before[0].values[-1]), Element(group.values[0], dash=True)], plural=True)
            before = (replace(before[0], values=list(values), end=group.end), before[1])
            continue
        if before is not None:
            yield before
        before = (group, separator)
    if before is not None:
        yield before


def _groups(tokens: list[_Token]) -> Iterable[tuple[Group, str | None]]:
    """Each unit with its numbers, and the separator before it; it stops where a count is no number of a unit."""
    elements: list[Element] = []
    start: int | None = None
    dash = False
    separator: str | None = None
    pending: str | None = None
    pronoun: str | None = None
    before: Group | None = None
    words = lexicon("kk")
    for token in tokens:
        if token.kind == "here":
            pronoun = THIS if words.pronoun(token.text.strip()) == "this" else THAT
            start, separator = token.start, pending
        elif token.kind == "unit":
            if start is None:
                continue
            group = _group(token, elements, pronoun, start, before)
            if group is None:
                return
            yield group, separator
            before = group
            elements, start, dash, pending, pronoun = [], None, False, None, None
        elif token.kind in {"num", "ord", "letter", "roman"}:
            if start is None:
                start, separator = token.start, pending
            elements.append(Element(_value(token), dash, token.kind != "num" or token.text.endswith(")")))
            dash = False
        elif start is not None:
            dash = dash or token.kind == "dash"
        else:
            pending = token.text


def _group(
    token: _Token, elements: list[Element], pronoun: str | None, start: int, before: Group | None
) -> Group | None:
    """The group that a unit closes, or None for a count («84 баптан тұратын») and a page («25 б.»)."""
    word = token.text.lstrip("-–").lstrip()
    unit = lexicon("kk").unit(word)
    if pronoun is not None:
        return Group(unit.level, [pronoun], start, token.end)
    hyphen = len(word) < len(token.text)
    if not hyphen and not elements[-1].sure and not _takes_no_hyphen(unit, word, elements, before):
        return None
    level = unit.level
    if unit.short and level == "article" and before is not None and before.level == "article":
        level = "part" if _is_part(elements[0].value, before.values[-1], hyphen=hyphen) else level
    plural = unit.plural if len(elements) == 1 else None if unit.plural is False else unit.plural
    return Group(
        level,
        list(expand(elements, plural=plural)),
        start,
        token.end,
        ablative=word.endswith(("тан", "тен", "нан", "нен", "дан", "ден")),
        dative=word.endswith(("қа", "ке", "ға", "ге", "на", "не")),
    )


def _is_part(number: str, article: str, *, hyphen: bool) -> bool:
    """Whether «б.» after an article means a part of it: «449-б., 1б.»."""
    if not (number.isdecimal() and article.isdecimal()) or int(number) > _LARGEST_SHORT_PART:
        return False
    return not hyphen or int(article) > 2 * _LARGEST_SHORT_PART


def _takes_no_hyphen(unit: UnitWord, word: str, elements: list[Element], before: Group | None) -> bool:
    """Whether a unit may stand after a bare number without a hyphen: possessive, plural of a list, or after others."""
    if unit.short:
        return before is not None
    if unit.plural:
        return len(elements) > 1 or _POSSESSIVE.search(word) is not None
    return _POSSESSIVE.search(word) is not None


def _items(groups: list[tuple[Group, str | None]]) -> Iterable[dict[str, str]]:
    """The items of descending groups: a unit as high as one before it begins a new item and keeps what is above it."""
    chain: Chain = []
    for group, separator in groups:
        if chain and (group.rank >= chain[-1].rank or (separator and chain[-1].rank > _ARTICLE)):
            yield from items_of(chain)
            chain = [] if chain[-1].rank > _ARTICLE else [kept for kept in chain if kept.rank > group.rank]
        chain = [*chain, group]
    yield from items_of(chain)


def _value(token: _Token) -> str:
    if token.kind == "ord":
        return read_ordinal(token.text, lexicon("kk").words.ordinals)
    if token.kind == "roman":
        return read_roman(token.text)
    if token.kind == "letter":
        return re.sub(rf"(?!{LETTER}|\d).", "", token.text)
    return token.text.rstrip(")").rstrip()
