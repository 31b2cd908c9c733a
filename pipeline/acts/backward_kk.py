"""What stands before the head noun of an act in Kazakh, read from right to left."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..knowledge.patterns import prepared
from ..normalize import Text
from .catalog import catalog
from .lexicon import KK_CASE, either, end_of_words, lexicon
from .mentions import COURT_KINDS, Mention
from .requisites import NUMBER, QUOTES_CLOSE, date_pattern, read_date, read_number, title_start

WINDOW = 170
_SHORT_WINDOW = 48
_LONGEST_WORD = 60
_ISSUER_WORDS = 14
_TITLE_WORDS = 12
_ATTRIBUTIVE = prepared(r"(?:[ғг][ыі]|[дтн][ыі]ң|күн[ігі]+|ж\.|жыл\w*|[\d.])\Z")
_HAS_REQUISITES = prepared('[0-9»"”]')
_DIGIT = prepared(r"\d")
_YEAR = prepared(r"(?<![\d.])(?P<year>1[6-9]\d\d|20\d\d)\s+жылғы\s+\Z")
_PAREN = prepared(r"\([^()]{1,120}\)\s*\Z")
_ABOUT = prepared(r"(?<!\w)(?:туралы|жөнінде(?:гі)?)\s+\Z")
_PARAGRAPH = prepared(r"(?<! )\n[^\S\n]*\n")
_GENITIVE = prepared(r"[дтн][ыі]ң\Z")
_REPUBLIC = prepared(r"қазақстан\s+республикас")
_CONNECTORS = frozenset({"пен", "мен", "бен"})
_POSSESSES = prepared(r"[дтн][ыі]ң\Z|[А-ЯӘҒҚҢӨҰҮҺІ]{2,}\Z")
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


@cache
def _may_begin() -> tuple[frozenset[str], frozenset[str]]:
    """The small words that the name of an office may begin with, and those that no name of a court begins with."""
    words = lexicon("kk").words
    return frozenset(words.first_places), frozenset(words.not_first)


@cache
def _place_after() -> re.Pattern[str]:
    return prepared(f"(?:{'|'.join(lexicon('kk').words.place_after)})")


@lru_cache(maxsize=20_000)
def _may_end_date(word: str) -> bool:
    """Whether a word may be the last one of a date: a number, a month, a year, a day."""
    return _of_date().search(word) is not None


@lru_cache(maxsize=5000)
def _ends_country(word: str) -> bool:
    """Whether a word may be the last one of the name of a country."""
    return any(_country().search(first + word) for first in _LAST_OF_COUNTRY)


def _word_before(text: str, end: int) -> tuple[str, int]:
    """The word that ends before `end`, and where it starts; empty if there is none."""
    base = end - _LONGEST_WORD if end > _LONGEST_WORD else 0
    words = text[base:end].rstrip()
    if not words:
        return "", end
    cut = words.rfind(" ") + 1
    if "\n" in words or "\t" in words:
        cut = max(cut, words.rfind("\n") + 1, words.rfind("\t") + 1)
    return words[cut:], base + cut


@cache
def _office() -> re.Pattern[str]:
    """Words inside the names of courts and offices that are written small."""
    return prepared(rf"(?:{either(lexicon('kk').words.offices)}){KK_CASE}")


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
        word, _ = _word_before(self.text.folded, self.start)
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
            word, at = _word_before(self.text.folded, position)
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
            word, at = _word_before(self.text.clean, position)
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
        if not _POSSESSES.search(_word_before(self.text.clean, self.start)[0]):
            return False
        if (at := _issuer_start(self.text, self.start)) is None:
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


def _issuer_start(text: Text, end: int) -> int | None:
    """Where the name of the issuer begins that ends at `end`; None if there is none.

    It goes back over capitalized words and words of offices. A country or a blank line ends it, and of a court so
    does what is no place («Орынбаевтың Шу аудандық сотының» begins at «Шу»).
    """
    best: int | None = None
    has_issuer = of_court = False
    position = end
    places, no_court = _may_begin()
    for _ in range(_ISSUER_WORDS):
        word, at = _name_before(text.clean, position)
        if not word or (has_issuer and _PARAGRAPH.search(text.clean, at + len(word), position)):
            break
        folded = text.folded[at : at + len(word)]
        if "(" in word or ")" in word:
            break
        issuer, kind, office, no_issuer = _signs(folded)
        capital = word[0].isupper()
        if folded in _CONNECTORS and has_issuer and _issuer_before(text, at):
            position = at
            continue
        if word[-1] in '.,;:!?»"' or not (capital or issuer or office) or no_issuer:
            break
        if of_court and not (kind == "judicial-act" or office or _names_place(text, at, position)):
            break
        if of_court and folded.startswith("судья"):
            break
        has_issuer = has_issuer or issuer
        of_court = of_court or (kind == "judicial-act" and "жоғар" not in folded)
        begins = folded not in no_court if of_court else folded in places
        if capital or issuer or (office and begins):
            best = at
        position = at
        if folded == "қр" or _REPUBLIC.match(text.folded, at):
            break
    return best if has_issuer else None


def _name_before(text: str, end: int) -> tuple[str, int]:
    """The word before `end` and where it starts, without a bracket it opens: «(Ақтөбе қаласының …»."""
    word, at = _word_before(text, end)
    return (word[1:], at + 1) if word.startswith("(") and len(word) > 1 else (word, at)


@lru_cache(maxsize=20_000)
def _signs(word: str) -> tuple[bool, str | None, bool, bool]:
    """Whether a word names an issuer and of which kind of act, whether it is one of an office, whether of no issuer."""
    issuer, kind = lexicon("kk").issuer_kinds(word)
    return issuer, kind, _office().fullmatch(word) is not None, _no_issuer().fullmatch(word) is not None


def _issuer_before(text: Text, end: int) -> bool:
    """Whether the word that ends before `end` names an issuer: «БОАК пен Халық Комиссарлары Кеңесінің»."""
    return lexicon("kk").issuer_kinds(_word_before(text.folded, end)[0])[0]


def _names_place(text: Text, start: int, end: int) -> bool:
    """Whether a capitalized word stands where the name of a court has its place: before «аудандық», «қаласы»."""
    following = text.folded[end : end + 40]
    return _place_after().match(following) is not None and not _GENITIVE.search(text.folded[start:end].rstrip())


@cache
def _no_issuer() -> re.Pattern[str]:
    return prepared(either(lexicon("kk").words.no_issuers))
