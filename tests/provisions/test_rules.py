"""The rules as data: their examples, their provisions, the effects by regime and edition."""

import pytest

from pipeline.provisions.lookup import regimes
from pipeline.provisions.rules import all_rules, holds
from tests.provisions.material import apply, codes, fact, ids, labels

RULES = all_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_every_rule_runs_its_examples(rule):
    conditional = rule.present or rule.any_present or rule.absent or rule.any_absent or rule.unless
    assert {e.applies for e in rule.examples} == ({True, False} if conditional else {True})
    for example in rule.examples:
        assert holds(rule, example.facts) is example.applies, dict(example.facts)


# A complaint of 2026: what the clerk finds, what follows, by letter or by ruling, and on which norm.
RETURNS = [
    ("signature-missing", "kz-gpk-2015:442.1.1", "return-by-letter"),
    ("authority-missing", "kz-gpk-2015:442.1.1", "return-by-letter"),
    ("act-not-named", "kz-gpk-2015:442.1.1", "return-by-letter"),
    ("norm-not-cited filed-by-representative", "kz-gpk-2015:442.1.1", "return-by-letter"),
    ("superior-approval-missing", "kz-gpk-2015:442.1.1", "return-by-letter"),
    ("no-standing", "kz-gpk-2015:442.1.2", "return-by-letter"),
    ("filed-late", "kz-gpk-2015:442.1.3", "return-by-ruling"),
    ("filed-late", "kz-gpk-2015:124.2", "return-without-consideration"),
    ("filed-late term-restoration-requested", "kz-gpk-2015:442.1.3", "return-by-ruling"),
    ("complaint-withdrawn", "kz-gpk-2015:442.1.4", "return-by-ruling"),
    ("complaint-waived", "kz-gpk-2015:442.1.5", "return-by-ruling"),
    ("!appeal-exhausted", "kz-gpk-2015:442.1.6", "return-by-letter"),
    ("earlier-cassation-ruling", "kz-gpk-2015:442.1.7", "return-by-letter"),
    ("duty-missing", "kz-gpk-2015:442.1.8", "return-by-letter"),
    ("order-or-simplified-proceedings", "kz-gpk-2015:434.2.1", "not-reviewable"),
    ("settlement-approved", "kz-gpk-2015:434.2.2", "not-reviewable"),
    ("mediation-agreement", "kz-gpk-2015:434.2.2", "not-reviewable"),
    ("participative-agreement", "kz-gpk-2015:434.2.2", "not-reviewable"),
    ("claim-waived", "kz-gpk-2015:434.2.4", "not-reviewable"),
    ("insolvency-dispute", "kz-gpk-2015:434.2.5", "not-reviewable"),
    ("final-determination", "kz-gpk-2015:429.7", "not-reviewable"),
    ("party-succession", "kz-gpk-2015:53.4", "leave"),
]


@pytest.mark.parametrize(("facts", "provision", "effect"), RETURNS)
def test_what_a_defect_leads_to(facts, provision, effect):
    found = apply(filed="2026-03-02", facts=facts)
    assert provision in ids(found, effect)
    hit = next(p for p in found.provisions if p.id == provision)
    assert hit.verified
    assert set(hit.because) <= set(facts.replace("!", "").split())
    assert all(hit.title[lang] for lang in ("kk", "ru", "en"))


# What looks like a defect and is none.
NO_RETURN = [
    "norm-not-cited",  # asked for only of a representative
    "duty-missing duty-exempt",
    "!signature-missing",
    "!duty-missing",
    "!filed-late",
    "appeal-exhausted",
    "!earlier-cassation-ruling",
    "!no-standing",
    "filed-late valid-reason-for-delay term-restoration-requested",
    "filed-by-representative",
    "party-not-notified",
    "limitation-expired",
    "in-custody",
]


@pytest.mark.parametrize("facts", NO_RETURN)
def test_what_is_no_reason_to_return(facts):
    found = apply(filed="2026-03-02", facts=facts)
    assert "returned" not in labels(found)
    assert not ids(found, "return-by-letter") | ids(found, "return-by-ruling")


