"""Label Studio: a task a document with the findings as predictions; positions are UTF-16 units, as its page counts."""

import json
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from .labels import Label
from .offsets import Utf16


def write(name: str, text: str, labels: tuple[Label, ...], *, version: str) -> str:
    """One line of JSON for a document; Label Studio imports a file of such lines, or a list of them."""
    units = Utf16(text)
    result = [
        {
            "id": f"{number}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": units.count(label.start),
                "end": units.count(label.end),
                "text": text[label.start : label.end],
                "labels": [label.name],
            },
        }
        for number, label in enumerate(labels)
    ]
    task = {"data": {"id": name, "text": text}, "predictions": [{"model_version": version, "result": result}]}
    return json.dumps(task, ensure_ascii=False) + "\n"


def config(names: list[str]) -> str:
    """The labelling interface for these labels, to be pasted into the project's settings."""
    labels = "\n".join(f"    <Label value={quoteattr(name)}/>" for name in names)
    box = f'  <Labels name="label" toName="text">\n{labels}\n  </Labels>'
    return f'<View>\n{box}\n  <Text name="text" value="$text"/>\n</View>\n'


def read(content: str) -> Iterator[tuple[str, str, tuple[Label, ...]]]:
    """Name, text and labels of each annotated task of a JSON export; the first annotation that was not canceled.

    Raises:
        ValueError, KeyError, TypeError: it is no such export.
    """
    for task in _tasks(content):
        text = task["data"]["text"]
        units = Utf16(text)
        annotations = [found for found in task.get("annotations", []) if not found.get("was_cancelled")]
        if annotations:
            values = [r["value"] for r in annotations[0]["result"] if r.get("type") == "labels"]
            labels = tuple(
                Label(units.back(int(value["start"])), units.back(int(value["end"])), str(name))
                for value in values
                for name in value["labels"]
            )
            yield str(task["data"].get("id", task.get("id", ""))), text, labels


def _tasks(content: str) -> list[dict[str, Any]]:
    if content.lstrip().startswith("["):
        tasks: list[dict[str, Any]] = json.loads(content)
        return tasks
    return [json.loads(line) for line in content.split("\n") if line.strip()]
