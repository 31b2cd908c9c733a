"""Texts whose letters were broken before they came to us: old Kazakh fonts, UTF-8 read as windows-1251."""

import re
from functools import cache

from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..knowledge.reading import Encodings, Font
from ..values import Note
from .letters import SAMPLE, likeness

_CYRILLIC = "Ѐ-ӿ"
# Letters of two bytes in UTF-8, read one byte a letter: the first is Р or С (Т, У; Ð, Ñ), the second no letter.
_BROKEN = prepared(
    "(?:[РСТУ][\u0080-\u00bf\u2013-\u203a\u20ac\u2116\u2122ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґёєјЅѕї]"
    "|[ÐÑÒÓ][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]){2,}"
)
_UTF8 = prepared(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec][\x80-\xbf]{2})+")
_PROBES = ("Рѕ", "Р°", "Рµ", "С‚", "СЃ", "С–", "Ð°", "Ð¾", "Ðµ", "Ñ\u0081", "Ñ‚")
# қ and ң: no Kazakh text is without both; Ukrainian has neither character. None of the other languages that use these
# characters has the letter ы.
_LEGACY_PROBES = "ќѕЌЅ"


def convert_legacy_font(text: str) -> tuple[str, Note | None]:
    """`text` with the characters of an old Kazakh font as the letters they were drawn as, one to one, and a note.

    Only where the letters then follow each other as in Kazakh and did not before; Ukrainian, Serbian or Macedonian
    text keeps its letters.

    >>> convert_legacy_font("Ќазаќстан Республикасыныѕ Жоєарєы Соты ќаулы етті")[0]
    'Қазақстан Республикасының Жоғарғы Соты қаулы етті'
    """
    if not any(probe in text for probe in _LEGACY_PROBES) or "ы" not in text.lower():
        return text, None
    sample = _with_legacy(text)
    if not sample:
        return text, None
    before = likeness(sample)
    best, best_score = None, before + 0.5
    for font in load_file("reading/encodings.toml", Encodings).fonts:
        score = likeness(_convert(sample, font))
        if score > best_score and score > 4.0:
            best, best_score = font, score
    if best is None:
        return text, None
    message = "The Kazakh letters were those of an old font and were converted; check ә, ө, ү, ұ against the original."
    return _convert(text, best), Note("legacy_kazakh_font", message)


def _with_legacy(text: str) -> str:
    """The words that hold a character of an old font: they decide, however much Russian stands around them."""
    letters = re.escape(
        "".join(sorted({c for font in load_file("reading/encodings.toml", Encodings).fonts for c in font.from_}))
    )
    words = re.compile(rf"[{_CYRILLIC}{letters}]*[{letters}][{_CYRILLIC}{letters}]*")
    found: list[str] = []
    size = 0
    for match in words.finditer(text):
        if len(match[0]) > 1:
            found.append(match[0])
            size += len(match[0])
        if size > SAMPLE:
            break
    return " ".join(found) if size >= 12 else ""


@cache
def _pattern(font: Font) -> re.Pattern[str]:
    """Characters of the font beside a Cyrillic letter or each other: a lone ± or ‰ stays what it is."""
    letters = re.escape(font.from_)
    return re.compile(rf"(?<=[{_CYRILLIC}])[{letters}]+|[{letters}]+(?=[{_CYRILLIC}])")


def _convert(text: str, font: Font) -> str:
    table = str.maketrans(font.from_, font.to)
    return _pattern(font).sub(lambda match: match[0].translate(table), text)


def find_mojibake(text: str, *, fix: bool = False) -> tuple[str, Note | None]:
    """`text` and a note when it looks like UTF-8 that was read as windows-1251 or windows-1252; repaired if `fix`.

    >>> find_mojibake("РџРѕСЃС‚Р°РЅРѕРІР»РµРЅРёРµ СЃСѓРґР°", fix=True)[0]
    'Постановление суда'
    """
    if not any(probe in text for probe in _PROBES):
        return text, None
    broken = sum(len(match[0]) for match in _BROKEN.finditer(text))
    if broken < 8 or broken < 0.02 * len(text):
        return text, None
    if not fix:
        message = "The text looks like UTF-8 read as another encoding: take the original file, or use --fix-mojibake."
        return text, Note("mojibake_suspected", message)
    return _undo(text), Note(
        "mojibake_suspected",
        "The text looked like UTF-8 read as another encoding and was repaired; offsets count in the repaired text.",
    )


@cache
def _bytes_of() -> dict[str, dict[str, int]]:
    """For each wrong encoding the byte that gave a character; bytes without one stay themselves."""
    tables = {}
    for name in ("cp1251", "cp1252"):
        table = {chr(byte): byte for byte in range(128, 256)}
        table |= {char: byte for byte in range(128, 256) if (char := bytes((byte,)).decode(name, "ignore"))}
        tables[name] = table
    return tables


def _undo(text: str) -> str:
    name = (
        "cp1251"
        if sum(text.count(letter) for letter in "РС") >= sum(text.count(letter) for letter in "ÐÑ")
        else "cp1252"
    )
    table = _bytes_of()[name]
    run = re.compile(f"[{re.escape(''.join(table))}]+")
    return run.sub(lambda match: _redecode(match[0], table), text)


def _redecode(run: str, table: dict[str, int]) -> str:
    """`run` as UTF-8 again; what is none stays as it was."""
    data = bytes(table[char] for char in run)
    pieces: list[str] = []
    at = 0
    for match in _UTF8.finditer(data):
        pieces += [run[at : match.start()], match[0].decode("utf-8")]
        at = match.end()
    return "".join(pieces) + run[at:]
