"""The words of the interface: labels and phrases in Kazakh, Russian or English, ids where there are no words."""

import locale
import os
from datetime import date
from functools import cache

from ..knowledge.acts import KnownAct
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
    """The names of facts, outcomes and regimes by their ids, which never meet."""
    titles: dict[str, Words] = {regime.id: regime.title for regime in load_folder("regimes", Regime)}
    titles |= {outcome.id: outcome.title for outcome in load_folder("outcomes", OutcomeFile)}
    return titles | {fact.id: fact.title for fact in load_folder("facts", FactFile)}


@cache
def _checks() -> dict[str, Words]:
    """The names of the lines of the checklist, which share ids with facts."""
    return {check.id: check.title for file in load_folder("checklists", CheckFile) for check in file.checks}


@cache
def _acts() -> dict[str, KnownAct]:
    return {act.id: act for act in load_folder("acts", KnownAct)}


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
        return getattr(title, self.language) if title else self.label("fact", identifier)

    def warning(self, code: str, message: str) -> str:
        """What a warning or a failure means; the message itself where there are no words for its code."""
        return phrase("warning", code, self.language) or message

    def reason(self, reason: str) -> str:
        """The name of a reason; a leading `!` means a fact denied."""
        if reason.startswith("!"):
            return f"{self.name(reason[1:])} ({self.label('value', 'absent')})"
        return self.name(reason)

    def check(self, identifier: str) -> str:
        """The name of a line of the checklist."""
        title = _checks().get(identifier)
        return getattr(title, self.language) if title else self.name(identifier)

    def norm(self, provision: str) -> str:
        """A provision id as lawyers write it («ГПК ст. 442 ч. 1 пп. 3)»); the id where the act has no short name."""
        act_id, _, path = provision.partition(":")
        act = _acts().get(act_id)
        short = getattr(act.abbreviations, self.language, ()) if act else ()
        if act is None or not short or not path:
            return provision
        if path.startswith("ch"):
            return f"{short[0]} {self.item({'chapter': path[2:]})}"
        levels = ("article", *(act.levels or ("part", "subparagraph")))
        return f"{short[0]} {self.item(dict(zip(levels, path.split('.'), strict=False)))}"

    def item(self, item: Item) -> str:
        """A pinpoint such as «ст. 427 ч. 1»; in Kazakh the whole comes first too."""
        parts = ((key, item[key]) for key in _ITEM_ORDER if key in item)
        return " ".join((phrase("item", key, self.language) or "{n}").format(n=number) for key, number in parts)

    def act(self, act: Act | None) -> str:
        """The name of an act: its title, else what the text says of it."""
        if act is None:
            return self.say("unresolved")
        if act.id is not None:
            return act.title or act.id
        number = f"№ {act.number}" if act.number else None
        return " ".join(filter(None, (act.title or self.label("act_kind", act.kind), number, act.date)))

    def _shown(self, value: object) -> object:
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value
