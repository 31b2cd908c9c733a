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
    turns: tuple[str, ...]


class WordClasses(Struct, frozen=True, forbid_unknown_fields=True):
    """words/classes.toml: what `@name` stands for in a cue, a list of stems a language."""

    classes: dict[str, dict[str, tuple[str, ...]]]


class FrequentWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/frequent.toml: how often a word comes in a hundred thousand words of court texts, to order the search."""

    words: dict[str, int]


class HeadingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/sections.toml: what opens each section.

    The tuples are whole headings in folded letters without spaces (so letter-spaced ones are the same); the others
    are regular expressions over folded text: what opens a section where there is no heading, and what shows the lines
    inside one.
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
    view_opens: str
    signed: str
    operative_verbs: str
    signature_opens: str
    parties_opens: str
    acts_opens: str
    acts_line: str
    request_opens: str
    attachments_opens: str


class KindTitle(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One title: `match` on the heading's folded letters without spaces, from its beginning, or `anywhere` in them."""

    kind: str
    match: str = ""
    anywhere: str = ""


class KindWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/kinds.toml: titles, operative headings by kind (regular expressions over folded text), marks (cues).

    `statute_lines` are the headings of articles, `hearing_opens` ends the words about the court that sits.
    """

    titles: tuple[KindTitle, ...]
    statute_lines: str
    hearing_opens: str
    operative_kinds: dict[str, str]
    marks: dict[str, tuple[str, ...]]


class CaseKindWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/case_kinds.toml: the cues of each kind of case and of each country, and what act ids and numbers say."""

    strong: dict[str, tuple[str, ...]]
    weak: dict[str, tuple[str, ...]]
    foreign: dict[str, tuple[str, ...]]
    acts: dict[str, str]
    numbers: dict[str, str]


class CaseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/cases.toml: courts, results, currencies, applicants, the bench: pieces of regular expressions.

    All are over folded text but `judge_name` and `judge_title`, which begin with a capital, and the word `bench_panel`.
    """

    currencies: dict[str, str]
    currency_of: str
    currency_names: tuple[str, ...]
    multipliers: dict[str, float]
    not_claim: str
    claim: str
    duty: str
    number_of_case: str
    number_of_office: str
    case_after_number: str
    court_names: str
    court_kinds: str
    court_before: str
    court_acts: str
    court_then: str
    of_claim: str
    of_complaint: str
    court_decides: str
    instance_first: str
    instance_appeal: str
    instance_cassation: str
    instance_supervision: str
    act_kinds: dict[str, str]
    court_told: dict[str, str]
    results: dict[str, str]
    applicants: dict[str, str]
    other_event: str
    of_day: str
    normative: str
    panel: str
    filing_ru: str
    filing_kk: str
    heard_kk: str
    of_cassation_kk: str
    complaint_of: str
    claimant: str
    claim_kk: str
    defendant: str
    office: str
    no_person: str
    filer: str
    judges: str
    judge_name: str
    judge_title: str
    judges_counted: str
    bench_court: str
    bench_panel: str
    judge_alone: str
    judge_many: str
    judge_stop: str


class Numerals(Struct, frozen=True, forbid_unknown_fields=True):
    """words/numerals.toml: whole words and their values."""

    units: dict[str, int]
    scales: dict[str, int]
