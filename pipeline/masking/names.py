"""Names of persons: with initials, with patronymics, after the role of a person, and then each surname on its own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ..knowledge.load import load_file
from ..knowledge.masking import MaskingWords

_BIG = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_SMALL = "а-яёәғқңөұүһі"
_PART = (
    f"(?:[{_BIG}][{_SMALL}]++|[{_BIG}]{{2,}}+)"  # whole or not at all: a long run of capitals is not tried in pieces
)
_WORD = f"{_PART}(?:-{_PART})?"
_GAP = r"[^\S\n]{0,2}\n?[^\S\n]{0,2}"
_INITIALS = rf"[{_BIG}]\.(?:{_GAP}[{_BIG}]\.)?"
_EDGE = f"(?<![{_BIG}{_SMALL}0-9.])"
_ENDING = re.compile("(?:ого|ому|ыми|ими|ий|ый|ым|им|ом|ем|ой|ей|ая|ую|ою|ых|их|[аыуеяюи])$")
# Case endings of patronymics in both languages.
_FATHER_TAIL = "н(?:ың|а|ан|да|дан)?|мен|[ауеы]|ем|ой|ом"
_SHORT = 4
_LONGEST_TAIL = 7
# After a surname of two or three letters only case endings, or every other word would begin with it.
_SHORT_TAIL = re.compile("(?:[ауеы]|ом|ым|ой|[нтд][ыі]ң|[дтңғқкг][ае]н?|[нтд][ыі]|[мбп]ен)?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text; `stem` is the surname without endings in small letters, `initials` one or two letters."""

    start: int
    end: int
    stem: str
    initials: str


def find_names(text: str) -> tuple[Name, ...]:
    """The names of persons in a normalized text, in order, without overlaps.

    >>> [(name.stem, name.initials) for name in find_names("Истец Ахметов А.Б. и А. Б. Ахметова; Ахметовтің шағымы")]
    [('ахметов', 'аб'), ('ахметов', 'аб'), ('ахметов', '')]
    """
    found = [name for match in _full_names().finditer(text) if (name := _named(match)) is not None]
    taken = _Taken(found)
    for match in _after_roles().finditer(text):
        found += [name for name in _by_role(match) if taken.free(name.start, name.end)][:1]
    taken = _Taken(found)
    stems = {name.stem for name in found if name.stem}
    alone = [name for name in _alone(text, stems) if taken.free(name.start, name.end)]
    return tuple(sorted((*found, *alone), key=lambda name: name.start))


def stem_of(surname: str) -> str:
    """A surname in small letters without its Russian case ending; both genders have one stem.

    >>> stem_of("Ахметовой"), stem_of("ВИШНЕВСКОМУ"), stem_of("Ким")
    ('ахметов', 'вишневск', 'ким')
    """
    lowered = surname.lower().replace("ё", "е")
    cut = _ENDING.sub("", lowered)
    return cut if len(cut) >= _SHORT else lowered