# The same defect in other regimes.
BY_REGIME = [
    ("civil", "2024-03-04", "cassation-petition", "duty-missing", "kz-gpk-2015:442.1.8", True),
    (
        "civil",
        "2024-03-04",
        "cassation-petition",
        "norm-not-cited filed-by-representative",
        "kz-gpk-2015:442.1.1",
        False,
    ),
    ("civil", "2024-03-04", "cassation-petition", "superior-approval-missing", "kz-gpk-2015:442.1.1", True),
    ("civil", "2019-03-04", "cassation-petition", "superior-approval-missing", "kz-gpk-2015:442.1.1", False),
    ("administrative", "2026-03-04", "cassation-complaint", "duty-missing", "kz-gpk-2015:442.1.8", True),
    (
        "administrative",
        "2026-03-04",
        "cassation-complaint",
        "order-or-simplified-proceedings",
        "kz-gpk-2015:434.2.1",
        False,
    ),
    (
        "administrative",
        "2026-03-04",
        "cassation-complaint",
        "order-or-simplified-proceedings",
        "kz-appk-2020:150",
        True,
    ),
    ("administrative", "2026-03-04", "cassation-complaint", "settlement-approved", "kz-gpk-2015:434.2.2", False),
    ("administrative", "2026-03-04", "cassation-complaint", "settlement-approved", "kz-appk-2020:169.2", True),
    ("administrative", "2026-03-04", "cassation-complaint", "insolvency-dispute", "kz-gpk-2015:434.2.5", False),
    ("administrative", "2026-03-04", "cassation-complaint", "!appeal-exhausted", "kz-appk-2020:169.3-1", True),
    ("administrative", "2024-03-04", "cassation-complaint", "!appeal-exhausted", "kz-appk-2020:169.3-1", False),
]


@pytest.mark.parametrize(("case_kind", "filed", "kind", "facts", "provision", "applies"), BY_REGIME)
def test_the_same_defect_in_another_regime(case_kind, filed, kind, facts, provision, applies):
    found = apply(kind, case_kind, filed=filed, facts=facts)
    assert (provision in ids(found)) is applies


# What is only an interpretation is said as one and never applied.
INTERPRETED = [
    ("cassation-petition", "2024-03-04", "earlier-cassation-ruling", "kz-gpk-2015:442.1.7"),
    ("cassation-petition", "2024-03-04", "authority-missing", "kz-gpk-2015:442.1.2"),
    ("cassation-complaint", "2026-03-04", "!act-in-force", "kz-gpk-2015:442.1.6"),
]


@pytest.mark.parametrize(("kind", "filed", "facts", "provision"), INTERPRETED)
def test_an_interpretation_is_a_note_and_no_provision(kind, filed, facts, provision):
    found = apply(kind, filed=filed, facts=facts)
    assert "interpretation" in codes(found)
    assert provision not in ids(found)
    assert "returned" not in labels(found)


# Each breach and its norm.
GROUNDS = [
    ("facts-circle-wrong", "kz-gpk-2015:427.1.1"),
    ("facts-unproved", "kz-gpk-2015:427.1.2"),
    ("conclusions-mismatch", "kz-gpk-2015:427.1.3"),
    ("law-not-applied", "kz-gpk-2015:427.2.1"),
    ("wrong-law-applied", "kz-gpk-2015:427.2.2"),
    ("law-misinterpreted", "kz-gpk-2015:427.2.3"),
    ("unlawful-composition", "kz-gpk-2015:427.4.1"),
    ("party-not-notified", "kz-gpk-2015:427.4.2"),
    ("language-breach", "kz-gpk-2015:427.4.3"),
    ("non-participant-rights-decided", "kz-gpk-2015:427.4.4"),
    ("act-unsigned", "kz-gpk-2015:427.4.5"),
]


@pytest.mark.parametrize("decided", ["2018-05-05", "2022-05-05", "2024-05-05", "2026-05-05"])
@pytest.mark.parametrize(("name", "provision"), GROUNDS)
def test_each_breach_has_its_norm(name, provision, decided):
    assert provision in ids(apply("cassation-ruling", decided=decided, facts=name), "ground")
    assert provision not in ids(apply("cassation-ruling", decided=decided, facts="!" + name))


@pytest.mark.parametrize(
    ("decided", "provision"),
    [
        ("2023-06-30", "kz-gpk-2015:427.1.5"),
        ("2023-07-01", "kz-gpk-2015:427.4.6"),
        ("2026-05-05", "kz-gpk-2015:427.4.6"),
    ],
)
def test_a_missing_protocol_became_an_absolute_ground(decided, provision):
    assert ids(apply("cassation-ruling", decided=decided, facts="protocol-missing"), "ground") == {provision}


EXCEPTIONAL = [
    ("irreversible-consequences", "kz-gpk-2015:438.6.1", "kz-appk-2020:169.7.1"),
    ("public-interest", "kz-gpk-2015:438.6.2", "kz-appk-2020:169.7.2"),
    ("uniformity-breach", "kz-gpk-2015:438.6.3", "kz-appk-2020:169.7.3"),
]


