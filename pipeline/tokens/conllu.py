"""Sentences and tokens as CoNLL-U, the exchange format of treebanks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..values import Sentence, Token


def to_conllu(
    text: str,
    sentences: Iterable[Sentence],
    tokens: Sequence[Token],
    *,
    name: str = "-",
    entities: Mapping[int, str] | None = None,
) -> str:
    """The sentences of `text` in CoNLL-U; `text` is what the positions count in.

    Columns without an answer hold `_`; `SpaceAfter=No` stands in the last column, `# text` on one line. `entities` are
    tags (`B-date`) by the start of a token, for the last column too.
    """
    blocks = []
    at = 0
    for number, sentence in enumerate(sentences, start=1):
        while at < len(tokens) and tokens[at].start < sentence.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].end <= sentence.end:
            at += 1
        heading = [
            f"# sent_id = {_one_line(name)}-{number}",
            f"# text = {_one_line(text[sentence.start : sentence.end])}",
            f"# lang = {sentence.language}",
        ]
        blocks.append("\n".join([*heading, *_rows(text, tokens[first:at], entities or {})]))
    return "\n\n".join(blocks) + "\n\n" if blocks else ""


def _rows(text: str, tokens: Sequence[Token], entities: Mapping[int, str]) -> Iterator[str]:
    for number, token in enumerate(tokens, start=1):
        glued = number < len(tokens) and tokens[number].start == token.end
        tag = entities.get(token.start)
        misc = [f"Entity={tag}"] if tag else []
        columns = [
            str(number),
            _one_line(text[token.start : token.end]),
            token.lemma or "_",
            token.pos or "_",
            "_",
            "|".join(f"{key}={value}" for key, value in sorted(token.features.items())) or "_",
            "_",
            "_",
            "_",
            "|".join([*misc, *(["SpaceAfter=No"] if glued else [])]) or "_",
        ]
        yield "\t".join(columns)


def _one_line(text: str) -> str:
    return " ".join(text.split())
