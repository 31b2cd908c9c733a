"""The second engine: stanza pipelines whose models lie in a folder; the network is never asked."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CassatioError, UsageError
from ..extras import library
from ..language import languages_of
from ..normalize import Text
from ..resources import weights_dir
from ..values import Language, Token
from .boundaries import split

if TYPE_CHECKING:
    from collections.abc import Iterator

KAZAKH = "stanza-kk"
"""The folder of the Kazakh models under models/weights."""


def tokenize_by_stanza(text: Text, language: Language) -> tuple[Token, ...]:
    """The tokens of the text with lemmas, tags and features; in a mixed text by stretches of one language.

    A token of several words («Баласыз») has the lemma and the tag of its first one.

    Raises:
        MissingExtraError: stanza is not installed.
        CassatioError: the models of the language are missing.
        UsageError: the text is in another language.
    """
    if language == "other":
        raise UsageError(
            "stanza reads Kazakh and Russian: say which with --lang, or use --engine rules.", code="language"
        )
    stretches = [(0, len(text.clean), language)] if language != "mixed" else _stretches(text)
    return tuple(token for stretch in stretches for token in _tokens(text, *stretch))


def load_kazakh(models: Path) -> Any:
    """The Kazakh pipeline from a folder holding `tokenize.pt`, `mwt.pt`, `pos.pt`, `lemma.pt`, `resources.json`."""
    return _stanza().Pipeline(
        "kk",
        dir=str(models),
        package=None,
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        verbose=False,
        processors="tokenize,mwt,pos,lemma",
        tokenize_model_path=str(models / "tokenize.pt"),
        mwt_model_path=str(models / "mwt.pt"),
        pos_model_path=str(models / "pos.pt"),
        lemma_model_path=str(models / "lemma.pt"),
    )


@cache
def _pipeline(language: str) -> Any:
    if language == "kk":
        models = weights_dir(KAZAKH)
        if not (models / "pos.pt").is_file():
            raise CassatioError(
                f"{models} holds no Kazakh stanza models: install cassatio again or train them (docs/tokens.md).",
                code="models_missing",
            )
        return load_kazakh(models)
    return _load_russian()


def _load_russian() -> Any:
    """The Russian pipeline from the user's own models, in stanza's usual folder."""
    folder = Path(os.environ.get("STANZA_RESOURCES_DIR") or Path("~/stanza_resources").expanduser())
    stanza = _stanza()
    missing = CassatioError(
        f"{folder} holds no Russian stanza models: fetch them once with "
        """python -c "import stanza; stanza.download('ru')", or use --engine rules.""",
        code="models_missing",
    )
    if not (folder / "ru").is_dir():
        raise missing
    try:
        return stanza.Pipeline(
            "ru",
            dir=str(folder),
            processors="tokenize,pos,lemma",
            download_method=None,
            use_gpu=False,
            verbose=False,
        )
    except (FileNotFoundError, stanza.pipeline.core.ResourcesFileNotFoundError) as error:
        raise missing from error


def _stanza() -> Any:
    return library("stanza", "The engine stanza", "stanza")


def _stretches(text: Text) -> "Iterator[tuple[int, int, str]]":
    """Runs of sentences of one language; a sentence that does not tell goes with those before it."""
    spans = split(text.clean, text.folded)
    own = [language if language in ("kk", "ru") else None for language in languages_of(text.folded, spans)]
    current = next((language for language in own if language), "kk")
    first = 0
    for (start, _), language in zip(spans, own, strict=True):
        if language and language != current:
            if start > first:
                yield first, start, current
            first, current = start, language
    if first < len(text.clean):
        yield first, len(text.clean), current


def _tokens(text: Text, start: int, end: int, language: str) -> "Iterator[Token]":
    for sentence in _pipeline(language)(text.clean[start:end]).sentences:
        for token in sentence.tokens:
            word = token.words[0]
            features = dict(pair.split("=", 1) for pair in (word.feats or "").split("|") if "=" in pair)
            yield Token(start + token.start_char, start + token.end_char, word.lemma, word.upos, features)
