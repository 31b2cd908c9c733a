"""Rulings of a user as rows to learn from: the outcome by the operative part, everything else without that part."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..analysis import Analysis
from ..many import ordered_map
from ..normalize import normalize
from ..stages import analyze
from ..values import NO_OUTCOME, Document, Given

HIDDEN = ("operative", "signature")
"""The sections that are always hidden from the learner."""
STEM = 6
"""Letters of a word that count: enough for its meaning, few enough to forget its ending."""
_SMALL_WORD = re.compile(r"(?<![\w-])[а-яәғқңөұүһіё]{4,}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Ruling:
    """One ruling as the learner sees it; `by_rules` is the outcome that the rules put first, None where none."""

    id: str
    day: date | None
    label: str | None
    by_rules: str | None
    facts: frozenset[str]
    words: Counter[str]


@dataclass(frozen=True, slots=True)
class _Work:
    document: Document
    hide: tuple[str, ...]


def read_rulings(documents: Iterable[Document], *, hide: Collection[str] = (), jobs: int = 1) -> Iterator[Ruling]:
    """The documents as rows, in their order; the label is None where no outcome could be read.

    Args:
        documents: rulings, one by one; they are not kept.
        hide: kinds of sections to hide besides `HIDDEN`.
        jobs: processes to work with.
    """
    hidden = (*HIDDEN, *hide)
    yield from ordered_map(_read, (_Work(document, hidden) for document in documents), jobs=jobs)


def _read(work: _Work) -> Ruling:
    analysis = analyze(work.document)
    label = next((o.label for o in analysis.stated if o.label not in NO_OUTCOME), None)
    seen = without(analysis, work.hide)
    first = next(iter((*seen.suggested, *seen.if_admitted)), None)
    return Ruling(
        work.document.id,
        analysis.case.decided_on,
        label,
        first.label if first else None,
        fact_features(seen),
        word_features(seen.text),
    )


def without(analysis: Analysis, hide: Collection[str] = HIDDEN) -> Analysis:
    """The analysis of the same document with these sections cut out, by the law of the same day."""
    text, at, kept = analysis.text, 0, []
    for section in sorted(analysis.sections, key=lambda s: s.start):
        if section.kind in hide and section.start >= at:
            kept.append(text[at : section.start])
            at = section.end
    if not kept:
        return analysis
    kept.append(text[at:])
    case = analysis.case
    known = Given(on=case.decided_on, filed_on=case.filed_on, case_kind=case.case_kind)
    return analyze(Document(analysis.document.id, "\n".join(kept)), given=known)


def fact_features(analysis: Analysis) -> frozenset[str]:
    """What the rules read, as names: facts with their value and speaker, the kind of case, the regime."""
    names = {f"fact:{fact.id}={fact.value}" for fact in analysis.facts}
    names |= {f"fact:{fact.id}={fact.value}@{fact.asserted_by}" for fact in analysis.facts if fact.asserted_by}
    names.add(f"case:{analysis.case.case_kind}")
    if analysis.regime:
        names.add(f"regime:{analysis.regime.id}")
    return frozenset(names)


def word_features(text: str) -> Counter[str]:
    """The beginnings of its words, counted; words with a capital are left out, so that no name is learned."""
    folded = normalize(text).clean
    return Counter(f"word:{word[:STEM]}" for word in _SMALL_WORD.findall(folded))
