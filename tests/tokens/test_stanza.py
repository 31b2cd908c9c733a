"""The shipped stanza models on real sentences; runs where the extra is installed."""

import pytest

from pipeline.errors import CassatioError, UsageError
from pipeline.normalize import normalize
from pipeline.tokens import tokenize

pytest.importorskip("stanza")
pytestmark = pytest.mark.stanza

SENTENCES = "Сот шағымды қарады. Талапкер сот отырысына келді, бірақ жауапкер келмеді."


@pytest.fixture(scope="module")
def tokens():
    return tokenize(normalize(SENTENCES), "kk", engine="stanza")


def test_tokens_are_spans_of_the_text(tokens):
    words = [SENTENCES[token.start : token.end] for token in tokens]
    assert words[:4] == ["Сот", "шағымды", "қарады", "."]
    assert "".join(words) == SENTENCES.replace(" ", "")


def test_tags_and_features(tokens):
    tags = {SENTENCES[token.start : token.end]: token for token in tokens}
    assert tags["шағымды"].pos == "NOUN"
    assert tags["шағымды"].features.get("Case") == "Acc"
    assert tags["қарады"].pos == "VERB"
    assert tags["бірақ"].pos in ("CCONJ", "SCONJ", "ADV")
    assert tags["."].pos == "PUNCT"


def test_lemmas(tokens):
    lemmas = {SENTENCES[token.start : token.end]: token.lemma for token in tokens}
    assert lemmas["шағымды"] == "шағым"
    assert all(lemma for lemma in lemmas.values())


def test_the_network_is_not_asked(monkeypatch):
    import socket

    def refuse(*_):
        raise AssertionError("the network was asked")

    from pipeline.tokens import stanza_engine

    monkeypatch.setattr(socket.socket, "connect", refuse)
    stanza_engine._pipeline.cache_clear()
    assert tokenize(normalize("Сот қарады."), "kk", engine="stanza")


def test_positions_are_those_of_the_text_in_mixed_documents():
    text = normalize("Сот шағымды қарады.\n\nШағым қанағаттандырылды.")
    words = [text.clean[token.start : token.end] for token in tokenize(text, "mixed", engine="stanza")]
    assert words == ["Сот", "шағымды", "қарады", ".", "Шағым", "қанағаттандырылды", "."]


def test_russian_without_models_says_what_to_do(monkeypatch, tmp_path):
    from pipeline.tokens import stanza_engine

    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    stanza_engine._pipeline.cache_clear()
    with pytest.raises(CassatioError, match=r"stanza\.download\('ru'\)"):
        tokenize(normalize("Суд отказал."), "ru", engine="stanza")


def test_another_language_is_refused():
    with pytest.raises(UsageError, match="Kazakh and Russian"):
        tokenize(normalize("The court."), "other", engine="stanza")


def test_the_component_tags_the_tokens_of_the_pipeline():
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("kk")
    nlp.add_pipe("cassatio_stanza")
    doc = nlp(SENTENCES)
    assert doc[1].pos_ == "NOUN"
    assert doc[1].lemma_ == "шағым"
    assert doc[1].morph.get("Case") == ["Acc"]
