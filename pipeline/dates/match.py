"""Text → dates and terms."""

from dataclasses import dataclass

from ..normalize import Text
from ..values import DateMention, Note, Term
from .context import drop_from_left, is_no_date, is_no_term, resolve
from .durations import is_term, read_term
from .grammar import Found, parse
from .lexer import Token, clusters
from .numbers import merge
from .readings import read_date, read_figures, read_simple


@dataclass(frozen=True, slots=True)
class DateFindings:
    """The dates and the terms of a text in order, and warnings about them."""

    dates: tuple[DateMention, ...]
    terms: tuple[Term, ...]
    notes: tuple[Note, ...]


def find_dates(text: Text) -> DateFindings:
    """All dates and terms of a text, in Kazakh and Russian alike, also mixed; spans count in `text.clean`.

    >>> from pipeline.normalize import normalize
    >>> [(d.value, d.precision) for d in find_dates(normalize("2012 жылдың 20 ақпанында")).dates]
    [('2012-02-20', 'day')]
    """
    dates: list[DateMention] = []
    terms: list[Term] = []
    folded = text.folded
    for tokens in clusters(folded, text.clean):
        if isinstance(tokens, DateMention):
            dates.append(tokens)
            continue
        letters = "".join([token.letter for token in tokens])
        if "W" in letters or "(" in letters:
            tokens = merge(tokens)  # noqa: PLW2901
            letters = "".join([token.letter for token in tokens])
        if found := parse(letters):
            _take(folded, tokens, found, dates, terms)
    mentions = resolve(dates, folded)
    return DateFindings(tuple(mentions), tuple(terms), _warnings(mentions))


def _take(
    folded: str, tokens: list[Token], found: tuple[Found, ...], dates: list[DateMention], terms: list[Term]
) -> None:
    """The constructions of a cluster, left to right, each as long as it makes sense."""
    done = 0
    for one in found:
        if one.first < done:
            continue
        if is_term(one.rule):
            item = _make_term(folded, one.rule, tokens[one.first : one.last])
            if item is not None:
                terms.append(item)
                done = one.last
        elif (mention := _make_date(folded, one, tokens)) is not None:
            dates.append(mention)
            done = one.last


def _make_date(folded: str, one: Found, tokens: list[Token]) -> DateMention | None:
    span = tokens[one.first : one.last]
    if one.simple:
        reading = read_simple(one, tokens)
    elif one.rule == "numeric":
        reading = read_figures(span[0])
    else:
        span = drop_from_left(folded, one.rule, span)
        between = one.following == "o" or (one.first > 0 and tokens[one.first - 1].letter == "O")
        reading = read_date(one.rule, span, between)
    if reading is None or is_no_date(folded, one.rule, span, reading):
        return None
    return DateMention(span[0].start, span[-1].end, reading.value, reading.precision, one.rule, notes=reading.notes)


def _make_term(folded: str, rule: str, tokens: list[Token]) -> Term | None:
    reading = read_term(rule, tokens)
    if reading is None:
        return None
    value, days = reading
    if rule == "term-single":
        tokens = [token for token in tokens if token.letter in "uzn"]
    start, end = tokens[0].start, tokens[-1].end
    if is_no_term(folded, start, end, value, days):
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
