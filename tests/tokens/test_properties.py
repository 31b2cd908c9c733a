"""What holds for every text: order, edges, coverage, languages, engines."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import MissingExtraError, UsageError
from pipeline.normalize import normalize
from pipeline.tokens import boundaries, find_sentences, to_conllu, tokenize
from pipeline.tokens.boundaries import split

ANY = st.text(max_size=300)
LEGAL = st.lists(
    st.sampled_from(
        [
            "ст. 15 ГПК ",
            " п. ",
            " 449-б., ",
            " 1б. ",
            " т.б. ",
            " А.Б. ",
            " Иванов ",
            " Сот ",
            " қаулы етті. ",
            " ҚАУЛЫ ",
            " \n ",
            " \n\n ",
            " 1) ",
            " 2. ",
            " « ",
            " » ",
            " ( ",
            " ) ",
            " ... ",
            " ? ",
            " г. ",
            " ж. ",
            " 2012 ",
            " от 20.02.2012 ",
            " № 6-НП ",
            " ҚР-ның ",
            " – ",
            " П О С Т А Н О В И Л : ",
            " ; ",
            " , ",
            " : ",
            " test ",
            " a@b.kz ",
            " т.д.",
        ]
    ),
    max_size=40,
).map("".join)
TEXTS = ANY | LEGAL


@settings(deadline=None)  # the first call loads dictionaries
@given(TEXTS)
def test_sentences_are_in_order_without_spaces_at_their_edges(raw):
    text = normalize(raw)
    at = 0
    for sentence in find_sentences(text):
        part = text.clean[sentence.start : sentence.end]
        assert at <= sentence.start < sentence.end
        assert part == part.strip()
        assert sentence.language in ("kk", "ru", "mixed", "other")
        at = sentence.end


@settings(deadline=None)  # the first call loads dictionaries
@given(TEXTS)
def test_sentences_leave_nothing_but_spaces_out(raw):
    text = normalize(raw)
    covered = "".join(text.clean[sentence.start : sentence.end] for sentence in find_sentences(text))
    assert "".join(covered.split()) == "".join(text.clean.split())


@pytest.mark.parametrize("language", ["kk", "ru", "mixed", "other"])
@settings(deadline=None)  # the first call loads dictionaries
@given(raw=TEXTS)
def test_tokens_leave_nothing_but_spaces_out(raw, language):
    text = normalize(raw)
    tokens = tokenize(text, language)
    assert "".join(text.clean[token.start : token.end] for token in tokens) == "".join(text.clean.split())
    assert all(before.end <= after.start for before, after in itertools.pairwise(tokens))
    assert all(token.lemma != "" for token in tokens)


@settings(deadline=None)  # the first call loads dictionaries
@given(LEGAL)
def test_conllu_has_a_row_for_every_token(raw):
    text = normalize(raw)
    tokens = tokenize(text, "kk")
    rows = [
        line.split("\t")
        for line in to_conllu(text.clean, find_sentences(text), tokens).splitlines()
        if line[:1].isdigit()
    ]
    assert all(len(row) == 10 for row in rows)
    assert len(rows) <= len(tokens)


NEIGHBORS_DECIDE = [
    ("Сот шешім шығарды.\nСт. 15.\nШағым қаралды.", ["kk", "kk", "kk"]),
    ("Суд вынес решение. АПК 15. Жалоба отклонена.", ["ru", "ru", "ru"]),
    ("Суд вынес решение.\nАхметов Е.С.\nЖалоба отклонена.", ["ru", "ru", "ru"]),
    ("Іс № 5\nСот шағымды қарады.", ["kk", "kk"]),
    ("№ 5\nСудебная коллегия рассмотрела жалобу.", ["ru", "ru"]),
    ("Сот шағымды қарады.\nСуд рассмотрел жалобу и отклонил её.", ["kk", "ru"]),
    ("15.", ["other"]),
    ("ҚАУЛЫ № 6002-26-00-2к/74 2026 жылғы 18 ақпан", ["kk"]),
    ("The court dismissed the appeal. Сот шағымды қарады.", ["other", "kk"]),
]


@pytest.mark.parametrize(("raw", "languages"), NEIGHBORS_DECIDE)
def test_language_of_sentences(raw, languages):
    assert [sentence.language for sentence in find_sentences(normalize(raw))] == languages


def test_a_mixed_text_is_cut_by_the_rules_of_each_sentence():
    text = normalize("Сот 60-баптың 1,2-тармағын қолданды. Суд применил ч. 2 ст. 14-го закона и отказал.")
    words = [text.clean[token.start : token.end] for token in tokenize(text, "mixed")]
    assert words[1:8] == ["60", "-", "баптың", "1", ",", "2", "-"]
    assert "14-го" in words


def test_lemmas_of_both_languages():
    kazakh = normalize("Талапкердің шағымы қаралмады.")
    assert [token.lemma for token in tokenize(kazakh, "kk")][:2] == ["талапкер", "шағым"]
    russian = normalize("Суды отменили решения по делу Қазыбекова.")
    assert [token.lemma for token in tokenize(russian, "ru")][:5] == ["суд", "отменить", "решение", "по", "дело"]


def test_tokens_without_lemmas_are_the_same_tokens():
    text = normalize("ГПК 449-б., 1б. қаралды. № 6-НП")
    spans = [(token.start, token.end) for token in tokenize(text, "kk")]
    assert [(token.start, token.end) for token in tokenize(text, "kk", lemmas=False)] == spans


def test_an_unknown_engine_is_refused():
    with pytest.raises(UsageError, match="rules or stanza"):
        tokenize(normalize("сот"), "kk", engine="other")


def test_without_stanza_the_message_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "stanza", None)
    from pipeline.tokens import stanza_engine

    stanza_engine._pipeline.cache_clear()
    with pytest.raises(MissingExtraError, match=r"cassatio\[stanza\]"):
        stanza_engine._stanza()


CONLLU = """# sent_id = doc-1
# text = Сот қаулысы, 449-б.
# lang = kk
1	Сот	сот	NOUN	_	Case=Nom	_	_	_	_
2	қаулысы	қаулы	NOUN	_	Case=Nom|Number[psor]=Plur,Sing|Person[psor]=3	_	_	_	SpaceAfter=No
3	,	,	PUNCT	_	_	_	_	_	_
4	449	449	NUM	_	_	_	_	_	SpaceAfter=No
5	-	-	PUNCT	_	_	_	_	_	SpaceAfter=No
6	б.	б.	_	_	_	_	_	_	_

"""


def test_conllu():
    text = normalize("Сот қаулысы,\n449-б.")
    assert to_conllu(text.clean, find_sentences(text), tokenize(text, "kk"), name="doc") == CONLLU
    assert to_conllu("", (), ()) == ""


@given(LEGAL)
@settings(max_examples=200, deadline=None)
def test_what_is_told_at_once_is_what_the_questions_tell(raw: str) -> None:
    """A dot after a word that is no abbreviation ends a sentence; asking everything else gives the same."""
    text = normalize(raw)
    at_once = split(text.clean, text.folded)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(boundaries, "_is_after_word", lambda *_: False)
        assert split(text.clean, text.folded) == at_once


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Мазмұны ............ бірінші бет", 1),
        ("Сот шағымды қарады... Оны қалдырды.", 2),
        ("Участок расположен по адресу 12-кадастр. Сот", 1),
        ("Участок расположен по адресу кадастр. Сот", 2),
        ("Суд взыскал с ответчика пеню, проценты и долг. Решение вступило в силу.", 2),
        ("Приговор вынесен судом города Алматы и Алматинской обл. Шымкента", 1),
    ],
)
def test_stops_after_words_and_abbreviations(text: str, count: int) -> None:
    assert len(find_sentences(normalize(text))) == count
