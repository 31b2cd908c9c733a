"""Findings of a record as labelled spans, and labels back as findings: one vocabulary for all annotation tools.

`date`, `term`, `ref`, `number`, `fact.<id>`, `fact.<id>.absent`, `outcome.<label>[.<act>][.partial]`,
`section.<kind>`: letters, digits, hyphens and points, which every tool takes as a name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..values import COMPUTED, NO_OUTCOME

KINDS = ("section", "date", "term", "ref", "number", "fact", "outcome")
DEFAULT_KINDS = ("date", "term", "ref", "fact", "outcome")


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled stretch of text, in code points; `attributes` are those of the annotation in gold files."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def kind(self) -> str:
        """What it is: date, term, ref, number, fact, outcome or section."""
        return self.name.partition(".")[0]


def labels_of(record: Mapping[str, Any], kinds: Iterable[str] = DEFAULT_KINDS) -> tuple[Label, ...]:
    """The findings of these kinds in a record (as plain values), by place, the longer first."""
    wanted = set(kinds)
    found = [label for label in _all(record) if label.kind in wanted]
    return tuple(sorted(found, key=lambda label: (label.start, -label.end, label.name)))


def _all(record: Mapping[str, Any]) -> Iterator[Label]:
    for section in record["sections"]:
        yield _label(section, f"section.{section['kind']}", {"kind": section["kind"]})
    for date in record["dates"]:
        about = {"value": date["value"] or "null", "precision": date["precision"], "role": date["role"]}
        yield _label(date, "date", about)
    for term in record["terms"]:
        yield _label(term, "term", {"value": term["value"], "days": term["days"]})
    for reference in record["references"]:
        yield _label(reference, "ref", _reference(reference))
    for number in record["case_numbers"]:
        yield _label(number, "number", {})
    for fact in record["facts"]:
        if not fact["rule"].startswith(COMPUTED):  # what follows from dates is no annotation of words
            absent = ".absent" if fact["value"] == "absent" else ""
            about = {"id": fact["id"], "value": fact["value"], "by": fact.get("asserted_by")}
            yield _label(fact, f"fact.{fact['id']}{absent}", about)
    for outcome in record["outcomes"]["stated"]:
        if outcome["label"] in NO_OUTCOME:
            continue
        parts = ["outcome", outcome["label"], outcome["target"] or "", "partial" if outcome["partial"] else ""]
        about = {"label": outcome["label"], "target": outcome["target"]}
        about |= {"partial": "true"} if outcome["partial"] else {}
        yield _label(outcome, ".".join(filter(None, parts)), about)


def _label(found: Mapping[str, Any], name: str, attributes: Mapping[str, str | None]) -> Label:
    return Label(found["start"], found["end"], name, {key: value for key, value in attributes.items() if value})


def _reference(reference: Mapping[str, Any]) -> dict[str, str | None]:
    act = reference["act"] or {}
    items = "; ".join(" ".join(f"{key}={value}" for key, value in item.items()) for item in reference["items"])
    if act.get("id"):
        return {"act": act["id"], "items": items}
    return {"act": "?", **{key: act.get(key) for key in ("kind", "number", "date")}, "items": items}


def attributes_of(name: str) -> dict[str, str]:
    """What the name of a label says of itself.

    >>> attributes_of("outcome.upheld.appellate-act"), attributes_of("fact.filed-late.absent")
    ({'label': 'upheld', 'target': 'appellate-act'}, {'id': 'filed-late', 'value': 'absent'})
    """
    kind, *parts = name.split(".")
    if kind == "fact" and parts:
        return {"id": parts[0], "value": "absent" if "absent" in parts[1:] else "present"}
    if kind == "outcome" and parts:
        targets = [part for part in parts[1:] if part != "partial"]
        about = {"label": parts[0]} | ({"target": targets[0]} if targets else {})
        return about | ({"partial": "true"} if "partial" in parts[1:] else {})
    return {"kind": parts[0]} if kind == "section" and parts else {}
