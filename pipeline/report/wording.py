"""The words of the interface: labels and phrases in Kazakh, Russian or English, ids where there are no words."""

import locale
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from ..knowledge.acts import KnownAct
from ..knowledge.facts import FactFile
from ..knowledge.law import CheckFile, Regime, Words
from ..knowledge.load import load_file, load_folder
from ..knowledge.outcomes import OutcomeFile
from ..knowledge.patterns import prepared
from ..knowledge.structure import ActTitles
from ..knowledge.ui import phrase
from ..values import Act, Deadline, Fact, Item, ProvisionHit, Step

UI_LANGUAGES = ("kk", "ru", "en")
_DAY = prepared(r"(?<![\w-])(\d{4})-(0[1-9]|1[0-2])-([0-3]\d)(?![\w-])")
_DURATION = prepared(r"(?<!\w)P(\d+)([YMWD])(?!\w)")
_NORM = prepared(r"(?<![\w:])[a-z]+(?:-[a-z0-9]+)+:(?:ch)?\d[\d.-]*\d|(?<![\w:])[a-z]+(?:-[a-z0-9]+)+:(?:ch)?\d")
_ID = prepared(r"(?<![\w:-])[a-z]+(?:-[a-z0-9]+)+(?![\w:-])")
_REGIMES = ("kz-", "kazssr-", "rsfsr-", "ru-", "france-")
_NAMED_WHOLE = frozenset({"code", "constitution", "treaty"})
"""Kinds of acts whose title may be their whole name."""
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


