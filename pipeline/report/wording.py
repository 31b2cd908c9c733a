"""The words of the interface: labels and phrases in Kazakh, Russian or English, ids where there are no words."""

import locale
import os
from datetime import date
from functools import cache

from ..knowledge.facts import FactFile
from ..knowledge.law import CheckFile, Regime, Words
from ..knowledge.load import load_folder
from ..knowledge.outcomes import OutcomeFile
from ..knowledge.ui import phrase
from ..values import Act, Item

UI_LANGUAGES = ("kk", "ru", "en")
_ITEM_ORDER = ("section", "chapter", "article", "part", "paragraph", "subparagraph", "indent")


def ui_language(wanted: str | None) -> str:
    """The language of the interface: as asked for, else that of the environment, else English."""
    if wanted in UI_LANGUAGES:
        return wanted
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value[:2].lower() if value[:2].lower() in UI_LANGUAGES else "en"
    found = locale.getlocale()[0] or ""
    return found[:2].lower() if found[:2].lower() in UI_LANGUAGES else "en"


@cache
def _titles() -> dict[str, Words]:
    """The names of facts, outcomes, regimes and lines of the checklist, by their ids."""
    titles: dict[str, Words] = {
        check.id: check.title for file in load_folder("checklists", CheckFile) for check in file.checks
    }
    titles |= {regime.id: regime.title for regime in load_folder("regimes", Regime)}
    titles |= {outcome.id: outcome.title for outcome in load_folder("outcomes", OutcomeFile)}
    return titles | {fact.id: fact.title for fact in load_folder("facts", FactFile)}


class Wording:
    """Phrases and labels in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, *, group: str = "report", **values: object) -> str:
        """A phrase of the report (or of another group) with its values filled in."""
        found = phrase(group, key, self.language)
        return (found or key).format(**{name: self._shown(value) for name, value in values.items()})

    def label(self, group: str, key: str | None) -> str:
        """The label of an id; the id itself where there are no words for it."""
        return "" if key is None else phrase(group, key, self.language) or key

    def name(self, identifier: str) -> str:
        """The name of a fact, an outcome, a regime or a line of the checklist; the id where it has none."""
        title = _titles().get(identifier)
        return getattr(title, self.language) if title else identifier

    def warning(self, code: str, message: str) -> str:
        """What a warning or a failure means; the message itself where there are no words for its code."""
        return phrase("warning", code, self.language) or message

    def reason(self, reason: str) -> str:
        """The name of a reason; a leading `!` means a fact denied."""
        if reason.startswith("!"):
            return f"{self.name(reason[1:])} ({self.label('value', 'absent')})"
        return self.name(reason)

    def item(self, item: Item) -> str:
        """A pinpoint such as «ст. 427 ч. 1»; in Kazakh the whole comes first too."""
        parts = ((key, item[key]) for key in _ITEM_ORDER if key in item)
        return " ".join((phrase("item", key, self.language) or "{n}").format(n=number) for key, number in parts)

    def act(self, act: Act | None) -> str:
        """The name of an act: its title, else what the text says of it."""
        if act is None:
            return self.say("unresolved")
        number = f"№ {act.number}" if act.number else ""
        said = [act.title or act.kind, number, act.date or ""]
        return " ".join(part for part in (said if act.id is None else [act.title or act.id]) if part)

    def _shown(self, value: object) -> object:
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value
