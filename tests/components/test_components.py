"""The stages as spaCy components: spans, entities, records, sentences, lemmas."""

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span

from pipeline.stages import Depth, analyze

KAZAKH = (
    "Сот алқасы 2024 жылғы 5 наурызда ҚР АПК-нің 451-бабын басшылыққа алып, қаулы етті. "
    "Талапкер А.Б. Серіков сот отырысының уақыты мен орны туралы хабарландырылмаған."
)
RUSSIAN = (
    "Решение от 20.02.2012 г. отменено на основании ст. 451 ГПК РК. Истец Иванов А.Б. о времени и месте судебного "
    "заседания надлежащим образом не извещен."
)
STAGES = ("cassatio_sentences", "cassatio_lemmas", "cassatio_dates", "cassatio_references", "cassatio_facts")


def pipeline(language, *names):
    nlp = spacy.blank(language)
    for name in names:
        nlp.add_pipe(name)
    return nlp


@pytest.fixture(scope="module", params=[("kk", KAZAKH), ("ru", RUSSIAN)], ids=["kk", "ru"])
def doc(request):
    language, text = request.param
    return pipeline(language, *STAGES)(text)


def test_dates_are_entities_with_their_value(doc):
    dates = [ent for ent in doc.ents if ent.label_ == "DATE"]
    assert [ent.kb_id_ for ent in dates] == [{"kk": "2024-03-05", "ru": "2012-02-20"}[doc.lang_]]
    assert [span.text for span in doc.spans["dates"]] == [ent.text for ent in dates]


def test_references_are_entities_with_the_act(doc):
    laws = [ent for ent in doc.ents if ent.label_ == "LAW"]
    assert len(laws) == 1
    assert laws[0].kb_id_.startswith("kz-gpk-")
    assert "451" in laws[0].text


def test_facts_are_spans_with_their_value(doc):
    found = [(span.label_, span.kb_id_) for span in doc.spans["facts"]]
    expected = analyze(doc.text, lang=doc.lang_, depth=Depth.FACTS).facts
    assert found == [(fact.id, fact.value) for fact in expected]


def test_records_hold_what_the_spans_show(doc):
    record = doc._.cassatio
    assert record["language"] == doc.lang_
    assert [row["value"] for row in record["dates"]] == [span.kb_id_ for span in doc.spans["dates"]]
    for key in ("dates", "references", "facts"):
        assert all(doc.text[row["start"] : row["end"]] == row["text"] for row in record[key])


def test_sentences(doc):
    assert len(list(doc.sents)) == 2


def test_lemmas(doc):
    lemmas = {token.lower_: token.lemma_ for token in doc}
    known = (
        {"алқасы": "алқа", "бабын": "бап"} if doc.lang_ == "kk" else {"отменено": "отменить", "основании": "основание"}
    )
    assert {form: lemmas[form] for form in known} == known


def test_a_document_survives_bytes_and_a_bin(doc):
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert again._.cassatio == doc._.cassatio
    assert [ent.text for ent in again.ents] == [ent.text for ent in doc.ents]
    assert [span.text for span in again.spans["references"]] == [span.text for span in doc.spans["references"]]
    stored = DocBin(docs=[doc], store_user_data=True)
    read = next(iter(DocBin().from_bytes(stored.to_bytes()).get_docs(doc.vocab)))
    assert [dict(row)["value"] for row in read._.cassatio["dates"]] == [row["value"] for row in doc._.cassatio["dates"]]


def test_a_pipeline_survives_the_disk(tmp_path):
    nlp = pipeline("kk", *STAGES)
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == list(STAGES)
    assert [ent.text for ent in again(KAZAKH).ents] == [ent.text for ent in nlp(KAZAKH).ents]


def test_pipe_keeps_the_order_and_agrees_with_single_calls():
    nlp = pipeline("kk", "cassatio_dates")
    texts = [KAZAKH, "", "Мерзімі 2025 жылғы 1 шілде.", KAZAKH]
    assert [[e.text for e in d.ents] for d in nlp.pipe(texts)] == [[e.text for e in nlp(t).ents] for t in texts]


def test_entities_found_before_are_kept():
    nlp = pipeline("kk", "cassatio_dates")
    made = nlp.make_doc(KAZAKH)
    made.ents = (Span(made, 0, 2, label="ORG"),)
    found = nlp.get_pipe("cassatio_dates")(made)
    assert [ent.label_ for ent in found.ents] == ["ORG", "DATE"]


def test_options_of_a_component():
    nlp = spacy.blank("kk")
    nlp.add_pipe("cassatio_dates", config={"ents": False, "spans_key": "days"})
    found = nlp(KAZAKH)
    assert not found.ents
    assert len(found.spans["days"]) == 1


def test_any_language_takes_the_components():
    found = pipeline("xx", "cassatio_dates", "cassatio_references")(RUSSIAN)
    assert {ent.label_ for ent in found.ents} == {"DATE", "LAW"}


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "451"])
def test_nothing_to_find(text):
    found = pipeline("kk", *STAGES)(text)
    assert found.text == text
    assert not found.ents
