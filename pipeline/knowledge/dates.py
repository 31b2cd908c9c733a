"""Schema of the words of dates and terms (models/knowledge/words/dates*.toml)."""

from typing import Literal

from msgspec import Struct, field

WordClass = Literal[
    "month",
    "month-genitive",
    "cardinal",
    "ordinal",
    "year",
    "year-or-unit",
    "years",
    "this-year",
    "of-this-year",
    "kind-of-year",
    "day-word",
    "day-noun",
    "month-word",
    "unit",
    "month-unit",
    "qualifier",
    "unit-adjective",
    "duration",
    "duration-adjective",
    "half-number",
    "and-half",
    "term-noun",
    "during",
    "inside",
    "century",
    "century-short",
    "quarter",
    "half-year",
    "half",
    "edge",
    "and",
    "from",
    "until",
    "onto",
    "starting",
    "ending",
    "between",
    "between-before",
]
"""What a word does in a date: the grammar of pipeline/dates knows these names and no words."""


class WordGroup(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"class_": "class"}):
    """Words of one class: `stems` (with values) or `forms` (without), each with every ending of the named sets.

    `dot` marks short forms that take a following dot with them; `less` are forms that are other words («үшін», for).
    """

    class_: WordClass
    language: Literal["kk", "ru"]
    stems: dict[str, int | str] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    dot: bool = False
    less: tuple[str, ...] = ()


class Digits(Struct, frozen=True, forbid_unknown_fields=True):
    """Suffixes of numbers in digits, as regular expressions after a hyphen or as glued strings."""

    suffixes: tuple[str, ...]
    glued: tuple[str, ...]
    decade: tuple[str, ...]


class DateWords(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """One file of words."""

    endings: dict[str, tuple[str, ...]]
    words: tuple[WordGroup, ...]
    single_units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    compounds: dict[str, dict[str, int]] = field(default_factory=dict)
    plain_months: dict[str, tuple[str, ...]] = field(default_factory=dict)
    digits: Digits | None = None


class RoleCue(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words that tell what a date is the date of, up to `reach` characters before or after it."""

    role: Literal["decision", "filing", "in-force", "hearing", "act", "event"]
    language: Literal["kk", "ru"]
    reach: int
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class RoleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/words/dates_roles.toml."""

    beside: tuple[str, ...]
    heard_before: tuple[str, ...]
    heard_after: tuple[str, ...]
    court_hears: tuple[str, ...]
    cues: tuple[RoleCue, ...]


class Around(Struct, frozen=True, forbid_unknown_fields=True):
    """Regular expressions of what stands before or after."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class ContextWords(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """models/knowledge/words/dates_context.toml."""

    street: Around
    unit: Around
    numbered: Around
    age: Around
    ago: Around
    of_life: Around
    measure: Around
    other_year: Around
    before_our_era: Around
    clock: Around
