"""What an analysis holds: the findings of all stages, in positions of the text as given."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, cast, get_args, get_type_hints

from msgspec import Struct

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


class Analysis(Struct, frozen=True, kw_only=True):
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
    kind: Any = type(value)
    if kind is tuple:
        return tuple([_carried(part, text) for part in value])
    if kind is dict:
        return {key: _carried(part, text) for key, part in value.items()}
    shape = _shape(kind)
    return value if shape is None else _moved(value, shape, text)


class _Shape(NamedTuple):
    """How a struct that holds spans is taken apart: its values, where its own span and spans inside it stand."""

    values: Callable[[Any], tuple[Any, ...]]
    start: int | None
    end: int | None
    inside: tuple[int, ...]


@cache
def _shape(kind: type[Any]) -> _Shape | None:
    """The shape of a struct with spans, by the types of its fields; None for any other type."""
    if not issubclass(kind, Struct):
        return None
    types = get_type_hints(kind)
    names = kind.__struct_fields__
    inside = tuple([at for at, name in enumerate(names) if _holds_spans(types[name])])
    if "start" not in names and not inside:
        return None
    values = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    start, end = (names.index(name) if name in names else None for name in ("start", "end"))
    return _Shape(values, start, end, inside)


def _holds_spans(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return _shape(annotation) is not None
    return any(_holds_spans(part) for part in get_args(annotation))


def _moved(value: Any, shape: _Shape, text: Text) -> Any:
    values = list(shape.values(value))
    if shape.start is not None and shape.end is not None:
        values[shape.start], values[shape.end] = text.raw_span(values[shape.start], values[shape.end])
    for at in shape.inside:
        if values[at]:
            values[at] = _carried(values[at], text)
    return type(value)(*values)
