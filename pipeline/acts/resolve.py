"""From what is written to the act that is meant: names, requisites, short names, pronouns, context."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ..knowledge.acts import KnownAct
from ..knowledge.patterns import prepared
from ..knowledge.structure import structure_words
from ..normalize import Text
from ..values import Act, DateMention, Reference
from .adoption import APPROVES, adopted_then, meant_here, pointing_at
from .catalog import catalog
from .editions import SOVIET, choose, choose_of_era, part_with
from .found import Found
from .headings import Headings
from .lexicon import LANGUAGES, RANK, lexicon
from .memory import Memory
from .mentions import COURT_KINDS, EDITION_KINDS, KINDS, Mention
from .own import own_kind
from .pinpoints import THAT, THIS, Pins

_FEWEST_HEADINGS = 3
_OWN_HEAD = 1500
_ERA_WINDOW = 300
_LAST_SOVIET_YEAR = 1990
_YEAR = prepared(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_IDIOMS = frozenset({("part", THAT), ("paragraph", THAT), ("indent", THAT), ("section", THAT)})
_RESPECTS = frozenset((level, THIS) for level, _ in _IDIOMS)
_PLURAL = prepared(r"(?:ов|ам|ами|ах|ы)\Z|[дт]ар|лар")
_LAWS = frozenset({"law", "constitutional-law", "edict", "decree", "code", "constitution"})
_AT_HOME = frozenset({"KZ", *SOVIET})
_BY_FORM = {"name": "name", "abbreviation": "abbreviation", "title": "title", "number": "number", "alias": "alias"}


@cache
def _soviet() -> re.Pattern[str]:
    return prepared("|".join(words for language in LANGUAGES for words in structure_words(language).soviet))


class Resolver:
    """Resolves the references of one text in their order; what was said before decides what pronouns mean."""

    def __init__(
        self, text: Text, headings: Headings, *, language: str, on: dt.date | None, dates: Sequence[DateMention]
    ) -> None:
        self._text = text
        self._language = "kk" if language == "kk" else "ru"
        self._on = on
        self._dates = {date.start: date.value for date in dates}
        self._headings = headings
        self._is_statute = len(self._headings.positions) >= _FEWEST_HEADINGS
        self._memory = Memory(text)
        self._known: dict[str, Act] = {}
        self._own: Act | None = None
        self._own_kind = own_kind(text)

    def resolve(self, found: Sequence[Found]) -> tuple[Reference, ...]:
        """The references, those left out that turn out to be words of everyday speech."""
        if self._is_statute:
            self._own = self._own_act(found)
        following = [*found[1:], None]
        pairs = zip(found, following, strict=True) if found else ()
        references: list[Reference | None] = []
        for item, after in pairs:
            references.append(self._one(item, after))
            if item.mention is not None and item.mention.form == "number" and item.mention.means is not None:
                for index in pointing_at(found, references):
                    references[index] = self._pointing(found[index], references[-1])
        return tuple(reference for reference in references if reference is not None)

    def _one(self, item: Found, after: Found | None) -> Reference | None:
        act, by, others = self._act_of(item, after)
        mention = item.mention
        if mention is not None and act is None and by is None:
            return None
        items, pointed = self._items(item, act)
        if pointed and not items and (self._is_statute or not _means_this(item)):
            return None
        if mention is None and (_is_idiom(item) or self._is_respect(item)):
            return None
        if mention is None and pointed:
            by = "anaphora" if act is not None or items else None
        if mention is None and not items and not pointed:
            return None
        if act is not None:
            self._memory.remember(act, mention, items, item.end)
        return Reference(
            item.start,
            item.end,
            act,
            tuple(dict(pins) for pins in items),
            by,
            _rule(item),
            others,
        )

    def _pointing(self, item: Found, to: Reference | None) -> Reference | None:
        return Reference(item.start, item.end, to.act, (), "anaphora", _rule(item), ()) if to is not None else None

    # Which act

    def _act_of(self, item: Found, after: Found | None) -> tuple[Act | None, str | None, tuple[str, ...]]:
        mention = item.mention
        if mention is None:
            return self._from_context(item, after)
        if mention.form in {"name", "abbreviation"}:
            return self._by_name(mention, item)
        if mention.form in {"number", "title"}:
            return self._by_requisites(mention, item)
        if mention.form == "pronoun":
            return self._by_pronoun(mention, item)
        if mention.form == "alias":
            act = self._memory.aliases.get(mention.word)
            return (self._refined(act, item), "alias", ()) if act is not None else (None, None, ())
        return self._by_head(mention)

    def _from_context(self, item: Found, after: Found | None) -> tuple[Act | None, str | None, tuple[str, ...]]:
        if self._is_statute:
            return self._own, "context" if self._own is not None else None, ()
        act = None
        if after is not None and self._memory.belongs_ahead(item, after):
            act = self._act_of(after, None)[0]
        act = act or self._memory.around(item)
        return act, "context" if act is not None else None, ()

    def _by_name(self, mention: Mention, item: Found) -> tuple[Act | None, str | None, tuple[str, ...]]:
        written = self._text.clean[mention.start : mention.start + len(mention.word)]
        defined = self._memory.aliases.get(written) if mention.form == "abbreviation" else None
        if defined is not None and mention.jurisdiction in {None, defined.jurisdiction}:
            return self._refined(defined, item), "alias", ()
        ids = meant_here(self._text, mention, mention.ids)
        if len(ids) == 1 and catalog().needs_near(ids[0]):
            return self._act(catalog().acts[ids[0]]), _BY_FORM[mention.form], ()
        return self._by_edition(mention, item, ids) if ids else (None, None, ())

    def _by_edition(
        self, mention: Mention, item: Found, ids: tuple[str, ...]
    ) -> tuple[Act | None, str | None, tuple[str, ...]]:
        """Which of the acts of one name: by its country, the time that the text speaks of, its day, the articles."""
        year = self._soviet_year(item) if mention.jurisdiction is None else None
        if year is not None:
            choice = choose_of_era(ids, year)
        else:
            choice = choose(ids, mention, item.items, on=self._on, home=self._home(mention))
        by = _BY_FORM[mention.form]
        if choice.act is not None:
            return self._act(choice.act), by, choice.others
        jurisdiction = mention.jurisdiction
        if year is not None:
            return Act(None, _kind_of(mention), self._words(mention)), "name", ()
        abroad = [catalog().acts[act].jurisdiction for act in ids]
        if jurisdiction is None and "KZ" not in abroad:
            return Act(None, _kind_of(mention)), None, ids
        return (
            Act(None, _kind_of(mention), self._words(mention), mention.number, mention.date, None, jurisdiction),
            by,
            (),
        )

    def _refined(self, act: Act, item: Found) -> Act:
        """The act itself, or the other part of the same code where only that has these articles."""
        other = part_with(act.id, item.items) if act.id is not None and item.items else None
        return self._act(other) if other is not None else act

    def _home(self, mention: Mention) -> str:
        """The jurisdiction of an act named without one: Kazakhstan, or where the text has spoken of another's alone."""
        return (self._memory.only_abroad(_AT_HOME) if mention.jurisdiction is None else None) or "KZ"

    def _soviet_year(self, item: Found) -> int | None:
        """The year that the text speaks of, where it is one of the Soviet time and the text speaks of that time."""
        if item.mention is None or item.mention.form != "name":
            return None
        around = self._text.folded[max(0, item.start - _ERA_WINDOW) : item.start]
        years = _YEAR.findall(around)
        if not years or int(years[-1]) > _LAST_SOVIET_YEAR or not _soviet().search(around):
            return None
        return int(years[-1])

    def _words(self, mention: Mention) -> str:
        return " ".join(self._text.clean[mention.start : mention.end].split())

    def _by_requisites(self, mention: Mention, item: Found) -> tuple[Act | None, str | None, tuple[str, ...]]:
        kinds = KINDS.get(mention.kind or "", frozenset({mention.kind}) if mention.kind else frozenset())
        if (known := _of_number(mention, kinds)) is not None:
            return self._act(catalog().acts[known]), "number", ()
        ids = self._of_title(mention, kinds)
        if ids:
            countries = [catalog().acts[act].jurisdiction for act in ids]
            home = "KZ" if "KZ" in countries else countries[0]
            choice = choose(ids, mention.but(number=None), item.items, on=self._on, home=home)
            if choice.act is not None:
                return self._act(choice.act), "title", choice.others
        if (adopted := adopted_then(self._text, mention)) is not None:
            return self._act(adopted), "number", ()
        act = Act(
            None,
            _kind_said(mention),
            mention.title,
            mention.number,
            mention.date or self._date_in(mention),
            mention.issuer,
            mention.jurisdiction or (_country_of(mention.issuer) if mention.issuer else None),
        )
        return act, "number" if mention.number is not None else "title" if mention.title is not None else "number", ()

    def _of_title(self, mention: Mention, kinds: frozenset[str]) -> tuple[str, ...]:
        """The known acts of the title, of those kinds if any are given; a resolution also approves a statute."""
        ids = mention.ids if mention.form == "title" else ()
        if not ids and mention.title is not None:
            ids = catalog().by_title(mention.title)
        if "other" in kinds:
            kinds |= APPROVES
        ids = tuple(act for act in ids if not kinds or catalog().acts[act].kind in kinds)
        return meant_here(self._text, mention, ids)

    def _date_in(self, mention: Mention) -> str | None:
        """The date that the stage of dates found inside the mention, where the grammar here read none."""
        for position in range(mention.start, mention.end):
            value = self._dates.get(position)
            if value is not None and len(value) == 10:
                return value
        return None

    def _by_pronoun(self, mention: Mention, item: Found) -> tuple[Act | None, str | None, tuple[str, ...]]:
        kind = mention.kind or "other"
        if mention.means == "this" and (self._is_statute or self._is_own(kind)):
            return self._own or Act(None, self._own_kind or kind), "self", ()
        if _PLURAL.search(mention.word) and kind in _LAWS and not item.items:
            return None, None, ()
        last = self._memory.last_of(kind, item.start, mention.word)
        if last is not None:
            if last.kind == "judicial-act" and not item.items:
                return None, None, ()
            return last, "anaphora", ()
        this = mention.means == "this"
        if (kind in COURT_KINDS and not (this and item.items)) or not (this or item.items):
            return None, None, ()
        return Act(None, _plain_kind(kind)), "self" if this else None, ()

    def _is_own(self, kind: str) -> bool:
        """Whether «this resolution» is the text itself: its title says so, or it is one of the Supreme Court."""
        if kind == "normative-resolution":
            return True
        own = self._own_kind
        return own is not None and (own == kind or (kind in COURT_KINDS and own.endswith(("resolution", "decision"))))

    def _by_head(self, mention: Mention) -> tuple[Act | None, str | None, tuple[str, ...]]:
        """An act named by nothing but its head noun, next to its units: the last one of its kind."""
        kind = mention.kind or "other"
        if (
            defined := self._memory.aliases.get(self._text.clean[mention.start : mention.end].capitalize())
        ) is not None:
            return defined, "alias", ()
        for alias, act in self._memory.aliases.items():
            if " " not in alias and mention.word.startswith(alias.lower()[:-1] or alias.lower()):
                return act, "alias", ()
        last = self._memory.last_of(kind, mention.start, mention.word)
        if last is not None:
            return last, "context", ()
        return (
            Act(None, _plain_kind(kind), jurisdiction=mention.jurisdiction),
            None if mention.jurisdiction is None else "name",
            (),
        )

    def _act(self, known: KnownAct) -> Act:
        if (act := self._known.get(known.id)) is None:
            title = known.title.kk if self._language == "kk" else known.title.ru
            issuer = None
            if known.issuer is not None:
                issuer = known.issuer.kk if self._language == "kk" else known.issuer.ru
            date = known.date.isoformat() if known.date else None
            url = known.url(self._language)
            act = Act(known.id, known.kind, title, known.number, date, issuer, known.jurisdiction, url)
            self._known[known.id] = act
        return act

    def _own_act(self, found: Sequence[Found]) -> Act | None:
        """The act that the text itself is, where its first lines name it."""
        for item in found:
            if item.start > _OWN_HEAD:
                break
            mention = item.mention
            if mention is not None and mention.form in {"name", "number"} and not item.items and self._fills_line(item):
                act, by, _ = self._by_name(mention, item) if mention.ids else self._by_requisites(mention, item)
                return act if by is not None else None
        kind = next((item.mention.kind for item in found if item.mention and item.mention.means == "this"), None)
        return Act(None, _plain_kind(kind)) if kind is not None else None

    def _fills_line(self, item: Found) -> bool:
        """Whether the mention stands alone on its line, as a title does."""
        clean = self._text.clean
        line = clean.rfind("\n", 0, item.start) + 1
        end = clean.find("\n", item.end)
        return not clean[line : item.start].strip() and not clean[item.end : end if end >= 0 else None].strip(" .,\t")

    def _is_respect(self, item: Found) -> bool:
        """Whether «осы бөлікте» says «in this respect»: in a text that is no act, without such a unit just before."""
        if self._is_statute or self._own_kind is not None:
            return False
        if not all(len(pins) == 1 and pins[0] in _RESPECTS for pins in item.items):
            return False
        return not any(self._memory.just_named(pins[0][0], item.start) for pins in item.items)

    # Which units

    def _items(self, item: Found, act: Act | None) -> tuple[tuple[Pins, ...], bool]:
        """The items with the numbers that pronouns stand for, and whether there were pronouns."""
        if not _has_pronouns(item.items):
            return item.items, False
        resolved = tuple(tuple(self._fill(item, pins, act)) for pins in item.items)
        return tuple(pins for pins in dict.fromkeys(resolved) if pins), True

    def _fill(self, item: Found, pins: Pins, act: Act | None) -> Iterator[tuple[str, str]]:
        if self._is_statute and pins[0][1] == THIS and RANK[pins[0][0]] < RANK["article"]:
            number = self._headings.number("article", item.start)
            if number is not None:
                yield "article", number
        for level, value in pins:
            if value not in {THIS, THAT}:
                yield level, value
                continue
            number = None
            if self._is_statute and value == THIS:
                number = self._headings.number(level, item.start)
            else:
                number = self._memory.unit(level, act)
            if number is not None:
                yield level, number


