"""How rows are written: `|` is a cut without a space; in rows of tokens a space is a cut as well."""

from pipeline.normalize import normalize
from pipeline.tokens import find_sentences, tokenize


def expected_tokens(row):
    return row.replace("|", " ").split()


def found_tokens(row, language):
    text = normalize(row.replace("|", ""))
    return [text.clean[token.start : token.end] for token in tokenize(text, language, lemmas=False)]


def expected_sentences(row):
    return [part.strip() for part in row.split("|")]


def found_sentences(row):
    text = normalize(row.replace("|", ""))
    return [text.clean[sentence.start : sentence.end] for sentence in find_sentences(text)]
