"""What the components do to a `Doc`: call a stage on its text, lay the findings over its tokens."""

from bisect import bisect_left
from typing import Any

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ..normalize import normalize
from ..report.record import to_dict
from ..stages import Depth, analyze
from ..tokens import find_sentences, tokenize
from ..tokens.describe import describe
from ..tokens.rules import Grammar

_DEPTHS = {"dates": Depth.DATES, "references": Depth.REFERENCES, "facts": Depth.FACTS}
# A ruling cited by its date would hide the date: it is a span only.
_ENTITIES = frozenset({"DATE", "LAW"})
_KEYS = {"dates": ("dates", "terms"), "references": ("references",), "facts": ("facts",)}


class Finder:
    """One stage as a component: its findings in `doc.spans`, in `doc.ents` and, as records, in `doc._.cassatio`."""

    def __init__(self, stage: str, lang: str, spans_key: str, *, ents: bool) -> None:
        self.stage = stage
        self.lang = lang if lang in ("kk", "ru") else "auto"
        self.spans_key = spans_key
        self.ents = ents

    def __call__(self, doc: Doc) -> Doc:
        """The same document with the findings of the stage."""
        record = to_dict(analyze(doc.text, lang=self.lang, depth=_DEPTHS[self.stage]))
        found = {key: record[key] for key in ("language", *_KEYS[self.stage])}
        doc._.cassatio = {**(doc._.cassatio or {}), **found}
        spans = [span for row in record[self.stage] if (span := _span(doc, row, self.stage))]
        doc.spans[self.spans_key] = spans
        if self.ents:
            doc.ents = tuple(filter_spans([*doc.ents, *(span for span in spans if span.label_ in _ENTITIES)]))
        return doc


def _span(doc: Doc, row: dict[str, Any], stage: str) -> Span | None:
    label, kb_id = _label(row, stage)
    span: Span | None = doc.char_span(row["start"], row["end"], label=label, kb_id=kb_id, alignment_mode="expand")
    return span


def _label(row: dict[str, Any], stage: str) -> tuple[str, str]:
    """The label and the id of a finding as a span."""
    if stage == "dates":
        return "DATE", row["value"] or ""
    if stage == "references":
        act = row["act"] or {}
        return "RULING" if act.get("kind") == "judicial-act" else "LAW", act.get("id") or ""
    return row["id"], row["value"]


def set_sentences(doc: Doc) -> Doc:
    """The document with its sentence boundaries; a token that spans a boundary belongs to the sentence before it."""
    text = normalize(doc.text)
    starts = [text.raw_span(s.start, s.end)[0] for s in find_sentences(text)]
    offsets = [token.idx for token in doc]
    first = {bisect_left(offsets, start) for start in starts}
    for token in doc:
        token.is_sent_start = token.i in first or token.i == 0
    return doc


class LemmaSetter:
    """Lemma, part of speech and features of every token by itself."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def __call__(self, doc: Doc) -> Doc:
        """The same document with the lemmas that are known."""
        for token in doc:
            folded = normalize(token.text).folded.strip()
            if folded:
                lemma, pos, features = describe(folded, self.grammar)
                _set(token, lemma, pos, dict(features))
        return doc


class StanzaSetter:
    """Lemma, part of speech and features by stanza, where its token is a token of the document."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def __call__(self, doc: Doc) -> Doc:
        """The same document with lemmas and tags."""
        text = normalize(doc.text)
        places = {(token.idx, token.idx + len(token)): token for token in doc}
        for found in tokenize(text, self.grammar, engine="stanza"):
            token = places.get(text.raw_span(found.start, found.end))
            if token is not None:
                _set(token, found.lemma, found.pos, dict(found.features))
        return doc


def _set(token: Any, lemma: str | None, pos: str | None, features: dict[str, str]) -> None:
    if lemma is not None:
        token.lemma_ = lemma
    if pos is not None:
        token.pos_ = pos
    if features:
        token.set_morph(features)
