"""CoNLL-U: sentences and tokens with lemmas, the findings as `Entity=B-date` in the last column."""

from typing import Any

from ..normalize import normalize
from ..tokens import find_sentences, to_conllu, tokenize
from .labels import Label


def write(name: str, text: str, labels: tuple[Label, ...], *, language: Any) -> str:
    """The document in CoNLL-U; of findings inside each other the outermost is told."""
    normalized = normalize(text)
    tokens = tokenize(normalized, language)
    spans = [(token.start, *normalized.raw_span(token.start, token.end)) for token in tokens]
    return to_conllu(normalized.clean, find_sentences(normalized), tokens, name=name, entities=_tags(spans, labels))


def _tags(tokens: list[tuple[int, int, int]], labels: tuple[Label, ...]) -> dict[int, str]:
    """Tags by the start of tokens; a token is its start in the normalized text and its span in the raw one."""
    tags: dict[int, str] = {}
    at = 0
    for label in sorted(labels, key=lambda label: (label.start, -label.end)):
        while at < len(tokens) and tokens[at][2] <= label.start:
            at += 1
        inside = []
        for key, start, end in tokens[at:]:
            if start >= label.end:
                break
            if end > label.start:
                inside.append(key)
        if inside and not any(key in tags for key in inside):
            tags |= {key: f"{'I' if number else 'B'}-{label.name}" for number, key in enumerate(inside)}
    return tags
