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


class Words(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A short text in the three languages of the interface; `status` marks a translation of ours (DER)."""

    kk: str
    ru: str
    en: str
    status: Status = "V"


class Edition(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """One provision from a day on. `of` is its path inside the act: `451`, `451.2.5`, `ch54`."""

    of: str
    from_: date
    status: Status
    source: str
    title: Words
    summary: Words | None = None
    repealed: bool = False
    note: Words | None = None


class Article(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One file of models/knowledge/provisions/<act>/: an article (or chapter) with its parts, oldest edition first."""

    act: str
    article: str
    checked_on: date
    editions: tuple[Edition, ...]


class Power(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One outcome open to the court of a regime: contract label and the provision that grants it."""

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
    `object` is what is reviewed: acts in force or not. `documents` are the contract kinds of what is filed.
    """

    id: str
    track: str
    case_kind: str | None
    from_: date
    status: Status
    source: str
    checked_on: date
    title: Words
    court: Words
    object: Literal["in-force", "not-in-force", "both", "unknown"]
    governing: tuple[str, ...]
    documents: tuple[str, ...]
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
    regime: str | None = None
    document: str | None = None


class Rule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When these facts hold, this provision applies with this effect, in these regimes.

    Facts have three values. `present` and `absent` must be stated so; `unless` must not be present; what is
    `unknown` in a rule is only said, it never fires it. `outcomes` are the labels it opens (or `closes`).
    `documents` and `sides` narrow it to kinds of document; empty means any cassation document.
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
    unless: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    weight: float = 0.5
    note: Words | None = None


class RuleFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of models/knowledge/rules/."""

    checked_on: date
    rules: tuple[Rule, ...]


class CheckRule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of the pre-screening checklist in some regimes: its norm, its consequence, the facts that decide it.

    `present_if` facts (present) make the line present, `absent_if` facts make it absent; a fact id with a leading
    `!` means that fact denied.
    """

    id: str
    regimes: tuple[str, ...]
    title: Words
    basis: tuple[str, ...]
    consequence: str | None
    status: Status
    present_if: tuple[str, ...] = ()
    absent_if: tuple[str, ...] = ()
    note: Words | None = None


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
