"""Raw text → the text that the grammars read, with the way back to every character of the raw one.

Almost everything is folded one to one (look-alike letters, odd spaces, control characters), so positions stay. What
has to go (soft hyphens, zero-width characters, combining marks, a line broken inside a word, a page number in
mid-sentence) is cut out and the cut is remembered: `Text.raw_span` carries a span of the normalized text back.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from .knowledge.patterns import prepared

_CYRILLIC = "Ѐ-ӿ"

# Latin letters that are printed like Cyrillic ones; capitals and small letters differ (B is В, b is not в).
_LOOKALIKES = dict(
    zip(
        "ABCEHIKMOPTXYaceikmoptxyh",
        "АВСЕНІКМОРТХУасеікмортхуһ",
        strict=True,
    )
)
_FOLD = str.maketrans(_LOOKALIKES)
_ALL_LOOKALIKE = prepared(f"[{''.join(_LOOKALIKES)}]+")
_ROMAN = prepared("[IVXLCDM]+")
_LATIN_RUN = prepared("[A-Za-z][A-Za-z]*")  # the engine skips to a class, not to a repeated one
_OTHER_LOOKALIKES = "ƏəƟɵËëÏï"
_I_AFTER = prepared(f"i(?<=[{_CYRILLIC}]i)")
_I_BEFORE = prepared(f"i(?=[{_CYRILLIC}])")
_HAS_CYRILLIC = prepared(f"[{_CYRILLIC}]")

# Digits that were read as letters: О and З count as 0 and 3 when glued to a digit and to no letter. The patterns
# begin with what is rare (a digit, a capital), so that a scan costs little.
_DIGIT_LETTER = prepared(r"[0-9](?:[ОOоo](?=[0-9\s.,;)/-]|$)|[Зз](?=[0-9.,/]|$))")
_LETTER_DIGIT = prepared(r"[ОOЗ](?<![^\W_].)(?=[0-9])")
_AS_DIGIT = str.maketrans("ОOоoЗз", "000033")

# Spaces of other widths and control characters (NUL, escapes): separators like a space.
_SPACES = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufffc"
_SEPARATOR = prepared(f"[{_SPACES}]")

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_DROPPED = prepared(f"[{_INVISIBLE}]+")
_ESCAPE = prepared("\x1b\\[[0-9;]*[A-Za-z]")
_ODD = prepared(f"[{_SPACES}{_INVISIBLE}]")
_COMBINING = "\u0300-\u036f"
_MARK = prepared(f"[{_COMBINING}]")
_COMBINED = prepared(f"[^{_COMBINING}][{_COMBINING}]+")
_LETTER = prepared(r"[^\W\d_]")
# Latin letters (the last are capitals that become one in lower case) and Cyrillic ones of other languages.
_LATIN = "A-Za-z\u00c0-\u024fəɵ\u1e9e\u212a\u212b\u2c7e\u2c7f"
_FOREIGN = "ЄЇЎҐҖҘҠҪҲҶӢӮєїўґҗҙҡҫҳҷӣӯ"
# A strange character, or a digit that a letter stands beside which may be a digit too.
_TELLING = prepared(f"[{_SPACES}{_INVISIBLE}{_COMBINING}{_LATIN}{_FOREIGN}0-9](?:(?<![0-9])|(?=[ОOоoЗз])|(?<=[ОOЗ].))")
_DIGIT = prepared("[0-9]")
# A line broken after a hyphen: the hyphen of a number or an abbreviation is real, that inside a word is not.
_BROKEN_LINE = prepared(f"[-\u2010\u2011][^\\S\n]*\n\\s*(?=[{_CYRILLIC}0-9])")
_SMALL = "[а-яәғқңөұүһіёi]"
_SMALL_BEFORE = prepared(f"(?<={_SMALL})")
_SMALL_AFTER = prepared(_SMALL)
# A line break after a hyphen or a space, or before what may be a page number: only there a text is cut.
_CUT_AT_BREAK = prepared(
    "\n(?:(?<=[-\u2010\u2011 \t\r\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]\n)"
    r"|[^\S\n]*\n[^\S\n]*(?:[-–—][^\S\n]*)?[0-9]{1,4}[^\S\n]*[-–—]?[^\S\n]*\n)"
)
# A page number on a line of its own in the middle of a sentence.
_PAGE_NUMBER = prepared(
    rf"\n[^\S\n]*\n[^\S\n]*(?:[-–—][^\S\n]*)?[0-9]{{1,4}}(?:[^\S\n]*[-–—])?[^\S\n]*\n\s*(?={_SMALL}|\()"
)
_SENTENCE_END = prepared(r"[.:;!?][»\"'”)\]]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its normalized form.

    `clean` keeps case, `folded` is `clean` in lower case with ё as е; both have the same length. `strange` are the
    characters of `raw` that Kazakh and Russian do without (Latin letters, those of other Cyrillic alphabets, odd
    spaces, combining marks), as they come: most texts have few or none, and a look at them spares one at the text.
    """

    raw: str
    clean: str
    folded: str
    strange: str
    _starts: tuple[int, ...] = ()
    _shifts: tuple[int, ...] = ()

    @property
    def identical(self) -> bool:
        """Whether positions in `clean` are positions in `raw`."""
        return not self._starts

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the raw text that a non-empty span of `clean` came from."""
        if not self._starts:
            return start, end
        first = self._raw(start)
        if end <= start:
            return first, first
        last = self._raw(end - 1) + 1
        raw = self.raw
        while last < len(raw) and "\u0300" <= raw[last] <= "\u036f":  # marks of a composed letter
            last += 1
        return first, last

    def _raw(self, position: int) -> int:
        index = bisect_right(self._starts, position) - 1
        return position if index < 0 else position + self._shifts[index]


def normalize(raw: str) -> Text:
    r"""The normalized form of `raw`, with the map back to it.

    >>> normalize("54-\n\nтарауы").clean
    '54-тарауы'
    >>> text = normalize("қау\u00adлы")
    >>> text.clean, text.raw_span(0, 5)
    ('қаулы', (0, 6))
    """
    source = raw.replace("İ", "I")  # it is longer in lower case; the length stays
    told = "".join(_TELLING.findall(source))
    beside_digit = _DIGIT.search(told) is not None
    strange = _DIGIT.sub("", told) if beside_digit else told
    clean, starts, shifts = _cut(source, strange)
    if strange and _ODD.search(strange):
        clean = _SEPARATOR.sub(" ", clean.replace("\xa0", " "))
    if not clean.isascii() and _HAS_CYRILLIC.search(clean):
        clean = _fold_letters(clean, strange)
        if beside_digit or starts:
            clean = _LETTER_DIGIT.sub(_as_digit, _DIGIT_LETTER.sub(_as_digit, clean))
    return Text(raw, clean, clean.lower().replace("ё", "е"), strange, tuple(starts), tuple(shifts))


def _fold_letters(text: str, strange: str) -> str:
    """`text` with look-alike Latin letters of Cyrillic words replaced one to one."""
    if not strange or not _LETTER.search(strange):
        return text
    if "i" in text:
        text = _I_BEFORE.sub("і", _I_AFTER.sub("і", text))
    for letter, cyrillic in zip(_OTHER_LOOKALIKES, "ӘәӨөЁёЇї", strict=True):
        text = text.replace(letter, cyrillic)
    return _LATIN_RUN.sub(_fold_run, text)


def _as_digit(match: re.Match[str]) -> str:
    return match[0].translate(_AS_DIGIT)


def _fold_run(match: re.Match[str]) -> str:
    run, text = match[0], match.string
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if _HAS_CYRILLIC.match(before) or _HAS_CYRILLIC.match(after):
        return run.translate(_FOLD)
    # A word of nothing but look-alikes («c», «PK»); Roman numbers, addresses and codes stay as they are.
    if (
        _ALL_LOOKALIKE.fullmatch(run)
        and not _ROMAN.fullmatch(run)
        and not (before + after).strip(" \t\n\r.,;:()«»\"'„“”-")
    ):
        return run.translate(_FOLD)
    return run


def _cut(raw: str, strange: str) -> tuple[str, list[int], list[int]]:
    """The text without what has to go; where in it a new shift begins, and the shifts."""
    edits: list[tuple[int, int, str]] = []
    if strange:
        if _ODD.search(strange):
            edits += [(m.start(), m.end(), "") for m in _DROPPED.finditer(raw)]
            edits += [(m.start(), m.end(), "") for m in _ESCAPE.finditer(raw)]
        if _MARK.search(strange) and not unicodedata.is_normalized("NFC", raw):
            for match in _COMBINED.finditer(raw):
                composed = unicodedata.normalize("NFC", match[0])
                edits.append((match.start(), match.end(), composed[0]))
    if _CUT_AT_BREAK.search(raw):
        edits += [_join(m) for m in _BROKEN_LINE.finditer(raw) if m.start() and raw[m.start() - 1].isalnum()]
        edits += [
            (m.start(), m.end() - 1, "")
            for m in _PAGE_NUMBER.finditer(raw)
            if not _SENTENCE_END.search(raw, max(0, m.start() - 4), m.start())
        ]
    if not edits:
        return raw, [], []
    return _apply(raw, edits)


def _join(broken: re.Match[str]) -> tuple[int, int, str]:
    """The cut that joins a broken line; inside a word of small letters the hyphen goes too."""
    text, start, end = broken.string, broken.start(), broken.end()
    inside_word = _SMALL_BEFORE.match(text, start) and _SMALL_AFTER.match(text, end)
    return (start if inside_word else start + 1), end, ""


def _apply(raw: str, edits: list[tuple[int, int, str]]) -> tuple[str, list[int], list[int]]:
    edits.sort()
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    at = length = 0
    for start, end, replacement in edits:
        if start < at:  # overlaps the edit before it, which already covers the odd character
            continue
        pieces += [raw[at:start], replacement]
        length += start - at + len(replacement)
        at = end
        starts.append(length)
        shifts.append(at - length)
    pieces.append(raw[at:])
    return "".join(pieces), starts, shifts
