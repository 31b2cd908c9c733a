"""Schema of the words that tell sections, kinds of document and case, negation, sums and courts."""

from msgspec import Struct


class NegationWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/negation.toml: pieces of regular expressions over folded text."""

    between_ru: tuple[str, ...]
    absent_ru: tuple[str, ...]
    absent_kk: tuple[str, ...]
    suffix_kk: str
    privative_kk: str
    only_ru: str
    after_ru: str


class WordClasses(Struct, frozen=True, forbid_unknown_fields=True):
    """words/classes.toml: what `@name` stands for in a cue, a list of stems a language."""

    classes: dict[str, dict[str, tuple[str, ...]]]


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
    report: str
    signed: str
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
    addressed: str
    letter_marks: str
    court_acts: str
    decides_on_acts: str
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
