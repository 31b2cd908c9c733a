"""The split of the treebank: whole, without overlap, the same every time."""

from pipeline.tokens.train_stanza import plain_text, split

CONLLU = "\n\n".join(f"# text = Сот {n}.\n1\tСот\tсот\tNOUN\t_\t_\t0\troot\t_\t_" for n in range(40)) + "\n\n"


def test_every_sentence_is_in_one_part():
    parts = split(CONLLU, dev=4, test=6)
    assert {name: len(sentences) for name, sentences in parts.items()} == {"test": 6, "dev": 4, "train": 30}
    assert len({sentence for sentences in parts.values() for sentence in sentences}) == 40


def test_the_split_is_the_same_every_time():
    assert split(CONLLU, dev=4, test=6) == split(CONLLU, dev=4, test=6)
    assert split(CONLLU, dev=4, test=6) != split(CONLLU, dev=4, test=6, seed=1)


def test_the_plain_text_has_paragraphs():
    text = plain_text(split(CONLLU, dev=4, test=20)["test"])
    assert text.count("\n\n") == 2
    assert text.count("Сот") == 20
