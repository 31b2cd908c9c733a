"""Tokens and sentences of Kazakh and Russian, cut as legal text needs it.

>>> from pipeline.normalize import normalize
>>> text = normalize("ГПК 449-б., 1б. қаралды.")
>>> [text.clean[token.start : token.end] for token in tokenize(text, "kk")]
['ГПК', '449', '-', 'б.', ',', '1', 'б.', 'қаралды', '.']
"""

from typing import Literal

from ..errors import UsageError
from ..normalize import Text
from ..values import Language, Token
from .boundaries import find_sentences
from .conllu import to_conllu
from .describe import tokenize_by_rules

Engine = Literal["rules", "stanza"]

__all__ = ["Engine", "find_sentences", "to_conllu", "tokenize"]


def tokenize(text: Text, language: Language, *, engine: Engine = "rules", lemmas: bool = True) -> tuple[Token, ...]:
    """The tokens of the text in order, with lemmas; positions count in `text.clean`.

    Args:
        text: The normalized text.
        language: The language whose rules cut it; `mixed` decides sentence by sentence.
        engine: `rules` (fast, exact on citations) or `stanza` (neural tags and lemmas; needs the extra `stanza`).
        lemmas: Whether to look up lemma, part of speech and features; only the rules can do without.

    Raises:
        UsageError: there is no such engine.
        MissingExtraError: stanza is not installed.
        CassatioError: stanza has no models for this language.
    """
    if engine == "rules":
        return tokenize_by_rules(text, language, lemmas=lemmas)
    if engine == "stanza":
        from .stanza_engine import tokenize_by_stanza

        return tokenize_by_stanza(text, language)
    raise UsageError(f"There is no engine called {engine}: use rules or stanza.", code="unknown_engine")
