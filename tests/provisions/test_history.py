"""The history of cassation: boundary days, what the sources differ in, the limit of 1925 in whole texts."""

import pytest

import pipeline
from pipeline.knowledge.law import ASSERTABLE
from pipeline.provisions.lookup import editions, held_in, last_day, provision, regime, regime_on, regimes
from tests.provisions.material import apply, day, ids

CHANGES = [
    ("history-kz", "1917-11-23", None),
    ("history-kz", "1917-11-24", "rsfsr-1917"),
    ("history-kz", "1917-11-25", "rsfsr-1917"),
    ("history-kz", "1923-04-10", "rsfsr-1917"),
    ("history-kz", "1923-04-11", "rsfsr-kz-1923"),
    ("history-kz", "1923-04-12", "rsfsr-kz-1923"),
    ("history-kz", "1925-05-31", "rsfsr-kz-1923"),
    ("history-kz", "1925-06-01", "rsfsr-kz-1925"),
    ("history-kz", "1925-08-24", "rsfsr-kz-1925"),
    ("history-kz", "1926-01-17", "rsfsr-kz-1925"),
    ("history-kz", "1926-01-18", "rsfsr-kz-1926"),
    ("history-kz", "1926-01-19", "rsfsr-kz-1926"),
    ("history-kz", "1937-03-25", "rsfsr-kz-1926"),
    ("history-kz", "1937-03-26", "kazssr-1937"),
    ("history-kz", "1958-12-31", "kazssr-1937"),
    ("history-kz", "1959-01-01", "kazssr-1959"),
    ("history-kz", "1995-12-19", "kz-1994"),
    ("history-kz", "1995-12-20", "kz-1995"),
    ("history-france", "1666-12-31", "france-16c"),
    ("history-france", "1667-01-01", "france-1667"),
]


@pytest.mark.parametrize(("track", "on", "regime_id"), CHANGES)
def test_the_regime_around_each_change(track, on, regime_id):
    found = regime_on(track, day(on))
    assert (found.id if found else None) == regime_id


HISTORY = [entry for entry in regimes() if entry.track.startswith("history")]


@pytest.mark.parametrize("entry", HISTORY, ids=lambda entry: entry.id)
def test_a_regime_of_history_says_where_it_is_from_and_what_it_does_not_know(entry):
    assert entry.source
    assert entry.status in ASSERTABLE
    assert entry.unknown or entry.id == "rsfsr-kz-1923"
    last = last_day(entry)
    assert last is None or last >= entry.from_
    assert {power.label for power in entry.powers} <= {"unknown"}, "no outcome of today is laid on those years"


# Where the sources disagree, both are kept.
@pytest.mark.parametrize("regime_id", ["rsfsr-1917", "rsfsr-kz-1925", "france-1667", "kz-1995", "kz-civil-2012"])
def test_both_sides_of_a_difference_are_kept(regime_id):
    differences = regime(regime_id).differences
    assert differences
    for difference in differences:
        assert difference.one != difference.other
        assert difference.one_source
        assert difference.other_source


def test_the_two_layers_of_1925():
    limit = "rsfsr-kz-statute-1925:6"
    assert provision(limit, day("1925-08-23")) is None
    assert provision(limit, day("1925-08-24")) is not None
    assert provision("rsfsr-kz-resolution-1925:1", day("1925-06-01")) is not None
    assert provision("rsfsr-kz-resolution-1925:1", day("1925-05-31")) is None


@pytest.mark.parametrize(
    ("article", "held"),
    [
        ("rsfsr-upk-1923:437", "rsfsr-upk-1923:437-447"),
        ("rsfsr-upk-1923:447", "rsfsr-upk-1923:437-447"),
        ("rsfsr-upk-1923:449", "rsfsr-upk-1923:448-449"),
        ("rsfsr-upk-1923:450", None),
        ("kz-gpk-2015:454", None),
        ("kz-gpk-2015:3", None),
        ("rsfsr-upk-1923", None),
    ],
)
def test_an_article_is_found_in_the_range_it_stands_in(article, held):
    assert held_in(article) == held


