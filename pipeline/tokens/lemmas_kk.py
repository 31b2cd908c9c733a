"""The dictionary form of a Kazakh word: endings stripped down to a stem that is known.

The longest known stem wins. A stem not in the lexicon is accepted only where its shape shows a noun (borrowed
«…ция», derived «…лық», verbal «…у»); anything else is unknown, and said to be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..knowledge.load import load_file, load_folder
from ..knowledge.words import IrregularForms, Shapes, Stems
from .endings_kk import Chain, Features, chains, sound_class
from .verbs_kk import analyze_verb

_VOICED_BACK = {"б": "п", "г": "к", "ғ": "қ"}
_LONGEST_CHAIN = 14
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a word: dictionary form, part of speech (UD), features (UD)."""

    lemma: str
    pos: str
    features: Features


@lru_cache(maxsize=100_000)
def analyze_kazakh(word: str) -> Reading | None:
    """The reading of a word in small letters; None where the word is not known.

    >>> analyze_kazakh("баптарының").lemma
    'бап'
    """
    if (form := _irregular().forms.get(word)) is not None:
        return Reading(form, _lexicon().get(form, "PRON"), ())
    if "-" in word:
        return _hyphenated(word)
    if known := _known_readings(word):
        return min(known, key=_is_addressed)
    if verb := analyze_verb(word):
        return Reading(verb[0], "VERB", verb[1])
    return min(_shaped_readings(word), key=_is_addressed, default=None)


def _is_addressed(reading: Reading) -> bool:
    """Whether the owner is the speaker or the hearer: rare in law, so the other readings go first."""
    return ("Person[psor]", "1") in reading.features or ("Person[psor]", "2") in reading.features


def _hyphenated(word: str) -> Reading | None:
    """«мән-жайлардың»: in the lexicon as a whole, or an abbreviation with an ending («қр-ның»), or a pair of words."""
    if whole := _known_readings(word):
        return min(whole, key=_is_addressed)
    head, _, tail = word.rpartition("-")
    if not head or not tail:
        return None
    if tail in chains():
        return Reading(head, "NOUN", _best(chains()[tail]).features)
    last = analyze_kazakh(tail)
    return Reading(f"{head}-{last.lemma}", last.pos, last.features) if last else None


def _known_readings(word: str) -> list[Reading]:
    """Readings with a stem of the lexicon, the longest stem first, of equal stems the plainest."""
    lexicon = _lexicon()
    found = []
    for stem, chain in _splits(word):
        pos = lexicon.get(stem)
        if pos and (not chain.features or pos != "ADV" or chain.features == _BARE):
            found.append(Reading(stem, pos, chain.features if pos in _INFLECTED else ()))
    return found


_BARE: Features = (("Case", "Nom"),)
_INFLECTED = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "PRON"})


def _shaped_readings(word: str) -> list[Reading]:
    shapes = _shapes()
    return [
        Reading(stem, "PROPN" if stem.endswith(shapes.names) else "NOUN", chain.features)
        for stem, chain in _splits(word)
        if len(stem) > shapes.shortest and stem.endswith((*shapes.nouns, *shapes.names))
    ]


def _splits(word: str) -> Iterator[tuple[str, Chain]]:
    """Every way to take a chain of endings off the word, the shortest chain first, with the stem restored."""
    known = chains()
    elided = _irregular().elided
    for cut in range(len(word), max(_SHORTEST_STEM, len(word) - _LONGEST_CHAIN) - 1, -1):
        kinds = known.get(word[cut:])
        if kinds is None:
            continue
        written = word[:cut]
        for stem, sounds_like in _stems(written, word[cut : cut + 1], elided):
            fitting = [chain for chain in kinds if chain.after == sound_class(sounds_like)]
            if fitting:
                yield stem, _best(tuple(fitting))


def _stems(written: str, follows: str, elided: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The stems that may be written so before an ending, each with the form whose last sound chooses the ending.

    As it is; with its last consonant voiceless again («бөлігі» of «бөлік»); with the vowel it lost («халқы»); without
    the vowel that a borrowed stem takes («актілер» of «акт»).
    """
    yield written, written
    if written.endswith("кті"):
        yield written[:-1], written
    if follows not in ("ы", "і"):
        return
    if voiceless := _VOICED_BACK.get(written[-1]):
        yield written[:-1] + voiceless, written[:-1] + voiceless
    if (whole := elided.get(written)) is not None:
        yield whole, whole


def _best(kinds: tuple[Chain, ...]) -> Chain:
    """Of homonymous chains («соттың»: of the court, your court) the third person or none before the others."""
    return min(
        kinds, key=lambda chain: (("Person[psor]", "2") in chain.features, ("Person[psor]", "1") in chain.features)
    )


@cache
def _lexicon() -> dict[str, str]:
    """Stem → part of speech; a word of several lists keeps the first: nouns of law, then common ones."""
    lexicon: dict[str, str] = {}
    for stems in sorted(load_folder("words/kk/stems", Stems), key=lambda stems: _ORDER.index(stems.pos)):
        for word in stems.words:
            lexicon.setdefault(word, stems.pos)
    return lexicon


_ORDER = ("NUM", "ADV", "NOUN", "ADJ", "PROPN")


@cache
def _irregular() -> IrregularForms:
    return load_file("words/kk/irregular.toml", IrregularForms)


@cache
def _shapes() -> Shapes:
    return load_file("words/kk/shapes.toml", Shapes)
