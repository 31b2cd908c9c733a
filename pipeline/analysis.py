"""What an analysis holds: the findings of all stages, in positions of the text as given."""

from dataclasses import dataclass, fields, is_dataclass, replace
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
    if text.identical or not (is_dataclass(value) or isinstance(value, tuple | dict)):
        return value
    if isinstance(value, tuple):
        return type(value)(carry_back(part, text) for part in value)
    if isinstance(value, dict):
        return {key: carry_back(part, text) for key, part in value.items()}  # type: ignore[return-value]
    return cast("T", _moved(value, text))


def _moved(value: Any, text: Text) -> Any:
    moved: dict[str, Any] = {}
    names = [f.name for f in fields(value)]
    if "start" in names:
        moved["start"], moved["end"] = text.raw_span(value.start, value.end)
    for name in names:
        if name not in moved:
            old = getattr(value, name)
            new = carry_back(old, text)
            if new is not old:
                moved[name] = new
    return replace(value, **moved) if moved else value
