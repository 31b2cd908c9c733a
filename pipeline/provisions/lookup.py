"""The law on a day: regimes, provisions and tables, as they were then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ..errors import UsageError
from ..knowledge.law import ASSERTABLE, Article, DatedTable, Edition, Forum, Regime, Track
from ..knowledge.load import load_folder


@cache
def regimes() -> tuple[Regime, ...]:
    """All regimes, each track in the order of its days."""
    return tuple(sorted(load_folder("regimes", Regime), key=lambda r: (r.track, r.from_)))


@cache
def tracks() -> tuple[Track, ...]:
    """The lines of regimes; those with cues of their own come first."""
    return tuple(sorted(load_folder("tracks", Track), key=lambda t: (not t.cues, t.id)))


@cache
def track_of(track_id: str) -> Track | None:
    """The line of regimes of that id; None where there is none."""
    return next((line for line in tracks() if line.id == track_id), None)


def regime(regime_id: str) -> Regime:
    """The regime of that id.

    Raises:
        UsageError: there is none; the message names some that exist.
    """
    found = _regimes_by_id().get(regime_id)
    if found is None:
        known = ", ".join(sorted(_regimes_by_id())[:40])
        raise UsageError(f"There is no regime {regime_id!r}; known are {known}.", code="unknown_regime")
    return found


def last_day(of: Regime) -> date | None:
    """The last day of a regime: the day before the next one of its track, or where its line stops; None if open."""
    line = _line(of.track)
    index = line.index(of)
    following = line[index + 1].from_ - timedelta(days=1) if index + 1 < len(line) else None
    if of.ended is None:
        return following
    return of.ended if following is None else min(of.ended, following)


def regime_on(track: str, day: date) -> Regime | None:
    """The regime of a track on a day; None before the first one and after a line that has stopped."""
    found = None
    for candidate in _line(track):
        if candidate.from_ <= day:
            found = candidate
    if found is None or (found.ended is not None and day > found.ended):
        return None
    return found


@cache
def _line(track: str) -> tuple[Regime, ...]:
    """The regimes of a track in the order of their days."""
    return tuple(r for r in regimes() if r.track == track)


@cache
def _regimes_by_id() -> dict[str, Regime]:
    return {r.id: r for r in regimes()}


@cache
def _editions() -> dict[str, tuple[Edition, ...]]:
    """Provision id → its editions, oldest first."""
    found: dict[str, list[Edition]] = {}
    for article in load_folder("provisions", Article):
        for edition in article.editions:
            found.setdefault(f"{article.act}:{edition.of}", []).append(edition)
    return {key: tuple(sorted(editions, key=lambda e: e.from_)) for key, editions in found.items()}


def provision_ids() -> tuple[str, ...]:
    """The ids of all provisions in the knowledge base."""
    return tuple(_editions())


def editions(provision_id: str) -> tuple[Edition, ...]:
    """All editions of a provision, oldest first; empty for an id that is not in the knowledge base."""
    return _editions().get(provision_id, ())


def held_in(provision_id: str) -> str | None:
    """The provision that stands for a range of articles, this one among them: `…:440` in `…:437-447`; None if none."""
    act, _, article = provision_id.partition(":")
    if not article.isdecimal():
        return None
    for key in provision_ids():
        first, dash, last = key.removeprefix(act + ":").partition("-")
        ranged = bool(dash) and first.isdecimal() and last.isdecimal()
        if key.startswith(act + ":") and ranged and int(first) <= int(article) <= int(last):
            return key
    return None


def provision(provision_id: str, on: date) -> Edition | None:
    """The edition in force on a day; None where there is none: not yet made, struck out, or not known here."""
    current = None
    for edition in editions(provision_id):
        if edition.from_ <= on:
            current = edition
    return None if current is None or current.repealed else current


def repealed_on(provision_id: str, on: date) -> Edition | None:
    """The edition that struck the provision out, where it was out on that day."""
    past = [e for e in editions(provision_id) if e.from_ <= on]
    return past[-1] if past and past[-1].repealed else None


@cache
def ever_repealed() -> frozenset[str]:
    """The provisions that were struck out on any day."""
    return frozenset(key for key, all_of in _editions().items() if any(edition.repealed for edition in all_of))


def in_force_until(provision_id: str, edition: Edition) -> date | None:
    """The last day of an edition: the day before the next one; None where it is open."""
    later = [e.from_ for e in editions(provision_id) if e.from_ > edition.from_]
    return min(later) - timedelta(days=1) if later else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A provision on two days; `changed` where a different edition was in force."""

    id: str
    one: Edition | None
    other: Edition | None
    changed: bool


