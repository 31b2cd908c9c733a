"""JSON Schemas of the law files, for editors: made from the one definition in law.py."""

import json
from pathlib import Path
from typing import Any

import msgspec

from ..resources import knowledge_dir
from .law import Article, Calendar, CheckFile, Counting, DatedTable, Phrases, Regime, RuleFile, TermFile, Track

LAW_FILES: dict[str, type[Any]] = {
    "provisions": Article,
    "regimes": Regime,
    "rules": RuleFile,
    "checklists": CheckFile,
    "tables": DatedTable,
    "deadlines": TermFile,
    "counting": Counting,
    "calendar": Calendar,
    "tracks": Track,
    "phrases": Phrases,
}
"""Folder of models/knowledge → what one file of it holds."""


def json_schema(folder: str) -> str:
    """The JSON Schema of the files of a folder, as text that ends with a line break."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(LAW_FILES[folder])}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Write the schemas of all law files, one file a folder of models/knowledge."""
    folder.mkdir(exist_ok=True)
    for name in LAW_FILES:
        (folder / f"{name}.json").write_text(json_schema(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(knowledge_dir() / "schema")
