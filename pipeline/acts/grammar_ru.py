"""Russian pinpoints: «пунктами 2) и 5) части третьей статьи 436», «ст.ст. 28 ч.5, 190 ч.3 п.4».

The unit stands before its numbers and the levels ascend; after a number they may also descend. A stretch of units and
numbers is found by one pattern and read token by token here; equal stretches are read once.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..knowledge.patterns import compiled, prepared
from .agreement_ru import agree
from .lexicon import LETTER, RANK, dispatch, either, gap, lexicon
from .numbers import Element, expand, ordinal_branches, ordinal_pattern, read_ordinal, read_roman
from .pinpoints import (
    THAT,
    THIS,
    Chain,
    Group,
    Pinpoint,
    is_strong,
    items_of,
    put_below,
    sorted_pins,
    with_levels_above,
)

NUMBER = r"(?>\d{1,4}(?:-\d{1,3}){0,3}(?:\.\d{1,2}(?![\d.]))?)(?!\d)"
_QUOTED = r"[«\"“„'](?:[а-я]|\d{1,3})[»\"”'“]|[а-я]\)"
_ROMAN = r"[ivxlcіх]{1,7}(?!\w)"
# A line break inside a reference, not one before a heading or before a point of a list that is a text of its own.
_SAME_SENTENCE = (
    r"\n(?!\s*(?:статья|глава|раздел|параграф)\s+[\divxlc-]+(?:\.\s|\s*\n\s*\n))"
    r"(?!\s*\d{1,3}(?:-\d{1,3})?\)\s+(?!и\s|или\s|ч\.|част|ст\.|стат|п\.|пункт|настоящ)[^\W\d_])"
)
_FIRST_NUMBER = prepared(r"\A\d+")
_LONGEST = 500  # tokens of a stretch; lists of articles in codes come to two hundred
_DEEPEST = 4
_LARGEST_PART = 30
_FEWEST_FOR_RANGE = 10
_ARTICLE = RANK["article"]


class _Token(NamedTuple):
    """One token of a stretch: `kind` is the name of the group of the pattern that matched."""

    kind: str
    text: str
    start: int
    end: int


@cache
def stretch_pattern() -> str:
    """The pattern of a whole stretch: a unit with its number or a pronoun with a unit, and what is joined to it."""
    words = lexicon("ru")
    ordinal = ordinal_pattern(words.words.ordinals)
    ordinals = ordinal_branches(words.words.ordinals)
    full, pronoun = words.pattern_of_full_units(), words.pattern_of_pronouns()
    no_number = rf"(?!\s?(?:{'|'.join(words.words.not_numbers)}))"
    element = rf"(?:{NUMBER}{no_number}(?:\s?\))?|{ordinal}\b(?:-\d{{1,3}})?|{_QUOTED})"
    joining = either(words.words.joining.list)
    aside = rf"\((?!\s*{words.pattern_of_units()}\s*{element})[^()]{{1,400}}\)(?=\s*(?:,|;|и|или)?\s*(?:\d|настоящ))"
    separator = rf"(?:{aside}|[^\S\n]++|{_SAME_SENTENCE}|[,/()–—-]|;(?=[^\S\n])|{joining}(?![\w-])|по(?=\s+\d))"
    numbers = rf"\s*+(?:№\s?|с\s+(?=\d))?(?:{element}|{_ROMAN})"
    head = dispatch(
        (words.full_units(), rf"\b{numbers}"),
        (words.short_units(), numbers),
        (words.pronouns(), rf"{gap()}{full}"),
        *((first, rf"{end}\b{gap()}(?:(?:и|,){gap()}{ordinal}{gap()})?{full}") for first, end in ordinals),
    )
    further = rf"(?:{words.pattern_of_units()}\s*+(?:{_ROMAN})?+|{pronoun}{gap()}(?={full})|(?<!\(){element})"
    return rf"{head}(?>{separator}{{0,12}}(?<=[\s,/()–—.)\d-]){further}){{0,{_LONGEST}}}+(?:\s?\))?"


@cache
def _tokens() -> re.Pattern[str]:
    words = lexicon("ru")
    unit, ordinal = words.pattern_of_units(), ordinal_pattern(words.words.ordinals)
    return compiled(
        "tokens-ru",
        rf"\s*+(?:(?P<num>{NUMBER})|(?P<comma>[,;/])|(?P<dash>[-–—]|по(?=\s+\d))"
        rf"|(?P<aside>\((?!\s*(?:{words.pattern_of_pronouns()}|{unit}\s*(?:\d|[«\"“]|{ordinal})))[^()]{{1,400}}\))"
        r"|(?P<open>\()|(?P<close>\))"
        rf"|(?P<here>{words.pattern_of_pronouns()}\s+(?={words.pattern_of_full_units()}))"
        rf"|(?P<unit>{unit})"
        rf"|(?P<ord>{ordinal}\b(?:-\d{{1,3}})?)"
        rf"|(?P<letter>{_QUOTED})"
        rf"|(?P<roman>{_ROMAN})"
        rf"|(?P<join>{either(words.words.joining.list)}(?!\w)))",
    )


@lru_cache(maxsize=30_000)
def read_stretch(text: str) -> tuple[Pinpoint, ...]:
    """The pinpoints of a stretch of folded text; positions count from its start."""
    tokens = [
        _Token(kind, match[kind], match.start(kind), match.end())
        for match in _tokens().finditer(text)
        if (kind := match.lastgroup or "") != "aside"
    ]
    reader = _Reader(tokens)
    chains = reader.chains()
    if not chains:
        return ()
    parts = list(_apart(chains))
    return tuple(_pinpoint(part, reader.end if part is parts[-1] else 0) for part in parts)


def _pinpoint(chains: list[Chain], closed_at: int) -> Pinpoint:
    items = [item for chain in chains for item in items_of(chain)]
    end = max(closed_at, *(group.end for chain in chains for group in chain))
    return Pinpoint(min(group.start for group in chains[0]), end, sorted_pins(items), is_strong(items))


def _apart(chains: list[Chain]) -> Iterator[list[Chain]]:
    """The chains of each reference: a pronoun after other articles begins a new one («статьи 5, настоящей статьи»)."""
    start = 0
    for index in range(1, len(chains)):
        points = any(value in {THIS, THAT} for group in chains[index] for value in group.values)
        own = any(group.rank >= _ARTICLE and not {THIS, THAT} & set(group.values) for group in chains[index - 1])
        if points and own:
            yield chains[start:index]
            start = index
    yield chains[start:]


class _Reader:
    """Reads tokens into chains of groups, one after another."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._open = 0
        self._below_article = False
        self.end = 0

    def chains(self) -> list[Chain]:
        """The chains up to the end, or up to the bracket that closes the one this reading began in."""
        chains: list[Chain] = []
        separator: str | None = "start"
        depth = self._open
        while (token := self._peek()) is not None:
            if token.kind == "here" and not agree(token.text, self._tokens[self._at + 1].text):
                separator = "break"
                self._at += 1
            elif token.kind in {"unit", "here"}:
                last = chains[-1][-1] if chains else None
                self._below_article = separator is None and last is not None and last.rank == _ARTICLE
                group = self._group()
                if group is not None:
                    self._place(group, chains, separator)
                    separator = None
            elif token.kind == "ord" and self._ordinals_before_unit():
                self._place(self._leading_ordinals(), chains, separator)
                separator = None
            elif token.kind == "open" and self._open < _DEEPEST:
                self._at += 1
                self._open += 1
                self._inside(chains)
                separator = None
            elif token.kind == "close":
                self._take_close()
                if self._open < depth:
                    break
            elif token.kind in {"num", "ord", "letter", "roman"}:
                self._more_numbers(chains)
                separator = None
            else:
                separator = token.text if token.kind != "dash" else "-"
                self._at += 1
        return with_levels_above(chains)

    def _peek(self, ahead: int = 0) -> _Token | None:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else None

    def _take_close(self) -> None:
        self.end = max(self.end, self._tokens[self._at].end) if self._open else self.end
        self._at += 1
        self._open -= 1

    def _inside(self, chains: list[Chain]) -> None:
        """Reads what stands in brackets after a number: items below it."""
        below = self.chains()
        if not chains or not below:
            chains += below
            return
        group = chains[-1][-1]
        if group.values:
            group.inner.setdefault(group.values[-1], []).extend(item for chain in below for item in items_of(chain))

    def _group(self) -> Group | None:
        """A unit with its numbers, or with the pronoun before it."""
        token = self._tokens[self._at]
        pronoun = None
        if token.kind == "here":
            pronoun = THIS if lexicon("ru").pronoun(token.text.strip()) == "this" else THAT
            self._at += 1
        unit_token = self._tokens[self._at]
        unit = lexicon("ru").unit(unit_token.text)
        self._at += 1
        if pronoun is not None:
            return Group(unit.level, [pronoun], token.start, unit_token.end)
        plural = unit.plural
        elements, end = self._elements(unit.level)
        if not elements:
            return None
        if plural is None and not unit.short:
            plural = (
                False
                if all(int(n) < _FEWEST_FOR_RANGE for e in elements for n in _FIRST_NUMBER.findall(e.value))
                else None
            )
        return Group(unit.level, list(expand(elements, plural=plural)), token.start, end)

    def _elements(self, level: str) -> tuple[list[Element], int]:
        """The numbers that follow a unit, up to what belongs to another one."""
        elements: list[Element] = []
        end = 0
        dash = False
        while (token := self._peek()) is not None:
            if token.kind in {"num", "ord", "letter", "roman"}:
                if elements and (self._belongs_elsewhere(level) or _runs_back(elements[-1].value, token, dash=dash)):
                    break
                elements.append(Element(_value(token), dash))
                dash = False
                self._at += 1
                end = token.end
                end = self._own_bracket(level, token, end)
                continue
            following = self._after_separators()
            if not elements or following is None or following.kind not in {"num", "ord", "letter", "roman"}:
                break
            kept = self._at
            dash = self._skip_separators()
            if self._belongs_elsewhere(level) or (token.kind == "join" and self._ordinals_before_unit()):
                self._at = kept
                break
        return elements, end

    def _own_bracket(self, level: str, number: _Token, end: int) -> int:
        """Takes the bracket of «1)», but not one that closes an open «(» and is the last to do so."""
        token = self._peek()
        if token is None or token.kind != "close" or token.start > number.end + 1 or number.kind != "num":
            return end
        if RANK[level] >= RANK["part"] or (self._open and self._unmatched() <= self._open):
            return end
        self._at += 1
        return token.end

    def _unmatched(self) -> int:
        """How many closing brackets ahead close none that opens ahead."""
        kinds = [token.kind for token in self._tokens[self._at :]]
        return kinds.count("close") - kinds.count("open")

    def _belongs_elsewhere(self, level: str) -> bool:
        """Whether the number here is an article: one with units below it («ч.5, 190 ч.3») or large («72 ч. 1, 73»)."""
        following = self._peek(1)
        number = self._peek()
        if self._below_article and number is not None and number.kind == "num" and RANK[level] < _ARTICLE:
            after = self._peek(1)
            goes_up = (
                after is not None and after.kind == "unit" and RANK[lexicon("ru").unit(after.text).level] >= _ARTICLE
            )
            if int(_FIRST_NUMBER.match(number.text)[0]) > _LARGEST_PART and not goes_up:  # type: ignore[index]
                return True
        return (
            following is not None
            and following.kind == "unit"
            and RANK[lexicon("ru").unit(following.text).level] <= RANK[level]
        )

    def _after_separators(self) -> _Token | None:
        ahead = 0
        while (token := self._peek(ahead)) is not None and token.kind in {"comma", "dash", "join"}:
            ahead += 1
        return token

    def _skip_separators(self) -> bool:
        dash = False
        while (token := self._peek()) is not None and token.kind in {"comma", "dash", "join"}:
            dash = dash or token.kind == "dash"
            self._at += 1
        return dash

    def _ordinals_before_unit(self) -> bool:
        """Whether ordinals here stand before their unit: «в первой и второй частях»."""
        ahead = 0
        while (token := self._peek(ahead)) is not None and token.kind in {"ord", "comma", "join"}:
            ahead += 1
        following = self._peek(ahead + 1)
        return (
            token is not None
            and token.kind == "unit"
            and (following is None or following.kind not in {"num", "ord", "letter", "roman"})
        )

    def _leading_ordinals(self) -> Group:
        first = self._tokens[self._at]
        values: list[str] = []
        while self._tokens[self._at].kind != "unit":
            token = self._tokens[self._at]
            if token.kind == "ord":
                values.append(_value(token))
            self._at += 1
        unit = self._tokens[self._at]
        self._at += 1
        return Group(lexicon("ru").unit(unit.text).level, values, first.start, unit.end)

    def _more_numbers(self, chains: list[Chain]) -> None:
        """Numbers without a unit of their own: further articles after brackets or after units below an article."""
        for chain in reversed(chains):
            for group in reversed(chain):
                if group.inner or group.rank >= _ARTICLE:
                    elements, end = self._elements(group.level)
                    if elements:
                        chains.append([Group(group.level, list(expand(elements, plural=True)), group.end, end)])
                    else:
                        self._at += 1
                    return
        self._at += 1

    def _place(self, group: Group, chains: list[Chain], separator: str | None) -> None:
        """Puts a group where it belongs: above the chain before it, below its last number, or in a new chain."""
        last = chains[-1][-1] if chains else None
        if last is None:
            chains.append([group])
            return
        rises = group.rank > last.rank or self._rises(group, chains[-1])
        if separator is None and rises and (not last.inner or last.rank < _ARTICLE):
            chains[-1].append(group)
            return
        if (
            separator in {None, ","}
            and group.rank < last.rank <= _ARTICLE
            and self._stays_below(group, chains[-1], separator)
        ):
            put_below(group, last)
            return
        if separator is None and group.rank < last.rank:
            put_below(group, last)
            return
        chains.append([group])

    def _rises(self, group: Group, chain: Chain) -> bool:
        """Whether a smaller unit still stands above the one before it: «части первой пункта 2 статьи 7» of a law."""
        following = self._peek()
        if following is None or following.kind not in {"unit", "here"} or group.rank >= _ARTICLE:
            return False
        if any(group.level == other.level for other in chain):
            return False
        at = self._at + (1 if following.kind == "here" else 0)
        return RANK[lexicon("ru").unit(self._tokens[at].text).level] > chain[-1].rank

    def _stays_below(self, group: Group, chain: Chain, separator: str | None) -> bool:
        """Whether a smaller unit after an article belongs to it: «статьи 28, части 5», not «…, части 5 статьи 30»."""
        if separator is None:
            return True
        last = chain[-1]
        if any(group.level == other.level for other in chain):
            return False
        if any(group.level in item for item in last.inner.get(last.values[-1], ())):
            return False
        following = self._peek()
        return following is None or following.kind != "unit"


def _runs_back(before: str, token: _Token, *, dash: bool) -> bool:
    """Whether a dash is no range but a sentence going on: «в части первой – первых руководителей»."""
    if not dash or token.kind != "ord" or not before.isdecimal():
        return False
    value = _value(token)
    return value.isdecimal() and int(value) <= int(before)


def _value(token: _Token) -> str:
    if token.kind == "ord":
        word, _, inserted = token.text.partition("-")
        number = read_ordinal(word, lexicon("ru").words.ordinals)
        return f"{number}-{inserted}" if inserted else number
    if token.kind == "roman":
        return read_roman(token.text)
    if token.kind == "letter":
        return re.sub(rf"(?!{LETTER}|\d).", "", token.text)
    return token.text
