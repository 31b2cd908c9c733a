"""Which regime a document belongs to: by its own day or by the day of lodging, and when nobody can tell."""

from itertools import pairwise

import pytest

from pipeline.provisions.lookup import last_day, regime, regimes
from pipeline.values import Case, DateMention, Money
from tests.provisions.material import apply, codes, day, instances

# A ruling goes by its own day: the day before, the day and the day after each change.
RULINGS = [
    ("civil", "2009-12-31", "kz-civil-1999"),
    ("civil", "2010-01-01", "kz-civil-2010"),
    ("civil", "2010-01-02", "kz-civil-2010"),
    ("civil", "2012-06-30", "kz-civil-2010"),
    ("civil", "2012-07-01", "kz-civil-2012"),
    ("civil", "2012-07-02", "kz-civil-2012"),
    ("civil", "2015-12-31", "kz-civil-2012"),
    ("civil", "2016-01-01", "kz-civil-2016"),
    ("civil", "2016-01-02", "kz-civil-2016"),
    ("civil", "2025-06-30", "kz-civil-2016"),
    ("civil", "2025-07-01", "kz-civil-2025"),
    ("civil", "2025-07-02", "kz-civil-2025"),
    ("civil", "2027-06-30", "kz-civil-2025"),
    ("civil", "2027-07-01", "kz-civil-2027"),
    ("administrative", "2021-07-01", "kz-administrative-2021"),
    ("administrative", "2025-06-30", "kz-administrative-2021"),
    ("administrative", "2025-07-01", "kz-administrative-2025"),
    ("administrative", "2027-07-01", "kz-administrative-2025"),
    ("criminal", "2015-12-31", "kz-criminal-2015"),
    ("criminal", "2016-01-01", "kz-criminal-2016"),
    ("criminal", "2022-06-30", "kz-criminal-2016"),
    ("criminal", "2022-07-01", "kz-criminal-2022"),
    ("criminal", "2025-06-30", "kz-criminal-2022"),
    ("criminal", "2025-07-01", "kz-criminal-2025"),
]


@pytest.mark.parametrize(("case_kind", "decided", "regime_id"), RULINGS)
def test_a_ruling_goes_by_its_own_day(case_kind, decided, regime_id):
    found = apply("cassation-ruling", case_kind, decided=decided)
    assert found.regime.id == regime_id
    assert found.regime.basis == "decided_on"


def test_what_is_lodged_goes_by_the_day_of_lodging():
    found = apply("cassation-complaint", filed="2026-03-01", decided="2026-02-27", appeal="2026-01-15")
    assert (found.regime.id, found.regime.basis, found.regime.ambiguous) == ("kz-civil-2025", "filed_on", False)


def test_the_option_comes_before_every_day_of_the_text():
    found = apply("cassation-ruling", decided="2026-03-01", on="2024-03-01")
    assert (found.regime.id, found.regime.basis) == ("kz-civil-2016", "on")


def test_the_day_of_filing_may_be_given():
    found = apply("cassation-petition", decided="2024-02-01", appeal="2024-01-15", filed_on=day("2024-02-05"))
    assert (found.regime.id, found.regime.basis) == ("kz-civil-2016", "filed_on")


def test_an_undated_complaint_goes_by_the_act_it_challenges():
    found = apply("cassation-complaint", appeal="2025-09-15")
    assert (found.regime.id, found.regime.basis) == ("kz-civil-2025", "act_challenged")


def test_an_undated_complaint_near_a_change_gets_no_regime():
    found = apply("cassation-complaint", appeal="2025-03-15")
    assert found.regime is None
    assert "no_day" in codes(found)


# kind, decided, filed, appeal: anything on both sides of 1 July 2025 is for a person.
STRADDLING = [
    ("cassation-complaint", "2025-06-28", "2025-07-02", "2025-05-20", True),
    ("cassation-complaint", "2025-07-02", "2025-07-02", "2025-06-30", True),
    ("cassation-complaint", "2025-07-02", "2025-07-02", "2025-07-01", False),
    ("cassation-petition", "2025-06-28", "2025-06-30", "2025-05-20", False),
    ("cassation-ruling", "2025-09-10", "2025-06-15", "2025-05-20", True),
    ("cassation-ruling", "2025-09-10", None, "2025-05-20", True),
    ("cassation-ruling", "2026-02-10", None, "2025-09-20", False),
    ("cassation-ruling", "2025-06-30", None, "2025-02-20", False),
]


