"""Who issued an act in Kazakh, read back from the last word of the name: «Шу аудандық сотының», «ВЦИК Президиумы»."""

import re
from functools import cache, lru_cache

from ..knowledge.patterns import prepared
from ..normalize import Text
from .lexicon import KK_CASE, either, lexicon

_ISSUER_WORDS = 14
PARAGRAPH = prepared(r"(?<! )\n[^\S\n]*\n")
GENITIVE = prepared(r"[дтн][ыі]ң\Z")
_CONNECTORS = frozenset({"пен", "мен", "бен"})
_LONGEST_WORD = 60


@cache
def _may_begin() -> tuple[frozenset[str], frozenset[str]]:
    """The small words that the name of an office may begin with, and those that no name of a court begins with."""
    words = lexicon("kk").words
    return frozenset(words.first_places), frozenset(words.not_first)


@cache
def _place_after() -> re.Pattern[str]:
    return prepared(f"(?:{'|'.join(lexicon('kk').words.place_after)})")


@cache
def _office() -> re.Pattern[str]:
    """Words inside the names of courts and offices that are written small."""
    return prepared(rf"(?:{either(lexicon('kk').words.offices)}){KK_CASE}")


def word_before(text: str, end: int) -> tuple[str, int]:
    """The word that ends before `end`, and where it starts; empty if there is none."""
    base = end - _LONGEST_WORD if end > _LONGEST_WORD else 0
    words = text[base:end].rstrip()
    if not words:
        return "", end
    cut = words.rfind(" ") + 1
    if "\n" in words or "\t" in words:
        cut = max(cut, words.rfind("\n") + 1, words.rfind("\t") + 1)
    return words[cut:], base + cut


def issuer_start(text: Text, end: int) -> int | None:
    """Where the name of the issuer begins that ends at `end`; None if there is none.

    It goes back over capitalized words and words of offices. A country or a blank line ends it, and of a court so
    does what is no place («Орынбаевтың Шу аудандық сотының» begins at «Шу») and another court before it.
    """
    best: int | None = None
    has_issuer = of_court = court_named = False
    position = end
    places, no_court = _may_begin()
    for _ in range(_ISSUER_WORDS):
        word, at = _name_before(text.clean, position)
        if not word or (has_issuer and PARAGRAPH.search(text.clean, at + len(word), position)):
            break
        folded = text.folded[at : at + len(word)]
        if "(" in word or ")" in word:
            break
        issuer, kind, office, no_issuer, court = _signs(folded)
        capital = word[0].isupper()
        if folded in _CONNECTORS and has_issuer and _issuer_before(text, at):
            position = at
            continue
        if word[-1] in '.,;:!?»"' or not (capital or issuer or office) or no_issuer:
            break
        if of_court and not (kind == "judicial-act" or office or _names_place(text, at, position)):
            break
        if of_court and (folded.startswith(lexicon("kk").words.judges) or (court_named and court == "whole")):
            break
        court_named = court_named or court is not None
        has_issuer = has_issuer or issuer
        of_court = of_court or (kind == "judicial-act" and not folded.startswith(lexicon("kk").words.highest))
        begins = folded not in no_court if of_court else folded in places
        if capital or issuer or (office and begins):
            best = at
        position = at
        if _own_country().match(text.folded, at):
            break
    return best if has_issuer else None


@lru_cache(maxsize=20_000)
def is_nominative(word: str) -> bool:
    """Whether a folded word names an issuer as a subject does: «соты», «Президиумы», «кеңес»."""
    return _nominative().fullmatch(word) is not None


def in_name_of_act(word: str, folded: str) -> bool:
    """Whether a word may stand in the name of an act: capitalized, of an office or an issuer, «жобадағы»."""
    issuer, _, office, _, _ = _signs(folded)
    return word[0].isupper() or issuer or office or folded.endswith(("ғы", "гі"))


@cache
def _nominative() -> re.Pattern[str]:
    words = {word.rpartition(r"\s+")[2] for issuer in lexicon("kk").words.issuers for word in issuer.words}
    return prepared(rf"{either(sorted(words))}(?:с?[ыі])?")


@cache
def _own_country() -> re.Pattern[str]:
    return prepared(rf"{either(lexicon('kk').words.own_country)}(?!\w)")


@cache
def _court() -> re.Pattern[str]:
    return prepared(either(lexicon("kk").words.courts))


def _name_before(text: str, end: int) -> tuple[str, int]:
    """The word before `end` and where it starts, without a bracket it opens: «(Ақтөбе қаласының …»."""
    word, at = word_before(text, end)
    return (word[1:], at + 1) if word.startswith("(") and len(word) > 1 else (word, at)


@lru_cache(maxsize=20_000)
def _signs(word: str) -> tuple[bool, str | None, bool, bool, str | None]:
    """Whether a word names an issuer and of which kind of act, whether it is one of an office, whether of no issuer.

    And whether it is the noun of a court, `whole` without a case ending or `inflected`.
    """
    issuer, kind = lexicon("kk").issuer_kinds(word)
    court = _court().match(word)
    named = None if court is None else "whole" if court.end() == len(word) else "inflected"
    return issuer, kind, _office().fullmatch(word) is not None, _no_issuer().fullmatch(word) is not None, named


def _issuer_before(text: Text, end: int) -> bool:
    """Whether the word that ends before `end` names an issuer: «БОАК пен Халық Комиссарлары Кеңесінің»."""
    return lexicon("kk").issuer_kinds(word_before(text.folded, end)[0])[0]


def _names_place(text: Text, start: int, end: int) -> bool:
    """Whether a capitalized word stands where the name of a court has its place: before «аудандық», «қаласы»."""
    following = text.folded[end : end + 40]
    return _place_after().match(following) is not None and not GENITIVE.search(text.folded[start:end].rstrip())


@cache
def _no_issuer() -> re.Pattern[str]:
    return prepared(either(lexicon("kk").words.no_issuers))
