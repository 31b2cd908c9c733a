"""Train the Kazakh stanza models from a treebank, with stanza's own training code and without the network.

    python -m pipeline.tokens.train_stanza kk_ktb.conllu --out models/weights/stanza-kk

Needs the extra `stanza`. The split is made by a fixed seed and one thread is used, so that the same file gives the
same models. Takes about forty minutes of one core; the scores on the test part are written beside the models.
"""

import argparse
import json
import random
import tempfile
from pathlib import Path

SEED = 13
DEV, TEST = 48, 90
PARAGRAPH = 8
"""Sentences in a paragraph of the training text, so that the tokenizer sees ends without a line break."""

NAMES = ("tokenize", "mwt", "pos", "lemma")

TOKENIZER = ("--steps", "1500", "--max_seqlen", "300", "--eval_steps", "100")
MWT = ("--num_epoch", "20")
TAGGER = ("--batch_size", "32", "--char_hidden_dim", "200", "--max_steps", "2000", "--no_pretrain")
LEMMATIZER = ("--num_epoch", "25")


def main(arguments: list[str] | None = None) -> None:
    """Split the treebank, train the four models one after another, score them and shrink them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, help="a CoNLL-U file with gold tokens, tags and lemmas")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the models")
    parser.add_argument("--work", type=Path, help="keep the split and the full-precision models here")
    options = parser.parse_args(arguments)
    work = options.work or Path(tempfile.mkdtemp(prefix="train-stanza-"))
    parts = split(options.treebank.read_text(encoding="utf-8"))
    for name, sentences in parts.items():
        write_part(work, name, sentences)
    train(work)
    options.out.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        shrink(work / f"{name}.pt", options.out / f"{name}.pt")
    (options.out / "resources.json").write_text("{}\n", encoding="utf-8")  # stanza opens it even where paths are given
    scores = score(options.out, work / "test.conllu", work / "test.txt")
    (options.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


def split(conllu: str, *, seed: int = SEED, dev: int = DEV, test: int = TEST) -> dict[str, list[str]]:
    """The sentences of a CoNLL-U text, shuffled by the seed, as `test`, `dev` and `train`."""
    sentences = [block.strip() for block in conllu.split("\n\n") if block.strip()]
    random.Random(seed).shuffle(sentences)  # noqa: S311 - a repeatable split, nothing secret
    return {"test": sentences[:test], "dev": sentences[test : test + dev], "train": sentences[test + dev :]}


def plain_text(sentences: list[str]) -> str:
    """The raw text of CoNLL-U sentences, a space between them and a blank line after every paragraph."""
    lines = [next(line[9:].strip() for line in s.split("\n") if line.startswith("# text = ")) for s in sentences]
    paragraphs = [" ".join(lines[i : i + PARAGRAPH]) for i in range(0, len(lines), PARAGRAPH)]
    return "\n\n".join(paragraphs) + "\n"


def write_part(folder: Path, name: str, sentences: list[str]) -> None:
    """The files that stanza trains from: CoNLL-U, text, a label for every character, multi-word tokens."""
    from stanza.utils.datasets.prepare_tokenizer_data import main as label_characters

    folder.mkdir(parents=True, exist_ok=True)
    conllu, text = folder / f"{name}.conllu", folder / f"{name}.txt"
    conllu.write_text("\n\n".join(sentences) + "\n\n", encoding="utf-8")
    text.write_text(plain_text(sentences), encoding="utf-8")
    label_characters(
        [str(text), str(conllu), "-o", str(folder / f"{name}.labels"), "-m", str(folder / f"{name}.mwt.json")]
    )


def train(folder: Path) -> None:
    """The four models, as `<name>.pt` in the folder that holds the parts."""
    import torch
    from stanza.models import lemmatizer, mwt_expander, tagger, tokenizer
    from stanza.utils.datasets.contract_mwt import contract_mwt

    torch.set_num_threads(1)

    def file(name: str) -> str:
        return str(folder / name)

    common = ["--save_dir", str(folder), "--cpu"]
    named = ["--lang", "kk", "--shorthand", "kk_ktb"]
    tokenizer.main([
        "--txt_file", file("train.txt"), "--label_file", file("train.labels"), "--mwt_json_file", file("dev.mwt.json"),
        "--dev_txt_file", file("dev.txt"), "--dev_label_file", file("dev.labels"),
        "--dev_conll_gold", file("dev.conllu"), "--save_name", "tokenize.pt", *named, *common, *TOKENIZER,
    ])  # fmt: skip
    contract_mwt(file("dev.conllu"), file("dev.tokens.conllu"))
    mwt_expander.main([
        "--train_file", file("train.conllu"), "--eval_file", file("dev.tokens.conllu"),
        "--gold_file", file("dev.conllu"), "--save_name", "mwt.pt", *named, *common, *MWT,
    ])  # fmt: skip
    lemmatizer.main([
        "--train_file", file("train.conllu"), "--eval_file", file("dev.conllu"),
        "--shorthand", "kk_ktb", "--save_name", "lemma.pt", *common, *LEMMATIZER,
    ])  # fmt: skip
    tagger.main([
        "--train_file", file("train.conllu"), "--eval_file", file("dev.conllu"),
        "--save_name", "pos.pt", *named, *common, *TAGGER,
    ])  # fmt: skip


def shrink(source: Path, target: Path) -> None:
    """A copy of a model with its weights in half precision; stanza reads it back into single precision."""
    import torch

    def half(value: object) -> object:
        if isinstance(value, torch.Tensor):
            return value.half() if value.is_floating_point() else value
        if isinstance(value, dict):
            return type(value)((key, half(inner)) for key, inner in value.items())
        return value

    checkpoint = torch.load(source, map_location="cpu", weights_only=False)
    for key in ("optimizer_state_dict", "optimizer"):
        checkpoint.pop(key, None)
    torch.save(half(checkpoint), target)


def score(models: Path, gold: Path, text: Path) -> dict[str, float]:
    """F1 in percent of tokens, sentences, words, tags and lemmas from raw text, by the CoNLL 2018 definition."""
    from stanza.utils.conll import CoNLL
    from udtools.udeval import evaluate, load_conllu_file

    from .stanza_engine import load_kazakh

    predicted = text.with_suffix(".predicted.conllu")
    CoNLL.write_doc2conll(load_kazakh(models)(text.read_text(encoding="utf-8")), str(predicted))
    found = evaluate(load_conllu_file(str(gold)), load_conllu_file(str(predicted)))
    names = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas")
    return {name.lower(): round(100 * found[name].f1, 2) for name in names}


if __name__ == "__main__":
    main()
