"""Which of several known acts of one name a reference means: by country, date, number, the day, the articles."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..knowledge.acts import KnownAct
from ..knowledge.patterns import prepared
from .catalog import catalog
from .mentions import Mention
from .pinpoints import Pins

EVERYWHERE = "INT"
"""The jurisdiction of treaties, which texts cite without a country."""
SOVIET = ("KazSSR", "RSFSR", "USSR")
_FEW = 8
"""Articles of a reference whose act is remembered; longer lists seldom come twice."""
_LEADING = prepared(r"\d+")


@dataclass(frozen=True, slots=True)
class Choice:
    """The act chosen, None if none fits; `others` are ids that the words allow as well."""

    act: KnownAct | None
    others: tuple[str, ...] = ()


def choose_of_era(ids: Iterable[str], year: int) -> Choice:
    """The Soviet act of a name that was in force in `year`, that of Kazakhstan before those of wider powers."""
    acts = [catalog().acts[act] for act in ids]
    acts = [
        act
        for act in acts
        if act.jurisdiction in SOVIET
        and (act.from_ or act.date or dt.date.min).year <= year
        and (act.until is None or act.until.year >= year)
    ]
    acts.sort(key=lambda act: (SOVIET.index(act.jurisdiction), -(act.date or dt.date.min).toordinal()))
    return Choice(acts[0], tuple(act.id for act in acts[1:])) if acts else Choice(None)


def choose(ids: Iterable[str], mention: Mention, items: Sequence[Pins], *, on: dt.date | None, home: str) -> Choice:
    """The act that a name means. `home` is the jurisdiction where the text names none.

    A date or number in the reference decides; else the articles must exist in the act, and the document's day choose
    the edition. Without a day the newest is taken and the others are named.
    """
    country = mention.jurisdiction or home
    articles = _articles(items)
    if not (mention.date or mention.number) and len(articles) <= _FEW:
        return _choose(tuple(ids), country, articles, on)
    acts = _of_country(tuple(ids), country)
    exact = tuple(act for act in acts if _has_requisites(act, mention))
    if (
        (mention.date or mention.number)
        and not exact
        and mention.form != "alias"
        and acts
        and _contradicts(acts, mention)
    ):
        return Choice(None)
    return _fitting(exact or acts, articles, on)


@lru_cache(maxsize=20_000)
def _choose(ids: tuple[str, ...], country: str, articles: tuple[str, ...], on: dt.date | None) -> Choice:
    """As `choose`, by articles and day alone: a text cites the same ones again and again."""
    return _fitting(_of_country(ids, country), articles, on)


def _articles(items: Sequence[Pins]) -> tuple[str, ...]:
    return tuple([value for item in items for level, value in item if level == "article"])


def _fitting(acts: Sequence[KnownAct], articles: Sequence[str], on: dt.date | None) -> Choice:
    """The one of the acts that has the articles and was in force on the day."""
    if not acts:
        return Choice(None)
    if len(acts) == 1:
        return Choice(_sibling(acts[0], articles, on) or acts[0])
    fitting: Sequence[KnownAct] = [act for act in acts if all(_has_article(act, article) for article in articles)]
    fitting = fitting or [act for act in acts if _has_article(act, articles[0])] or acts
    if on is not None:
        current = [act for act in fitting if (act.from_ or dt.date.min) <= on <= (act.until or dt.date.max)]
        if len(current) == 1:
            return Choice(current[0], ())
        fitting = current or fitting
    else:
        current = [act for act in fitting if act.until is None]
    if len(current) > 1:  # parts of one code, in force side by side: the first of them stands for the whole
        first = min(current, key=lambda act: act.date or dt.date.max)
        return Choice(first, tuple(act.id for act in fitting if act is not first))
    ordered = sorted(fitting, key=lambda act: act.from_ or act.date or dt.date.min, reverse=True)
    newest = next((act for act in ordered if act.from_ is None or on is None or act.from_ <= on), ordered[0])
    return Choice(newest, tuple(act.id for act in ordered if act is not newest))


@lru_cache(maxsize=5000)
def _of_country(ids: tuple[str, ...], country: str) -> tuple[KnownAct, ...]:
    """Those of the acts that are of this country or of all."""
    acts = (catalog().acts[act] for act in ids)
    return tuple(act for act in acts if act.jurisdiction in {country, EVERYWHERE})


def part_with(act_id: str, items: Sequence[Pins]) -> KnownAct | None:
    """The part of a code in force beside the act that has the articles which the act itself has not."""
    act = catalog().acts[act_id]
    articles = _articles(items)
    if act.family is None or act.until is not None or not articles or any(_has_article(act, a) for a in articles):
        return None
    for other in catalog().acts.values():
        beside = other.family == act.family and other.jurisdiction == act.jurisdiction and other.until is None
        if beside and other is not act and all(_has_article(other, article) for article in articles):
            return other
    return None


def _sibling(act: KnownAct, articles: Sequence[str], on: dt.date | None) -> KnownAct | None:
    """Another act of the family, where the name means this one but its articles do not fit and the day is another's."""
    if on is None or act.family is None or (act.from_ or dt.date.min) <= on <= (act.until or dt.date.max):
        return None
    if not articles or all(_has_article(act, article) for article in articles):
        return None
    for other in catalog().acts.values():
        if other.family == act.family and other.jurisdiction == act.jurisdiction and other is not act:
            in_force = (other.from_ or dt.date.min) <= on <= (other.until or dt.date.max)
            if in_force and all(_has_article(other, article) for article in articles):
                return other
    return None


def _has_article(act: KnownAct, article: str) -> bool:
    """Whether the act may have that article: in its range, and for a hyphened number not known to be another's."""
    number = _LEADING.match(article)
    if number is None or act.articles is None:
        return True
    if not act.articles[0] <= int(number[0]) <= act.articles[1]:
        return False
    if "-" not in article or article in act.compound:
        return True
    rivals = (other for other in catalog().acts.values() if other.family == act.family and other is not act)
    return not any(article in rival.compound for rival in rivals)


def _has_requisites(act: KnownAct, mention: Mention) -> bool:
    if mention.date is not None and act.date is not None:
        return act.date.isoformat().startswith(mention.date)
    if mention.number is not None and act.number is not None:
        wanted, known = _LEADING.search(mention.number), _LEADING.search(act.number)
        return wanted is not None and known is not None and wanted[0] == known[0]
    return False


def _contradicts(acts: Sequence[KnownAct], mention: Mention) -> bool:
    """Whether the date of the reference is that of no act here although all their dates are known."""
    return mention.date is not None and len(mention.date) == 10 and all(act.date is not None for act in acts)
