"""The case of a document, put together from what its parts tell."""

from collections.abc import Sequence
from datetime import date

from ..dates import filed_on
from ..normalize import Text
from ..sections import document_kind, find_title
from ..values import Case, CaseNumber, DateMention, Reference, Section, Span
from .applicant import applicant_kind
from .bench import count_judges
from .instances import find_instances
from .kind import read_kinds
from .sums import find_sums

_NO_HISTORY = frozenset({"statute", "article", "other", "normative-resolution", "notice"})


def read_case(
    text: Text,
    *,
    sections: Sequence[Section],
    dates: Sequence[DateMention],
    references: Sequence[Reference],
    numbers: Sequence[CaseNumber],
    decided_on: date | None,
) -> Case:
    """What the document is and whose case it is; what the text does not tell is None or empty."""
    kind = document_kind(text)
    parts = tuple(sections)
    title = find_title(text)
    case_kind, foreign = read_kinds(text, kind, references, numbers)
    return Case(
        kind=kind,
        case_kind=case_kind,
        numbers=tuple(numbers),
        decided_on=decided_on,
        filed_on=filed_on(dates, parts, text),
        judges=count_judges(text.clean, text.folded, parts),
        instances=() if kind in _NO_HISTORY else find_instances(text.clean, text.folded, dates, numbers, parts),
        sums=find_sums(text),
        applicant=applicant_kind(text.folded, kind, parts),
        foreign=foreign,
        evidence={"kind": Span(title.start, title.end)} if title else {},
    )
