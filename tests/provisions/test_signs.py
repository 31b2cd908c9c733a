"""What a document shows beside its facts: stage, court, an appeal that reversed the first instance; undated papers."""

import pytest

from pipeline.normalize import normalize
from pipeline.provisions import apply_law
from pipeline.values import Case, DateMention, Instance, Section
from tests.provisions.material import apply, claim, day, fact, ids, labels


def head(text, kind="header"):
    return (Section(kind, 0, len(text)),)


SUPREME = [
    ("Верховный Суд Республики Казахстан", "2026-05-05", True),
    ("Қазақстан Республикасының Жоғарғы Соты", "2026-05-05", True),
    ("Кассационный суд по гражданским делам", "2026-05-05", False),
    ("Азаматтық істер жөніндегі кассациялық сот", "2026-05-05", False),
    ("Верховный Суд Республики Казахстан", "2025-06-30", False),
    ("Верховный Суд Республики Казахстан", "2018-05-05", False),
]


@pytest.mark.parametrize(("court", "decided", "shown"), SUPREME)
def test_review_by_the_supreme_court_after_cassation(court, decided, shown):
    found = apply(
        "cassation-ruling",
        decided=decided,
        text=court,
        sections=head(court),
        facts=[fact("uniformity-breach", by="court")],
    )
    assert ("kz-gpk-2015:454-4" in ids(found)) is shown
    assert ("remand-cassation" in labels(found)) is shown
    assert ("kz-gpk-2015:454-1.1.3" in ids(found)) is shown
    assert ("kz-gpk-2015:438.6" in ids(found)) is not shown


PRELIMINARY = [
    ("Судья Верховного Суда, проведя предварительное рассмотрение ходатайства", "2023-05-05", True),
    ("Жоғарғы Соттың судьясы өтінішхатты алдын ала қарап", "2023-05-05", True),
    ("Судья Верховного Суда рассмотрел ходатайство в заседании", "2023-05-05", False),
    ("Кассационный суд, предварительное рассмотрение не проводится", "2026-05-05", False),
]


@pytest.mark.parametrize(("text", "decided", "shown"), PRELIMINARY)
def test_a_ruling_of_the_preliminary_examination(text, decided, shown):
    found = apply("cassation-ruling", decided=decided, text=text, sections=head(text, "introduction"))
    assert ("refused-transfer" in labels(found)) is shown
    assert ("upheld" in labels(found)) is not shown


@pytest.mark.parametrize(
    ("result", "opened"), [("cancelled", True), ("changed", True), ("upheld", False), (None, False)]
)
def test_an_appeal_that_reversed_the_first_instance_may_be_quashed_alone(result, opened):
    case = Case(
        kind="cassation-ruling",
        case_kind="civil",
        decided_on=day("2026-05-05"),
        instances=(Instance("appeal", None, 2, 6, date="2025-11-05", result=result),),
    )
    found = apply_law(
        normalize("Постановление"),
        case=case,
        facts=(fact("law-misinterpreted", by="court"),),
        references=(),
        dates=(),
        sections=(),
        language="ru",
    )
    assert ("appeal-cancelled-first-upheld" in labels(found)) is opened


# Papers that return: the norm is that of the complaint returned.
RETURNED = [
    ("notice", "duty-missing", "kz-gpk-2015:442.1.8"),
    ("notice", "no-standing", "kz-gpk-2015:442.1.2"),
    ("determination", "signature-missing", "kz-gpk-2015:442.1.1"),
    ("cassation-ruling", "filed-late", "kz-gpk-2015:442.1.3"),
    ("notice", "order-or-simplified-proceedings", "kz-gpk-2015:434.2.1"),
]


@pytest.mark.parametrize(("kind", "name", "provision"), RETURNED)
def test_papers_that_return_name_the_norm(kind, name, provision):
    found = apply(kind, decided="2026-03-02", text="Кассационный суд", facts=[fact(name, by="court")])
    assert provision in ids(found)
    assert "returned" in labels(found, "filing")


def test_a_ruling_on_the_merits_of_a_settled_case_is_not_returned():
    found = apply("cassation-ruling", decided="2026-03-02", facts=[fact("settlement-approved", by="court")])
    assert "returned" not in labels(found)
    assert "terminated" in labels(found)


