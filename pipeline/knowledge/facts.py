"""Schema of the procedural facts: how each is said in either language, and what only looks like it."""

from typing import Literal

from msgspec import Struct

from .law import Words


class Ways(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The ways of saying a fact in one language, as cues (pipeline/cues).

    A cue of `present` says the fact, one of `absent` denies it; a negated head turns either round. `unless` are cues
    that show, at the same place, that something else is meant. A `weak` cue says the fact only where the document has
    one of the facts of `only_with` as well. An `attached` cue denies the fact where it stands among what is attached; a
    `signed` one says it beside the signature or among the parties of a filing.
    """

    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()


class Sentences(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Example sentences of one language: that say the fact, that deny it, that only look like it."""

    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()


class FactFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One file of models/knowledge/facts/.

    `request` facts are what the filing asks for: they count only where something is asked. `anywhere` facts count in
    the operative part as well. `legal` facts are often said in the words of the law, so a sentence that quotes a
    norm still counts for them. `of_review` facts are said of an act under review, so not by a court of first
    instance; a fact of filings is not either, unless it is an `of_claims` one, said of a claim as well. `threatened`
    facts are what will come if something is done, so only the condition itself is none of them. `cases` narrow it to
    kinds of case; `only_with` are the facts its weak cues go with.
    """

    id: str
    family: Literal["ground", "history", "filing"]
    title: Words
    kk: Ways
    ru: Ways
    examples_kk: Sentences
    examples_ru: Sentences
    request: bool = False
    anywhere: bool = False
    legal: bool = False
    of_review: bool = False
    threatened: bool = False
    of_claims: bool = False
    cases: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()


class ScopeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """words/scope.toml: cues, both languages together, that say whose words a sentence is and whether it is a fact.

    `applicant` reports what a filing says, `other` what other participants say, `court` what a court found;
    `argument` names an argument, `rejected` sets it aside, `denied` says that there is no reason to think so;
    `hypothetical` speaks of a condition, `would` (after the words) of what would follow, `normative` of what the law
    says in general, `concrete` of this very case; `asks` asks the court for something. In a filing, whose author speaks
    otherwise, `reported` begins the words of another, `answered` (in a response) those of the complaint it answers,
    `ruled` those of a court; where the verb of the report comes last, as in Kazakh, `opposed` tells of a whole sentence
    of a response that it reports the complaint.
    """

    applicant: tuple[str, ...]
    other: tuple[str, ...]
    court: tuple[str, ...]
    opposed: tuple[str, ...]
    argument: tuple[str, ...]
    rejected: tuple[str, ...]
    denied: tuple[str, ...]
    hypothetical: tuple[str, ...]
    would: tuple[str, ...]
    normative: tuple[str, ...]
    asks: tuple[str, ...]
    concrete: tuple[str, ...]
    reported: tuple[str, ...]
    answered: tuple[str, ...]
    ruled: tuple[str, ...]