def _of_number(mention: Mention, kinds: frozenset[str]) -> str | None:
    """The one known act of that number, or, of a code, of that day; None if there is none or several."""
    if mention.ids and mention.form == "number":
        return mention.ids[0]
    if mention.jurisdiction not in {None, "KZ"}:
        return None
    ids: tuple[str, ...] = ()
    if mention.number is not None:
        ids = catalog().by_number(mention.number, mention.date, kinds)
    elif mention.date is not None and mention.kind in EDITION_KINDS:
        same_day = catalog().by_date(mention.date, mention.kind or "")
        titled = catalog().by_title(mention.title) if mention.title is not None else ()
        families = {catalog().acts[act].family for act in titled}
        ids = tuple(act for act in same_day if not families or catalog().acts[act].family in families)
    return ids[0] if len(ids) == 1 else None


@lru_cache(maxsize=5000)
def _country_of(issuer: str) -> str | None:
    """The jurisdiction that the name of an issuer carries: «Қазақстан Республикасы Әділет министрінің»."""
    for language in LANGUAGES:
        words = lexicon(language)
        if (match := words.country.search(issuer.lower())) is not None:
            return words.jurisdiction(match[0])
    return None


def _has_pronouns(items: Sequence[Pins]) -> bool:
    """Whether any number is a pronoun; two loops, as this is asked of every reference."""
    for pins in items:
        for _, value in pins:
            if value in (THIS, THAT):
                return True
    return False


def _is_idiom(item: Found) -> bool:
    """Whether a pronoun and a small unit say nothing of an act: «в этой части», «в данном пункте»."""
    return all(len(pins) == 1 and pins[0] in _IDIOMS for pins in item.items)


def _means_this(item: Found) -> bool:
    return any(value == THIS for pins in item.items for _, value in pins)


def _kind_of(mention: Mention) -> str:
    kinds = {catalog().acts[act].kind for act in mention.ids}
    return kinds.pop() if len(kinds) == 1 else "code"


def _kind_said(mention: Mention) -> str:
    """The kind of an unknown act: by its head noun and issuer, and by letters of the Constitutional Court."""
    if mention.kind == "normative-resolution" and (mention.number or "").endswith(("НП", "НҚ")):
        return "constitutional-court-resolution"
    return _plain_kind(mention.kind or "other")


def _plain_kind(kind: str) -> str:
    return {"resolution": "other", "document": "other", "decision": "judicial-act"}.get(kind, kind)


def _rule(item: Found) -> str:
    """What was found and how, for those who ask why: language, form of the mention, whether units stand with it."""
    form = item.mention.form if item.mention is not None else "bare"
    return f"reference:{item.language}:{form}{'+units' if item.items else ''}"