def compare(provision_id: str, one: date, other: date) -> Comparison:
    """A provision as it was on two days.

    Raises:
        UsageError: the provision is not in the knowledge base.
    """
    if not editions(provision_id):
        raise UsageError(f"There is no provision {provision_id!r} in the knowledge base.", code="unknown_provision")
    before, after = provision(provision_id, one), provision(provision_id, other)
    return Comparison(provision_id, before, after, before != after)


@dataclass(frozen=True, slots=True)
class Found:
    """One result of a search: a provision or a regime, with the words it was found by."""

    id: str
    kind: str
    title: str
    from_: date
    score: int


def search(words: str, lang: str = "ru") -> tuple[Found, ...]:
    """Provisions and regimes whose titles or summaries hold the words, in any of the three languages, best first.

    Words are compared by their beginnings, so that inflected forms are found; `lang` is the language of the titles
    given back.
    """
    wanted = [_stem(word) for word in words.lower().replace("ё", "е").split()]
    found: dict[str, Found] = {}
    for key, kind, text, title, day in _entries(lang):
        score = sum(1 for word in wanted if word in text)
        best = found.get(key)
        if score and score == len(wanted) and (best is None or day >= best.from_):
            found[key] = Found(key, kind, title, day, score + (2 if key.endswith(words) else 0))
    return tuple(sorted(found.values(), key=lambda f: (-f.score, f.id)))


def _stem(word: str) -> str:
    return word if word.isdigit() or len(word) <= 4 else word[: max(4, len(word) - 2)]


def _entries(lang: str) -> Iterator[tuple[str, str, str, str, date]]:
    for key, all_editions in _editions().items():
        for edition in all_editions:
            parts = [edition.title, *([edition.summary] if edition.summary else [])]
            text = " ".join([key, *(f"{w.kk} {w.ru} {w.en}" for w in parts)]).lower().replace("ё", "е")
            yield key, "provision", text, getattr(edition.title, lang), edition.from_
    for entry in regimes():
        parts = [w for w in (entry.title, entry.court, entry.document) if w]
        text = " ".join([entry.id, *(f"{w.kk} {w.ru} {w.en}" for w in parts)]).lower().replace("ё", "е")
        yield entry.id, "regime", text, getattr(entry.title, lang), entry.from_


@dataclass(frozen=True, slots=True)
class Period:
    """A regime with the days it holds, one row of the timeline."""

    id: str
    track: str
    from_: date
    to: date | None
    title: str
    court: str
    term: str | None
    announced: bool
    asserted: bool


def timeline(lang: str = "ru", track: str | None = None) -> tuple[Period, ...]:
    """The regimes in the order of their days; `asserted` says whether their source was read."""
    rows = [
        Period(
            id=r.id,
            track=r.track,
            from_=r.from_,
            to=last_day(r),
            title=getattr(r.title, lang),
            court=getattr(r.court, lang),
            term=r.term,
            announced=r.announced,
            asserted=r.status in ASSERTABLE,
        )
        for r in regimes()
        if track in (None, r.track)
    ]
    return tuple(sorted(rows, key=lambda p: (p.from_, p.track)))


@cache
def tables() -> dict[str, DatedTable]:
    """The tables of values by day, by their ids."""
    return {table.id: table for table in load_folder("tables", DatedTable)}


def amount(table: str, on: date) -> float | None:
    """The value of a table on a day; None before its first one."""
    value = None
    for row in tables()[table].values:
        if row.from_ <= on and row.status in ASSERTABLE:
            value = row.value
    return value


def forum(track: str, on: date, case_kind: str | None, claim: float | None) -> Forum | None:
    """The court that took a case of that kind and sum; None where the data does not tell.

    A forum with a limit takes claims up to and with it; the one without takes those above.
    """
    line = track_of(track)
    current = regime_on(track, on)
    if line is None or current is None:
        return None
    held = [f for f in line.forums if f.from_ <= on and f.regime == current.id and f.case_kind in (None, case_kind)]
    limited = [f for f in held if f.up_to is not None]
    open_ones = [f for f in held if f.up_to is None]
    if limited and claim is None:
        return None
    for candidate in sorted(limited, key=lambda f: f.up_to or 0):
        if claim is not None and candidate.up_to is not None and claim <= candidate.up_to:
            return candidate
    return open_ones[-1] if open_ones else None
