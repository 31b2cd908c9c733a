"""Schema of the acts that texts cite: one act a file, models/knowledge/acts/<id>.toml.

Names are written as people would: words separated by single spaces, `*` at the end of a word that inflects
(`гражданск* процессуальн* кодекс*`, `азаматтық процестік кодекс*`), in small letters, ё as е. A space in a name also
matches a hyphen or a line break in the text. The grammar of references compiles all names into one pattern.
"""

import datetime as dt
from typing import Literal

from msgspec import Struct

from .law import Status, Words
from .load import load_folder

ActKind = Literal[
    "constitution",
    "code",
    "constitutional-law",
    "law",
    "edict",
    "decree",
    "government-resolution",
    "normative-resolution",
    "constitutional-court-resolution",
    "order",
    "akimat-resolution",
    "maslikhat-decision",
    "judicial-act",
    "statute-of-body",
    "treaty",
    "other",
]


class Forms(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Surface forms by the language of the text they stand in."""

    kk: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()


class ActExample(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text and the reference to this act in it, as a test: `matched` is the whole span, `on` the document's day."""

    language: Literal["kk", "ru"]
    text: str
    matched: str
    on: dt.date | None = None


class KnownAct(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}):
    """One act, or one edition of a family of acts that share their names (`family`: gpk, upk, constitution …).

    `from_` is the first day in force and `until` the last one, None where it is not known or has not come. Within a
    family the document's day and the article numbers choose the act. `number` is written as officially
    (`377-V`); `issuer` is who adopted it where courts name them (a ministry, the plenum of the Supreme Court).
    `title` of a law is what stands in the quotation marks (`О судебной системе…`, `…сот жүйесі … туралы`), of a code
    its whole name. `names` are bare names in running text, `abbreviations` short forms in capitals (`ҚПК`, `АППК`),
    `other_titles` further wordings of the title that are quoted (older ones, a short name in brackets).
    `abbreviations_with_country` count only next to the name of a country (`ТК РФ`), because they mean much else.
    `articles` are the first and the last number where an act has only those (special part of the Civil Code);
    `compound` numbers with a hyphen that exist (`446-17`), so that they are not taken for ranges.
    `levels` are the names of what stands below an article, from above (part > subparagraph; paragraph > subparagraph).
    `jurisdiction` is KZ, RU, KG … (ISO 3166) or RSFSR, USSR, KazSSR for acts of their time.
    `issuers` are words (folded) in the name of who adopted an act that texts cite by issuer and day or year alone;
    `near` are words of which one must stand around a citation by name, title or issuer, as those are not enough.
    `adilet` is the code in the state's database of acts, the same in both languages.
    """

    id: str
    kind: ActKind
    title: Words
    status: Status
    source: str
    checked_on: dt.date
    examples: tuple[ActExample, ...]
    jurisdiction: str = "KZ"
    family: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: Words | None = None
    from_: dt.date | None = None
    until: dt.date | None = None
    names: Forms = Forms()
    abbreviations: Forms = Forms()
    abbreviations_with_country: Forms = Forms()
    other_titles: Forms = Forms()
    articles: tuple[int, int] | None = None
    compound: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    adilet: str | None = None
    note: Words | None = None
    issuers: Forms = Forms()
    near: Forms = Forms()

    def url(self, language: str) -> str | None:
        """Its page in the state's database of acts, in Kazakh or else in Russian."""
        if self.adilet is None:
            return None
        return f"https://adilet.zan.kz/{'kaz' if language == 'kk' else 'rus'}/docs/{self.adilet}"


def known_acts() -> tuple[KnownAct, ...]:
    """Every act of models/knowledge/acts/.

    Raises:
        KnowledgeError: a file does not fit the schema.
    """
    return load_folder("acts", KnownAct)
