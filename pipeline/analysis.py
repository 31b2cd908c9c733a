"""What an analysis holds: the findings of all stages, in positions of the text as given."""

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast

from .normalize import Text
from .values import (
    Case,
    Check,
    DateMention,
    Deadline,
    Document,
    Fact,
    Language,
    Note,
    ProvisionHit,
    Reference,
    RegimeChoice,
    Section,
    Sentence,
    StatedOutcome,
    SuggestedOutcome,
    Term,
)

T = TypeVar("T")
_PLAIN = (str, int, float, NoneType)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that was found in one document; every span satisfies `text[start:end] == ` the words found."""

    document: Document
    language: Language
    case: Case
    regime: RegimeChoice | None = None
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[DateMention, ...] = ()
    terms: tuple[Term, ...] = ()
    references: tuple[Reference, ...] = ()
    facts: tuple[Fact, ...] = ()
    checklist: tuple[Check, ...] = ()
    deadline: Deadline | None = None
    provisions: tuple[ProvisionHit, ...] = ()
    stated: tuple[StatedOutcome, ...] = ()
    suggested: tuple[SuggestedOutcome, ...] = ()
    if_admitted: tuple[SuggestedOutcome, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def text(self) -> str:
        """The text as read."""
        return self.document.text


def carry_back(value: T, text: Text) -> T:
    """`value` with every span in it, at any depth, moved from the normalized text to the raw one."""
    return value if text.identical else cast("T", _carried(value, text))


def _carried(value: Any, text: Text) -> Any:
    if isinstance(value, tuple):
        return tuple([_carried(part, text) for part in value])
    if isinstance(value, dict):
        return {key: _carried(part, text) for key, part in value.items()}
    names = _fields(cast("Any", type(value)))
    return _moved(value, names, text) if names else value


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a dataclass; none for any other type."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _moved(value: Any, names: tuple[str, ...], text: Text) -> Any:
    moved: dict[str, Any] = {}
    if "start" in names:
        moved["start"], moved["end"] = text.raw_span(value.start, value.end)
    for name in names:
        old = getattr(value, name)
        if name not in moved and not isinstance(old, _PLAIN):
            new = _carried(old, text)
            if new is not old:
                moved[name] = new
    return replace(value, **moved) if moved else value
