"""The tokens of this package as a spaCy tokenizer, so that both cut alike."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..normalize import normalize
from ..tokens.rules import Grammar, token_pattern


class CourtTokenizer:
    """Cuts a text as `cassatio tokenize` does; whitespace beyond one space is a token of its own, as spaCy has it."""

    def __init__(self, vocab: Vocab, grammar: Grammar) -> None:
        self.vocab = vocab
        self.grammar = grammar

    def __call__(self, text: str) -> Doc:
        """The document of `text`; `doc.text` is `text`, character for character."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for first, end in self._spans(text):
            start = max(first, at)  # an accent that is left over belongs to the letter before it
            if start >= end:
                continue
            if start > at:
                _add_gap(text[at:start], words, spaces)
            words.append(text[start:end])
            spaces.append(False)
            at = end
        if at < len(text):
            _add_gap(text[at:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _spans(self, raw: str) -> Iterator[tuple[int, int]]:
        text = normalize(raw)
        matches = token_pattern(self.grammar).finditer(text.clean)
        if text.identical:
            return (match.span() for match in matches)
        return (text.raw_span(*match.span()) for match in matches)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """The documents of the texts, in order."""
        del batch_size  # spaCy passes it to every tokenizer
        for text in texts:
            yield self(text)

    # spaCy saves and loads every tokenizer by these names; this one has no state beside its grammar in the config.
    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the rules come with the package."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> "CourtTokenizer":
        """The tokenizer itself."""
        return self

    def to_disk(self, _: str | Path, **__: Any) -> None:
        """Nothing: the rules come with the package."""

    def from_disk(self, _: str | Path, **__: Any) -> "CourtTokenizer":
        """The tokenizer itself."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return CourtTokenizer, (self.vocab, self.grammar)


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """The space between two tokens: one belongs to the token before it, the rest is a token."""
    if words and gap[0] == " ":
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        if gap.endswith(" ") and len(gap) > 1:
            words.append(gap[:-1])
            spaces.append(True)
        else:
            words.append(gap)
            spaces.append(False)
