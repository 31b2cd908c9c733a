"""The law applied to whole documents: deadlines, thresholds, contradictions, the checklist, powers used."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.normalize import normalize
from pipeline.provisions import LawFindings, apply_law
from pipeline.values import Act, Case, Reference, Section, StatedOutcome
from tests.provisions.material import apply, claim, codes, day, fact, ids, instances, labels


def late(findings):
    return [f.value for f in findings.facts if f.rule == "computed:deadline"]


# appellate act, filed, late?
DEADLINES = [
    ("2026-01-10", "2026-07-09", "absent"),
    ("2026-01-10", "2026-07-10", "absent"),
    ("2026-01-10", "2026-07-11", "present"),
    ("2025-08-31", "2026-03-02", "absent"),
    ("2025-08-31", "2026-03-03", "present"),
    ("2023-09-08", "2024-03-11", "absent"),
    ("2023-09-08", "2024-03-12", "present"),
]


@pytest.mark.parametrize(("appeal", "filed", "value"), DEADLINES)
def test_lateness_is_computed_from_the_dates(appeal, filed, value):
    found = apply(appeal=appeal, filed=filed, first="2023-01-10" if appeal < "2025" else "2025-07-10")
    assert late(found) == [value]
    assert found.deadline.in_time is (value == "absent")
    assert ("kz-gpk-2015:442.1.3" in ids(found)) is (value == "present")
    computed = next(f for f in found.facts if f.rule == "computed:deadline")
    assert computed.evidence == found.deadline.evidence
    assert len(computed.evidence) == 2


def test_the_applicants_words_do_not_overrule_the_calendar():
    found = apply(appeal="2026-01-10", filed="2026-07-20", facts=[fact("filed-late", "absent", by="applicant")])
    assert [f.value for f in found.facts if f.id == "filed-late"] == ["absent", "present"]
    assert "kz-gpk-2015:442.1.3" in ids(found)
    assert "claims_contradict" in codes(found)
    assert next(c.state for c in found.checklist if c.id == "term-kept") == "absent"


def test_the_documents_own_date_stands_for_the_filing_and_says_so():
    found = apply(appeal="2026-01-10", decided="2026-07-20")
    assert late(found) == ["present"]
    assert "own date" in found.deadline.steps[-1].what


# Contradictions give no deadline.
CONFLICTS = [
    {"appeal": "2026-05-10", "filed": "2026-03-01"},  # filed before the act
    {"appeal": "2026-01-10", "first": "2026-02-10", "filed": "2026-03-01"},  # appeal before first instance
]


@pytest.mark.parametrize("days", CONFLICTS)
def test_dates_that_conflict_give_no_deadline(days):
    found = apply(**days)
    assert "date_conflict" in codes(found)
    assert found.deadline is None
    assert not late(found)
    assert "kz-gpk-2015:442.1.3" not in ids(found)


def test_an_appellate_act_of_another_century_gives_no_deadline():
    assert apply(appeal="1850-01-10", filed="2026-07-10").deadline is None


def test_two_days_of_one_appellate_act_give_no_deadline():
    both = (*instances(appeal="2026-01-10", first="2025-08-10"), *instances(appeal="2026-01-12"))
    case = Case(kind="cassation-complaint", case_kind="civil", filed_on=day("2026-07-11"), instances=both)
    found = apply_law(normalize("жалоба"), case=case, facts=(), references=(), dates=(), sections=(), language="ru")
    assert "date_conflict" in codes(found)
    assert found.deadline is None


UNKNOWN_TERM = [
    ("cassation-complaint", "civil", {"filed": "2026-03-01"}, "deadline_unknown"),
    ("cassation-complaint", "criminal", {"filed": "2026-03-01", "appeal": "2026-01-10"}, "position_unknown"),
    ("cassation-complaint", "administrative", {"filed": "2024-03-01", "appeal": "2024-01-10"}, "deadline_unknown"),
]


@pytest.mark.parametrize(("kind", "case_kind", "days", "code"), UNKNOWN_TERM)
def test_what_is_missing_for_a_deadline_is_said(kind, case_kind, days, code):
    found = apply(kind, case_kind, **days)
    assert found.deadline is None
    assert code in codes(found)


def test_a_criminal_complaint_to_improve_has_no_limit():
    found = apply("cassation-complaint", "criminal", filed="2027-06-01", appeal="2025-09-10", facts="improving-sought")
    assert found.deadline.term == "none"
    assert found.deadline.in_time
    assert not late(found)


def test_a_criminal_complaint_to_worsen_has_a_year():
    found = apply("cassation-complaint", "criminal", filed="2026-09-11", appeal="2025-09-10", facts="worsening-sought")
    assert found.deadline.last_day == date(2026, 9, 10)
    assert late(found) == ["present"]


# Thresholds: 2,000 and 30,000 monthly indexes; in 2025 the index was 3,932, in 2024 3,692.
THRESHOLDS = [
    ("person", 7_000_000, "2025-10-01", "2026-01-15", "present"),
    ("person", 7_864_000, "2025-10-01", "2026-01-15", "absent"),
    ("person", 8_000_000, "2025-10-01", "2026-01-15", "absent"),
    ("legal-entity", 100_000_000, "2025-10-01", "2026-01-15", "present"),
    ("legal-entity", 120_000_000, "2025-10-01", "2026-01-15", "absent"),
]


@pytest.mark.parametrize(("applicant", "amount", "first", "appeal", "value"), THRESHOLDS)
def test_a_claim_under_the_threshold(applicant, amount, first, appeal, value):
    found = apply(filed="2026-03-02", first=first, appeal=appeal, applicant=applicant, sums=claim(amount))
    computed = [f.value for f in found.facts if f.rule == "computed:threshold"]
    assert computed == [value]
    assert ("kz-gpk-2015:434.2.3" in ids(found, "not-reviewable")) is (value == "present")


@pytest.mark.parametrize(
    ("amounts", "values"),
    [((500_000, 3_000_000), ["present"]), ((500_000, 9_000_000), []), ((4_000_000, 5_000_000), [])],
)
def test_several_sums_only_tell_that_all_of_them_stay_under(amounts, values):
    sums = tuple(money for amount in amounts for money in claim(amount))
    found = apply(filed="2026-03-02", first="2025-10-01", appeal="2026-01-15", applicant="person", sums=sums)
    assert [f.value for f in found.facts if f.rule == "computed:threshold"] == values


def test_between_two_indexes_both_are_shown_and_nothing_is_asserted():
    found = apply(
        filed="2026-03-02",
        first="2025-10-01",
        appeal="2026-01-15",
        applicant="person",
        sums=claim(7_500_000),
        language="ru",
    )
    assert not [f for f in found.facts if f.rule == "computed:threshold"]
    said = next(n.message for n in found.notes if n.code == "threshold_ambiguous")
    assert "7\u00a0384\u00a0000" in said
    assert "7\u00a0864\u00a0000" in said


NO_THRESHOLD = [
    {"case_kind": "administrative", "applicant": "person"},
    {"applicant": "state-body"},
    {"applicant": "prosecutor"},
    {"applicant": "person", "on": "2027-07-01"},
    {"applicant": "person", "case_kind": "criminal"},
]


@pytest.mark.parametrize("document", NO_THRESHOLD)
def test_where_there_is_no_threshold(document):
    found = apply(
        **{"filed": "2026-03-02", "first": "2025-10-01", "appeal": "2026-01-15", "sums": claim(1000), **document}
    )
    assert not [f for f in found.facts if f.rule == "computed:threshold"]


@pytest.mark.parametrize(
    ("on", "applies"), [("2027-06-29", True), ("2027-06-30", True), ("2027-07-01", False), ("2027-07-02", False)]
)
def test_the_threshold_ends_with_june_2027(on, applies):
    found = apply(first="2026-10-01", appeal="2027-01-15", applicant="person", sums=claim(1000), filed=on)
    assert ("kz-gpk-2015:434.2.3" in ids(found)) is applies


# The powers a ruling used.
STATED = [
    ("civil", "2026-03-12", "upheld", "kz-gpk-2015:451.2.1", "2025-07-01"),
    ("civil", "2024-03-12", "upheld", "kz-gpk-2015:451.2.1", "2016-01-01"),
    ("civil", "2026-03-12", "appeal-cancelled-first-upheld", "kz-gpk-2015:451.2.2", "2025-07-01"),
    ("civil", "2026-03-12", "remand-appeal", "kz-gpk-2015:451.2.3", "2025-07-01"),
    ("civil", "2026-03-12", "remand-first", "kz-gpk-2015:451.2.5", "2025-07-01"),
    ("civil", "2022-03-12", "remand-first", "kz-gpk-2015:451.2.4", "2016-01-01"),
    ("civil", "2026-03-12", "terminated", "kz-gpk-2015:451.2.6", "2025-07-01"),
    ("civil", "2026-03-12", "left-without-consideration", "kz-gpk-2015:451.2.6", "2025-07-01"),
    ("civil", "2026-03-12", "changed", "kz-gpk-2015:451.2.8", "2025-07-01"),
    ("civil", "2026-03-12", "new-act", "kz-gpk-2015:451.2.8", "2025-07-01"),
    ("civil", "2024-03-12", "refused-transfer", "kz-gpk-2015:444.1.2", "2016-01-01"),
    ("civil", "2024-03-12", "transferred", "kz-gpk-2015:444.1.1", "2016-01-01"),
    ("civil", "2013-03-12", "upheld", "kz-gpk-1999:383-20", "2012-07-01"),
    ("administrative", "2026-03-12", "upheld", "kz-gpk-2015:451.2.1", "2025-07-01"),
]


@pytest.mark.parametrize(("case_kind", "decided", "label", "provision", "edition"), STATED)
def test_a_stated_outcome_rests_on_its_power(case_kind, decided, label, provision, edition):
    found = apply(
        "cassation-ruling",
        case_kind,
        decided=decided,
        stated=(StatedOutcome(label, "appellate-act", False, 1, 5, "r"),),
    )
    hit = next(p for p in found.provisions if p.effect == "power" and p.because == (label,))
    assert (hit.id, hit.edition_from.isoformat()) == (provision, edition)


NOT_STATED = [
    ("2026-03-12", "refused-transfer"),
    ("2026-03-12", "transferred"),
    ("2024-03-12", "remand-cassation"),
    ("2026-03-12", "unknown"),
]


@pytest.mark.parametrize(("decided", "label"), NOT_STATED)
def test_a_power_that_the_regime_has_not_is_not_given(decided, label):
    found = apply("cassation-ruling", decided=decided, stated=(StatedOutcome(label, None, False, 1, 5, "r"),))
    assert not ids(found, "power")


def test_the_power_cited_decides_between_two():
    cited = Reference(
        1, 5, Act("kz-gpk-2015", "code"), ({"article": "451", "part": "2", "subparagraph": "5"},), "name", "r"
    )
    stated = (StatedOutcome("remand-appeal", "appellate-act", False, 1, 5, "r"),)
    found = apply("cassation-ruling", decided="2026-03-12", stated=stated, references=(cited,))
    assert ids(found, "power") == {"kz-gpk-2015:451.2.5"}


def test_a_cited_provision_that_was_struck_out_is_noted():
    cited = Reference(1, 5, Act("kz-gpk-2015", "code"), ({"article": "443"},), "name", "r")
    assert "provision_not_in_force" in codes(apply("cassation-ruling", decided="2026-03-12", references=(cited,)))
    assert "provision_not_in_force" not in codes(apply("cassation-ruling", decided="2025-06-30", references=(cited,)))


@pytest.mark.parametrize(
    ("judges", "code"), [(2, "bench_too_small"), (4, "bench_even"), (3, None), (5, None), (None, None)]
)
def test_the_bench_is_compared_with_the_norm(judges, code):
    found = apply("cassation-ruling", decided="2026-03-12", judges=judges)
    assert (code in codes(found)) if code else not codes(found) & {"bench_too_small", "bench_even"}


# The checklist: sixteen lines, three states.
LINES = {
    "court-named", "applicant-named", "standing", "acts-named", "act-in-force", "appeal-used", "reviewable-category",
    "amount-over-threshold", "term-kept", "breaches-stated", "norm-cited", "request-stated", "signature",
    "authority-attached", "duty-paid", "not-repeated",
}  # fmt: skip


@pytest.mark.parametrize(
    ("case_kind", "filed"),
    [
        ("civil", "2024-03-01"),
        ("civil", "2026-03-01"),
        ("civil", "2027-08-01"),
        ("administrative", "2024-03-01"),
        ("administrative", "2026-03-01"),
    ],
)
def test_the_checklist_has_all_its_lines(case_kind, filed):
    found = apply("cassation-complaint", case_kind, filed=filed)
    assert {c.id for c in found.checklist} == LINES
    assert len(found.checklist) == len(LINES)


def test_a_ruling_has_no_checklist():
    assert apply("cassation-ruling", decided="2026-03-01").checklist == ()


CHECKS = [
    ("duty-missing", "duty-paid", "absent"),
    ("!duty-missing", "duty-paid", "present"),
    ("duty-exempt", "duty-paid", "present"),
    ("", "duty-paid", "not-found"),
    ("signature-missing", "signature", "absent"),
    ("authority-missing", "authority-attached", "absent"),
    ("no-standing", "standing", "absent"),
    ("!appeal-exhausted", "appeal-used", "absent"),
    ("appeal-exhausted", "appeal-used", "present"),
    ("settlement-approved", "reviewable-category", "absent"),
    ("earlier-cassation-ruling", "not-repeated", "absent"),
    ("!earlier-cassation-ruling", "not-repeated", "present"),
    ("", "not-repeated", "not-found"),
    ("act-in-force", "act-in-force", "present"),
    ("!act-in-force", "act-in-force", "absent"),
    ("party-not-notified", "breaches-stated", "present"),
    ("asks-remand", "request-stated", "present"),
    ("act-not-named", "acts-named", "absent"),
    ("norm-not-cited", "norm-cited", "absent"),
    ("", "norm-cited", "not-found"),
]


@pytest.mark.parametrize(("facts", "line", "state"), CHECKS)
def test_facts_decide_the_lines(facts, line, state):
    found = apply("cassation-complaint", filed="2026-03-01", facts=facts, text="Құжат мәтіні.")
    check = next(c for c in found.checklist if c.id == line)
    assert check.state == state
    assert check.note if state == "absent" else True


TEXTS = [
    ("В кассационный суд по гражданским делам", "addressee", "court-named"),
    ("Азаматтық істер жөніндегі кассациялық сотқа", "addressee", "court-named"),
    ("Истец: Ахметов А. А.", "parties", "standing"),
    ("Талап қоюшы: Ахметов А. А.", "parties", "standing"),
    ("квитанция об уплате государственной пошлины", "attachments", "duty-paid"),
    ("мемлекеттік баж төленгені туралы түбіртек", "attachments", "duty-paid"),
    ("доверенность представителя", "attachments", "authority-attached"),
    ("өкілдің сенімхаты", "attachments", "authority-attached"),
    ("Прошу отменить постановление", "request", "request-stated"),
    ("Қаулының күшін жоюды сұраймын", "request", "request-stated"),
]


@pytest.mark.parametrize(("text", "section", "line"), TEXTS)
def test_words_of_the_right_section_make_a_line_present(text, section, line):
    parts = (Section(section, 0, len(text)),)
    found = apply("cassation-complaint", filed="2026-03-01", text=text, sections=parts)
    check = next(c for c in found.checklist if c.id == line)
    assert check.state == "present"
    assert all(0 <= span.start < span.end <= len(text) for span in check.evidence)


def test_words_of_another_section_do_not():
    text = "прежняя доверенность отозвана"
    found = apply(
        "cassation-complaint", filed="2026-03-01", text=text,
        sections=(Section("arguments", 0, len(text)), Section("attachments", 0, 0)),
    )  # fmt: skip
    assert next(c for c in found.checklist if c.id == "authority-attached").state == "not-found"


def test_an_offence_complaint_gets_no_outcome_on_the_merits():
    found = apply("cassation-complaint", "offence", filed="2026-03-01", facts="party-not-notified")
    assert not labels(found, "merits")
    assert not [p for p in found.provisions if p.id.startswith("kz-gpk")]
    assert "kz-koap-2014:848.4" in ids(found, "other-route")


def test_notes_are_in_the_language_of_the_document():
    said = {lang: apply("statute", language=lang).notes[0].message for lang in ("kk", "ru", "en", "mixed", "other")}
    assert said["mixed"] == said["ru"] != said["kk"]
    assert said["other"] == said["en"]


def test_the_findings_have_the_parts_that_the_record_needs():
    assert {"regime", "facts", "checklist", "deadline", "provisions", "notes"} <= set(LawFindings.__struct_fields__)


DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["cassation-complaint", "cassation-ruling", "protest", "notice", "statute"]),
    st.sampled_from(["civil", "administrative", "criminal", "offence", None]),
    DAYS,
    DAYS,
    DAYS,
    DAYS,
    st.lists(st.sampled_from(["filed-late", "duty-missing", "party-not-notified", "worsening-sought", "in-custody"])),
)
def test_no_days_and_no_facts_raise(kind, case_kind, decided, filed, appeal, first, names):
    iso = [d.isoformat() if d else None for d in (decided, filed, appeal, first)]
    found = apply(
        kind,
        case_kind,
        decided=iso[0],
        filed=iso[1],
        appeal=iso[2],
        first=iso[3],
        facts=" ".join(names),
        applicant="person",
        sums=claim(5.0),
    )
    assert found.regime is not None or found.notes
    for span in (s for hit in found.provisions for s in hit.evidence):
        assert span.end > span.start
