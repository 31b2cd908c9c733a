"""An act as a text mentions it, before anything is resolved."""

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Literal

Form = Literal["name", "abbreviation", "title", "number", "pronoun", "head", "alias", "relative"]


@dataclass(slots=True)
class Mention:
    """An act named in the text: by which words, what they say of it, and which known acts they allow.

    Filled in by the reader that makes it and never changed after; not frozen, because a code makes thousands of them.

    `kind` is what the head noun says (`resolution` and `decision` while the issuer is unknown), `means` tells `this`
    and `that` apart, `word` is the head noun or the abbreviation, `alias` a short name defined right after it, in
    brackets that close at `alias_end`; `inside` is the span of the words of a quoted title.
    """

    start: int
    end: int
    form: Form
    kind: str | None = None
    ids: tuple[str, ...] = ()
    jurisdiction: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    means: str | None = None
    word: str = ""
    alias: str | None = None
    alias_end: int = 0
    inside: tuple[int, int] | None = None

    def word_kind(self) -> str:
        """The kind that the head noun alone says: «қаулы» is a resolution whoever issued it."""
        return "resolution" if self.kind and self.kind.endswith("resolution") else self.kind or "other"

    def but(self, **changes: Any) -> "Mention":
        """The same mention with other values; several times as fast as `dataclasses.replace`."""
        other = Mention(*_values(self))
        for name, value in changes.items():
            setattr(other, name, value)
        return other


_values = attrgetter(*(field.name for field in fields(Mention)))


COURT_KINDS = frozenset({"judicial-act", "decision", "resolution"})
"""Kinds that are acts of law only if an issuer, a date or a number says so."""
EDITION_KINDS = frozenset({"code", "constitution"})
KINDS = {
    "law": frozenset({"law", "constitutional-law", "edict"}),
    "constitutional-law": frozenset({"constitutional-law", "law"}),
    "code": frozenset({"code"}),
    "edict": frozenset({"edict", "law", "decree"}),
    "resolution": frozenset(
        {
            "government-resolution",
            "normative-resolution",
            "constitutional-court-resolution",
            "akimat-resolution",
            "other",
        }
    ),
    "normative-resolution": frozenset({"normative-resolution", "constitutional-court-resolution"}),
    "document": frozenset(),
}
"""Which kinds of known acts a head noun may name; none given: any kind."""
