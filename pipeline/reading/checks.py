"""What a text as read gives reason to warn of: emptiness, control characters, several acts in one file."""

import re
from functools import cache

from ..knowledge.load import load_file
from ..knowledge.patterns import compiled, prepared
from ..knowledge.reading import Headings
from ..values import Note

_INVISIBLE = prepared(r"[\s\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]*")
# A line in capitals: cheap to look for, and only such lines can be headings.
_CAPITALS = prepared(r"^[ \t\xa0]{0,80}[А-ЯЁӘҒҚҢӨҰҮҺІ][А-ЯЁӘҒҚҢӨҰҮҺІ \xa0]{3,80}:?[ \t\xa0]*\r?$", re.MULTILINE)
_CONTROL = prepared("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def notes_on(text: str) -> tuple[Note, ...]:
    r"""Warnings about a text as read: `empty_input`, `control_chars`, `multiple_documents_suspected`.

    >>> [note.code for note in notes_on("\u00a0\n")]
    ['empty_input']
    """
    if _INVISIBLE.fullmatch(text):
        return (Note("empty_input", "There is no text: only spaces or nothing at all."),)
    notes = []
    if _CONTROL.search(text):
        count = len(_CONTROL.findall(text))
        notes.append(Note("control_chars", f"{count} control characters are in the text; they count as separators."))
    if starts := document_starts(text):
        message = (
            f"{len(starts) + 1} acts seem to stand one after another; use --split to read them as separate documents."
        )
        notes.append(Note("multiple_documents_suspected", message))
    return tuple(notes)


def document_starts(text: str) -> tuple[int, ...]:
    r"""Where further acts begin: names of acts alone on a line, each after the operative verb of the one before.

    >>> first = "РЕШЕНИЕ\nРЕШИЛ:\nотказать.\n"
    >>> document_starts(first), document_starts(first + first)
    ((), (25,))
    """
    starts: list[int] = []
    decided = False
    for line in _CAPITALS.finditer(text):
        heading = _headings().fullmatch(line[0].strip())
        if heading is None:
            continue
        if heading["verb"]:
            decided = True
        elif decided:
            starts.append(line.start() + line[0].index(heading["name"]))
            decided = False
    return tuple(starts)


@cache
def _headings() -> re.Pattern[str]:
    """A heading, letter-spaced or not; the verb has its colon."""
    words = load_file("reading/headings.toml", Headings)
    names, verbs = (
        "|".join(sorted(map(_spaced, group), key=len, reverse=True)) for group in (words.names, words.verbs)
    )
    return compiled("headings", rf"(?P<name>{names})\s*:?|(?P<verb>{verbs})\s*:")


def _spaced(words: str) -> str:
    """A pattern of the words whose letters may stand apart."""
    return r"[ \xa0]{1,3}".join(" ?".join(map(re.escape, word)) for word in words.split())
