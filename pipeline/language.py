"""The language of a text and of its stretches: Kazakh, Russian, both, or another one.

Letters decide first (ә ғ қ ң ө ұ ү һ і are Kazakh only together: Tatar, Kyrgyz and Uzbek have some of them), common
words and endings where letters cannot. A stretch without evidence («ст. 15») has no language of its own: `evidence`
answers None, and the callers ask the neighbors.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise

from .knowledge.languages import LanguageMarks, Languages
from .knowledge.load import load_file
from .knowledge.patterns import prepared
from .normalize import Text
from .values import Language, Note

_MIXED_SHARE = 0.2
"""The smaller language of a mixed stretch makes up at least this share of the words that tell."""

_SAMPLE = 40_000
"""Characters of a long document that decide its language, in pieces spread evenly over it."""

_PIECE = 240
"""Characters of a piece: two or three sentences."""

_SHORT = 40
"""Characters of a stretch that may come again in other texts: a heading, a line of a form."""

_RARE_LATIN = 500
"""With fewer Latin words than one in so many characters, what shows Russian words is Russian."""

# Nearly every Kazakh sentence has letters of both sets; Tatar and Kyrgyz have none of the second, Uzbek of the first.
_TURKIC = prepared("[әңөұүһі]")
_KAZAKH = prepared("[ғқұі]")
_ANY_KAZAKH = prepared("[әғқңөұүһі]")
# Short words that begin with one letter, so that the scan stops only at spaces.
_RUSSIAN_WORD = prepared(" (?:[ивскоа]|на|не|по|от|из|за|об|для|при|что)\\s")
# What Russian words end in is looked at from the space after them, for the same reason.
_WORD_OR_END = (
    " (?:(?:[ивскоа]|на|не|по|от|из|за|об|для|при|что)\\s"
    "|(?<=[йеьяо] )(?:(?<=[ыо]й )|(?<=[иы]е )|(?<=ть )|(?<=ся )|(?<=ого )))"
)
_RUSSIAN_SIGNS = ("щ", "ъ", "ния", "ции")
_RUSSIAN_WORD_OR_END = prepared(_WORD_OR_END)
_RUSSIAN_WORD_OR_SIGN = prepared(f"{'|'.join(_RUSSIAN_SIGNS)}|{_WORD_OR_END}")
_FOREIGN_LETTER = prepared("[ўҳҷҗҙҫҡӣӯєїґ]")
# Of the characters of the raw text those that may become such a letter.
_BECOMES_FOREIGN = prepared("[ЄЇЎҐҖҘҠҪҲҶӢӮєїўґҗҙҡҫҳҷӣӯÏï\u0300-\u036f]")
_BEYOND_RUSSIAN = prepared("[\u0450-\u04ff]")
_LATIN_WORD = prepared("[a-z\u00c0-\u024f]{4}")
_LATIN_LENGTH = 4
# In UTF-8 a letter of the two ranges is, or begins with, one of these bytes; all others can be deleted in one go.
_NO_LATIN = bytes(sorted(set(range(256)) - set(range(0x61, 0x7B)) - set(range(0xC3, 0xCA))))

# Tried only where a word begins: from every character of a long run it would be quadratic.
_ADDRESS = prepared(r"(?<!\S)\S*@\S*|(?:https?://|www\.)\S+")
_WORD = prepared(r"[^\W\d_](?<!\w.)[^\W\d_]*(?:['ʻʼ‘’`][^\W\d_]+)*")
_APOSTROPHES = str.maketrans("ʻʼ‘’`", "'''''")
_LETTER_SPACED = prepared(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?!\S)")
_MAY_BE_SPACED = prepared(r" [^\W\d_] [^\W\d_] ")
_INITIAL = prepared(r"[^\W\d_]\.(?<![^\W\d_]..)")
_CYRILLIC = prepared("[\u0400-\u04ff]")
_ROMAN = prepared("[ivxlcdm]+")


def detect(text: Text) -> Language:
    """The language of the whole document.

    >>> from pipeline.normalize import normalize
    >>> detect(normalize("Сот алқасы шағымды қанағаттандырусыз қалдырды."))
    'kk'
    """
    folded = text.folded
    if len(folded) <= _PIECE:
        return evidence(folded, 0, len(folded)) or "other"
    step = max(_PIECE, len(folded) * _PIECE // _SAMPLE)
    spans = [(at, min(at + _PIECE, len(folded))) for at in range(0, len(folded), step)]
    return _majority(languages_of(folded, spans, thorough=True, strange=text.strange))


def _majority(pieces: list[Language | None]) -> Language:
    """The language of most pieces; both where the smaller of the two has its share."""
    kk, ru, both = pieces.count("kk"), pieces.count("ru"), pieces.count("mixed")
    if pieces.count("other") >= kk + ru + both:
        return "other"
    small, large = sorted((kk + both / 2, ru + both / 2))
    if small >= _MIXED_SHARE * (small + large):
        return "mixed"
    return "kk" if kk > ru else "ru"


def language_of(folded: str) -> Language:
    """The language of a stretch of folded text by itself; `other` also where nothing tells."""
    return evidence(folded, 0, len(folded)) or "other"


def evidence(folded: str, start: int, end: int) -> Language | None:
    """The language that `folded[start:end]` shows by itself; None where nothing tells («ст. 15»)."""
    return languages_of(folded[start:end], [(0, end - start)])[0]


def languages_of(
    folded: str, spans: Sequence[tuple[int, int]], *, thorough: bool = False, strange: str | None = None
) -> list[Language | None]:
    """What every stretch of the folded text shows by itself, as `evidence`; one look at the whole saves many.

    Args:
        folded: The folded text.
        spans: The stretches.
        thorough: Also look for Russian without a function word in what shows Kazakh.
        strange: `Text.strange` of the text, where the whole of it is asked about.
    """
    plain_russian, latin, foreign = _letters_of(folded, strange)
    not_kazakh = _RUSSIAN_WORD_OR_SIGN if thorough else _RUSSIAN_WORD
    kazakh_if_letter = not plain_russian and not foreign and not _shows_russian(folded, thorough=thorough)
    found: list[Language | None] = []
    for start, end in spans:
        piece = folded[start:end]
        if kazakh_if_letter and "і" in piece:  # it belongs to both sets of letters, and no word of the text is Russian
            found.append("kk")
            continue
        if plain_russian or not _BEYOND_RUSSIAN.search(piece):
            if _RUSSIAN_WORD_OR_SIGN.search(piece) and not (latin and _LATIN_WORD.search(piece)):
                found.append("ru")
                continue
        elif not foreign and _KAZAKH.search(piece) and _TURKIC.search(piece) and not not_kazakh.search(piece):
            found.append("kk")
            continue
        found.append(_of_words(piece))
    return found


def _shows_russian(folded: str, *, thorough: bool) -> bool:
    """Whether `_RUSSIAN_WORD_OR_SIGN` or, if not thorough, `_RUSSIAN_WORD` stands in a whole text."""
    if not thorough:
        return _RUSSIAN_WORD.search(folded) is not None
    # Plain strings are found faster by themselves.
    return any(sign in folded for sign in _RUSSIAN_SIGNS) or _RUSSIAN_WORD_OR_END.search(folded) is not None


def _letters_of(folded: str, strange: str | None) -> tuple[bool, bool, bool]:
    """Whether all letters are Russian ones, whether Latin words are frequent, whether any letter is a neighbor's."""
    plain_russian = not _BEYOND_RUSSIAN.search(folded)
    may_be_foreign = strange is None or (strange and _BECOMES_FOREIGN.search(strange))
    foreign = not plain_russian and bool(may_be_foreign and _FOREIGN_LETTER.search(folded))
    may_be_latin = strange is None or len(strange) // _LATIN_LENGTH * _RARE_LATIN > len(folded[:_SAMPLE])
    return plain_russian, bool(may_be_latin and _is_latin_common(folded)), foreign


