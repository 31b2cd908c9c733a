"""The small trained pipeline of Kazakh that comes with the package."""

import pytest

from pipeline.components import kazakh
from pipeline.errors import CassatioError


@pytest.fixture(scope="module")
def nlp():
    return kazakh.load_tagger()


def test_tags_and_features(nlp):
    doc = nlp("Сот шағымды қарады. Жауапкер келген жоқ.")
    tags = {token.text: token for token in doc}
    assert (tags["сот".capitalize()].pos_, tags["шағымды"].pos_, tags["қарады"].pos_) == ("NOUN", "NOUN", "VERB")
    assert tags["шағымды"].morph.get("Case") == ["Acc"]
    assert len(list(doc.sents)) == 2


def test_the_components_fit_behind_it(nlp):
    nlp.add_pipe("cassatio_lemmas")
    nlp.add_pipe("cassatio_dates")
    doc = nlp("Қаулы 2024 жылғы 5 наурызда сот отырысында жарияланды.")
    assert [token.lemma_ for token in doc if token.text == "отырысында"] == ["отырыс"]
    assert [ent.kb_id_ for ent in doc.ents] == ["2024-03-05"]


def test_missing_weights_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(kazakh, "weights_dir", lambda name: tmp_path / name)
    with pytest.raises(CassatioError, match="spacy-kk"):
        kazakh.load_tagger()
