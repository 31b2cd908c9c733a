"""The acts of the knowledge base by title, number, date and code in the state's database."""

from collections.abc import Sequence
from functools import cache

from ..knowledge.acts import KnownAct, known_acts
from ..knowledge.patterns import prepared
from ..knowledge.structure import structure_words
from .lexicon import LANGUAGES
from .requisites import read_number, title_key

_LEADING_NUMBER = prepared(r"\d+")
_WORD = prepared(r"[^\W_]+")
_SHORTEST_TITLE = 12
_FEWEST_WORDS = 3
_UNQUOTED = 220


@cache
def _countries() -> frozenset[str]:
    """What a quoted title may have more than the known one."""
    return frozenset(words for language in LANGUAGES for words in structure_words(language).title_countries)


class Catalog:
    """All known acts by id, by title and by number."""

    def __init__(self, acts: tuple[KnownAct, ...]) -> None:
        self.acts = {act.id: act for act in acts}
        told_by_words = [act for act in acts if act.near.kk or act.near.ru]
        self._need_near = frozenset(act.id for act in told_by_words)
        self._by_year: dict[str | None, list[KnownAct]] = {None: told_by_words}
        for act in told_by_words:
            if (first := act.date or act.from_) is not None:
                self._by_year.setdefault(str(first.year), []).append(act)
        self._codes = {act.adilet.upper(): (act.id,) for act in acts if act.adilet}
        self._titles: dict[str, list[str]] = {}
        self._opening: dict[str, list[str]] = {}
        self._closing: dict[str, list[str]] = {}
        self._numbers: dict[int, list[tuple[KnownAct, str | None, str]]] = {}
        for act in acts:
            written = (act.title.kk, act.title.ru, *act.other_titles.kk, *act.other_titles.ru)
            for title in {title_key(title) for title in written} - {""}:
                if title not in self._titles:
                    self._opening.setdefault(_ends(title)[0], []).append(title)
                    self._closing.setdefault(_ends(title)[1], []).append(title)
                self._titles.setdefault(title, []).append(act.id)
            if act.number and (leading := _LEADING_NUMBER.search(act.number)):
                day = act.date.isoformat() if act.date is not None else None
                self._numbers.setdefault(int(leading[0]), []).append((act, day, read_number(act.number.lower())))

    def told_by_words(self, date: str | None) -> Sequence[KnownAct]:
        """The acts of the year of a date, of any year without one, that texts cite by issuer or country and subject."""
        return self._by_year.get(date[:4] if date is not None else None, ())

    def needs_near(self, act: str) -> bool:
        """Whether a citation means that act only where one of its words stands around."""
        return act in self._need_near

    def any_needs_near(self, acts: Sequence[str]) -> bool:
        """Whether that is so of any of the acts."""
        return not self._need_near.isdisjoint(acts)

    def by_adilet(self, code: str) -> tuple[str, ...]:
        """The act of that code in the state's database."""
        return self._codes.get(code.upper(), ())

    def by_date(self, date: str, kind: str) -> tuple[str, ...]:
        """The acts of that kind and date."""
        return tuple(act.id for act in self.acts.values() if act.kind == kind and str(act.date) == date)

    def may_open(self, words: str) -> bool:
        """Whether a known title begins with the first two of these words."""
        return _ends(title_key(words))[0] in self._opening

    def by_title(self, title: str) -> tuple[str, ...]:
        """The acts of that title; the text may leave out its end, and add or leave out «Республики Казахстан»."""
        key = title_key(title)
        if found := self._titles.get(key):
            return tuple(found)
        if len(key) < _SHORTEST_TITLE:
            return ()
        opening, closing = _ends(key)
        begun = {
            act
            for known in self._opening.get(opening, ())
            if known.startswith(key + " ")
            for act in self._titles[known]
        }
        if len(begun) == 1:
            return tuple(begun)
        for known in self._opening.get(opening, ()):
            if key.startswith(known) and key[len(known) :].strip() in _countries():
                return tuple(self._titles[known])
        for known in self._closing.get(closing, ()):
            if key.endswith(known) and key[: -len(known)].strip() in _countries():
                return tuple(self._titles[known])
        return ()

    def title_after(self, text: str, start: int) -> tuple[int, tuple[str, ...]]:
        """Where a known title ends that stands without quotes from `start` on, and its acts; 0 if there is none.

        Its first words are enough if they are three at least: «Закона об исполнительном производстве».
        """
        found = list(_WORD.finditer(text, start, start + _UNQUOTED))
        words = [match[0] for match in found]
        best = 0
        acts: tuple[str, ...] = ()
        for known in self._opening.get(" ".join(words[:2]), ()):
            common = _common(known.split(), words)
            whole = common == known.count(" ") + 1
            if common > best and (whole or common >= _FEWEST_WORDS):
                best, acts = common, tuple(self._titles[known])
        return (found[best - 1].end(), acts) if best else (0, ())

    def title_before(self, text: str, end: int) -> tuple[int, tuple[str, ...]]:
        """Where a known title without quotes begins that ends right before `end`, and its acts; -1 if there is none."""
        found = list(_WORD.finditer(text, max(0, end - _UNQUOTED), end))
        words = [match[0] for match in found]
        best = 0
        acts: tuple[str, ...] = ()
        for known in self._closing.get(" ".join(words[-2:]), ()):
            length = known.count(" ") + 1
            if length > best and words[-length:] == known.split():
                best, acts = length, tuple(self._titles[known])
        return (found[-best].start(), acts) if best else (-1, ())

    def by_number(self, number: str, date: str | None, kinds: frozenset[str]) -> tuple[str, ...]:
        """The acts of that number and date, of one of those kinds if any are given.

        Numbers of resolutions begin anew every year, so the date must agree; where the text has none, the number must
        carry the convocation (`377-V`), which makes it unique among laws.
        """
        leading = _LEADING_NUMBER.search(number)
        if leading is None:
            return ()
        found = []
        for act, day, written in self._numbers.get(int(leading[0]), ()):
            if kinds and act.kind not in kinds:
                continue
            if day == date if date is not None and day is not None else "-" in number and written == number:
                found.append(act.id)
        return tuple(found)


def _ends(key: str) -> tuple[str, str]:
    """The first two and the last two words of a title."""
    words = key.split()
    return " ".join(words[:2]), " ".join(words[-2:])


def _common(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


@cache
def catalog() -> Catalog:
    """All known acts."""
    return Catalog(known_acts())