def _of_words(piece: str) -> Language | None:
    return _of_short(piece) if len(piece) <= _SHORT else _decide(_count(piece))


@lru_cache(maxsize=2000)
def _of_short(piece: str) -> Language | None:
    """Headings and lines of forms, the same in many texts."""
    return _decide(_count(piece))


def _is_latin_common(folded: str) -> bool:
    """Whether Latin words are so frequent that a Russian word among them shows little."""
    sample = folded[:_SAMPLE]
    letters = len(sample.encode("utf-8", "replace").translate(None, _NO_LATIN))
    if letters // _LATIN_LENGTH * _RARE_LATIN <= len(sample):
        return False
    return len(_LATIN_WORD.findall(sample)) * _RARE_LATIN > len(sample)


def fill_from_neighbors(languages: list[Language | None], default: Language) -> list[Language]:
    """`languages` with every None replaced by the language around it.

    Between two neighbors of one language it is theirs; between two languages it goes with the text before it.
    """
    filled: list[Language] = [language for language in languages if language]
    if len(filled) == len(languages):
        return filled
    filled.clear()
    last: Language | None = None
    for language in languages:
        last = language or last
        filled.append(last or default)
    if last is None:
        return filled
    first = next(language for language in languages if language)
    head = next(i for i, language in enumerate(languages) if language)
    return [first] * head + filled[head:]