@cache
def _whole_name() -> re.Pattern[str]:
    return prepared(load_file("words/act_titles.toml", ActTitles).whole)


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

    def provision(self, hit: ProvisionHit) -> str:
        """What a provision says, in the language of the interface or in Russian."""
        return hit.title.get(self.language) or hit.title.get("ru") or ""

    def kept(self, deadline: Deadline) -> tuple[str, ...]:
        """The day of filing and whether it kept the term, each as far as it is known."""
        if deadline.filed_on is None:
            return (self.say("not_known_filed"), *([self.say("in_time")] if deadline.in_time else []))
        filed = self.say("filed", day=deadline.filed_on)
        if deadline.in_time:
            return filed, self.say("in_time")
        if deadline.in_time is False and deadline.last_day:
            return filed, self.say("late", days=(deadline.filed_on - deadline.last_day).days)
        return (filed,)

    def norm(self, provision: str) -> str:
        """A provision id as lawyers write it («ГПК ст. 442 ч. 1 пп. 3)»); the id where the act has no short name."""
        return self._pinpoint(provision, ())

    def norms(self, provisions: Iterable[str]) -> str:
        """Several provisions, those of one parent told together («ГПК ст. 441 ч. 1 пп. 4), 5)»)."""
        told: dict[str, list[str]] = {}
        for provision in dict.fromkeys(provisions):
            parent, mark, last = provision.rpartition("." if "." in provision else ":")
            chapter = "ch" if last.startswith("ch") else ""
            told.setdefault(f"{parent}{mark}{chapter}", []).append(last.removeprefix("ch"))
        return "; ".join(self._pinpoint(f"{parent}{first}", more) for parent, (first, *more) in told.items())

    def _pinpoint(self, provision: str, more: Sequence[str]) -> str:
        """A provision, with further numbers of its last level."""
        act_id, _, path = provision.partition(":")
        act = _acts().get(act_id)
        short = self._short(act) if act else None
        if act is None or short is None or not path:
            return ", ".join((provision, *more))
        levels: tuple[str, ...] = ("article", *(act.levels or ("part", "subparagraph")))
        if path.startswith("ch"):
            levels = ("chapter",)
        numbers = path.removeprefix("ch").split(".")
        item = dict(zip(levels, numbers, strict=False))
        if not more:
            return f"{short} {self.item(item)}"
        level, first = item.popitem()
        template = phrase("items", level, self.language) or "{n}"
        between = "), " if "{n})" in template else ", "
        parts = (short, self.item(item), template.format(n=between.join((first, *more))))
        return " ".join(filter(None, parts))

    def event(self, identifier: str) -> str:
        """What a term runs from."""
        return self.label("event", identifier)

    def step(self, step: Step) -> str:
        """A step of a computation with its day, which is not told twice."""
        said = self.plain(step.what)
        day = f"{step.day:%d.%m.%Y}" if step.day else ""
        return said if not day or day in said else f"{day}: {said}"

    def fact_value(self, fact: Fact) -> str:
        """Whether a fact is stated or denied, or what the dates and sums say where it was computed."""
        return self.label("computed" if fact.is_computed else "value", fact.value)

    def speaker(self, fact: Fact, kind: str) -> str:
        """Who says a fact in such a document: in a protest the applicant is the prosecutor; empty if unknown."""
        author = phrase("author", kind, self.language) if fact.asserted_by == "applicant" else None
        return author or self.label("asserted_by", fact.asserted_by)

    def codes(self, provisions: Iterable[str]) -> tuple[str, ...]:
        """The acts of these provisions, each with its chapters or articles («… кодексі, 54, 54-1-тараулар»)."""
        places: dict[str, dict[str, list[str]]] = {}
        for act_id, _, path in (provision.partition(":") for provision in provisions):
            levels = places.setdefault(act_id, {})
            if path:
                levels.setdefault("chapter" if path.startswith("ch") else "article", []).append(path.removeprefix("ch"))
        return tuple(self._code(act_id, levels) for act_id, levels in places.items())

    def _code(self, act_id: str, levels: Mapping[str, Sequence[str]]) -> str:
        act = _acts().get(act_id)
        parts = [self._title(act) if act else act_id]
        for level, numbers in levels.items():
            group = "item" if len(numbers) == 1 else "items"
            parts.append((phrase(group, level, self.language) or "{n}").format(n=", ".join(numbers)))
        return ", ".join(parts)

    def plain(self, sentence: str) -> str:
        """A sentence of the analysis as people read it: days, durations and ids in words."""
        sentence = _NORM.sub(lambda found: self.norm(found[0]), sentence)
        sentence = _DAY.sub(r"\3.\2.\1", sentence)
        sentence = _DURATION.sub(lambda found: self.duration(found[0]), sentence)
        return _ID.sub(lambda found: self._named(found[0]), sentence)

    def duration(self, value: str) -> str:
        """A duration of one unit in words («6 ай»); any other as it is."""
        found = _DURATION.fullmatch(value)
        words = phrase("duration", found[2].lower(), self.language) if found else None
        return words.format(n=found[1]) if found and words else value

    def day(self, value: str | None) -> str:
        """A date as the record has it, its whole days written as people write them."""
        return self.say("impossible") if value is None else _DAY.sub(r"\3.\2.\1", value)

    def item(self, item: Item) -> str:
        """A pinpoint such as «ст. 427 ч. 1»; in Kazakh the whole comes first too."""
        parts = ((key, item[key]) for key in _ITEM_ORDER if key in item)
        return " ".join((phrase("item", key, self.language) or "{n}").format(n=number) for key, number in parts)

    def act(self, act: Act | None) -> str:
        """The name of an act: its title, else what the text says of it."""
        if act is None:
            return self.say("unresolved")
        if act.id is not None:
            known = _acts().get(act.id)
            return self._title(known) if known else act.title or act.id
        number = f"№ {act.number}" if act.number else None
        day = self.day(act.date) if act.date else None
        return " ".join(filter(None, (act.title or self.label("act_kind", act.kind), number, day)))

    def _title(self, act: KnownAct) -> str:
        """The whole name of a code; of another act its kind, its title in quotation marks and its number."""
        title = str(getattr(act.title, self.language))
        if act.kind in _NAMED_WHOLE and _whole_name().search(title.casefold()):
            return title
        number = f" № {act.number}" if act.number else ""
        return f"{self.label('act_kind', act.kind)} «{title}»{number}"

    def _short(self, act: KnownAct) -> str | None:
        """The abbreviation that lawyers use; in English the short name, since there is no abbreviation."""
        if self.language == "en":
            return act.title.en.partition(" of the ")[0]
        return next(iter(getattr(act.abbreviations, self.language, ())), None)

    def _named(self, identifier: str) -> str:
        """The words for an id of an event or a regime; any other word stays."""
        event = phrase("event", identifier, self.language)
        title = _titles().get(identifier) if identifier.startswith(_REGIMES) else None
        return event or (str(getattr(title, self.language)) if title else identifier)

    def _shown(self, value: object) -> object:
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value
