"""The spaCy language kk: found by its name, cut like the package itself, saved and loaded."""

import pickle
import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.components.kazakh import like_num
from pipeline.normalize import normalize
from pipeline.tokens import tokenize

TEXT = "Сот алқасы 2024 жылғы 5 наурызда ҚР АПК-нің 449-бабына сәйкес қаулы етті. Шағым қаралды, т.б. Істі А.Б. Серіков қарады."


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("kk")


def test_the_language_is_found_by_name(nlp):
    assert nlp.lang == "kk"
    assert [token.text for token in nlp("449-б., 1б. ҚР-ның")] == ["449", "-", "б.", ",", "1", "б.", "ҚР-ның"]


@pytest.mark.parametrize(
    "text", [TEXT, "", " ", "\n\n", " а", "а ", "а  б", "а\n\nб", "қарама-\n\nқайшы", "қау\u00adлы", "\ufeffсот"]
)
def test_the_text_of_a_document_is_the_text_given(nlp, text):
    assert nlp(text).text == text


@settings(deadline=None)  # the first call loads dictionaries
@given(st.text(alphabet="абәі сот.,-«»\n\t 0123456789\u00ad\u0301|()IiA№", max_size=80))
def test_any_text_is_kept_and_cut_as_the_package_cuts_it(nlp, raw):
    doc = nlp(raw)
    assert doc.text == raw
    if "\u0301" not in raw:  # a stray accent counts to the letter before it
        text = normalize(raw)
        expected = [raw[slice(*text.raw_span(token.start, token.end))] for token in tokenize(text, "kk", lemmas=False)]
        assert [token.text for token in doc if token.text in expected] == expected


def test_russian_takes_the_same_tokenizer_by_config():
    config = {"nlp": {"tokenizer": {"@tokenizers": "cassatio.Tokenizer.v1"}}}
    nlp = spacy.blank("ru", config=config)
    assert [token.text for token in nlp("пп.1) п.2 ст.ст. 15, 72")] == [
        "пп.",
        "1",
        ")",
        "п.",
        "2",
        "ст.ст.",
        "15",
        ",",
        "72",
    ]


def test_stop_words_and_numbers(nlp):
    doc = nlp("және сот бес 15 20-шы бірінші 1,5")
    assert [token.is_stop for token in doc] == [True, False, False, False, False, False, False]
    assert [token.like_num for token in doc] == [False, False, True, True, True, True, True]


@pytest.mark.parametrize("word", ["сот", "бап", "бірлік", "-", "а", "онда"])
def test_not_numbers(word):
    assert not like_num(word)


def test_saved_and_loaded_again(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert [token.text for token in loaded(TEXT)] == [token.text for token in nlp(TEXT)]
    again = spacy.blank("kk").from_bytes(nlp.to_bytes())
    assert again.pipe_names == nlp.pipe_names


def test_the_tokenizer_can_be_sent_to_another_process(nlp):
    tokenizer = pickle.loads(pickle.dumps(nlp.tokenizer))
    assert [token.text for token in tokenizer("449-б.")] == ["449", "-", "б."]


def test_nothing_heavy_is_imported_by_the_components():
    """spaCy imports the components for every language, so they bring nothing along but themselves."""
    code = (
        "import sys, spacy; before = set(sys.modules); import pipeline.components;"
        "print(sorted({name.split('.')[0] for name in set(sys.modules) - before}))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "['pipeline']"


def test_a_broken_dependency_does_not_break_other_languages():
    code = (
        "import sys\n"
        "for name in ('stanza', 'torch', 'dateparser', 'pymorphy3', 'msgspec', 'holidays', 'sklearn'):\n"
        "    sys.modules[name] = None\n"
        "import spacy\n"
        "print(len(spacy.blank('en')('one two')))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "2"


def test_documents_are_made_with_the_vocabulary_of_the_pipeline(nlp):
    assert isinstance(nlp.make_doc(TEXT), Doc)
    assert nlp.make_doc(TEXT).vocab is nlp.vocab
