"""Schema of the dated law: regimes, provisions, rules from facts to provisions, tables by day.

Law begins on a day: an edition has `from` and no end, the next one ends it, a repealed one says so. Every datum
carries its status (how it was verified) and its source; `checked_on` is the day somebody last looked.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

Status = Literal["V", "V-fn", "V2", "SEED", "DER", "INF", "MEM", "UNK"]
ASSERTABLE = frozenset({"V", "V-fn", "V2", "SEED"})
"""What may be asserted; the rest is kept for the record and never presented as law."""
VERIFIED = frozenset({"V", "V-fn"})
"""What was read in the act itself or in an editorial note to it."""


class Words(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A short text in the three languages of the interface; `status` marks a translation of ours (DER).

    `ours` are the languages worded by the project; for the others the words are those of the source.
    """

    kk: str
    ru: str
    en: str
    status: Status = "V"
    ours: tuple[str, ...] = ("en",)


class Edition(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """One provision from a day on. `of` is its path inside the act: `451`, `451.2.5`, `ch54`.

    `term` is a duration it sets (ISO 8601), `also` are ids of provisions to read with it.
    """

    of: str
    from_: date
    status: Status
    source: str
    title: Words
    summary: Words | None = None
    repealed: bool = False
    note: Words | None = None
    term: str | None = None
    also: tuple[str, ...] = ()


class Article(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One file of models/knowledge/provisions/<act>/: an article (or chapter) with its parts, oldest edition first."""

    act: str
    article: str
    checked_on: date
    editions: tuple[Edition, ...]


class Power(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One outcome open to the court of a regime: its label in the record and the provision that grants it."""

    label: str
    provision: str | None
    status: Status
    title: Words
    condition: Words | None = None


class Difference(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Two sources that disagree; both are kept and shown."""

    what: str
    one: str
    one_source: str
    other: str
    other_source: str


class Regime(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """One file of models/knowledge/regimes/: which cassation law applied from a day on, on one track.

    `track` is the line of regimes that follow each other (civil, administrative, criminal, offence, history-kz,
    history-france …); within it the next `from` ends this one, `ended` says where the line stops with none after it.
    `object` is what is reviewed: acts in force or not. `documents` are the kinds of what is filed, named as in the
    record. `term` and `term_event` are those of a deadline of the regime, `bench_basis` is the norm of its bench;
    `cassation` is false where supervision stood in its place.
    """

    id: str
    track: str
    from_: date
    status: Status
    source: str
    checked_on: date
    title: Words
    court: Words
    object: Literal["in-force", "not-in-force", "both", "unknown"]
    governing: tuple[str, ...]
    documents: tuple[str, ...]
    case_kind: str | None = None
    ended: date | None = None
    cassation: bool = True
    announced: bool = False
    who: Words | None = None
    document: Words | None = None
    term: str | None = None
    term_event: str | None = None
    term_basis: tuple[str, ...] = ()
    term_note: Words | None = None
    bench_min: int | None = None
    bench_odd: bool = False
    bench_basis: str | None = None
    powers: tuple[Power, ...] = ()
    differences: tuple[Difference, ...] = ()
    unknown: tuple[str, ...] = ()
    note: Words | None = None


class RuleExample(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Facts and whether the rule applies to them: `{facts = {filed-late = "present"}, applies = true}`."""

    facts: dict[str, Literal["present", "absent"]]
    applies: bool


class Rule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When these facts hold, this provision applies with this effect, in these regimes.

    Facts have three values. `present` and `absent` must be stated so (of `any_…` one); `unless` must not be present;
    what is unknown in a rule is only said, it never fires it. `outcomes` are the labels it opens (or `closes`).
    `documents` narrow it to kinds of document; empty means any cassation document. `effect` of a fact that is a breach
    is `ground`; of a power `power`. A rule of status DER only makes a note marked as an interpretation, never a
    provision that applies. `also` are provisions to read with it. `valid_from` and `valid_to` are the first and last
    day inside the regimes, where a part of a regime has a rule of its own.
    """

    id: str
    provision: str
    regimes: tuple[str, ...]
    effect: str
    status: Status
    examples: tuple[RuleExample, ...]
    documents: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    any_present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    any_absent: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    weight: float = 0.5
    note: Words | None = None
    also: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


class RuleFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of models/knowledge/rules/."""

    checked_on: date
    rules: tuple[Rule, ...]


class CheckRule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One line of the pre-screening checklist in some regimes: its norm, its consequence, the facts that decide it.

    `present_if` facts (present) make the line present, `absent_if` facts make it absent; a fact id with a leading
    `!` means that fact denied. Without such a fact, a section of `sections` that has words in it, or one of `cues`
    (regular expressions on folded text, inside `cue_sections` where these are given) makes it present. `required`
    is False where the regime has no such requirement.
    """

    id: str
    regimes: tuple[str, ...]
    title: Words
    basis: tuple[str, ...]
    consequence: str | None = None
    status: Status
    present_if: tuple[str, ...] = ()
    absent_if: tuple[str, ...] = ()
    note: Words | None = None
    required: bool = True
    sections: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    cue_sections: tuple[str, ...] = ()
    consequence_basis: tuple[str, ...] = ()
    consequence_status: Status = "V"


class CheckFile(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/checklists/*.toml."""

    checked_on: date
    checks: tuple[CheckRule, ...]


class Amount(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """A value of a table by day (the monthly calculation index …)."""

    from_: date
    value: float
    status: Status
    source: str
    note: str | None = None


class DatedTable(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/tables/*.toml: values that begin on a day."""

    id: str
    unit: str
    title: Words
    checked_on: date
    values: tuple[Amount, ...]


class TermRule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A procedural term: in which regimes, from which event, for whom, how long (ISO 8601; `none`: no limit).

    `filing` is what the term is for: cassation | response | restoration | supreme-review | protest. `position` is
    `worsening` or `improving` where the law tells them apart. `custody` is for a convicted person in custody.
    `counting` names the code whose rules of counting apply.
    """

    id: str
    regimes: tuple[str, ...]
    event: str
    term: str
    basis: tuple[str, ...]
    counting: str
    status: Status
    source: str
    filing: str = "cassation"
    position: Literal["any", "worsening", "improving"] = "any"
    custody: bool = False
    days: Literal["calendar", "working"] = "calendar"
    restorable: bool = True
    note: Words | None = None


class TermFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of models/knowledge/deadlines/."""

    checked_on: date
    terms: tuple[TermRule, ...]


class Counting(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One file of models/knowledge/counting/: the norms of a code on counting terms; None where not known."""

    id: str
    title: Words
    checked_on: date
    status: Status
    source: str
    start: str | None = None
    years: str | None = None
    months: str | None = None
    days: str | None = None
    roll: str | None = None
    posting: str | None = None
    late: str | None = None
    suspension: str | None = None
    restoration: str | None = None
    note: Words | None = None


class SpecialDay(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A day that the calendar library does not know, or should be checked in it."""

    day: date
    working: bool
    status: Status
    source: str
    note: str


class Calendar(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/calendar/<country>.toml: transfers of days off, and the last year they are known for."""

    country: str
    checked_on: date
    transfers_known_to: date
    transfers_source: str
    holidays_from: date
    special: tuple[SpecialDay, ...]


class Switch(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """A change of law whose transitional rule is not known: what straddles it is for a person to decide."""

    from_: date
    status: Status
    source: str
    note: Words


class Forum(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """Which court of a regime takes a case, by the sum of the claim: up to and with `up_to`, or above the others."""

    regime: str
    from_: date
    court: Words
    status: Status
    source: str
    case_kind: str | None = None
    up_to: float | None = None
    currency: str | None = None


class Sign(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """How a document shows what stage it is of, or which court sits, by its words.

    Where one of `cues` (regular expressions on folded text), and none of `without`, stands in one of `sections` (the
    head of the text where it has none of them) of a document of `documents`, on a day from `from` to `until`, rules
    may ask for the sign by its id as for a fact; it is never a fact of the record. `since` is the first day that the
    words can be of.
    """

    id: str
    cues: tuple[str, ...]
    sections: tuple[str, ...]
    documents: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    from_: date | None = None
    until: date | None = None
    since: date | None = None


class Track(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One file of models/knowledge/tracks/: a line of regimes and how a document shows that it belongs there.

    `cues` are regular expressions on folded text; a track with cues needs one of them, and goes before the others.
    `matter` are those that show that a determination, a response or a notice is of cassation.
    `until` is the last day that the track is looked at.
    """

    id: str
    title: Words
    checked_on: date
    case_kind: str | None = None
    cues: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    until: date | None = None
    signs: tuple[Sign, ...] = ()
    switches: tuple[Switch, ...] = ()
    forums: tuple[Forum, ...] = ()


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/phrases/*.toml: sentences of the output by their codes; `{name}` is filled in."""

    phrases: dict[str, Words]
