"""Schema of the outcomes: how an operative part says each of them."""

from msgspec import Struct

from .law import Words


class OutcomeFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One file of models/knowledge/outcomes/.

    `cues` find the operation in the operative part (both languages together), `unless` shows that its object is
    something else. `where` is a regular expression over folded text that tells this outcome among those of one
    operation (the court of a remand). Examples are whole sentences of operative parts.
    """

    id: str
    title: Words
    operation: str | None = None
    cues: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    where: str | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class OperativeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/operative.toml: operations that are no outcome by themselves, the acts they are done to, tails."""

    cancel: tuple[str, ...]
    dismiss: tuple[str, ...]
    grant: tuple[str, ...]
    decide: tuple[str, ...]
    waive: tuple[str, ...]
    tail: str
    part: str
    rest: str
    act: str
    appeal_act: str
    cassation_act: str
    all_acts: str
    first_act: str
    cassation_matter: str
    filing: str
    judgment: str
    resolution: str
    determination: str
