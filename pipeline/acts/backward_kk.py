"""What stands before the head noun of an act in Kazakh, read from right to left."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..knowledge.patterns import prepared
from ..normalize import Text
from .catalog import catalog
from .issuers_kk import GENITIVE, PARAGRAPH, in_name_of_act, is_nominative, issuer_start, word_before
from .lexicon import either, end_of_words, lexicon
from .mentions import COURT_KINDS, KINDS, Mention
from .requisites import NUMBER, QUOTES_CLOSE, date_pattern, read_date, read_number, title_start

WINDOW = 170
_SHORT_WINDOW = 48
_TITLE_WORDS = 12
_ATTRIBUTIVE = prepared(r"(?:[ғг][ыі]|[дтн][ыі]ң|күн[ігі]+|ж\.|жыл\w*|[\d.])\Z")
_HAS_REQUISITES = prepared('[0-9»"”]')
_DIGIT = prepared(r"\d")
_YEAR = prepared(r"(?<![\d.])(?P<year>1[6-9]\d\d|20\d\d)\s+жылғы\s+\Z")
_PAREN = prepared(r"\([^()]{1,120}\)\s*\Z")
_ABOUT = prepared(r"(?<!\w)(?:туралы|жөнінде(?:гі)?)\s+\Z")
_POSSESSES = prepared(r"[дтн][ыі]ң\Z|[А-ЯӘҒҚҢӨҰҮҺІ]{2,}\Z")
_ABOUT_WORDS = frozenset({"туралы", "жөнінде", "жөніндегі"})
_DATE_ENDS = ("ғы", "гі", "ың", "ің", "ы", "і", ".", ",", "қрз", "нқ", "нп")
_ENDS_OF_CLAUSES = '.,;:!?»"”()'
_BEFORE_TITLES = ":;,.(—–-"
_JOINS = (",", ";", "және", "мен", "пен", "бен")
_JOINED = prepared(r"(?:\([^()]{0,200}\)\s*)?(?:[,;]|(?<=\s)(?:және|мен|пен|бен))\s*\Z")


_LOCATIVE = prepared(r"[дт][ае](?:\s+күні)?\Z")
_BETWEEN_ADOPTED = 6
_PARTICIPLE_ENDS = ("ған", "ген", "қан", "кен")
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
def _adopting() -> re.Pattern[str]:
    words = lexicon("kk").words
    return prepared(rf"(?<!\w){either((*words.adopting, *words.adopted))}\s+\Z")


@cache
def _adopted() -> re.Pattern[str]:
    return prepared(rf"{either(lexicon('kk').words.adopted)}(?!\w)")


@cache
def _adopting_near() -> re.Pattern[str]:
    words = lexicon("kk").words
    return prepared("|".join(sorted({word.rpartition("\\s+")[2] for word in (*words.adopting, *words.adopted)})))


@cache
def _adopts() -> re.Pattern[str]:
    return prepared(rf"\s+{either(lexicon('kk').words.adopts)}")


@cache
def _of_date() -> re.Pattern[str]:
    words = lexicon("kk").words.dates
    return prepared(rf"\d|күн|{words.year}|{either(words.months)}")


@lru_cache(maxsize=20_000)
def _may_end_date(word: str) -> bool:
    """Whether a word may be the last one of a date: a number, a month, a year, a day."""
    return _of_date().search(word) is not None


@lru_cache(maxsize=5000)
def ends_country(word: str) -> bool:
    """Whether a word may be the last one of the name of a country."""
    firsts = lexicon("kk").words.country_firsts
    return any(_country().search(name) for name in (word, *(f"{first} {word}" for first in firsts)))


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
    adopted: tuple[int, int] | None = None
    """Where the participle stands that ties the act to who adopted it, and where reading stood before it."""
    owned: bool = False

    def read(self) -> Mention:
        while self.start > 0 and self._step():
            pass
        mention = self.mention
        if self.adopted is not None and self.start == self.adopted[0]:
            self.start = self.adopted[1]  # nobody is said to have adopted it
        elif self._of_nobody():
            return mention
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
        ends_date = self.adopted is not None or word[-1].isdigit() or word.endswith(_DATE_ENDS)
        if ends_date and _may_end_date(word) and self._read_date():
            return True
        if form != "pronoun" and self._number_or_country(word):
            return True
        if form in {"name", "abbreviation"}:
            return False
        return self._read_issuer() or self._read_adopted() or self._read_owner()

    def _number_or_country(self, word: str) -> bool:
        if any(map(str.isdigit, word)) and self._read_number():
            return True
        return (ends_country(word) and self._read_country()) or (word[-1] == ")" and self._skip_paren())

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
        attributive = match is not None and _ATTRIBUTIVE.search(match["date"])
        if match is not None and (attributive or (self.adopted is not None and _LOCATIVE.search(match["date"]))):
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
        match = _number().search(window)
        if match is None or PARAGRAPH.search(window, match.end("number")):  # it stands in the line of a heading
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
            begin = self._known_title(base + about.end())
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

    def _known_title(self, end: int) -> int:
        """Where a known title without quotes begins that an act of this kind may bear; -1 if there is none."""
        kind = self.mention.kind or ""
        if kind in _WITHOUT_ISSUER:
            return catalog().title_before(self.text.folded, end)[0]
        if kind != "resolution":
            return -1
        begin, ids = catalog().title_before(self.text.folded, end)
        return begin if any(catalog().acts[act].kind in KINDS[kind] for act in ids) else -1

    def _subject_after(self, end: int, *, of_owner: bool) -> int | None:
        """Where the subject of a court's act begins: after «шығарған», or after its date where somebody owns the act.

        «16 қазандағы талапты қайтару туралы ұйғарымы», «сот шығарған талапты қайтару туралы ұйғарым».
        """
        position = end
        for _ in range(_TITLE_WORDS):
            word, at = word_before(self.text.folded, position)
            if not word or word[-1] in _ENDS_OF_CLAUSES:
                return None
            dated = of_owner and word.endswith(("ғы", "гі")) and _may_end_date(word)
            if dated or _adopting().search(self.text.folded, max(0, position - _SHORT_WINDOW), position):
                return position if position < end else None
            position = at
        return None

    def _unquoted_title(self, end: int) -> int | None:
        """Where a title without quotes begins: at a capital letter after a sign, a few words before «туралы»."""
        if self.mention.kind in COURT_KINDS:
            if self.date is not None:
                return None
            return self._subject_after(end, of_owner=_OWNED.search(self.mention.word) is not None)
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
        word, _ = word_before(self.text.clean, self.start)
        possesses = _POSSESSES.search(word) is not None
        if not possesses and not (is_nominative(word.lower()) and self._is_of_subject()):
            return False
        if (at := issuer_start(self.text, self.start)) is None:
            return False
        name = self.text.clean[at : self.start].split()
        if not possesses and len(name) == 1 and self.adopted is None:
            return False  # «Сот 5 мамырдағы шешімімен …» says no more than that it is of a court
        self.issuer, self.start = " ".join(name), at
        return True

    def _is_of_subject(self) -> bool:
        """Whether the act is that of the subject before it: «соты … шешімімен», «Кеңес … қаулы қабылдады»."""
        if self.adopted is not None:
            return True
        mention = self.mention
        return self._anything() and (
            _OWNED.search(mention.word) is not None or _adopts().match(self.text.folded, mention.end) is not None
        )

    def _read_owner(self) -> bool:
        """Whose statute somebody approved: «Қазақ бөлімінің 1923 жылғы 11 сәуірдегі ВЦИК бекіткен ережесі»."""
        if self.adopted is None or self.issuer is None or self.owned or self.mention.kind in COURT_KINDS:
            return False
        if not GENITIVE.search(word_before(self.text.folded, self.start)[0]):
            return False
        if (at := issuer_start(self.text, self.start)) is None:
            return False
        self.owned, self.start = True, at
        return True

    def _of_nobody(self) -> bool:
        """Whether it is a decision that somebody took who is not named: «талапкер 5 мамырда қабылдаған шешім»."""
        if self.adopted is None or self.issuer is not None or self.mention.kind not in COURT_KINDS:
            return False
        if self.date is not None and _adopted().match(self.text.folded, self.adopted[0]):
            return False  # «5 мамырда шығарылған шешім»: nobody need be named
        return not (self.number or self.title)

    def _read_adopted(self) -> bool:
        """Reads back to the participle that ties the act to who adopted it: «ВЦИК бекіткен РСФСР Жоғары Сотының»."""
        if self.adopted is not None or self.mention.form != "number" or self.mention.kind in _WITHOUT_ISSUER:
            return False
        if self.issuer is not None:
            return False
        if (at := adopting_before(self.text, self.start)) is None:
            return False
        self.adopted, self.start = (at, self.start), at
        return True


def adopting_before(text: Text, end: int) -> int | None:
    """Where the participle begins that ties an act to who adopted it; words of its name may stand before `end`."""
    if _adopting_near().search(text.folded, max(0, end - WINDOW), end) is None:  # which is so of most, and soon found
        return None
    position = end
    for _ in range(_BETWEEN_ADOPTED):
        word, at = word_before(text.clean, position)
        folded = text.folded[at : at + len(word)]
        if folded.endswith(_PARTICIPLE_ENDS):
            match = _adopting().search(text.folded, max(0, position - _SHORT_WINDOW), position)
            return match.start() if match is not None else None
        if not word or word[-1] in _ENDS_OF_CLAUSES or not in_name_of_act(word, folded):
            return None
        position = at
    return None


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
