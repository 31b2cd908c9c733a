"""Text → dates and terms."""

from dataclasses import dataclass

from ..normalize import Text
from ..values import DateMention, Note, Term
from .calendar import Reading
from .context import drop_from_left, is_age_or_ago, is_no_date, resolve
from .grammar import Found, parse
from .lexer import Token, clusters
from .numbers import merge
from .readings import is_term, read_date, read_term


@dataclass(frozen=True, slots=True)
class DateFindings:
    """The dates and the terms of a text in order, and warnings about them."""

    dates: tuple[DateMention, ...]
    terms: tuple[Term, ...]
    notes: tuple[Note, ...]


def find_dates(text: Text, *, language: str | None = None) -> DateFindings:
    """All dates and terms of a text, in Kazakh and Russian alike; spans count in `text.clean`.

    Args:
        text: The normalized text.
        language: Not needed: forms of both languages are read wherever they stand, also mixed.

    >>> from pipeline.normalize import normalize
    >>> [(d.value, d.precision) for d in find_dates(normalize("2012 жылдың 20 ақпанында")).dates]
    [('2012-02-20', 'day')]
    """
    dates: list[DateMention] = []
    terms: list[Term] = []
    folded = text.folded
    for tokens in clusters(folded, text.clean):
        merged = merge(tokens)
        found = parse("".join([token.letter for token in merged]))
        if found:
            _take(folded, merged, found, dates, terms)
    mentions = resolve(dates)
    return DateFindings(tuple(mentions), tuple(terms), _warnings(mentions))


def _take(
    folded: str, tokens: list[Token], found: tuple[Found, ...], dates: list[DateMention], terms: list[Term]
) -> None:
    """The constructions of a cluster, left to right, each as long as it makes sense."""
    done = 0
    for one in found:
        if one.first < done:
            continue
        span = tokens[one.first : one.last]
        following = tokens[one.last].letter if one.last < len(tokens) else ""
        if is_term(one.rule):
            if (term := _make_term(folded, one.rule, span)) is not None:
                terms.append(term)
                done = one.last
            continue
        if tokens[one.first - 1].letter == "O" and one.first and not following:
            following = "o"
        span = drop_from_left(folded, one.rule, span)
        reading = read_date(one.rule, span, following)
        if reading is not None and not is_no_date(folded, one.rule, span, reading):
            dates.append(_make_date(one.rule, span, reading))
            done = one.last


def _make_date(rule: str, tokens: list[Token], reading: Reading) -> DateMention:
    return DateMention(tokens[0].start, tokens[-1].end, reading.value, reading.precision, rule, notes=reading.notes)


def _make_term(folded: str, rule: str, tokens: list[Token]) -> Term | None:
    reading = read_term(rule, tokens)
    if reading is None:
        return None
    value, days = reading
    if rule == "term-single":
        tokens = [token for token in tokens if token.letter in "uzn"]
    start, end = tokens[0].start, tokens[-1].end
    if is_age_or_ago(folded, start, end, value):
        return None
    return Term(start, end, value, days, rule)


def _warnings(dates: list[DateMention]) -> tuple[Note, ...]:
    notes = []
    invalid = sum("invalid" in date.notes for date in dates)
    if invalid:
        notes.append(Note("invalid_date", f"Impossible dates in the text: {invalid}; they have no value."))
    implausible = sum("implausible" in date.notes for date in dates)
    if implausible:
        notes.append(Note("implausible_date", f"Dates of an improbable year: {implausible}; check the text."))
    return tuple(notes)
