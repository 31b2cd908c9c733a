"""Schema of the words that references are made of: units of an act, ordinals, pronouns, kinds of acts, issuers.

One file a language, models/knowledge/words/structure-<language>.toml, and what act a text is itself, act_titles.toml.
Words are regular expressions over the folded text (small letters, ё as е).
"""

from typing import Literal

from msgspec import Struct

from .load import load_file

Level = Literal["indent", "subparagraph", "paragraph", "part", "article", "chapter", "section"]
LEVELS: tuple[Level, ...] = ("indent", "subparagraph", "paragraph", "part", "article", "chapter", "section")
"""From the smallest unit of an act to the largest."""


class UnitWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words for one level; `either` are forms that may be singular or plural, `written` is how we write a unit."""

    level: Level
    written: str
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


class DateStems(Struct, frozen=True, forbid_unknown_fields=True):
    """The stems of the months, January first, and the words for the year: for the dates inside references."""

    months: tuple[str, ...]
    year: str


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


class Notes(Struct, frozen=True, forbid_unknown_fields=True):
    """Notes on amendments: words at their head, or a `remark` of their `authors`; what opens one in brackets.

    `amended_by` stands before the act that amended; a `year` alone in brackets is the edition of a code and no note.
    """

    headings: tuple[str, ...]
    opening: tuple[str, ...]
    amended_by: tuple[str, ...]
    authors: tuple[str, ...] = ()
    remark: str | None = None
    year: str | None = None


class Structure(Struct, frozen=True, forbid_unknown_fields=True):
    """One file: all structural words of a language.

    Units followed by one of `not_acts`, or after one of `not_acts_before`, are of no act. `qualifiers` are adjectives
    between units and their act (`прежнего` Уголовного кодекса), `offices` words in the names of issuers that are
    written small, `no_issuers` words at the head of a sentence that are no part of one. `not_numbers` after a number
    make it no number of a unit. `first_places` may begin the name of an office, `not_first` no name of a court, and
    `place_after` follows a place in one.
    `adopting` are participles that tie an act to who adopted it («… бекіткен ереже»), `adopted` those that name nobody
    («шығарылған шешім»), `adopts` verbs after the act whose subject did («… қаулы қабылдады»), `courts` the noun of a
    court by which one court is told from the next.
    `country_firsts` are the words before the last one of the name of a country.
    `defining` opens the definition of a short name, `code_parts` are the parts of a code, `named_by` may stand between
    an act and its units, `bare_titles` are alone on a line the title of a ruling. Without one of `signs`, pieces of
    words, or a match of `short_sign` a text cites no act in this language. `own_country` begins the name of an issuer,
    `judges` are offices and `highest` begins the name of a court that needs no place.
    `headings` are the units whose number opens a heading, `country_stems` countries inside the name of a code,
    `title_countries` those that a quoted title may add, `soviet` words of the time of the Soviet Union.
    """

    units: tuple[UnitWords, ...]
    ordinals: Ordinals
    dates: DateStems
    joining: Joining
    pronouns: tuple[Pronouns, ...]
    heads: tuple[Head, ...]
    countries: tuple[Country, ...]
    issuers: tuple[Issuer, ...]
    not_acts: tuple[str, ...]
    headings: dict[str, Level]
    country_stems: tuple[str, ...]
    title_countries: tuple[str, ...]
    soviet: tuple[str, ...]
    notes: Notes
    not_acts_before: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    no_issuers: tuple[str, ...] = ()
    not_numbers: tuple[str, ...] = ()
    first_places: tuple[str, ...] = ()
    not_first: tuple[str, ...] = ()
    place_after: tuple[str, ...] = ()
    adopting: tuple[str, ...] = ()
    adopted: tuple[str, ...] = ()
    adopts: tuple[str, ...] = ()
    courts: tuple[str, ...] = ()
    country_firsts: tuple[str, ...] = ()
    defining: tuple[str, ...] = ()
    code_parts: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    bare_titles: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    short_sign: str | None = None
    own_country: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()
    highest: tuple[str, ...] = ()


class ActTitles(Struct, frozen=True, forbid_unknown_fields=True):
    """words/act_titles.toml: titles by which a text is itself an act, what sets those of rulings apart, whole names."""

    some: str
    court: str
    whole: str
    kinds: dict[str, str]


def structure_words(language: Literal["kk", "ru"]) -> Structure:
    """The structural words of `language`.

    Raises:
        KnowledgeError: the file is missing or does not fit the schema.
    """
    return load_file(f"words/structure-{language}.toml", Structure)
