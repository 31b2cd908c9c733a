"""The statistical reader of facts: the same probabilities as the library that trained it, and modest in what it says."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.evaluate.sentences import evaluate_sentences
from pipeline.facts.model import NONE, RULE, find_more, load_model, save_model, shipped_model
from pipeline.linear import ngrams, words_of
from pipeline.normalize import normalize
from pipeline.stages import analyze
from pipeline.tokens import find_sentences
from pipeline.training.facts import Row, fit, read_rows
from pipeline.values import Case, Fact, Section

CORPUS = Path(__file__).parents[2] / "corpora" / "facts"

UNREAD = (
    ("ru", "Телефонограмма передана постороннему лицу, ответчик о слушании не узнал.", "party-not-notified"),
    ("kk", "Шақыру қағазы бөтен адамға тапсырылған, жауапкер отырыс күнін білмеген.", "party-not-notified"),
    ("ru", "Под ходатайством нет росписи заявителя, ЭЦП тоже отсутствует.", "signature-missing"),
    ("kk", "Шағымның соңында арызданушының қолы да, ЭЦҚ да жоқ.", "signature-missing"),
    ("ru", "Толмача подсудимому не дали, а по-русски он не говорит.", "language-breach"),
    ("kk", "Сотталушыға тілмаш берілмеген, ал ол орысша түсінбейді.", "language-breach"),
)


def words(text):
    return words_of(normalize(text).folded)


@pytest.mark.parametrize(("language", "text", "fact"), UNREAD)
def test_the_fact_of_a_sentence_is_named(language, text, fact):
    reading = shipped_model().read(words(text))
    assert reading is not None
    assert reading.fact == fact
    assert reading.value in {"present", "absent"}


@pytest.mark.parametrize(
    "text",
    [
        "Кентте екі мектеп бар, автобус күніне үш рет жүреді.",
        "В посёлке две школы, автобус ходит три раза в день.",
        "Пайыз Ұлттық Банктің мөлшерлемесімен есептелген.",
        "Эксперт измерил стену рулеткой.",
    ],
)
def test_a_sentence_about_something_else_states_no_fact_for_sure(text):
    model = shipped_model()
    reading = model.read(words(text))
    assert reading is None or reading.named < model.sure


@pytest.mark.parametrize(("language", "text", "fact"), UNREAD)
def test_probabilities_are_shares_of_one(language, text, fact):
    model = shipped_model()
    probabilities = model.joint(words(text))
    assert probabilities.sum() == pytest.approx(1.0)
    assert (probabilities >= 0).all()
    assert len(probabilities) == len(model.joint_labels) == len(set(model.joint_labels))


@pytest.mark.parametrize(("language", "text", "fact"), UNREAD)
def test_the_explanation_names_words_of_the_sentence(language, text, fact):
    model = shipped_model()
    said = model.explain(normalize(text).folded, fact)
    assert said
    assert {word for word, _ in said} <= set(words(text))
    assert [share for _, share in said] == sorted((share for _, share in said), reverse=True)


def test_what_each_word_adds_sums_to_the_score():
    model = shipped_model()
    text = "Шақыру қағазы бөтен адамға тапсырылған."
    places, weights = model.features.of_words(words(text))
    at = model.labels.index("party-not-notified")
    score = model.identity.scores(places, weights)[at] - model.identity.intercept[at]
    column = model.identity.coef[:, at].astype(float)
    assert float(weights @ column[places]) == pytest.approx(float(score))
    positive = model.explain(normalize(text).folded, "party-not-notified", most=100)
    assert sum(share for _, share in positive) >= score - 0.01


def test_a_cut_model_writes_and_reads_the_same(tmp_path):
    model = shipped_model()
    save_model(model, tmp_path / "a")
    again = load_model(tmp_path / "a")
    save_model(again, tmp_path / "b")
    for name in ("weights.npz", "model.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    text = words(UNREAD[0][1])
    assert np.array_equal(model.joint(text), again.joint(text))


@pytest.mark.slow
def test_probabilities_are_those_of_scikit_learn():
    """Its own vectorizer and its own logistic regression on the same sentences, with the rounded weights."""
    text = pytest.importorskip("sklearn.feature_extraction.text")
    linear = pytest.importorskip("sklearn.linear_model")
    rows = [row for row in read_rows(CORPUS / "train.jsonl") if row.fact in {None, "filed-late", "duty-missing"}]
    held_out = [row for row in read_rows(CORPUS / "dev.jsonl") if row.fact in {None, "filed-late", "duty-missing"}]
    model = fit(rows, held_out)
    vectorizer = text.TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, lowercase=False, vocabulary=model.features.index
    )
    vectorizer.fit([" ".join(words(row.text)) for row in rows])
    assert np.allclose(vectorizer.idf_, model.features.idf)
    matrix = vectorizer.transform([" ".join(words(row.text)) for row in held_out])
    judge = linear.LogisticRegression()
    judge.classes_ = np.array(model.labels)
    judge.coef_ = model.identity.coef.T.astype(float) / model.identity.temperature
    judge.intercept_ = model.identity.intercept / model.identity.temperature
    own = np.array([model.probabilities(words(row.text))[0] for row in held_out])
    assert np.abs(judge.predict_proba(matrix) - own).max() < 1e-12


@pytest.mark.parametrize("word", ["сот", "не", "0", "шағымданушының"])
def test_ngrams_are_those_of_char_wb(word):
    text = pytest.importorskip("sklearn.feature_extraction.text")
    analyzer = text.TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5)).build_analyzer()
    assert sorted(analyzer(word)) == sorted(ngrams(word))


def more(text, *, known=(), kind="cassation-complaint", section="arguments", sure=0.0):
    normal = normalize(text)
    return find_more(
        normal,
        sentences=find_sentences(normal),
        sections=(Section(section, 0, len(normal.clean)),),
        case=Case(kind=kind, case_kind="civil"),
        known=known,
        model=replace(shipped_model(), sure=sure),
    )


@pytest.mark.parametrize(("language", "text", "fact"), UNREAD)
def test_its_facts_say_that_a_model_read_them_and_that_a_person_decides(language, text, fact):
    [found] = more(text)
    assert found.id == fact
    assert found.rule == RULE
    assert 0 < found.confidence < 1
    assert found.needs_person
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    "change",
    [
        {"known": (Fact("filed-late", "present", 3, 9, 0.9, "cue:x"),)},
        {"kind": "statute"},
        {"kind": "other"},
        {"section": "operative"},
        {"section": "signature"},
        {"section": "attachments"},
        {"sure": 1.0},
    ],
)
def test_it_is_silent_where_a_rule_spoke_and_where_no_facts_stand(change):
    assert more(UNREAD[0][1], **change) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Если телефонограмма передана постороннему лицу, ответчик о слушании не узнал.",
        "Довод о том, что телефонограмма передана постороннему лицу, несостоятелен.",
    ],
)
def test_conditions_and_arguments_set_aside_are_no_facts(text):
    assert more(text) == ()


def test_it_is_off_unless_asked_for():
    text = f"КАССАЦИЯЛЫҚ ШАҒЫМ\n\n{UNREAD[1][1]} {UNREAD[3][1]}"
    assert not [fact for fact in analyze(text).facts if fact.rule == RULE]


def test_the_card_tells_licence_data_and_scores():
    from pipeline.resources import weights_dir

    card = (weights_dir("facts") / "CARD.md").read_text(encoding="utf-8")
    for said in ("MIT", "corpora/facts", "calibration error", "coverage", "| test |", "MB"):
        assert said in card


def test_sentences_are_scored_for_rules_and_model(tmp_path):
    rows = [Row(text, language, fact, "present", f"f{at}") for at, (language, text, fact) in enumerate(UNREAD)]
    path = tmp_path / "rows.jsonl"
    import msgspec

    path.write_bytes(b"\n".join(msgspec.json.encode(row) for row in rows))
    scores = evaluate_sentences(path)
    assert scores["model-facts", "kk"].right == scores["model-facts", "ru"].right == 3
    assert {name for name, _ in scores} >= {"rules", "model", "rules+model"}


def test_the_shipped_model_reaches_what_its_card_says_on_sentences_of_other_families():
    model = shipped_model()
    rows = read_rows(CORPUS / "test.jsonl")
    readings = [model.read(words(row.text)) for row in rows]
    right = sum(
        (reading.fact if reading else NONE) == (row.fact or NONE) for row, reading in zip(rows, readings, strict=True)
    )
    assert right / len(rows) > 0.55
