"""A text whose data of persons is replaced by placeholders, with the way to and from the original."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..normalize import normalize

# What a record says in words of the text apart from its spans: title, number and issuer of an act, name of a court.
_WORDS_OF_THE_TEXT = frozenset({"title", "number", "issuer", "court"})
_SPACE = re.compile(r"\s+")
_PART = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of the original and what stands for it."""

    start: int
    end: int
    placeholder: str
    kind: str


class Masked:
    """The masked text, what was replaced, and the map of positions.

    Attributes:
        original: The text as it was.
        text: The text with placeholders.
        replacements: What was replaced, in order.
    """

    def __init__(self, original: str, replacements: tuple[Replacement, ...]) -> None:
        self.original = original
        self.replacements = replacements
        pieces: list[str] = []
        self._starts: list[int] = []
        self._masked_starts: list[int] = []
        at = length = 0
        for replacement in replacements:
            pieces += [original[at : replacement.start], replacement.placeholder]
            length += replacement.start - at
            self._starts.append(replacement.start)
            self._masked_starts.append(length)
            length += len(replacement.placeholder)
            at = replacement.end
        pieces.append(original[at:])
        self.text = "".join(pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the original in the masked text; one that touches a placeholder takes the whole of it."""
        return self._forward(start, at_end=False), self._forward(end, at_end=True)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the masked text in the original; one that touches a placeholder takes all it stands for."""
        return self._back(start, at_end=False), self._back(end, at_end=True)

    def _forward(self, position: int, *, at_end: bool) -> int:
        index = bisect_right(self._starts, position - at_end) - 1
        if index < 0:
            return position
        found, start = self.replacements[index], self._masked_starts[index]
        if position - at_end < found.end:
            return start + len(found.placeholder) if at_end else start
        return start + len(found.placeholder) + position - found.end

    def _back(self, position: int, *, at_end: bool) -> int:
        index = bisect_right(self._masked_starts, position - at_end) - 1
        if index < 0:
            return position
        found, start = self.replacements[index], self._masked_starts[index]
        if position - at_end < start + len(found.placeholder):
            return found.end if at_end else found.start
        return found.end + position - start - len(found.placeholder)

    def key(self) -> dict[str, list[str]]:
        """What each placeholder stands for, in all the forms that occur: the key that undoes the mask."""
        forms: dict[str, dict[str, None]] = {}
        for found in self.replacements:
            forms.setdefault(found.placeholder, {})[self.original[found.start : found.end]] = None
        return {placeholder: list(texts) for placeholder, texts in forms.items()}

    def record(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """A record of the original (as plain values) with positions and words of the masked text."""
        moved: dict[str, Any] = self._moved(record)
        if "chars" in record:
            moved["chars"] = len(self.text)
        if record.get("pages"):
            moved["pages"] = [self.span(page, page + 1)[0] for page in record["pages"]]
        return moved

    def _moved(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [self._moved(part) for part in value]
        if not isinstance(value, dict):
            return value
        moved = {name: self._told(name, part) for name, part in value.items()}
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            moved["start"], moved["end"] = self.span(value["start"], value["end"])
            if "text" in value:
                moved["text"] = self.text[moved["start"] : moved["end"]]
        return moved

    def _told(self, name: str, part: Any) -> Any:
        if isinstance(part, str) and name in _WORDS_OF_THE_TEXT:
            return self._hidden_in(part)
        return self._moved(part)

    def _hidden_in(self, words: str) -> str:
        """Words taken from the text, cut or joined as they may be, with the placeholders of what is replaced in it."""
        forms, pattern = self._forms
        return pattern.sub(lambda found: forms[_SPACE.sub(" ", found[0])], words) if forms else words

    @cached_property
    def _forms(self) -> tuple[dict[str, str], re.Pattern[str]]:
        """What was replaced, as a whole and each word of a name by itself, with its placeholder; the longest first."""
        whole: dict[str, str] = {}
        parts: dict[str, str] = {}
        for found in self.replacements:
            raw = self.original[found.start : found.end]
            for form in (_SPACE.sub(" ", raw), _SPACE.sub(" ", normalize(raw).clean)):
                whole |= dict.fromkeys((form, form.rstrip(".")), found.placeholder)
                if found.kind == "NAME":
                    parts |= dict.fromkeys(_PART.findall(form), found.placeholder)
        forms = parts | whole
        ordered = sorted(forms, key=len, reverse=True)
        spelled = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered)
        return forms, re.compile(rf"(?<!\w)(?:{spelled})(?!\w)")
