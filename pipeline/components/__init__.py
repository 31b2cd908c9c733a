"""spaCy components: the stages of this package by name in any pipeline.

spaCy imports every installed factory whenever any pipeline is built. So this module imports spaCy (which is there
already) and the standard library, nothing else: the stages are reached when a component is made or called, and a broken
optional dependency cannot break `spacy.blank("en")`.

    nlp = spacy.blank("kk")
    nlp.add_pipe("cassatio_dates")
    nlp.add_pipe("cassatio_references")
    doc = nlp(text)
    doc.ents, doc.spans["dates"], doc._.cassatio["references"]
"""

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

__all__ = [
    "make_dates",
    "make_facts",
    "make_lemmas",
    "make_references",
    "make_sentences",
    "make_stanza",
    "make_tokenizer",
]

Component = Callable[[Doc], Doc]


@registry.tokenizers("cassatio.Tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer(grammar: str = "auto") -> Callable[[Language], Callable[[str], Doc]]:
    """The tokenizer of court texts for a spaCy config; `grammar` is kk, ru or auto (the language of the pipeline)."""

    def create(nlp: Language) -> Callable[[str], Doc]:
        from .tokenizer import CourtTokenizer

        return CourtTokenizer(nlp.vocab, "ru" if "ru" in (grammar, nlp.lang) and grammar != "kk" else "kk")

    return create


@Language.factory("cassatio_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> Component:
    """Sentence boundaries that know legal abbreviations, initials and broken lines."""
    del nlp, name  # spaCy gives both to every factory
    from .annotate import set_sentences

    return set_sentences


@Language.factory("cassatio_lemmas", assigns=["token.lemma", "token.pos", "token.morph"])
def make_lemmas(nlp: Language, name: str) -> Component:
    """Lemmas, parts of speech and features word by word; what is not known stays empty."""
    del name
    from .annotate import LemmaSetter

    return LemmaSetter("ru" if nlp.lang == "ru" else "kk")


@Language.factory(
    "cassatio_dates", default_config={"ents": True, "spans_key": "dates"}, assigns=["doc.spans", "doc.ents"]
)
def make_dates(nlp: Language, name: str, ents: bool, spans_key: str) -> Component:
    """Dates as entities DATE and in `doc.spans["dates"]`; the ISO value is the `kb_id_` of the span."""
    del name
    from .annotate import Finder

    return Finder("dates", nlp.lang or "", spans_key, ents=ents)


@Language.factory(
    "cassatio_references", default_config={"ents": True, "spans_key": "references"}, assigns=["doc.spans", "doc.ents"]
)
def make_references(nlp: Language, name: str, ents: bool, spans_key: str) -> Component:
    """References to acts as entities LAW and in `doc.spans["references"]` (also RULING); `kb_id_` is the act's id."""
    del name
    from .annotate import Finder

    return Finder("references", nlp.lang or "", spans_key, ents=ents)


@Language.factory("cassatio_facts", default_config={"spans_key": "facts"}, assigns=["doc.spans"])
def make_facts(nlp: Language, name: str, spans_key: str) -> Component:
    """Procedural facts in `doc.spans["facts"]`: the label is the fact, the `kb_id_` present or absent."""
    del name
    from .annotate import Finder

    return Finder("facts", nlp.lang or "", spans_key, ents=False)


@Language.factory("cassatio_stanza", assigns=["token.lemma", "token.pos", "token.morph"])
def make_stanza(nlp: Language, name: str) -> Component:
    """Lemmas, tags and features of the stanza models (extra `stanza`) on the tokens of the pipeline."""
    del name
    from .annotate import StanzaSetter

    return StanzaSetter("ru" if nlp.lang == "ru" else "kk")


def _register(**extensions: Any) -> None:
    for name, default in extensions.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


_register(cassatio=None)
