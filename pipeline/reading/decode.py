"""Bytes → text: by what was said, by byte order mark, as UTF-8, else by a guess that is told.

Never a replacement character in silence: bytes that cannot be read are an error that names their position, unless the
caller asked for replacement, which is counted in a note.
"""

import codecs
from dataclasses import dataclass
from itertools import islice

from ..errors import ReadingError, UsageError
from ..knowledge.load import load_file
from ..knowledge.patterns import prepared
from ..knowledge.reading import Encodings
from ..values import Note
from .letters import likeness

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEQUENCE = prepared(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = bytes(range(0x80, 0x100))
_CONTROL = prepared(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_NO_DOCUMENTS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
"""Encodings of names and of source code; some give halves of characters."""
_SAMPLE = 64_000
_BEGINNING = 1_000
# Tried from the beginning of a word only: a word may be a million letters long.
_TELLING = prepared(rb"(?<!\S)[^\s\x80-\xa7\xa9-\xb7\xb9-\xbf]*+[\x80-\xa7\xa9-\xb7\xb9-\xbf]\S*")
_TELLING_WORDS = 60
_PLAUSIBLE = 3.0
"""The `likeness` from which a guess is believed; wrong readings of prose stay under 1."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read in, and what there is to tell about it."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, *, encoding: str | None = None, errors: str = "strict") -> Decoded:
    """The text of `data`; a byte order mark is not part of it.

    Args:
        data: The content of a text file.
        encoding: Its encoding, where it is known: nothing is guessed then.
        errors: `strict`, or `replace` for bytes that cannot be read (U+FFFD, counted in the note `decode_replaced`).

    Raises:
        ReadingError: bytes that are no text in the encoding, or no encoding fits; the message says where.
        UsageError: `encoding` or `errors` is not known.
    """
    if errors not in {"strict", "replace"}:
        raise UsageError(f"decode_errors is {errors!r}: expected strict or replace.", code="bad_option")
    if encoding is not None:
        return _read(data, known_encoding(encoding), errors)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _read(data, name, errors)
    if wide := _wide(data):
        read = _read(data, wide, errors)
        return Decoded(read.text, wide, (*read.notes, _guessed(wide)))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        if _damaged_utf8(data):
            return _read(data, "utf-8", errors)
    return _guess(data)


def known_encoding(encoding: str) -> str:
    """The name by which Python knows an encoding of text.

    Raises:
        UsageError: it is not known, or is none that documents are written in.
    """
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"The encoding {encoding!r} is not known; try utf-8, windows-1251 or kz1048.", code="bad_option"
        ) from error
    if not getattr(info, "_is_text_encoding", True) or info.name in _NO_DOCUMENTS:
        raise UsageError(
            f"{encoding!r} is not an encoding of text; try utf-8, windows-1251 or kz1048.", code="bad_option"
        )
    return info.name


def _read(data: bytes, encoding: str, errors: str) -> Decoded:
    """`data` read in one encoding, without its byte order mark."""
    body = data
    for mark, name in _MARKS:
        if data.startswith(mark) and encoding.startswith(name[:6]):
            body, encoding = data[len(mark) :], name
            break
    try:
        return Decoded(body.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if errors == "strict":
            position = error.start + len(data) - len(body)
            raise ReadingError(
                f"byte {position} is not {encoding}: say the right --encoding, or --decode-errors replace.",
                code="invalid_bytes",
            ) from error
    text = body.decode(encoding, "replace")
    count = text.count("\ufffd") - body.decode(encoding, "ignore").count("\ufffd")
    message = f"{count} places that are not {encoding} were replaced by U+FFFD."
    return Decoded(text, encoding, (Note("decode_replaced", message),))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every second byte is the high byte of ASCII (00) or Cyrillic (04)."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        fitting = high.count(0) + high.count(4)
        if fitting >= 0.9 * (len(sample) // 2) and sample.count(0) < 0.75 * len(sample):
            return name
    return None


def _damaged_utf8(data: bytes) -> bool:
    """Whether most letters are right UTF-8, so that the bytes that are not are damage and no other encoding."""
    sequences = _SEQUENCE.findall(data)
    inside = sum(map(len, sequences))
    return inside > len(data) - len(data.translate(None, _HIGH)) - inside


def _guess(data: bytes) -> Decoded:
    if len(_CONTROL.findall(data[:_SAMPLE])) > 0.02 * len(data[:_SAMPLE]):
        raise ReadingError(
            "the file is not text: save the document as DOCX, PDF or plain text.", code="unsupported_binary"
        )
    sample = _telling(data)
    best, best_score = None, _PLAUSIBLE
    for name in load_file("reading/encodings.toml", Encodings).candidates:
        text = sample.decode(name, "replace")
        score = likeness(text) - 10 * text.count("\ufffd") / len(text)
        if score > best_score + 1e-9:
            best, best_score = name, score
    if best is None:
        raise ReadingError(
            "the encoding is neither UTF-8 nor one usual for Kazakh or Russian: say it with --encoding.",
            code="encoding_unknown",
        )
    name, text = best, data.decode(best, "replace")
    if "\ufffd" in text:
        position = text.index("\ufffd")
        raise ReadingError(
            f"byte {position} is not {name}, the likeliest encoding: say the right one with --encoding.",
            code="invalid_bytes",
        )
    return Decoded(text, name, (_guessed(name),))


def _telling(data: bytes) -> bytes:
    """The beginning, and further words with bytes that are no Russian letters in windows-1251.

    The encodings of Kazakh differ from it and from each other by those bytes only, and they may come late in a text.
    """
    words = islice(_TELLING.finditer(data, _BEGINNING), _TELLING_WORDS)
    return b" ".join([data[:_BEGINNING], *(match[0] for match in words)])


def _guessed(name: str) -> Note:
    return Note(
        "encoding_guessed",
        f"The encoding was not declared; the text was read as {name}. Say it with --encoding if that is wrong.",
    )
