"""Counts for a first look at a batch: each group of counts is a figure and a table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .read import Tables

MOST = 25
"""Rows of the groups that may have very many; the rest is counted together."""
_QUALITY = ("decided_on", "regime_known", "known_kind", "has_sections", "has_references", "has_number")


@dataclass(frozen=True, slots=True)
class Group:
    """Counts under one title: `rows` are a name (None is "not found", "" is "others") and its counts by `series`.

    `of` is the number that a share is of.
    """

    id: str
    rows: tuple[tuple[str | None, tuple[int, ...]], ...]
    of: int
    series: tuple[str | None, ...] = ("count",)


@dataclass(frozen=True, slots=True)
class Summary:
    """All groups, with the numbers of documents read and of inputs that could not be; of a run finished or not."""

    documents: int
    failed: int
    groups: tuple[Group, ...]
    complete: bool = True


class _Documents:
    """What is counted in one pass over the documents."""

    columns = (
        "decided_on",
        "language",
        "kind",
        "case_kind",
        "regime",
        "stated",
        "sections",
        "references",
        "case_number",
    )

    def __init__(self) -> None:
        self.count = 0
        self.by: dict[str, Counter[str | None]] = defaultdict(Counter)
        self.stated_by_year: Counter[tuple[str | None, str]] = Counter()
        self.quality: Counter[str] = Counter()

    def add(self, row: Sequence[Any]) -> None:
        decided_on, language, kind, case_kind, regime, stated, sections, references, case_number = row
        year = str(decided_on)[:4] if decided_on else None
        self.count += 1
        values = {"year": year, "language": language, "kind": kind, "case_kind": case_kind, "regime": regime}
        for name, value in values.items():
            self.by[name][value] += 1
        if stated:
            self.stated_by_year[year, stated] += 1
        found = (decided_on, regime, kind and kind != "other", int(sections or 0), int(references or 0), case_number)
        self.quality.update(name for name, value in zip(_QUALITY, found, strict=True) if value)


def summarize(tables: Tables) -> Summary:
    """The counts of a batch; memory grows with the number of different names counted, not with the documents."""
    documents = _Documents()
    for row in tables.rows("documents", documents.columns):
        documents.add(row)
    stated = Counter(label for status, label in tables.rows("outcomes", ("status", "label")) if status == "stated")
    failures = Counter(code for (code,) in tables.rows("failures", ("code",)))
    total = documents.count
    groups = [
        _group("year", sorted(documents.by["year"].items(), key=lambda item: item[0] or "~"), total),
        *(_counted(name, documents.by[name], total) for name in ("language", "kind", "case_kind", "regime")),
        _counted("stated", stated, sum(stated.values())),
        _by_year(documents.stated_by_year),
        _commonest("provisions_cited", _documents_with(tables.rows("references", ("doc", "key"))), total),
        _commonest("facts", _documents_with(_present(tables.rows("facts", ("doc", "fact_id", "value")))), total),
        _group("quality", [(name, documents.quality[name]) for name in _QUALITY], total),
        _counted("warnings", Counter(code for (code,) in tables.rows("warnings", ("code",))), total),
        _counted("failures", failures, total + sum(failures.values())),
    ]
    return Summary(total, sum(failures.values()), tuple(group for group in groups if group.rows), tables.complete)


def _group(name: str, items: Iterable[tuple[str | None, int]], of: int) -> Group:
    return Group(name, tuple((key, (count,)) for key, count in items), of)


def _counted(name: str, counts: Counter[Any], of: int) -> Group:
    """The commonest first; what is equal by name."""
    ordered = _ordered(counts)
    rest = sum(count for _, count in ordered[MOST:])
    return _group(name, ordered[:MOST] + ([("", rest)] if rest else []), of)


def _ordered(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0] is None, item[0] or ""))


def _commonest(name: str, counts: Counter[Any], of: int) -> Group:
    """Without a sum of the others: a document stands in many of these counts, so a sum counts it many times."""
    return _counted(name, Counter(dict(_ordered(counts)[:MOST])), of)


def _by_year(counts: Counter[tuple[str | None, str]]) -> Group:
    """Years in rows, outcomes in columns."""
    labels = sorted({label for _, label in counts})
    years = sorted({year for year, _ in counts}, key=lambda year: year or "~")
    rows = tuple((year, tuple(counts[year, label] for label in labels)) for year in years)
    return Group("stated_by_year", rows, sum(counts.values()), tuple(labels))


def _documents_with(rows: Iterable[tuple[Any, ...]]) -> Counter[Any]:
    """In how many documents each name stands; the rows of a document stand together."""
    counts: Counter[Any] = Counter()
    current: Any = None
    names: set[Any] = set()
    for doc, name in rows:
        if doc != current:
            counts.update(names)
            current, names = doc, set()
        if name is not None:
            names.add(name)
    counts.update(names)
    return counts


def _present(rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, Any]]:
    return ((doc, name) for doc, name, value in rows if value == "present")