@pytest.mark.parametrize("case_kind", ["civil", "administrative", "criminal"])
@pytest.mark.parametrize(("kind", "decided", "filed", "appeal", "ambiguous"), STRADDLING)
def test_what_straddles_july_2025_is_for_a_person(case_kind, kind, decided, filed, appeal, ambiguous):
    found = apply(kind, case_kind, decided=decided, filed=filed, appeal=appeal)
    assert found.regime.ambiguous is ambiguous
    assert ("edition_ambiguous" in codes(found)) is ambiguous


@pytest.mark.parametrize(("came", "ambiguous"), [("2025-07-02", True), ("2025-06-30", False), ("2025-09-30", False)])
def test_what_was_signed_before_the_change_and_came_in_after_it_is_ambiguous(came, ambiguous):
    mentions = tuple(
        DateMention(at, at + 5, value, "day", "r", role="filing") for at, value in ((0, "2025-06-29"), (9, came))
    )
    found = apply("cassation-petition", filed="2025-06-29", appeal="2025-02-10", dates=mentions)
    assert found.regime.ambiguous is ambiguous


def test_a_straddling_administrative_complaint_has_no_deadline():
    found = apply("cassation-complaint", "administrative", filed="2025-07-10", appeal="2025-06-20")
    assert found.deadline is None


def test_only_what_both_editions_say_is_shown():
    found = apply(
        "cassation-complaint",
        filed="2025-07-10",
        appeal="2025-06-20",
        facts="duty-missing norm-not-cited filed-by-representative",
    )
    provisions = {p.id for p in found.provisions}
    assert "kz-gpk-2015:442.1.8" in provisions  # the duty document: both editions
    assert "kz-gpk-2015:442.1.1" not in provisions  # the norm of law: only the edition of 2025


# Not a matter of cassation, or not of Kazakhstan: no regime, and the note says why.
NONE = [
    ({"kind": "statute"}, "not_cassation"),
    ({"kind": "article"}, "not_cassation"),
    ({"kind": "other"}, "not_cassation"),
    ({"kind": "judgment"}, "not_cassation"),
    ({"kind": "normative-resolution"}, "not_cassation"),
    ({"kind": "appellate-ruling"}, "not_cassation"),
    ({"kind": "determination", "text": "Определение о принятии искового заявления."}, "not_cassation"),
    ({"kind": "cassation-ruling", "foreign": "RU"}, "foreign_act"),
    ({"kind": "cassation-complaint", "foreign": "RU"}, "foreign_act"),
    ({"kind": "cassation-ruling", "case_kind": None}, "case_kind_unknown"),
    ({"kind": "cassation-ruling", "case_kind": "administrative", "decided": "2020-05-05"}, "no_regime"),
    ({"kind": "cassation-ruling", "decided": None}, "no_day"),
]


@pytest.mark.parametrize(("document", "code"), NONE)
def test_no_regime_and_the_reason(document, code):
    found = apply(**{"decided": "2026-02-10", **document}, facts="party-not-notified")
    assert found.regime is None
    assert code in codes(found)
    assert not found.provisions
    assert not found.opened


@pytest.mark.parametrize(
    "text",
    ["Определение кассационного суда по гражданским делам.", "Азаматтық істер жөніндегі кассациялық соттың ұйғарымы."],
)
def test_a_determination_of_the_cassation_court_has_a_regime(text):
    assert apply("determination", decided="2026-02-10", text=text).regime.id == "kz-civil-2025"


@pytest.mark.parametrize("case_kind", ["civil", "administrative", "criminal", "offence"])
def test_the_intervals_leave_no_gap_and_no_overlap(case_kind):
    line = [r for r in regimes() if r.track == case_kind]
    for earlier, later in pairwise(line):
        end = last_day(earlier)
        assert end is not None
        assert (later.from_ - end).days == 1 or earlier.ended is not None


