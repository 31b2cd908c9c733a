"""Train the small spaCy model of Kazakh tags, features and sentence ends from a treebank.

    python -m pipeline.components.train_tagger kk_ktb.conllu --out models/weights/spacy-kk

The split is that of `pipeline.tokens.train_stanza`, so the scores stand side by side. Takes a few minutes of one core.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import compounding, fix_random_seed

from ..tokens.train_stanza import SEED, plain_text, split

EPOCHS = 30
_TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
}
_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
_TAGGER = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": _LISTENER}


def main(arguments: list[str] | None = None) -> None:
    """Split the treebank, train, keep the epoch that is best on the development part, score it on the test part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, help="a CoNLL-U file with gold tokens, tags and lemmas")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the model")
    options = parser.parse_args(arguments)
    parts = split(options.treebank.read_text(encoding="utf-8"))
    fix_random_seed(SEED)
    nlp = build()
    train(nlp, parts["train"], parts["dev"])
    options.out.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(options.out)
    scores = score(nlp, parts["test"])
    (options.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


def build() -> Language:
    """The untrained pipeline: one embedding shared by tagger, lemmatizer and sentence ends."""
    nlp = spacy.blank("kk")
    nlp.meta.update({"name": "ktb", "license": "CC BY-SA 4.0", "spacy_version": ">=3.8,<3.9"})
    nlp.add_pipe("tok2vec", config={"model": _TOK2VEC})
    nlp.add_pipe("morphologizer", config={"model": _TAGGER})
    nlp.add_pipe("trainable_lemmatizer", config={"model": _TAGGER, "min_tree_freq": 2, "top_k": 3})
    nlp.add_pipe("senter", config={"model": _TAGGER})
    return nlp


def train(nlp: Language, training: Sequence[str], development: Sequence[str]) -> None:
    """Train on short paragraphs of one to eight sentences; the parameters end as they were in the best epoch."""
    shuffler = random.Random(SEED)  # noqa: S311 - repeatable, nothing secret
    held_out = [_example(nlp, development[i : i + 8]) for i in range(0, len(development), 8)]
    optimizer = nlp.initialize(lambda: [_example(nlp, [sentence]) for sentence in training])
    best, kept = -1.0, nlp.to_bytes()
    for _ in range(EPOCHS):
        examples = list(_paragraphs(nlp, training, shuffler))
        for batch in minibatch(examples, size=compounding(4, 16, 1.01)):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer, drop=0.2)
        reached = _overall(nlp.evaluate(held_out))
        if reached > best:
            best, kept = reached, nlp.to_bytes()
    nlp.from_bytes(kept)


def _overall(scores: dict[str, Any]) -> float:
    return float(scores["pos_acc"] + scores["morph_acc"] + scores["lemma_acc"] + scores["sents_f"])


def _paragraphs(nlp: Language, sentences: Sequence[str], shuffler: random.Random) -> Iterator[Example]:
    order = list(sentences)
    shuffler.shuffle(order)
    at = 0
    while at < len(order):
        size = shuffler.randint(1, 8)
        yield _example(nlp, order[at : at + size])
        at += size


def _example(nlp: Language, sentences: Sequence[str]) -> Example:
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    features: list[str] = []
    lemmas: list[str] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        rows = [line.split("\t") for line in sentence.split("\n") if line[:1].isdigit()]
        for number, row in enumerate(row for row in rows if row[0].isdigit()):
            words.append(row[1])
            spaces.append("SpaceAfter=No" not in row[9])
            lemmas.append(row[2])
            tags.append(row[3])
            features.append("" if row[5] == "_" else row[5])
            starts.append(number == 0)
    gold = Doc(nlp.vocab, words=words, spaces=spaces, pos=tags, morphs=features, lemmas=lemmas, sent_starts=starts)
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), gold)


def score(nlp: Language, sentences: Sequence[str]) -> dict[str, float]:
    """F1 in percent from raw text; a word inside a token of several words counts as missed."""
    text = plain_text(list(sentences)).replace("\n\n", " ").strip()
    found: dict[str, set[Any]] = {key: set() for key in ("tokens", "sentences", "upos", "ufeats", "lemmas")}
    doc = nlp(text)
    for token in doc:
        place = (token.idx, token.idx + len(token))
        found["tokens"].add(place)
        found["upos"].add((*place, token.pos_))
        found["ufeats"].add((*place, str(token.morph)))
        found["lemmas"].add((*place, token.lemma_))
    found["sentences"] = {(sent.start_char, sent.end_char) for sent in doc.sents}
    gold = _gold(sentences, text)
    return {key: round(200 * len(found[key] & gold[key]) / (len(found[key]) + len(gold[key])), 2) for key in found}


def _gold(sentences: Sequence[str], text: str) -> dict[str, set[Any]]:
    gold: dict[str, set[Any]] = {key: set() for key in ("tokens", "sentences", "upos", "ufeats", "lemmas")}
    at = 0
    for sentence in sentences:
        first, inside = None, 0
        for row in (line.split("\t") for line in sentence.split("\n") if line[:1].isdigit()):
            if "-" in row[0]:
                inside = int(row[0].split("-")[1])
            elif int(row[0]) <= inside:
                gold["upos"].add((row[0], at))  # a word that no token of ours can be
                continue
            start = text.index(row[1], at)
            at = start + len(row[1])
            first = start if first is None else first
            gold["tokens"].add((start, at))
            if "-" not in row[0]:
                gold["upos"].add((start, at, row[3]))
                gold["ufeats"].add((start, at, "" if row[5] == "_" else row[5]))
                gold["lemmas"].add((start, at, row[2]))
        gold["sentences"].add((first, at))
    return gold


if __name__ == "__main__":
    main()
