"""The spaCy language `kk`: `spacy.blank("kk")`.

spaCy brings no Kazakh. Its tokens are those of this package, because spaCy's rules for the neighbors break «449-б.» at
the dot and leave «437-447-баптарын» whole.
"""

from confection import Config
from spacy import load
from spacy.attrs import LIKE_NUM
from spacy.language import BaseDefaults, Language

from ..errors import CassatioError
from ..knowledge.load import load_file
from ..knowledge.words import Stems, WordList
from ..resources import weights_dir

_NUMERALS = frozenset(load_file("words/kk/stems/numerals.toml", Stems).words)
_ORDINAL_ENDINGS = ("нші", "ншы", "інші", "ыншы", "ші", "шы")


def like_num(text: str) -> bool:
    """Whether a token is a number: digits («1,5», «20-шы», «1/2») or a numeral («жиырма», «бірінші»)."""
    word = text.lstrip("+-±~").replace(",", "").replace(".", "").replace("/", "").lower()
    if word.split("-")[0].isdigit():
        return True
    stems = {word, *(word.removesuffix(ending) for ending in _ORDINAL_ENDINGS)}
    return bool(stems & _NUMERALS)


class KazakhDefaults(BaseDefaults):
    """The parts of the language that spaCy asks for by name."""

    config = Config({"nlp": {"tokenizer": {"@tokenizers": "cassatio.Tokenizer.v1", "grammar": "kk"}}})
    stop_words = set(load_file("words/kk/stop_words.toml", WordList).words)  # noqa: RUF012 - spaCy declares it so
    lex_attr_getters = {LIKE_NUM: like_num}  # noqa: RUF012 - likewise


class Kazakh(Language):  # type: ignore[no-untyped-call]
    """Kazakh in Cyrillic letters."""

    lang = "kk"
    Defaults = KazakhDefaults


def load_tagger() -> Language:
    """The small trained pipeline of Kazakh: tags, features, lemmas, sentence ends (weights CC BY-SA 4.0).

    Raises:
        CassatioError: the installation has no such weights.
    """
    folder = weights_dir("spacy-kk")
    if not (folder / "config.cfg").is_file():
        raise CassatioError(
            f"{folder} holds no model: install cassatio again or train it (docs/tokens.md).", code="models_missing"
        )
    return load(folder)


__all__ = ["Kazakh", "KazakhDefaults", "like_num", "load_tagger"]
