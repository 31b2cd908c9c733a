"""The words that any cue asks for, in one dictionary, and where they stand in a text: one scan for all stages."""

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, count
from operator import add

from ..knowledge.patterns import prepared
from ..normalize import Text
from .negation import has_negative_ending

Form = tuple[str, tuple[str, ...]]
"""A `word` or `stem*`, and the beginnings of words that are not meant with it."""
Hit = tuple[int, int, int, frozenset[int], frozenset[int], bool]
"""A word of a piece: its number there, start, end, the terms it is a word of, those only without its «не», whether it
ends in a Kazakh negation."""
Wanted = dict[int, list[tuple[int, int, int, bool, bool]]]
"""The terms that are looked for in whole texts: where their words stand as in `Hit`, whether they are without «не»."""

_WORDS = prepared(r"\w+(?:-\w+)*")
_DIGIT = prepared(r"\d")
_PIECES = prepared(r"[\w-]+|[^\w-]+")
_MARKS = ".,;:!?()[]«»\"'„“”–—"
_REMEMBERED = 50_000
_LONGEST = 40
_SHORTEST_NEGATED = 7


Piece = tuple[frozenset[int], int, tuple[Hit, ...], Wanted]
"""What stands between two spaces: the forms of all its words, how many words, those that have forms, the terms that are
looked for in whole texts. (A plain tuple: the sentences of a text are read piece by piece.)"""

_PLAIN: Piece = (frozenset(), 1, (), {})
_NO_WORD: Piece = (frozenset(), 0, (), {})


