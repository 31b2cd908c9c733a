"""One document → its sentences and tokens as a command prints them."""

from dataclasses import dataclass
from typing import Literal

import msgspec

from .analysis import carry_back
from .language import detect, language_notes
from .normalize import normalize
from .render import Rendered
from .tokens import find_sentences, to_conllu, tokenize
from .values import Document, Language, Sentence, Token


@dataclass(frozen=True, slots=True)
class TokenOptions:
    """How to cut and how to print."""

    engine: Literal["rules", "stanza"]
    format: str
    lang: str = "auto"
    lemmas: bool = True


def render_tokens(work: tuple[Document, TokenOptions]) -> Rendered:
    """The sentences and tokens of one document, UTF-8 with its line end.

    JSON is a line a document: `{"id", "tokens": [{"start", "end", "lemma", …}], "sentences": [{"start", "end",
    "language"}]}`, positions in code points of the text as read.
    """
    document, options = work
    text = normalize(document.text)
    sentences = find_sentences(text)
    language: Language = options.lang if options.lang in ("kk", "ru") else detect(text)  # type: ignore[assignment]
    if options.lang == "auto" and {"kk", "ru"} <= {sentence.language for sentence in sentences}:
        language = "mixed"  # each sentence by the rules of its own language
    tokens = tokenize(text, language, engine=options.engine, lemmas=options.lemmas)
    notes = (*document.notes, *language_notes(text))
    if options.format == "conllu":
        shown = to_conllu(text.clean, sentences, tokens, name=document.id)
    elif options.format == "text":
        shown = _lines(text.clean, sentences, tokens)
    else:
        shown = _json(document.id, carry_back(sentences, text), carry_back(tokens, text))
    return Rendered(document.id, shown.encode("utf-8", "replace"), notes, document.source)


def _json(name: str, sentences: tuple[Sentence, ...], tokens: tuple[Token, ...]) -> str:
    record = {
        "id": name,
        "tokens": [
            {
                "start": t.start,
                "end": t.end,
                "lemma": t.lemma,
                **({"pos": t.pos} if t.pos else {}),
                **({"features": dict(t.features)} if t.features else {}),
            }
            for t in tokens
        ],
        "sentences": [{"start": s.start, "end": s.end, "language": s.language} for s in sentences],
    }
    return msgspec.json.encode(record).decode() + "\n"


def _lines(text: str, sentences: tuple[Sentence, ...], tokens: tuple[Token, ...]) -> str:
    lines: list[list[str]] = [[] for _ in sentences]
    at = 0
    for token in tokens:
        while at + 1 < len(sentences) and token.start >= sentences[at].end:
            at += 1
        if lines:
            lines[at].append(text[token.start : token.end])
    return "".join(" ".join(line) + "\n" for line in lines)
