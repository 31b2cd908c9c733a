"""What stands before the head noun of an act in Kazakh, read from right to left."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..knowledge.patterns import prepared
from ..normalize import Text
from .catalog import catalog
from .issuers_kk import issuer_start, word_before
from .lexicon import either, end_of_words, lexicon
from .mentions import COURT_KINDS, Mention
from .requisites import NUMBER, QUOTES_CLOSE, date_pattern, read_date, read_number, title_start

WINDOW = 170
_SHORT_WINDOW = 48
_TITLE_WORDS = 12
_ATTRIBUTIVE = re.compile(r"(?:[ғг][ыі]|[дтн][ыі]ң|күн[ігі]+|ж\.|жыл\w*|[\d.])\Z")
_HAS_REQUISITES = re.compile('[0-9»"”]')
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d.])(?P<year>1[6-9]\d\d|20\d\d)\s+жылғы\s+\Z")
_PAREN = re.compile(r"\([^()]{1,120}\)\s*\Z")
_ABOUT = re.compile(r"(?<!\w)(?:туралы|жөнінде(?:гі)?)\s+\Z")
_POSSESSES = re.compile(r"[дтн][ыі]ң\Z|[А-ЯӘҒҚҢӨҰҮҺІ]{2,}\Z")
_ABOUT_WORDS = frozenset({"туралы", "жөнінде", "жөніндегі"})
_DATE_ENDS = ("ғы", "гі", "ың", "ің", "ы", "і", ".", ",", "қрз", "нқ", "нп")
_ENDS_OF_CLAUSES = '.,;:!?»"”()'
_BEFORE_TITLES = ":;,.(—–-"
_LAST_OF_COUNTRY = ("", "қазақстан ", "қазақ ", "ресей ", "қырғыз ", "өзбекстан ")
_JOINS = (",", ";", "және", "мен", "пен", "бен")
_JOINED = prepared(r"(?:\([^()]{0,200}\)\s*)?(?:[,;]|(?<=\s)(?:және|мен|пен|бен))\s*\Z")


_OWNED = prepared(r"[мср][ыі](?:\Z|н|мен)")
"""An act of somebody: «ұйғарымы», «қаулысымен», «шешімдері»."""
_WITHOUT_ISSUER = frozenset({"law", "code", "constitutional-law", "constitution"})


@cache
def _date() -> re.Pattern[str]:
    return prepared(rf"(?<![\d.])(?P<date>{date_pattern('kk')})[,.]?\s*\Z")


@cache
def _number() -> re.Pattern[str]:
    return prepared(rf"{NUMBER}\.?\s*\Z")


@cache
def _country() -> re.Pattern[str]:
    return prepared(rf"(?<!\w)(?P<country>{either(lexicon('kk').countries())})\s*\Z")


@cache
def _of_date() -> re.Pattern[str]:
    words = lexicon("kk").words.dates
    return prepared(rf"\d|күн|{words.year}|{either(words.months)}")


@lru_cache(maxsize=20_000)
def _may_end_date(word: str) -> bool:
    """Whether a word may be the last one of a date: a number, a month, a year, a day."""
    return _of_date().search(word) is not None


@lru_cache(maxsize=5000)
def _ends_country(word: str) -> bool:
    """Whether a word may be the last one of the name of a country."""
    return any(_country().search(first + word) for first in _LAST_OF_COUNTRY)


@dataclass(slots=True)
class _Reader:
    """Reads one mention back; each step moves `start` and keeps what it found, or does nothing."""

    text: Text
    mention: Mention
    start: int
    date: str | None = None
    number: str | None = None
    country: str | None = None
    title: str | None = None
    issuer: str | None = None
    inside: tuple[int, int] | None = None

    def read(self) -> Mention:
        while self.start > 0 and self._step():
            pass
        mention = self.mention
        if self._anything():
            mention.start = self.start
            mention.jurisdiction = mention.jurisdiction or self.country
            mention.date = self.date
            mention.number = self.number
            mention.title = self.title or mention.title
            mention.issuer = self.issuer
            mention.inside = self.inside
        return mention

    def _step(self) -> bool:
        """Reads one thing back; only what the word before can be the end of is tried, the patterns are slow."""
        word, _ = word_before(self.text.folded, self.start)
        if not word:
            return False
        form = self.mention.form
        if form == "number" and (word[-1] in QUOTES_CLOSE or word in _ABOUT_WORDS) and self._read_title():
            return True
        if (word[-1].isdigit() or word.endswith(_DATE_ENDS)) and _may_end_date(word) and self._read_date():
            return True
        if form != "pronoun" and self._number_or_country(word):
            return True
        return form not in {"name", "abbreviation"} and self._read_issuer()

    def _number_or_country(self, word: str) -> bool:
        if any(map(str.isdigit, word)) and self._read_number():
            return True
        return (_ends_country(word) and self._read_country()) or (word[-1] == ")" and self._skip_paren())

    def _anything(self) -> bool:
        return bool(self.date or self.number or self.country or self.title or self.issuer)

    def _before(self, width: int) -> tuple[str, int]:
        low = max(0, self.start - width)
        return self.text.folded[low : self.start], low

    def _read_date(self) -> bool:
        if self.date is not None:
            return False
        window, base = self._before(_SHORT_WINDOW)
        if (digit := _DIGIT.search(window)) is None:
            return False
        match = _date().search(window, digit.start())
        if match is not None and _ATTRIBUTIVE.search(match["date"]):
            self.date, self.start = read_date(match["date"], "kk"), base + match.start()
            return True
        if self.number is None and (match := _YEAR.search(window)) is not None:
            self.date, self.start = match["year"], base + match.start()
            return True
        return False

    def _read_number(self) -> bool:
        if self.number is not None:
            return False
        window, base = self._before(_SHORT_WINDOW)
        if (match := _number().search(window)) is None:
            return False
        self.number, self.start = read_number(match["number"]), base + match.start()
        return True

    def _read_country(self) -> bool:
        if self.country is not None:
            return False
        window, base = self._before(_SHORT_WINDOW)
        if (match := _country().search(window)) is None:
            return False
        self.country, self.start = lexicon("kk").jurisdiction(match["country"]), base + match.start()
        return True

    def _skip_paren(self) -> bool:
        if self._anything():
            return False
        window, base = self._before(WINDOW)
        if not window.rstrip().endswith(")") or (match := _PAREN.search(window)) is None:
            return False
        self.start = base + match.start()
        return True

    def _read_title(self) -> bool:
        if self.title is not None:
            return False
        window, base = self._before(WINDOW)
        words = window.rstrip()
        if not words:
            return False
        close = base + len(words) - 1
        if words[-1] in QUOTES_CLOSE:
            opened = title_start(self.text.folded, close)
            if opened is None or close - opened < 4:
                return False
            self.inside, self.start = (opened + 1, close), opened
        elif self.issuer is None and (about := _ABOUT.search(window)) is not None:
            begin = -1
            if self.mention.kind in _WITHOUT_ISSUER:
                begin, _ = catalog().title_before(self.text.folded, base + about.end())
            if begin < 0:
                guessed = self._unquoted_title(base + about.start())
                if guessed is None:
                    return False
                begin = guessed
            self.inside, self.start = (begin, close + 1), begin
        else:
            return False
        self.title = " ".join(self.text.clean[slice(*self.inside)].split())
        return True

    def _subject_after_date(self, end: int) -> int | None:
        """Where the subject of a court's act begins, right after its date: «16 қазандағы талапты қайтару туралы»."""
        position = end
        for _ in range(_TITLE_WORDS):
            word, at = word_before(self.text.folded, position)
            if not word or word[-1] in _ENDS_OF_CLAUSES:
                return None
            if word.endswith(("ғы", "гі")) and _may_end_date(word):
                return position if position < end else None
            position = at
        return None

    def _unquoted_title(self, end: int) -> int | None:
        """Where a title without quotes begins: at a capital letter after a sign, a few words before «туралы»."""
        if self.mention.kind in COURT_KINDS:
            owned = self.date is None and _OWNED.search(self.mention.word)
            return self._subject_after_date(end) if owned else None
        position = end
        for _ in range(_TITLE_WORDS):
            word, at = word_before(self.text.clean, position)
            if not word or word[-1] in _ENDS_OF_CLAUSES:
                break
            position = at
        before = end_of_words(self.text.clean, position)
        opened = position < end and self.text.clean[position].isupper()
        closed_before = before == 0 or self.text.clean[before - 1] in _BEFORE_TITLES
        if position < end and self.text.clean[position] in '«"“„':
            return position
        return (
            position
            if opened and closed_before and self.mention.kind in {"law", "code", "constitutional-law"}
            else None
        )

    def _read_issuer(self) -> bool:
        if self.issuer is not None or self.mention.kind in _WITHOUT_ISSUER:
            return False
        window, _ = self._before(WINDOW)
        if not self._anything() and not _HAS_REQUISITES.search(window):
            return False
        if not _POSSESSES.search(word_before(self.text.clean, self.start)[0]):
            return False
        if (at := issuer_start(self.text, self.start)) is None:
            return False
        self.issuer, self.start = " ".join(self.text.clean[at : self.start].split()), at
        return True


def read_back(text: Text, mention: Mention) -> Mention:
    """The mention, just made, with the requisites that stand before it filled in."""
    return _Reader(text, mention, mention.start, date=mention.date, number=mention.number).read()


def joined_before(text: Text, start: int) -> int | None:
    """Where the act before ends that is joined to the one at `start` by «және» or a sign; None if nothing is."""
    low = max(0, start - WINDOW)
    if not text.folded[low:start].rstrip().endswith(_JOINS):  # most acts stand alone, and the pattern is slow
        return None
    match = _JOINED.search(text.folded, low, start)
    return match.start() if match is not None else None