class _Taken:
    """The places that names take."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._positions = {position for name in names for position in range(name.start, name.end)}

    def free(self, start: int, end: int) -> bool:
        return start not in self._positions and end - 1 not in self._positions


@cache
def _words() -> MaskingWords:
    return load_file("masking/words.toml", MaskingWords)


@cache
def _full_names() -> re.Pattern[str]:
    """A surname with initials on either side, or two or three words one of which is a patronymic."""
    endings = "|".join(sorted(_words().patronymics, key=len, reverse=True))
    small = rf"[{_BIG}][{_SMALL}]+?(?:{endings})(?:{_FATHER_TAIL})?(?![{_SMALL}])"
    big = rf"[{_BIG}]{{2,}}(?:{endings.upper()})(?:{_FATHER_TAIL.upper()})?(?![{_BIG}])"
    child = "|".join(_words().sons_and_daughters)
    # Not after a genitive: that is the child of a person named before, not a part of the name.
    apart = rf"{_WORD}(?<![нтд][ыі]ң)(?<![НТД][ЫІ]Ң)[^\S\n-]?[^\S\n-](?:(?:{child})(?:{_FATHER_TAIL})?|{child.upper()})"
    apart += rf"(?![{_BIG}{_SMALL}])"
    father = f"{small}|{big}|{apart}"
    return re.compile(
        f"{_EDGE}(?:"
        rf"(?P<surname>{_WORD})(?:[^\S\n]{{1,2}}\n?|\n|(?<=[{_SMALL}]))(?P<after>{_INITIALS})(?![{_SMALL}])"
        rf"|(?P<before>{_INITIALS}){_GAP}(?P<surname2>{_WORD})"
        rf"|(?P<first>{_WORD}){_GAP}(?:(?P<second>{_WORD}){_GAP})?(?P<father>{father})(?:[^\S\n](?P<last>{_WORD}))?"
        ")"
    )


def _named(match: re.Match[str]) -> Name | None:
    if initials := match["after"] or match["before"]:
        surname = match["surname"] or match["surname2"]
        if initials.replace(" ", "") in _words().not_initials or surname.lower() in _words().not_names:
            return None
        return Name(match.start(), match.end(), stem_of(surname), "".join(filter(str.isalpha, initials)).lower())
    return _with_patronymic(match)


def _with_patronymic(match: re.Match[str]) -> Name | None:
    """A name with a patronymic: surname and name before it, or name before it and surname after it."""
    first, second, father, last = match.group("first", "second", "father", "last")
    start, end = match.start(), match.end()
    if _is_role(first):
        start = match.start("second") if second else match.start("father")
        first, second = second, None
    if first is None:
        return None
    if second is not None or last is None or not _is_surname(last):
        end = match.end("father")
        last = None
    if second is not None:
        return Name(start, end, stem_of(first), (second[0] + father[0]).lower())
    return Name(start, end, stem_of(last) if last else "", (first[0] + father[0]).lower())


def _is_role(word: str) -> bool:
    lowered = word.lower()
    return any(lowered.startswith(role[:-1]) if role.endswith("*") else lowered == role for role in _words().roles)


@cache
def _surname_endings() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_words().surnames)})[{_SMALL}]{{0,5}}$")


@cache
def _strict_surname() -> re.Pattern[str]:
    """A surname in its first form or a case of it: more letters after the ending are of another word."""
    return re.compile(f"(?:{'|'.join(_words().surnames)})(?:{_SHORT_TAIL.pattern})$")


def _is_surname(word: str) -> bool:
    lowered = word.lower()
    return lowered not in _words().not_names and _surname_endings().search(lowered) is not None


@cache
def _after_roles() -> re.Pattern[str]:
    roles = "|".join(
        re.escape(role[:-1]) + f"[{_SMALL}]*" if role.endswith("*") else re.escape(role)
        for role in sorted(_words().roles, key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![{_BIG}{_SMALL}])(?i:{roles})[^\S\n]*[–—:-]?{_GAP}(?P<name>{_WORD})(?:[^\S\n]{{1,2}}(?P<second>{_WORD})(?!\.))?"
    )


def _by_role(match: re.Match[str]) -> Iterator[Name]:
    """Who is named after a role: surname and given name in either order, or else the surname alone."""
    first, second = match["name"], match["second"]
    start, end = match.start("name"), match.end("second")
    if second and _is_part(first) and _is_part(second) and second[1:].isupper() == first[1:].isupper():
        if _is_surname(first):
            yield Name(start, end, stem_of(first), second[0].lower())
        elif _strict_surname().search(second.lower()):
            yield Name(start, end, stem_of(second), first[0].lower())
    if _is_surname(first):
        yield Name(start, match.end("name"), stem_of(first), "")


def _is_part(word: str) -> bool:
    """Whether a word with a capital may be one of two that name a person."""
    return len(word) >= _SHORT - 1 and word.lower() not in _words().not_names and not _is_role(word)


def _alone(text: str, stems: set[str]) -> Iterator[Name]:
    """Surnames that were met with initials, standing alone in any form."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for stem in stems:
        by_letter[stem[0]].append(stem)
    if not by_letter:
        return
    for match in re.finditer(rf"(?<![{_BIG}{_SMALL}]){_WORD}", text):
        lowered = match[0].lower().replace("ё", "е")
        for stem in by_letter.get(lowered[0], ()):
            tail = lowered.removeprefix(stem)
            fits = len(tail) <= _LONGEST_TAIL if len(stem) >= _SHORT else _SHORT_TAIL.fullmatch(tail)
            if lowered.startswith(stem) and fits:
                yield Name(match.start(), match.end(), stem, "")
                break