@pytest.mark.parametrize(("name", "civil", "administrative"), EXCEPTIONAL)
def test_exceptional_grounds(name, civil, administrative):
    assert civil in ids(apply("protest", filed="2026-03-02", facts=name), "exceptional-ground")
    assert administrative in ids(
        apply("protest", "administrative", filed="2026-03-02", facts=name), "exceptional-ground"
    )


# What the breach opens: the edition decides where the case goes.
OPENED = [
    ("2026-05-05", "party-not-notified", "remand-appeal", "kz-gpk-2015:451.2.3"),
    ("2024-05-05", "language-breach", "remand-appeal", "kz-gpk-2015:451.2.3"),
    ("2023-06-30", "party-not-notified", "remand-appeal", "kz-gpk-2015:451.2.3"),
    ("2023-06-30", "language-breach", "remand-first", "kz-gpk-2015:451.2.4"),
    ("2023-07-01", "language-breach", "remand-appeal", "kz-gpk-2015:451.2.4"),
    ("2026-05-05", "facts-unproved", "remand-appeal", "kz-gpk-2015:451.2.5"),
    ("2026-05-05", "law-misinterpreted", "new-act", "kz-gpk-2015:451.2.8"),
    ("2026-05-05", "wrong-law-applied", "changed", "kz-gpk-2015:451.2.8"),
    ("2026-05-05", "settlement-approved", "terminated", "kz-gpk-2015:451.2.6"),
    ("2026-05-05", "claim-waived", "terminated", "kz-gpk-2015:451.2.6"),
    ("2026-05-05", "complaint-waived", "withdrawn", "kz-gpk-2015:435.3"),
    ("2026-05-05", "", "upheld", "kz-gpk-2015:451.2.1"),
    ("2026-05-05", "facts-unproved !appeal-exhausted", "remand-first", "kz-gpk-2015:451.2.5"),
]


@pytest.mark.parametrize("case_kind", ["civil", "administrative"])
@pytest.mark.parametrize(("decided", "facts", "label", "provision"), OPENED)
def test_what_a_breach_opens(case_kind, decided, facts, label, provision):
    found = apply("cassation-ruling", case_kind, decided=decided, facts=facts)
    assert (label, provision) in {(o.label, o.provision) for o in found.opened}


NOT_OPENED = [
    ("2026-05-05", "language-breach", "remand-first"),  # 451(2)(4) is struck out
    ("2026-05-05", "party-not-notified", "upheld"),
    ("2026-05-05", "law-misinterpreted party-not-notified", "new-act"),
    ("2026-05-05", "!party-not-notified", "remand-appeal"),
    ("2022-05-05", "facts-unproved", "new-act"),
]


@pytest.mark.parametrize(("decided", "facts", "label"), NOT_OPENED)
def test_what_a_breach_does_not_open(decided, facts, label):
    assert label not in labels(apply("cassation-ruling", decided=decided, facts=facts))


def test_a_petition_of_2024_may_be_transferred_or_refused():
    assert "transferred" in labels(apply("cassation-petition", filed="2024-03-04", facts="facts-unproved"))
    assert "refused-transfer" in labels(apply("cassation-petition", filed="2024-03-04"))
    assert not labels(apply("cassation-complaint", filed="2026-03-04")) & {"transferred", "refused-transfer"}


# Who says it counts: in a ruling the court overrules a party, and a party alone establishes nothing.
VOICES = [
    ([fact("party-not-notified", by="applicant")], False),
    ([fact("party-not-notified", by="court")], True),
    ([fact("party-not-notified", by="applicant"), fact("party-not-notified", "absent", by="court")], False),
    ([fact("party-not-notified", "absent", by="applicant"), fact("party-not-notified", by="court")], True),
    ([fact("party-not-notified"), fact("party-not-notified", "absent")], True),
]


@pytest.mark.parametrize(("facts", "established"), VOICES)
def test_the_voice_of_the_court(facts, established):
    found = apply("cassation-ruling", decided="2026-05-05", facts=facts)
    assert ("kz-gpk-2015:427.4.2" in ids(found)) is established


def test_in_a_complaint_the_applicant_is_heard():
    found = apply(filed="2026-03-02", facts=[fact("party-not-notified", by="applicant")])
    assert "kz-gpk-2015:427.4.2" in ids(found, "ground")


def test_return_and_merits_stand_on_their_own_stages():
    found = apply(filed="2026-03-02", facts="duty-missing party-not-notified")
    assert labels(found, "filing") == {"returned"}
    assert "remand-appeal" in labels(found, "merits")


def test_every_civil_and_administrative_regime_since_2016_has_rules():
    ruled = {regime_id for rule in RULES for regime_id in rule.regimes}
    for entry in regimes():
        if entry.track in ("civil", "administrative") and entry.from_.year >= 2016:
            assert entry.id in ruled
