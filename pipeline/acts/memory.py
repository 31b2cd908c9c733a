"""What a text has spoken of so far: acts, their short names, the units named last; for pronouns and for context."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..knowledge.patterns import prepared
from ..normalize import Text
from ..values import Act
from .found import Found
from .lexicon import RANK
from .mentions import COURT_KINDS, KINDS, Mention
from .pinpoints import Pins

_NEAR = 2000
_WEAK_REACH = 250
_AHEAD = 100
_STEM = 5
_REMEMBERED = 60
_SENTENCE_END = prepared(r"[.!?;]\s+[А-ЯӘҒҚҢӨҰҮҺІ«\"]|\n\s*\n")
_WITHOUT_ARTICLES = frozenset(
    {
        "normative-resolution",
        "constitutional-court-resolution",
        "government-resolution",
        "akimat-resolution",
        "maslikhat-decision",
        "order",
    }
)
_MANY = frozenset({"statute-of-body", "other"})
"""Kinds of act of which a text may well speak of several, most of them without a name that is read."""
_NO_CONTEXT = frozenset({"judicial-act", "decision"})


@dataclass(slots=True)
class Spoken:
    """An act that the text has spoken of: by which head noun, where, and whether units of it were named."""

    act: Act
    head: str
    word: str
    end: int
    with_units: bool


class Memory:
    """The acts spoken of in order, the short names defined, the act of each article, the units named last."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._last: list[Spoken] = []
        self._by_article: dict[str, Act] = {}
        self.aliases: dict[str, Act] = {}
        self._units: dict[str, str] = {}
        self._units_of: Act | None = None

    def remember(self, act: Act, mention: Mention | None, items: Sequence[Pins], end: int) -> None:
        """Keeps what a reference said."""
        head, word = (mention.word_kind(), mention.word) if mention is not None else (act.kind, "")
        self._last.append(Spoken(act, head, word, end, with_units=bool(items)))
        if len(self._last) > _REMEMBERED:
            del self._last[: _REMEMBERED // 2]
        if mention is not None and mention.alias is not None:
            self.aliases[mention.alias] = act
        for item in items:
            top = RANK[item[0][0]]
            self._units = {level: value for level, value in self._units.items() if RANK[level] > top}
            self._units_of = act
            for level, value in item:
                self._units[level] = value
                if level == "article":
                    self._by_article[value] = act

    def unit(self, level: str, act: Act | None) -> str | None:
        """The number of the unit of that level named last, if it was one of that act."""
        return self._units.get(level) if act is None or act == self._units_of else None

    def just_named(self, level: str, position: int) -> bool:
        """Whether a unit of that level was named in the sentence that is read at `position`."""
        if level not in self._units or not self._last:
            return False
        return _SENTENCE_END.search(self._text.clean, self._last[-1].end, position) is None

    def only_abroad(self, home: frozenset[str]) -> str | None:
        """The jurisdiction spoken of last, if none at home has been spoken of."""
        last = None
        for spoken in self._last:
            if spoken.act.jurisdiction in home:
                return None
            last = spoken.act.jurisdiction or last
        return last

    def last_of(self, kind: str, position: int, word: str) -> Act | None:
        """The last act spoken of that the head noun may name; of resolutions only one spoken of shortly before."""
        kinds = KINDS.get(kind, frozenset({kind}))
        for spoken in reversed(self._last):
            if kind == "other" and spoken.word[:_STEM] != word[:_STEM]:
                continue
            fits = spoken.act.kind in kinds or spoken.head == kind
            if fits and kind in _MANY and self._text.folded.find(word[:_STEM], spoken.end, position) >= 0:
                return None  # another one was spoken of since, in a way that is not read
            if fits and (kind not in COURT_KINDS or position - spoken.end < _NEAR):
                return spoken.act
        return None

    def around(self, item: Found) -> Act | None:
        """The act that units without one belong to: the last one that can have them.

        Where that was named without units and another is known for the article, it is the other; small units alone
        reach only a little way back.
        """
        articles = [value for pins in item.items for level, value in pins if level == "article"]
        for spoken in reversed(self._last):
            if spoken.act.kind in _NO_CONTEXT or (articles and spoken.act.kind in _WITHOUT_ARTICLES):
                continue
            if not item.strong and item.start - spoken.end > _WEAK_REACH:
                return None
            if articles and not spoken.with_units and articles[0] in self._by_article:
                return self._by_article[articles[0]]
            return spoken.act
        return None

    def belongs_ahead(self, item: Found, following: Found | None) -> bool:
        """Whether Russian units belong to the act named after them: «по ч. 3 ст. 118, издержки – по ст. 178 УПК».

        It is so if that act comes with units in the same sentence, the act before was of another sentence, and the
        article was not cited before.
        """
        if following is None or following.mention is None or not following.items or item.language != "ru":
            return False
        if following.mention.form not in {"name", "abbreviation", "alias"} or following.start - item.end > _AHEAD:
            return False
        articles = [value for pins in item.items for level, value in pins if level == "article"]
        if not articles or articles[0] in self._by_article:
            return False
        clean = self._text.clean
        if _SENTENCE_END.search(clean, item.end, following.start):
            return False
        before = self._last[-1].end if self._last else 0
        return not self._last or _SENTENCE_END.search(clean, before, item.start) is not None