# Undated: the last day mentioned, or the court that sits only since July 2025.
UNDATED = [
    ("cassation-complaint", "Кассационному суду по гражданским делам", [], "kz-civil-2025", "court_named"),
    ("cassation-complaint", "Азаматтық істер жөніндегі кассациялық сотқа", [], "kz-civil-2025", "court_named"),
    ("cassation-complaint", "Жалоба", ["2025-10-24"], "kz-civil-2025", "dates"),
    ("notice", "Кассационный суд возвращает жалобу", ["2026-01-14"], "kz-civil-2025", "court_named"),
    ("cassation-petition", "Ходатайство", ["2019-02-02", "2019-05-05"], "kz-civil-2016", "dates"),
    ("cassation-petition", "Ходатайство", ["2025-04-04"], None, None),
    ("cassation-petition", "Верховный Суд", [], None, None),
    ("cassation-ruling", "Суд кассационной инстанции", [], None, None),
]


@pytest.mark.parametrize(("kind", "text", "mentioned", "regime_id", "basis"), UNDATED)
def test_an_undated_paper_goes_by_what_it_names(kind, text, mentioned, regime_id, basis):
    dates = tuple(DateMention(i, i + 1, d, "day", "test") for i, d in enumerate(mentioned))
    found = apply(kind, text=text, dates=dates)
    assert (found.regime.id if found.regime else None) == regime_id
    assert basis is None or found.regime.basis == basis


def test_what_a_person_gave_has_no_words_and_counts_all_the_same():
    found = apply(appeal=None, filed=None, filed_on=day("2026-09-01"), dates=(), sums=claim(5.0))
    assert found.deadline is None
    told = Instance("appeal", None, 0, 0, date="2026-01-10")
    case = Case(kind="cassation-complaint", case_kind="civil", instances=(told,))
    late = apply_law(
        normalize("жалоба"),
        case=case,
        facts=(),
        references=(),
        dates=(),
        sections=(),
        language="ru",
        filed_on=day("2026-09-01"),
    )
    computed = next(f for f in late.facts if f.rule == "computed:deadline")
    assert (computed.value, computed.start, computed.end, computed.evidence) == ("present", 0, 0, ())
    assert all(span.end > span.start for hit in late.provisions for span in hit.evidence)


# Two days of the appellate act: one day miswritten, or a case that went up twice.
TWO_DAYS = [
    (["2026-01-10", "2026-01-12"], True),
    (["2025-01-10", "2026-01-10"], True),
    (["2025-11-15", "2026-01-10"], True),
    (["2024-03-05", "2026-01-10"], False),
]


@pytest.mark.parametrize(("days", "conflict"), TWO_DAYS)
def test_two_days_of_the_appellate_act(days, conflict):
    instances = tuple(Instance("appeal", None, i, i + 1, date=d) for i, d in enumerate(days))
    case = Case(kind="cassation-complaint", case_kind="civil", filed_on=day("2026-03-01"), instances=instances)
    found = apply_law(normalize("жалоба"), case=case, facts=(), references=(), dates=(), sections=(), language="ru")
    assert ("date_conflict" in {n.code for n in found.notes}) is conflict
    assert (found.deadline is None) is conflict


ROUTES = [
    ("civil", "жалоба на определение об отмене арбитражного решения", "kz-gpk-2015:465.4", "reviewable"),
    ("civil", "төрелік шешімінің күшін жою туралы ұйғарымға шағым", "kz-gpk-2015:465.4", "reviewable"),
    ("civil", "жалоба по инвестиционному спору", "kz-appk-2020:104-1", "other-route"),
    ("civil", "инвестициялық дау бойынша шағым", "kz-appk-2020:104-1", "other-route"),
    ("administrative", "решение Центральной избирательной комиссии", "kz-appk-2020:105", "other-route"),
    ("administrative", "Орталық сайлау комиссиясының шешімі", "kz-appk-2020:105", "other-route"),
]


@pytest.mark.parametrize(("case_kind", "text", "provision", "effect"), ROUTES)
def test_cases_with_a_route_of_their_own(case_kind, text, provision, effect):
    found = apply(
        "cassation-complaint", case_kind, filed="2026-03-01", text=text, sections=head(text, "acts-challenged")
    )
    assert provision in ids(found, effect)


def test_an_arbitral_award_asks_for_no_appeal():
    text = "жалоба на определение об отмене арбитражного решения"
    found = apply(filed="2026-03-01", text=text, sections=head(text, "acts-challenged"), facts="!appeal-exhausted")
    assert "kz-gpk-2015:442.1.6" not in ids(found)
    assert "returned" not in labels(found)


@pytest.mark.parametrize(
    "text", ["жалоба на решение по иску о взыскании", "арбитражная оговорка договора", "сот шешіміне шағым"]
)
def test_an_ordinary_case_has_no_route_of_its_own(text):
    found = apply(filed="2026-03-01", text=text, sections=head(text, "acts-challenged"))
    assert not ids(found, "other-route") | ids(found, "reviewable")
