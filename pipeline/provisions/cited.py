"""The provisions that a text cites: all of them, and those that a court names as what it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..knowledge.law import ASSERTABLE
from ..normalize import Text
from ..values import Case, ProvisionHit, Reference, Section, Span
from .lookup import provision
from .rules import make_hit

_COURT_ACTS = frozenset({"cassation-ruling", "determination"})
_LEVELS = ("part", "subparagraph", "paragraph")


def cited_ids(references: Sequence[Reference]) -> frozenset[str]:
    """The provision ids that a text cites, with each level of them."""
    return frozenset(
        f"{act}:{'.'.join(path[:depth])}" for act, path, _ in _paths(references) for depth in range(1, len(path) + 1)
    )


def cited_hits(
    text: Text, case: Case, sections: Sequence[Section], references: Sequence[Reference], day: date
) -> tuple[ProvisionHit, ...]:
    """The provisions of cassation that a court rests its act on, in their edition of the day.

    They stand in the operative part or in the paragraph before it («руководствуясь …», «… басшылыққа алып»). An item
    that the knowledge base does not hold gives the nearest level above it. Nothing for what is no act of a court.
    """
    operative = next((s for s in reversed(sections) if s.kind == "operative"), None)
    if case.kind not in _COURT_ACTS or operative is None:
        return ()
    from_ = _paragraph_before(text.folded, operative.start)
    hits: dict[str, ProvisionHit] = {}
    for act, path, reference in _paths([r for r in references if from_ <= r.start < operative.end]):
        for depth in range(len(path), 0, -1):
            provision_id = f"{act}:{'.'.join(path[:depth])}"
            edition = provision(provision_id, day)
            if edition is not None and edition.status in ASSERTABLE:
                span = (Span(reference.start, reference.end),)
                hit = make_hit(provision_id, edition, "cited", because=(), evidence=span, rule="cited")
                hits.setdefault(provision_id, hit)
                break
    return tuple(hits.values())


def _paths(references: Sequence[Reference]) -> Iterator[tuple[str, list[str], Reference]]:
    """Act, numbers from the article down, and the reference, for each item."""
    for reference in references:
        if reference.act is None or reference.act.id is None:
            continue
        for item in reference.items:
            if path := _path(item):
                yield reference.act.id, path, reference


def _path(item: Mapping[str, str]) -> list[str]:
    article = item.get("article")
    return [] if article is None else [article, *(item[level] for level in _LEVELS if level in item)]


def _paragraph_before(folded: str, operative: int) -> int:
    """Where the paragraph begins that ends before the operative part."""
    return folded.rfind("\n", 0, len(folded[:operative].rstrip())) + 1
