"""Whether the dated law is sound: references that lead nowhere, gaps and overlaps, what is unverified or due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from ..errors import KnowledgeError
from ..knowledge.law import ASSERTABLE, VERIFIED, Article, CheckFile, Counting, Regime, Rule
from ..knowledge.load import load_folder
from .deadline import term_rules
from .lookup import editions, last_day, provision_ids, regimes, tables, tracks
from .rules import all_rules, holds

_DUE_AFTER = timedelta(days=365)
_NEVER = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `level`: error (wrong), unverified (kept, never asserted), due (look again)."""

    level: str
    where: str
    what: str


def check(today: date | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong in the knowledge of law, then what is unverified, then what is due for a new look.

    `today` is the day for "due"; without it nothing is due.
    """
    try:
        wrong = tuple(chain(_all_regimes(), _tracks(), _provisions(), _all_rules(), _terms(), _checklists(), _tables()))
    except KnowledgeError as error:
        return (Finding("error", "knowledge", error.message),)
    return (*wrong, *_unverified(), *(_due(today) if today else ()))


def _error(where: str, what: str) -> Finding:
    return Finding("error", where, what)


def _missing(where: str, ids: Iterable[str | None]) -> Iterator[Finding]:
    """An error for each provision id that is not in the data."""
    return (_error(where, f"{i} is not in the data") for i in ids if i is not None and not editions(i))


def _unknown_regimes(where: str, ids: Iterable[str]) -> Iterator[Finding]:
    known = {r.id for r in regimes()}
    return (_error(where, f"there is no regime {i}") for i in ids if i not in known)


def _twice(ids: Iterable[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in ids:
        if entry in seen:
            yield _error(entry, "the id is used twice")
        seen.add(entry)


def _all_regimes() -> Iterator[Finding]:
    yield from _twice(r.id for r in regimes())
    for entry in regimes():
        end = last_day(entry)
        if end is not None and end < entry.from_:
            yield _error(entry.id, f"it ends on {end} before it begins on {entry.from_}")
        yield from _missing(entry.id, (power.provision for power in entry.powers))
        yield from _missing(entry.id, entry.term_basis)
        told = (entry.term, entry.term_event)
        if entry.term and not any(entry.id in t.regimes and (t.term, t.event) == told for t in term_rules()):
            yield _error(entry.id, f"no deadline of it is {entry.term} from {entry.term_event}")


def _tracks() -> Iterator[Finding]:
    for line in tracks():
        starts = [r.from_ for r in regimes() if r.track == line.id]
        if not starts:
            yield _error(line.id, "no regime is on this track")
        if len(starts) != len(set(starts)):
            yield _error(line.id, "two regimes begin on one day")


def _provisions() -> Iterator[Finding]:
    for article in load_folder("provisions", Article):
        for edition in article.editions:
            if edition.of.split(".")[0] != article.article:
                yield _error(f"{article.act}:{edition.of}", f"it stands in the file of article {article.article}")
    for provision_id in provision_ids():
        days = [e.from_ for e in editions(provision_id)]
        if len(days) != len(set(days)):
            yield _error(provision_id, "two editions begin on one day")
        for edition in editions(provision_id):
            yield from _missing(provision_id, (other for other in edition.also if other.startswith("kz-")))


def _all_rules() -> Iterator[Finding]:
    yield from _twice(rule.id for rule in all_rules())
    for rule in all_rules():
        yield from _missing(rule.id, (rule.provision, *rule.also))
        yield from _unknown_regimes(rule.id, rule.regimes)
        yield from _examples(rule)
        if rule.status in ASSERTABLE:
            for entry in regimes():
                if entry.id in rule.regimes and not _in_force_somewhere(rule.provision, entry):
                    yield _error(rule.id, f"{rule.provision} is in force on no day of {entry.id}")


def _examples(rule: Rule) -> Iterator[Finding]:
    for example in rule.examples:
        if holds(rule, example.facts) != example.applies:
            yield _error(rule.id, f"the example {dict(example.facts)} should{'' if example.applies else ' not'} apply")
    conditional = bool(rule.present or rule.any_present or rule.absent or rule.any_absent or rule.unless)
    if {e.applies for e in rule.examples} != {True, not conditional}:
        yield _error(rule.id, "it needs an example and a counter-example")


def _in_force_somewhere(provision_id: str, entry: Regime) -> bool:
    end = last_day(entry) or _NEVER
    before = [e for e in editions(provision_id) if e.from_ <= entry.from_][-1:]
    during = [e for e in editions(provision_id) if entry.from_ < e.from_ <= end]
    return any(not e.repealed for e in (*before, *during))


def _terms() -> Iterator[Finding]:
    counting = {entry.id: entry for entry in load_folder("counting", Counting)}
    for rule in term_rules():
        yield from _unknown_regimes(rule.id, rule.regimes)
        yield from _missing(rule.id, rule.basis)
        if rule.counting not in counting:
            yield _error(rule.id, f"there is no counting {rule.counting}")
    for entry in counting.values():
        yield from _missing(entry.id, (entry.start, entry.years, entry.months, entry.days, entry.roll))
        yield from _missing(entry.id, (entry.posting, entry.late, entry.suspension, entry.restoration))


def _checklists() -> Iterator[Finding]:
    for file in load_folder("checklists", CheckFile):
        for line in file.checks:
            yield from _unknown_regimes(line.id, line.regimes)
            yield from _missing(line.id, (*line.basis, *line.consequence_basis))


def _tables() -> Iterator[Finding]:
    for table in tables().values():
        days = [row.from_ for row in table.values]
        if days != sorted(set(days)):
            yield _error(table.id, "its days are not in order, or one stands twice")


def _unverified() -> Iterator[Finding]:
    for entry in regimes():
        if entry.status not in ASSERTABLE:
            yield Finding("unverified", entry.id, f"status {entry.status}")
        yield from (Finding("unverified", entry.id, unknown) for unknown in entry.unknown)
    for provision_id in provision_ids():
        for edition in editions(provision_id):
            if edition.status not in ASSERTABLE:
                yield Finding("unverified", f"{provision_id} from {edition.from_}", f"status {edition.status}")
    for rule in all_rules():
        if rule.status not in ASSERTABLE:
            yield Finding("unverified", rule.id, f"rule of status {rule.status}: shown only as an interpretation")
    yield from _second_hand()


def _second_hand() -> Iterator[Finding]:
    for table in tables().values():
        for row in table.values:
            if row.status not in VERIFIED:
                yield Finding("unverified", f"{table.id} from {row.from_}", f"status {row.status}")


def _due(today: date) -> Iterator[Finding]:
    looked_at = [(entry.id, entry.checked_on) for entry in regimes()]
    looked_at += [(f"{a.act}:{a.article}", a.checked_on) for a in load_folder("provisions", Article)]
    for where, day in looked_at:
        if today - day > _DUE_AFTER:
            yield Finding("due", where, f"last looked at on {day}")
