"""doccano, sequence labelling: JSON Lines `{"id", "text", "label": [[start, end, name]]}`, in code points."""

import json
from collections.abc import Iterator
from typing import Any

from .labels import Label


def write(name: str, text: str, labels: tuple[Label, ...]) -> str:
    """One line for a document; the field must be called `text` or the import fails."""
    row = {"id": name, "text": text, "label": [[label.start, label.end, label.name] for label in labels]}
    return json.dumps(row, ensure_ascii=False) + "\n"


def read(content: str) -> Iterator[tuple[str, str, tuple[Label, ...]]]:
    """Name, text and labels of each document of an export of doccano (JSONL, with or without relations).

    Raises:
        ValueError, KeyError, TypeError: it is no such export.
    """
    for line in content.split("\n"):
        if line.strip():
            row: dict[str, Any] = json.loads(line)
            found = [_entity(entity) for entity in row["entities"]] if "entities" in row else row.get("label", [])
            labels = tuple(Label(int(start), int(end), str(label)) for start, end, label in found)
            yield str(row.get("id", "")), row["text"], labels


def _entity(entity: dict[str, Any]) -> tuple[int, int, str]:
    return entity["start_offset"], entity["end_offset"], entity["label"]
