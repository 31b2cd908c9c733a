"""The words of the interface in Kazakh, Russian and English: models/knowledge/ui/*.toml.

Ids, codes and keys are English and never translated; these are only what people read.
"""

from functools import cache

from msgspec import Struct

from .load import load_folder


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """One phrase in the three languages."""

    kk: str
    ru: str
    en: str


class PhraseGroups(Struct, frozen=True, forbid_unknown_fields=True):
    """One file: groups of phrases, `[words.<group>] <id> = {kk = …, ru = …, en = …}`."""

    words: dict[str, dict[str, Phrase]]


@cache
def _all() -> dict[str, dict[str, Phrase]]:
    merged: dict[str, dict[str, Phrase]] = {}
    for file in load_folder("ui", PhraseGroups):
        for group, phrases in file.words.items():
            merged.setdefault(group, {}).update(phrases)
    return merged


def phrase(group: str, key: str, language: str) -> str | None:
    """The phrase in this language, None where there is none."""
    found = _all().get(group, {}).get(key)
    return getattr(found, language) if found else None


def groups() -> dict[str, dict[str, Phrase]]:
    """All groups of phrases."""
    return _all()