class Lexicon(dict[str, Piece]):
    """The forms and terms by number, and in itself the pieces of texts that were looked up last.

    The memory is bounded and holds what stands between two spaces, never more of a text.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[Form, int] = {}
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._except: dict[int, tuple[str, ...]] = {}
        self._lengths: tuple[int, ...] = ()
        self._terms: dict[tuple[int, ...], int] = {}
        self._terms_of: dict[int, list[int]] = defaultdict(list)
        self._together: dict[frozenset[int], frozenset[int]] = {}
        self._wanted: set[int] = set()
        self.written_numbers: set[str] = set()
        """The forms with a digit: to all others one number is like another."""
        self.version = 0
        """Grows with new forms; a scan made before is out of date."""

    def numbers(self, forms: Iterable[Form]) -> list[int]:
        """The numbers of the forms, in their order."""
        found = [self._numbers.get(form) or self._add(form) for form in forms]
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))
        self._renew()
        return found

    def terms(self, terms: Iterable[tuple[int, ...]], *, wanted: bool = False) -> list[int]:
        """The numbers of terms that are written as numbers of forms; `wanted` ones are looked for in whole texts."""
        found = []
        for forms in terms:
            number = self._terms.get(forms)
            if number is None:
                number = self._terms[forms] = len(self._terms)
                for form in forms:
                    self._terms_of[form].append(number)
            found.append(number)
        if wanted:
            self._wanted.update(found)
        self._renew()
        return found

    def _renew(self) -> None:
        """Forget the pieces that were looked up with fewer forms and terms."""
        self.version += 1
        self._together.clear()
        self.clear()

    def _add(self, form: Form) -> int:
        word, without = form
        number = self._numbers[form] = len(self._numbers) + 1
        if word.endswith("*"):
            self._stems[word[:-1]].append(number)
        else:
            self._exact[word].append(number)
        if without:
            self._except[number] = without
        if _DIGIT.search(word):
            self.written_numbers.add(word.rstrip("*"))
        return number

    def __missing__(self, chunk: str) -> Piece:
        """A piece that is not remembered; long ones, which are no words, never are."""
        bare = chunk.strip(_MARKS)
        if bare == chunk or not bare:
            found = self._read(chunk)
        else:
            found = _moved(self[bare], len(chunk) - len(chunk.lstrip(_MARKS)))
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(chunk) <= _LONGEST:
            self[chunk] = found
        return found

    def _read(self, chunk: str) -> Piece:
        hits: list[Hit] = []
        forms: frozenset[int] = frozenset()
        number = 0
        for number, word in enumerate(_WORDS.finditer(chunk), 1):
            plain, turned = self._look_up(word[0])
            if plain or turned:
                own = self._terms_with(plain)
                bare = self._terms_with(turned - plain) - own
                hits.append((number - 1, *word.span(), own, bare, has_negative_ending(word[0])))
                forms |= plain | turned
        if not hits:
            return _PLAIN if number == 1 else (frozenset(), number, (), {}) if number else _NO_WORD
        return forms, number, tuple(hits), self._wanted_of(hits)

    def _wanted_of(self, hits: Iterable[Hit]) -> Wanted:
        found: Wanted = {}
        for number, start, end, plain, bare, negative in hits:
            for terms, turned in ((plain, False), (bare, True)):
                for term in terms & self._wanted:
                    found.setdefault(term, []).append((number, start, end, turned, negative))
        return found

    def _terms_with(self, forms: frozenset[int]) -> frozenset[int]:
        """The terms that have one of the forms; words of the same forms share them."""
        found = self._together.get(forms)
        if found is None:
            found = self._together[forms] = frozenset([term for form in forms for term in self._terms_of[form]])
        return found

    def _look_up(self, word: str) -> tuple[frozenset[int], frozenset[int]]:
        """The forms of a word, and those it has without its «не»."""
        # «451-бабына» is the word «бабына» with its number.
        plain = self._forms(word.partition("-")[2] if word[0].isdigit() and "-" in word else word)
        if word.startswith("не") and len(word) >= _SHORTEST_NEGATED:
            return plain, self._forms(word[2:])
        return plain, frozenset()

    def _forms(self, word: str) -> frozenset[int]:
        found = list(self._exact.get(word, ()))
        stem = self._stems.get
        for length in self._lengths:
            if length > len(word):
                break
            found += stem(word[:length], ())
        if found and not self._except.keys().isdisjoint(found):
            found = [number for number in found if not word.startswith(self._except.get(number, ()))]
        return frozenset(found)

    def scan(self, folded: str) -> "Scan":
        """The pieces of a text."""
        chunks = folded.replace("\n", " ").split(" ")
        lengths = list(map(len, chunks))
        # A chunk begins where all before it, each with a space, end.
        starts = list(map(add, accumulate(lengths[:-1], initial=0), count()))
        if max(lengths) > _LONGEST:
            chunks, starts = _cut(chunks, starts)
        pieces = list(map(self.__getitem__, chunks))
        return Scan(folded, starts, pieces)


def _moved(piece: Piece, by: int) -> Piece:
    """The piece with `by` characters before it."""
    forms, words, hits, wanted = piece
    if not by or not hits:
        return piece
    moved = [(hit[0], hit[1] + by, hit[2] + by, *hit[3:]) for hit in hits]
    terms = {
        term: [(number, start + by, end + by, turned, negative) for number, start, end, turned, negative in places]
        for term, places in wanted.items()
    }
    return forms, words, tuple(moved), terms


def _cut(chunks: list[str], starts: list[int]) -> tuple[list[str], list[int]]:
    """The chunks, those that are too long for a word cut at each change between letters and marks."""
    shorter: list[str] = []
    places: list[int] = []
    for chunk, start in zip(chunks, starts, strict=True):
        if len(chunk) <= _LONGEST:
            shorter.append(chunk)
            places.append(start)
            continue
        for piece in _PIECES.finditer(chunk):
            shorter.append(piece[0])
            places.append(start + piece.start())
    return shorter, places


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """The pieces of one text in their order, and where they start."""

    folded: str
    starts: list[int] = field(repr=False)
    pieces: list[Piece] = field(repr=False)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the pieces that reach into `start:end`: the first one and the one after the last."""
        return bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)


@cache
def lexicon() -> Lexicon:
    """The one lexicon that all sets of cues share, so that a text is scanned once."""
    return Lexicon()


_scans: deque[tuple[Text, int, Scan]] = deque(maxlen=2)


def scan(text: Text) -> Scan:
    """The scan of `text`, made once for all stages as long as no new forms come."""
    found = _made(text)
    if found is None:
        found = lexicon().scan(text.folded)
        _scans.append((text, lexicon().version, found))
    return found


def scan_to(text: Text, end: int) -> Scan:
    """The scan of `text`, or of what stands before `end` where the whole is longer and was not yet scanned."""
    if len(text.folded) <= end or _made(text) is not None:
        return scan(text)
    return lexicon().scan(text.folded[:end])


def _made(text: Text) -> Scan | None:
    version = lexicon().version
    return next((found for known, made, found in _scans if known is text and made == version), None)
