"""Schema of the words that references are made of: units of an act, ordinals, pronouns, kinds of acts, issuers.

One file a language, models/knowledge/words/structure-<language>.toml. Words are regular expressions over the folded
text (small letters, ё as е).
"""

from typing import Literal

from msgspec import Struct

from .load import load_file

Level = Literal["indent", "subparagraph", "paragraph", "part", "article", "chapter", "section"]
LEVELS: tuple[Level, ...] = ("indent", "subparagraph", "paragraph", "part", "article", "chapter", "section")
"""From the smallest unit of an act to the largest."""


class UnitWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words for one level; `either` are forms that may be singular or plural."""

    level: Level
    one: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


class Ordinals(Struct, frozen=True, forbid_unknown_fields=True):
    """Stems from the first on: 1–9, 10–19, 20–60 by tens, and the tens before a unit (`двадцать` первый)."""

    endings: str
    units: tuple[str, ...]
    teens: tuple[str, ...]
    tens: tuple[str, ...]
    tens_before: tuple[str, ...]


class Joining(Struct, frozen=True, forbid_unknown_fields=True):
    """Words between the numbers of a list and between groups; words between the ends of a range."""

    list: tuple[str, ...]
    range: tuple[str, ...] = ()


class Pronouns(Struct, frozen=True, forbid_unknown_fields=True):
    """`this`: the act that speaks, where it speaks of itself; `that`: the one spoken of before."""

    means: Literal["this", "that"]
    words: tuple[str, ...]


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that say what kind of act it is; resolutions and decisions depend on who issued them."""

    kind: str
    words: tuple[str, ...]


class Country(Struct, frozen=True, forbid_unknown_fields=True):
    """Names and abbreviations of one jurisdiction."""

    jurisdiction: str
    words: tuple[str, ...]


class Issuer(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show who issued an act, and the kind of a resolution or decision of theirs."""

    words: tuple[str, ...]
    kind: str | None = None


class Structure(Struct, frozen=True, forbid_unknown_fields=True):
    """One file: all structural words of a language."""

    units: tuple[UnitWords, ...]
    ordinals: Ordinals
    joining: Joining
    pronouns: tuple[Pronouns, ...]
    heads: tuple[Head, ...]
    countries: tuple[Country, ...]
    issuers: tuple[Issuer, ...]


def structure_words(language: Literal["kk", "ru"]) -> Structure:
    """The structural words of `language`.

    Raises:
        KnowledgeError: the file is missing or does not fit the schema.
    """
    return load_file(f"words/structure-{language}.toml", Structure)


class HeadingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/sections.toml: what opens each section.

    `headings` are whole headings in folded letters without spaces (so letter-spaced ones are the same); the others
    are regular expressions over folded text that open a section where there is no heading.
    """

    operative: tuple[str, ...]
    description: tuple[str, ...]
    reasoning: tuple[str, ...]
    request: tuple[str, ...]
    attachments: tuple[str, ...]
    arguments: tuple[str, ...]
    composition_opens: str
    introduction_opens: str
    reasoning_opens: str
    bridge: str
    operative_verbs: str
    operative_tail: str
    signature_opens: str
    addressee_opens: str
    parties_opens: str
    acts_opens: str
    request_opens: str
    attachments_opens: str


class KindTitle(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One title: `match` on the heading's folded letters without spaces, from its beginning."""

    match: str
    kind: str


class KindWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/kinds.toml: titles and words that tell what a document is, regular expressions over folded text."""

    titles: tuple[KindTitle, ...]
    court: str
    cassation_court: str
    appellate_court: str
    cassation_filing: str
    appellate_filing: str
    authority: str
    statute_lines: str
    article_marks: str
    contract_marks: str
    news_marks: str
    notice_marks: str
    complaint_marks: str
    petition_marks: str
    operative_kinds: dict[str, str]


class CaseKindWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/case_kinds.toml: for each kind of case regular expressions over folded text, with their weight."""

    strong: dict[str, str]
    weak: dict[str, str]
    acts: dict[str, str]
    numbers: dict[str, str]
    foreign: dict[str, str]
    domestic: str


class CaseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/cases.toml: courts, results, currencies, numerals, applicants: pieces of regular expressions."""

    currencies: dict[str, str]
    multipliers: dict[str, float]
    not_claim: str
    claim: str
    duty: str
    court_names: str
    instance_first: str
    instance_appeal: str
    instance_cassation: str
    instance_supervision: str
    act_kinds: dict[str, str]
    results: dict[str, str]
    applicants: dict[str, str]
    filer: str
    judges: str
    judge_name: str
    judge_stop: str


class Numerals(Struct, frozen=True, forbid_unknown_fields=True):
    """words/numerals.toml: whole words and their values."""

    units: dict[str, int]
    scales: dict[str, int]
