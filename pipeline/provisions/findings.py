"""What the law says about one document: the values that this stage gives."""

from msgspec import Struct

from ..values import Check, Deadline, Fact, Note, ProvisionHit, RegimeChoice, Span


class Opening(Struct, frozen=True):
    """An outcome that a rule opens on the facts found, with the provision it rests on.

    `stage` is `filing` where the document itself is returned, left or withdrawn, `merits` where the act under review
    is meant. `would_change` are facts not found that would stop the rule.
    """

    label: str
    provision: str
    rule: str
    because: tuple[str, ...]
    evidence: tuple[Span, ...]
    weight: float
    stage: str
    would_change: tuple[str, ...] = ()


class LawFindings(Struct, frozen=True):
    """The regime of the document's day and what it makes of the facts.

    `facts` are those given with the computed ones added; `opened` the outcomes that the rules open, `closed` the
    labels that they rule out.
    """

    regime: RegimeChoice | None
    facts: tuple[Fact, ...] = ()
    checklist: tuple[Check, ...] = ()
    deadline: Deadline | None = None
    provisions: tuple[ProvisionHit, ...] = ()
    notes: tuple[Note, ...] = ()
    opened: tuple[Opening, ...] = ()
    closed: tuple[str, ...] = ()
