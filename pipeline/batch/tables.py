"""The tables of a batch: their columns with types and meanings.

No lists in cells: what is many stands in a table of its own and is joined by `doc`. Null is "not found", never "no".
"""

from dataclasses import dataclass
from typing import Literal

Type = Literal["int", "float", "text", "date", "bool"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: Type
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one row is one `of`."""

    name: str
    of: str
    columns: tuple[Column, ...]


def _columns(*columns: tuple[str, Type, str]) -> tuple[Column, ...]:
    return tuple(Column(*column) for column in columns)


_KEY = _columns(
    ("doc", "int", "number of the input in this run, from 0; joins the tables"),
    ("id", "text", "name of the document: stem of the file or id of the row; need not be unique"),
)
_SPAN = _columns(
    ("start", "int", "first character, counted in code points of the text as read"),
    ("end", "int", "character after the last one"),
    ("text", "text", "the words found"),
    ("page", "int", "page they begin on, from 1, where the format has pages"),
)
_EVIDENCE = _columns(
    ("start", "int", "first character of the first words that show it"),
    ("end", "int", "character after the last one"),
    ("text", "text", "the words"),
    ("page", "int", "page they begin on, from 1, where the format has pages"),
)

DOCUMENTS = Table(
    "documents",
    "document read",
    _KEY
    + _columns(
        ("source", "text", "file it came from; after ! the member of an archive"),
        ("sha256", "text", "SHA-256 of the file, for a row of a table of its text in UTF-8"),
        ("chars", "int", "length of the text in code points"),
        ("pages", "int", "pages, where the format has pages"),
        ("language", "text", "kk, ru, mixed or other"),
        ("kind", "text", "what the document is: cassation-ruling, cassation-complaint …"),
        ("case_kind", "text", "civil, criminal, administrative or offence"),
        ("case_number", "text", "first case number"),
        ("decided_on", "date", "the document's own date"),
        ("filed_on", "date", "day of lodging of a complaint"),
        ("regime", "text", "cassation law of that day"),
        ("regime_from", "date", "first day of that law"),
        ("regime_basis", "text", "where the day came from"),
        ("regime_ambiguous", "bool", "whether another law may apply as well"),
        ("judges", "int", "judges named in the composition"),
        ("applicant", "text", "who files: person, legal-entity, state-body or prosecutor"),
        ("foreign", "text", "jurisdiction of a foreign act"),
        ("stated", "text", "outcome stated in the operative part, if it is one for all acts; else several"),
        ("deadline_from", "date", "day the term of filing is counted from"),
        ("deadline_last_day", "date", "its last day"),
        ("deadline_in_time", "bool", "whether the filing kept it"),
        ("sections", "int", "sections found"),
        ("dates", "int", "dates found"),
        ("references", "int", "references to acts found"),
        ("facts", "int", "facts found"),
        ("provisions", "int", "provisions that apply"),
        ("warnings", "int", "warnings"),
    ),
)
SECTIONS = Table(
    "sections",
    "section",
    _KEY
    + _columns(
        ("section", "int", "number in the document, from 0"),
        ("kind", "text", "header, composition, introduction, description, reasoning, operative, signature …"),
        ("start", "int", "first character"),
        ("end", "int", "character after the last one"),
    ),
)
DATES = Table(
    "dates",
    "date",
    _KEY
    + _columns(("date", "int", "number in the document, from 0"))
    + _SPAN
    + _columns(
        ("value", "text", "ISO 8601: day, month, year, interval; null for an impossible date"),
        ("day", "date", "the value where it is one day"),
        ("precision", "text", "day, month, year, quarter, half-year, decade, century or interval"),
        ("role", "text", "decision, filing, in-force, hearing, act or event"),
        ("resolved", "text", "reading from context, never part of the value"),
        ("notes", "text", "what was odd, joined by ;"),
        ("rule", "text", "how it was found"),
    ),
)
TERMS = Table(
    "terms",
    "procedural term",
    _KEY
    + _columns(("term", "int", "number in the document, from 0"))
    + _SPAN
    + _columns(
        ("value", "text", "ISO 8601 duration"),
        ("days", "text", "calendar or working"),
        ("rule", "text", "how it was found"),
    ),
)
REFERENCES = Table(
    "references",
    "item of a reference to an act; a reference to the whole act is one row",
    _KEY
    + _columns(("reference", "int", "number of the reference in the document, from 0"), ("item", "int", "item, from 0"))
    + _SPAN
    + _columns(
        ("key", "text", "act:article.part.paragraph, the same for both languages"),
        ("act_id", "text", "act in the knowledge base"),
        ("act_kind", "text", "code, law, normative-resolution …"),
        ("act_title", "text", "title"),
        ("act_number", "text", "number"),
        ("act_date", "text", "date, ISO 8601"),
        ("act_issuer", "text", "who issued it"),
        ("jurisdiction", "text", "country"),
        ("section", "text", "бөлім, раздел"),
        ("chapter", "text", "тарау, глава"),
        ("article", "text", "бап, статья"),
        ("part", "text", "бөлік, часть"),
        ("paragraph", "text", "тармақ, пункт"),
        ("subparagraph", "text", "тармақша, подпункт"),
        ("indent", "text", "абзац"),
        ("resolved_by", "text", "how the act was told: name, abbreviation, title, number, alias, self …"),
        ("ambiguous", "text", "other acts the words allow, joined by ;"),
        ("rule", "text", "how it was found"),
    ),
)
FACTS = Table(
    "facts",
    "fact asserted or denied",
    _KEY
    + _columns(
        ("fact", "int", "number in the document, from 0"),
        ("fact_id", "text", "name of the fact"),
        ("value", "text", "present, or absent when the text denies it"),
    )
    + _SPAN
    + _columns(
        ("confidence", "float", "0 to 1"),
        ("asserted_by", "text", "court, applicant or other"),
        ("needs_person", "bool", "whether a person has to decide"),
        ("rule", "text", "how it was found; computed:… from dates and sums"),
    ),
)
CHECKLIST = Table(
    "checklist",
    "line of the pre-screening of a complaint",
    _KEY
    + _columns(
        ("check", "text", "what is checked"),
        ("state", "text", "present, absent or not-found"),
        ("basis", "text", "provisions it rests on, joined by ;"),
        ("note", "text", "what to know"),
    )
    + _EVIDENCE,
)
PROVISIONS = Table(
    "provisions",
    "provision that applies",
    _KEY
    + _columns(
        ("provision", "text", "act:article.part.paragraph"),
        ("effect", "text", "what it leads to"),
        ("edition_from", "date", "first day of the edition"),
        ("title_kk", "text", "title in Kazakh"),
        ("title_ru", "text", "title in Russian"),
        ("because", "text", "facts it rests on, joined by ;"),
        ("verified", "bool", "whether the text of the law was checked at its source"),
        ("source", "text", "where"),
        ("rule", "text", "how it was found"),
    )
    + _EVIDENCE,
)
OUTCOMES = Table(
    "outcomes",
    "outcome, stated by the court or open to it",
    _KEY
    + _columns(
        ("status", "text", "stated, suggested, or if-admitted"),
        ("label", "text", "upheld, remand-appeal …; not-applicable and unknown are labels too"),
        ("target", "text", "act under review"),
        ("partial", "bool", "whether it touches a part of the act"),
        ("score", "float", "0 to 1, of a suggested one"),
        ("basis", "text", "rule or model, of a suggested one"),
        ("because", "text", "facts it rests on, joined by ;"),
        ("provisions", "text", "provisions it rests on, joined by ;"),
        ("rule", "text", "how a stated one was found"),
    )
    + _EVIDENCE,
)
WARNINGS = Table(
    "warnings",
    "warning",
    _KEY + _columns(("code", "text", "short name"), ("message", "text", "one sentence, without words of the document")),
)
FAILURES = Table(
    "failures",
    "input that gave no document",
    _KEY
    + _columns(
        ("source", "text", "file it came from"),
        ("code", "text", "short name of the reason"),
        ("message", "text", "the reason in one sentence, without words of the document"),
    ),
)
TABLES = (
    DOCUMENTS,
    SECTIONS,
    DATES,
    TERMS,
    REFERENCES,
    FACTS,
    CHECKLIST,
    PROVISIONS,
    OUTCOMES,
    WARNINGS,
    FAILURES,
)
