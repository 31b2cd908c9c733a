"""How the rows of the tables here are read: what a text refers to, in words."""

from pipeline.acts import find_references
from pipeline.normalize import normalize
from pipeline.values import Act, Reference

Expected = tuple[str, str, str, str | None]
"""The words of the reference; the act (its id, or what the text says of it); its items; how the act was resolved."""
Row = tuple[str, tuple[Expected, ...]]


def act_in_words(act: Act | None) -> str:
    """The id of a known act, else its kind, number and date as the text gives them; `?` for none."""
    if act is None:
        return "?"
    return act.id or " ".join(part for part in (act.kind, act.number, act.date) if part)


def items_in_words(reference: Reference) -> str:
    """`article=427 part=2; article=434`."""
    return "; ".join(" ".join(f"{level}={number}" for level, number in item.items()) for item in reference.items)


def found(text: str, language: str, on: object = None) -> list[Expected]:
    """The references of a text as rows."""
    normalized = normalize(text)
    return [
        (
            normalized.clean[reference.start : reference.end],
            act_in_words(reference.act),
            items_in_words(reference),
            reference.resolved_by,
        )
        for reference in find_references(normalized, (), language=language, on=on)  # type: ignore[arg-type]
    ]