def language_notes(text: Text, language: Language | None = None) -> tuple[Note, ...]:
    """What the reader should know about the languages and letters of the text; `language` where it is known already.

    Codes: `kazakh_latin_script`, `unsupported_language`, `interleaved_columns`, `homoglyph_text`.
    """
    notes = [_homoglyph_note(text.raw)] if text.strange else []
    language = language or detect(text)
    if language == "mixed":
        notes.append(_columns_note(text.folded))
    elif language == "other":
        notes.append(_script_note(_count(text.folded[:_SAMPLE])))
    return tuple(note for note in notes if note)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Words that tell, by language, and all words."""

    kk: int
    ru: int
    kk_latin: int
    other: int
    plain_latin: int
    words: list[str]


def _decide(counts: _Counts) -> Language | None:
    kk, ru, other = counts.kk, counts.ru, counts.other + counts.kk_latin + counts.plain_latin
    if _is_neighbor(counts):
        other, kk = other + kk, 0
    if other > kk + ru:
        return "other"
    if not kk and not ru:
        return None
    small, large = sorted((kk, ru))
    if small >= 2 and small >= _MIXED_SHARE * (small + large):
        return "mixed"
    return "kk" if kk >= ru else "ru"


def _is_neighbor(counts: _Counts) -> bool:
    """Whether what looks Kazakh is Tatar or Kyrgyz (no letter that only Kazakh has) or Uzbek (none of the others).

    A short Kazakh sentence may lack them too, so without a word of the neighbor it takes more words.
    """
    enough = 2 if counts.other else 6
    if counts.kk < enough:
        return False
    kazakh = [word for word in counts.words if _kind(word) == "kk"]
    return not (any(map(_KAZAKH.search, kazakh)) and any(map(_TURKIC.search, kazakh)))


def _count(folded: str) -> _Counts:
    has_address = "@" in folded or "://" in folded or ("/" in folded and "www." in folded)
    plain = _ADDRESS.sub(" ", folded) if has_address else folded
    if _MAY_BE_SPACED.search(plain):
        plain = _LETTER_SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), plain)
    words = _WORD.findall(_INITIAL.sub(" ", plain) if "." in plain else plain)
    count = [_kind(word) for word in words].count
    return _Counts(count("kk"), count("ru"), count("kk_latin"), count("other"), count("latin"), words)


@lru_cache(maxsize=50_000)
def _kind(word: str) -> str:
    """The language a single word tells: kk, ru, kk_latin, other, latin (some Latin word) or nothing (``)."""
    marks = _marks()
    if not _CYRILLIC.search(word):
        return _latin_kind(word, marks)
    if _FOREIGN_LETTER.search(word):
        return "other"
    here, there = word in marks.kk_words or word in marks.ru_words, word in marks.foreign_words
    if here or there:
        return _listed_kind(word, marks) if not (here and there) or word in marks.ru_words else ""
    if _ANY_KAZAKH.search(word):
        return "kk"
    if "щ" in word or "ъ" in word:
        return "ru"
    return _ending_kind(word, marks) if len(word) > 4 else ""


def _listed_kind(word: str, marks: "_Marks") -> str:
    if word in marks.kk_words:
        return "" if word in marks.ru_words else "kk"
    return "ru" if word in marks.ru_words else "other"


def _ending_kind(word: str, marks: "_Marks") -> str:
    if word.endswith(marks.kk_endings):
        return "kk"
    return "ru" if word.endswith(marks.ru_endings) else ""


def _latin_kind(word: str, marks: "_Marks") -> str:
    if len(word) < 2 or _ROMAN.fullmatch(word):
        return ""
    word = word.translate(_APOSTROPHES)
    if word in marks.foreign_words:
        return "other"
    if word in marks.kk_latin_words or any(letter in marks.kk_latin_letters for letter in word):
        return "kk_latin"
    return "latin" if len(word) > 3 else ""


@dataclass(frozen=True, slots=True)
class _Marks:
    kk_words: frozenset[str]
    kk_endings: tuple[str, ...]
    ru_words: frozenset[str]
    ru_endings: tuple[str, ...]
    kk_latin_words: frozenset[str]
    kk_latin_letters: str
    foreign_words: frozenset[str]


@cache
def _marks() -> _Marks:
    languages = load_file("words/languages.toml", Languages)
    foreign: list[LanguageMarks] = [*languages.cyrillic.values(), *languages.latin.values()]
    return _Marks(
        kk_words=frozenset(languages.kk.words),
        kk_endings=languages.kk.endings,
        ru_words=frozenset(languages.ru.words),
        ru_endings=languages.ru.endings,
        kk_latin_words=frozenset(word.translate(_APOSTROPHES) for word in languages.kk_latin.words),
        kk_latin_letters=languages.kk_latin.letters,
        foreign_words=frozenset(word.translate(_APOSTROPHES) for marks in foreign for word in marks.words),
    )


def _script_note(counts: _Counts) -> Note | None:
    foreign = counts.other + counts.plain_latin + counts.kk_latin
    if len(counts.words) < 5 or foreign < 5 or _decide(counts) != "other":
        return None
    if counts.kk_latin >= 2 and counts.kk_latin * 4 >= foreign and counts.kk_latin > counts.other:
        return Note(
            "kazakh_latin_script",
            "The text is Kazakh in Latin letters; only Cyrillic Kazakh is read, convert it first.",
        )
    return Note("unsupported_language", "The text is neither Kazakh nor Russian; little will be found in it.")


def _columns_note(folded: str) -> Note | None:
    """Kazakh and Russian in turns, line by line: a table of two columns read across."""
    spans = [match.span() for match in re.finditer(r"[^\n]+", folded[:_SAMPLE])]
    languages = [language for language in languages_of(folded, spans) if language in ("kk", "ru")]
    turns = sum(a != b for a, b in pairwise(languages))
    if turns < 5 or turns * 2 < len(languages):
        return None
    return Note(
        "interleaved_columns",
        "Kazakh and Russian lines alternate: two columns were read across, so sentences and findings may be broken.",
    )


_MIXED_WORD = prepared("[A-Za-z](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
_RAW_WORD = prepared(r"[^\W\d_]+")
_FEWEST_MIXED = 5
_ONE_IN = 50


def _homoglyph_note(raw: str) -> Note | None:
    """Many words of both scripts: letters were replaced by others that look alike.

    The letter i for і is a habit of typing, not a defect, and does not count.
    """
    sample = raw[:_SAMPLE]
    if not _MIXED_WORD.search(sample):
        return None
    sample = sample.replace("i", "і").replace("I", "І")
    mixed = [match.start() for match in _MIXED_WORD.finditer(sample)]
    if len(mixed) < _FEWEST_MIXED:
        return None
    # A word may be mixed at several places, so there are at most as many such words.
    enough = len(mixed) * _ONE_IN
    words = [match.span() for match in islice(_RAW_WORD.finditer(sample), enough + 1)]
    if len(words) > enough:
        return None
    odd = len({bisect_right(words, (at, len(sample))) for at in mixed})
    if odd < _FEWEST_MIXED or odd * _ONE_IN < len(words):
        return None
    return Note(
        "homoglyph_text",
        "Many words mix Cyrillic with Latin letters that look alike; they were read as Cyrillic where it shows.",
    )