UNVERIFIED = [("civil", "2005-05-05", "kz-civil-1999")]


@pytest.mark.parametrize(("case_kind", "decided", "regime_id"), UNVERIFIED)
def test_an_unverified_regime_is_named_and_asserts_nothing(case_kind, decided, regime_id):
    found = apply("cassation-ruling", case_kind, decided=decided, facts="party-not-notified")
    assert found.regime.id == regime_id
    assert found.regime.ambiguous
    assert "regime_unverified" in codes(found)
    assert not found.provisions
    assert not found.opened


# Texts of history go by their words and their day.
HISTORY = [
    ("РСФСР Жоғарғы Соты Қазақ бөлімінің қаулысы", "1923-04-11", "rsfsr-kz-1923"),
    ("РСФСР Жоғарғы Соты Қазақ бөлімінің қаулысы", "1925-05-31", "rsfsr-kz-1923"),
    ("РСФСР Жоғарғы Соты Қазақ бөлімінің қаулысы", "1925-06-01", "rsfsr-kz-1925"),
    ("Казахское отделение Верховного Суда РСФСР рассмотрело дело", "1926-01-17", "rsfsr-kz-1925"),
    ("Казахское отделение Верховного Суда РСФСР рассмотрело дело", "1926-01-18", "rsfsr-kz-1926"),
    ("Определение Верховного Суда Казахской ССР", "1940-02-02", "kazssr-1937"),
    ("Қазақ ССР Жоғарғы Сотының қаулысы", "1965-03-03", "kazssr-1959"),
]


@pytest.mark.parametrize(("text", "decided", "regime_id"), HISTORY)
@pytest.mark.parametrize("kind", ["cassation-ruling", "article", "other"])
def test_history_goes_by_its_words_and_its_day(kind, text, decided, regime_id):
    found = apply(kind, None, text=text, decided=decided)
    assert found.regime.id == regime_id
    assert not found.opened


def test_words_of_history_in_a_text_of_today_choose_nothing():
    assert apply("article", None, text="Статья о кассации в РСФСР.", decided="2024-05-05").regime is None


# A claim of 12,000 roubles went to the Supreme Court of the RSFSR, one of 9,000 stayed with the Kazakh division.
DIVISION = "Сот: РСФСР Жоғарғы Сотының Қазақ бөлімі."
SUPREME = "Сот: РСФСР Жоғарғы Соты."
ROUBLES = [(12000, SUPREME), (10001, SUPREME), (10000, DIVISION), (9000, DIVISION)]


@pytest.mark.parametrize(("amount", "court"), ROUBLES)
def test_the_limit_of_ten_thousand_roubles(amount, court):
    text = "РСФСР Жоғарғы Соты Қазақ бөлімі: 1925 жылғы 10 қыркүйек, талап сомасы."
    found = apply(
        "cassation-ruling",
        "civil",
        text=text,
        decided="1925-09-10",
        sums=(Money(0, 4, amount, "SUR", "claim"),),
        language="kk",
    )
    said = next(n.message for n in found.notes if n.code == "forum")
    assert said == court


def test_an_undated_text_of_history_goes_by_its_only_year():
    dates = (DateMention(0, 4, "1925-09-10", "day", "test"), DateMention(5, 9, "1925-10-01", "day", "test"))
    found = apply("other", None, text="РСФСР Жоғарғы Соты Қазақ бөлімі", dates=dates)
    assert (found.regime.id, found.regime.basis) == ("rsfsr-kz-1925", "dates")
    two_years = (*dates, DateMention(10, 14, "1959-01-01", "day", "test"))
    assert apply("other", None, text="РСФСР Жоғарғы Соты Қазақ бөлімі", dates=two_years).regime is None


def test_an_announced_regime_says_so():
    found = apply("cassation-ruling", decided="2027-07-01")
    assert "regime_announced" in codes(found)
    assert regime("kz-civil-2027").announced


def test_material_is_what_it_says():
    assert Case(kind="other", case_kind=None).instances == ()
    assert [i.instance for i in instances("2026-01-01", "2025-01-01")] == ["first", "appeal"]
