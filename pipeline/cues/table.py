"""Cues as a table of numbers, in which they are kept: the forms of their words, their terms, their rarest words."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from msgspec import Struct

from ..knowledge.documents import FrequentWords
from ..knowledge.load import load_file
from ..knowledge.stored import fingerprint, kept
from ..resources import knowledge_dir
from .classes import read_cues
from .lexicon import Form
from .pattern import Cue, Term


class Row(Struct, frozen=True, array_like=True):
    """A cue of a table: the number of its key; its parts, each term as (number, reach, role, negative).

    `by_rarity` are the numbers of its terms, the rarest first.
    """

    key: int
    source: str
    parts: tuple[tuple[tuple[int, int, str, bool], ...], ...]
    by_rarity: tuple[int, ...]
    loose: bool


class Table(Struct, frozen=True, array_like=True):
    """Cues with their terms by the numbers of their forms; `anchored` are the cues to try where a form stands."""

    forms: tuple[Form, ...]
    terms: tuple[tuple[int, ...], ...]
    rows: tuple[Row, ...]
    anchored: dict[int, tuple[int, ...]]


def make_table(cues: Iterable[tuple[int, Cue]]) -> Table:
    """The table of cues with the numbers of their keys."""
    forms: dict[Form, int] = {}
    terms: dict[tuple[int, ...], int] = {}

    def number(term: Term) -> int:
        found = tuple(sorted([forms.setdefault(form, len(forms)) for form in _forms(term)]))
        return terms.setdefault(found, len(terms))

    rows: list[Row] = []
    anchored: dict[int, list[int]] = defaultdict(list)
    for key, cue in cues:
        parts = tuple(
            [tuple([(number(term), term.gap + 1, term.head, term.negative) for term in part]) for part in cue.parts]
        )
        by_rarity = tuple(dict.fromkeys(number(term) for term in sorted(cue.terms, key=_rarity)))
        rows.append(Row(key, cue.source, parts, by_rarity, cue.loose))
    by_number = list(terms)
    for at, row in enumerate(rows):
        for form in by_number[row.by_rarity[0]]:
            anchored[form].append(at)
    return Table(tuple(forms), tuple(by_number), tuple(rows), {form: tuple(at) for form, at in anchored.items()})


def stored_table(name: str, lines: Sequence[str]) -> Table:
    """The table of the cues that the lines of data write, the number of a line as key; made once and then kept.

    Raises:
        KnowledgeError: as `read_cues`.
    """
    table: Table = kept(
        f"cues-{name}",
        _fingerprint(lines),
        Table,
        lambda: make_table((at, cue) for at, line in enumerate(lines) for cue in read_cues(line)),
    )
    return table


def _fingerprint(lines: Sequence[str]) -> str:
    """A name for these lines, read with these classes by this code."""
    words = knowledge_dir() / "words"
    code = Path(__file__).parent
    read_by = (words / "classes.toml", words / "frequent.toml", code / "pattern.py", code / "table.py")
    return fingerprint("\n".join(lines), read_by)


def _forms(term: Term) -> list[Form]:
    without = tuple(sorted(form[1:].rstrip("*") for form in term.forms if form.startswith("-")))
    return [(form, without) for form in sorted(term.forms) if not form.startswith("-")]


def _rarity(term: Term) -> tuple[int, list[str]]:
    return _frequency(term.forms), sorted(term.forms)


@cache
def _frequent() -> tuple[list[str], list[int]]:
    """The frequent words in their order, and how often all words before each come."""
    counts = load_file("words/frequent.toml", FrequentWords).words
    words = sorted(counts)
    return words, list(accumulate([counts[word] for word in words], initial=0))


@cache
def _frequency(forms: frozenset[str]) -> int:
    """How often the words of a term come in court texts, as far as the list of frequent ones tells.

    Of two terms unknown to it the one with longer stems is taken for the rarer.
    """
    words, before = _frequent()
    counted = 0
    for form in forms:
        first = bisect_left(words, form.rstrip("*"))
        last = bisect_left(words, form[:-1] + "\uffff") if form.endswith("*") else bisect_right(words, form)
        counted += before[last] - before[first]
    return 1000 * counted + sum(max(1, 40 - 5 * len(form)) for form in forms)