@pytest.mark.parametrize(
    ("provision_id", "on"),
    [
        ("rsfsr-statute-judicial-system:58", "1923-04-11"),
        ("rsfsr-statute-judicial-system:60.1", "1924-01-01"),
        ("ussr-constitution-1936:9", "1937-03-26"),
        ("kazssr-constitution-1937:7", "1937-03-26"),
        ("kz-gpk-2015:35", "2018-05-14"),
        ("kz-gpk-2015:35", "2025-07-01"),
    ],
)
def test_what_history_names_can_be_read(provision_id, on):
    found = provision(provision_id, day(on))
    assert found is not None
    assert found.title.kk


def test_the_bench_of_article_35_changes_in_2025():
    assert provision("kz-gpk-2015:35", day("2025-06-30")).status == "SEED"
    assert provision("kz-gpk-2015:35", day("2025-07-01")).status == "V"


def test_what_governed_a_day_of_1925():
    july = ids(apply("cassation-ruling", None, text="РСФСР Жоғарғы Соты Қазақ бөлімі", decided="1925-07-15"))
    september = apply("cassation-ruling", "civil", text="РСФСР Жоғарғы Соты Қазақ бөлімі", decided="1925-09-15")
    assert "rsfsr-kz-statute-1925:6" not in july
    assert "rsfsr-kz-statute-1925:6" in ids(september, "governs")
    assert not any(i.startswith("kz-gpk") for i in ids(september))


def test_the_procedure_of_1923_stands_in_the_code_of_the_rsfsr():
    assert editions("rsfsr-upk-1923:437-447") or editions("rsfsr-upk-1923:437")


# Whole texts of 1925, read from their letters: up to and with 10,000 roubles the Kazakh division, above it Moscow.
KAZAKH = (
    "Кассациялық шағым\n\nРСФСР Жоғарғы Сотының Қазақ бөлімшесіне 1925 жылғы 15 қыркүйекте азаматтық іс бойынша "
    "кассациялық шағым берілді. Талап сомасы {} сом. Губерниялық соттың 1925 жылғы 3 тамыздағы шешімі.\n"
)
RUSSIAN = (
    "Определение кассационной коллегии по гражданским делам\n\n15 сентября 1925 года кассационная коллегия Казахского "
    "отделения Верховного Суда РСФСР рассмотрела кассационную жалобу гражданина И. на решение губернского суда от "
    "3 августа 1925 года по гражданскому делу. Цена иска составляет {} рублей.\n"
)
COURTS = [
    (KAZAKH, "12 000", "Supreme Court of the RSFSR"),
    (KAZAKH, "10 001", "Supreme Court of the RSFSR"),
    (KAZAKH, "10 000", "Kazakh division"),
    (KAZAKH, "9 000", "Kazakh division"),
    (RUSSIAN, "12 000", "Supreme Court of the RSFSR"),
    (RUSSIAN, "12000", "Supreme Court of the RSFSR"),
    (RUSSIAN, "10 000", "Kazakh division"),
    (RUSSIAN, "9 000", "Kazakh division"),
]


@pytest.mark.parametrize(("text", "amount", "court"), COURTS)
def test_the_court_of_a_claim_of_1925(text, amount, court):
    analysis = pipeline.analyze(text.format(amount), ui_language="en")
    assert analysis.regime.id == "rsfsr-kz-1925"
    said = [note.message for note in analysis.notes if note.code == "forum"]
    assert len(said) == 1
    assert said[0].startswith(f"Court: {court}")
    assert "rsfsr-kz-statute-1925:6" in {hit.id for hit in analysis.provisions}


def test_without_a_sum_no_court_is_named():
    text = RUSSIAN.replace(" Цена иска составляет {} рублей.", "")
    assert not [note for note in pipeline.analyze(text).notes if note.code == "forum"]
