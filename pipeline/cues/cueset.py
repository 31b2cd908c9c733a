"""Sets of cues, tried only where their rarest word and all their others occur."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from copy import copy
from typing import Generic, NamedTuple, TypeVar

from .lexicon import lexicon
from .match import Forms, Match, Path, Step, Words, match_path
from .pattern import Cue
from .table import Table, make_table, stored_table

K = TypeVar("K", bound=Hashable)


class Candidate(NamedTuple, Generic[K]):
    """A cue whose words all occur; its number in the set orders it."""

    number: int
    key: K
    path: Path


class _Anchored(NamedTuple, Generic[K]):
    """The cues to try where a form stands; `gate` is what one of them needs beside it, None where one needs nothing."""

    gate: Forms | None
    rows: tuple[Candidate[K], ...]


class CueSet(Generic[K]):
    """Cues with the keys they stand for (a fact and its value, a kind of statement …).

    Args:
        cues: the cues with their keys.
        wanted: whether they are looked for in whole texts too.
    """

    def __init__(self, cues: Iterable[tuple[K, Cue]], *, wanted: bool = False) -> None:
        rows = list(cues)
        table = make_table((at, cue) for at, (_, cue) in enumerate(rows))
        self._take(table, [key for key, _ in rows], wanted=wanted)

    @classmethod
    def of_lines(
        cls, name: str, lines: Iterable[tuple[K, str]], *, either: bool = False, wanted: bool = False
    ) -> "CueSet[K]":
        """The cues that lines of data write, with the keys of the lines.

        Args:
            name: what the set is called in the cache, in which it is kept as it was made.
            lines: the lines with their keys.
            either: whether a negation of their words does not matter.
            wanted: whether they are looked for in whole texts too.

        Raises:
            KnowledgeError: a line is not a cue, or names an unknown class.
        """
        rows = list(lines)
        found = cls.__new__(cls)
        found._take(stored_table(name, [line for _, line in rows]), [key for key, _ in rows], either, wanted=wanted)  # noqa: SLF001 - it is one of us
        return found

    def _take(self, table: Table, keys: list[K], either: bool = False, *, wanted: bool) -> None:
        self._table, self._keys, self._either = table, keys, either
        self._forms = lexicon().numbers(table.forms)
        self._unread = {self._forms[form]: rows for form, rows in table.anchored.items()}
        self._anchors = frozenset(self._unread)
        self._anchored: dict[int, _Anchored[K]] = {}
        number = self._forms.__getitem__
        self._terms = lexicon().terms([tuple(map(number, term)) for term in table.terms], wanted=wanted)
        self._needs: dict[int, Forms] = {}
        self._candidates: dict[int, Candidate[K]] = {}

    def by_key(self) -> dict[K, "CueSet[K]"]:
        """The cues of each key as a set of their own."""
        unread: dict[K, dict[int, tuple[int, ...]]] = defaultdict(dict)
        for form, rows in self._unread.items():
            for at in rows:
                own = unread[self._keys[self._table.rows[at].key]]
                own[form] = (*own.get(form, ()), at)
        return {key: self._part(rows) for key, rows in unread.items()}

    def _part(self, unread: dict[int, tuple[int, ...]]) -> "CueSet[K]":
        """The set with these rows only; what is made of the table is made once for all parts."""
        part = copy(self)
        part._unread, part._anchors, part._anchored = unread, frozenset(unread), {}  # noqa: SLF001 - it is one of us
        return part

    def candidates(self, words: Words) -> list[Candidate[K]]:
        """The cues of which all words are there, in their order."""
        present = words.present
        anchors = present & self._anchors
        if not anchors:
            return []
        found: dict[int, Candidate[K]] = {}
        read = self._anchored.get
        for form in anchors:
            gate, rows = read(form) or self._read(form)
            if gate is not None and present.isdisjoint(gate):
                continue
            for row in rows:
                for need in row[2].needs:
                    if present.isdisjoint(need):
                        break
                else:
                    found[row[0]] = row
        return [found[number] for number in sorted(found)] if len(found) > 1 else list(found.values())

    def find(self, words: Words) -> list[tuple[K, Match]]:
        """Each match of each cue in the sentence, with the key of the cue."""
        found = self.candidates(words)
        if not found:
            return []
        words.seek(found[0].path.terms.union(*[path.terms for _, _, path in found[1:]]))
        return [(key, match) for _, key, path in found for match in match_path(path, words)]

    def _read(self, form: int) -> _Anchored[K]:
        rows = tuple([self._candidate(at) for at in self._unread.pop(form)])
        needs = [row.path.needs[0] for row in rows if row.path.needs]
        gate = frozenset().union(*needs) if len(needs) == len(rows) else None
        found = self._anchored[form] = _Anchored(gate, rows)
        return found

    def _candidate(self, at: int) -> Candidate[K]:
        """The cue of a row, made when a text first has its rarest word."""
        known = self._candidates.get(at)
        if known is not None:
            return known
        row = self._table.rows[at]
        parts = tuple(
            [
                tuple([Step(self._terms[term], reach, head, negative) for term, reach, head, negative in part])
                for part in row.parts
            ]
        )
        steps = tuple([step for part in parts for step in part])
        needs = tuple([self._need(term) for term in row.by_rarity[1:]])
        terms = frozenset([self._terms[term] for term in row.by_rarity])
        heads = tuple([(number, step.head) for number, step in enumerate(steps) if step.head])
        others = tuple([(number, step.negative) for number, step in enumerate(steps) if not step.head])
        path = Path(row.source, parts, heads, others, needs, terms, row.loose, self._either)
        made = self._candidates[at] = Candidate(at, self._keys[row.key], path)
        return made

    def _need(self, number: int) -> Forms:
        known = self._needs.get(number)
        if known is None:
            known = self._needs[number] = frozenset([self._forms[form] for form in self._table.terms[number]])
        return known


def firsts(matches: Iterable[tuple[K, Match]]) -> dict[K, Match]:
    """The match of each key that begins first (the shortest of those)."""
    found: dict[K, Match] = {}
    for key, match in matches:
        known = found.get(key)
        if known is None or match[:2] < known[:2]:
            found[key] = match
    return found
