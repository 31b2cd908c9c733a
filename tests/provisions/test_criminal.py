"""Criminal cases and cases of administrative offenses: the day before each change of law, the day, the day after."""

import pytest

from pipeline.provisions.lookup import provision, regime, regime_on, repealed_on
from tests.provisions.material import apply, codes, day, ids, labels

CHANGES = [
    ("criminal", "2009-12-31", "kz-criminal-2001"),
    ("criminal", "2010-01-01", "kz-criminal-2010"),
    ("criminal", "2010-01-02", "kz-criminal-2010"),
    ("criminal", "2012-06-30", "kz-criminal-2010"),
    ("criminal", "2012-07-01", "kz-criminal-2012"),
    ("criminal", "2012-07-02", "kz-criminal-2012"),
    ("criminal", "2014-12-31", "kz-criminal-2012"),
    ("criminal", "2015-01-01", "kz-criminal-2015"),
    ("criminal", "2015-01-02", "kz-criminal-2015"),
    ("criminal", "2015-12-31", "kz-criminal-2015"),
    ("criminal", "2016-01-01", "kz-criminal-2016"),
    ("criminal", "2016-01-02", "kz-criminal-2016"),
    ("criminal", "2022-06-30", "kz-criminal-2016"),
    ("criminal", "2022-07-01", "kz-criminal-2022"),
    ("criminal", "2022-07-02", "kz-criminal-2022"),
    ("criminal", "2025-06-30", "kz-criminal-2022"),
    ("criminal", "2025-07-01", "kz-criminal-2025"),
    ("criminal", "2025-07-02", "kz-criminal-2025"),
    ("criminal", "2027-06-30", "kz-criminal-2025"),
    ("criminal", "2027-07-01", "kz-criminal-2027"),
    ("offence", "2014-12-31", "kz-offence-2001"),
    ("offence", "2015-01-01", "kz-offence-2015"),
    ("offence", "2015-12-31", "kz-offence-2015"),
    ("offence", "2016-01-01", "kz-offence-2016"),
    ("offence", "2016-01-02", "kz-offence-2016"),
    ("offence", "2025-06-30", "kz-offence-2016"),
    ("offence", "2025-07-01", "kz-offence-2025"),
    ("offence", "2025-07-02", "kz-offence-2025"),
]


@pytest.mark.parametrize(("track", "on", "regime_id"), CHANGES)
def test_the_regime_around_each_change(track, on, regime_id):
    assert regime_on(track, day(on)).id == regime_id


# Article 484 and after, by day: in force, struck out, not yet made.
IN_FORCE = [
    ("kz-upk-2014:490", "2015-12-31", False),
    ("kz-upk-2014:490", "2016-01-01", True),
    ("kz-upk-2014:490", "2025-06-30", True),
    ("kz-upk-2014:490", "2025-07-01", False),
    ("kz-upk-2014:491.1.1", "2025-06-30", True),
    ("kz-upk-2014:491.1.1", "2025-07-01", False),
    ("kz-upk-2014:491.1.2", "2025-07-02", False),
    ("kz-upk-2014:485.2.3", "2022-06-30", True),
    ("kz-upk-2014:485.2.3", "2022-07-01", False),
    ("kz-upk-2014:485.2.4", "2025-06-30", False),
    ("kz-upk-2014:485.2.4", "2025-07-01", True),
    ("kz-upk-2014:489.1.6", "2025-06-30", True),
    ("kz-upk-2014:489.1.6", "2025-07-01", False),
    ("kz-upk-2014:498-1", "2025-06-30", False),
    ("kz-upk-2014:498-1", "2025-07-01", True),
    ("kz-upk-2014:498-4", "2025-07-01", True),
    ("kz-upk-1997:446-3", "2012-07-01", True),
    ("kz-koap-2014:851-1", "2025-06-30", False),
    ("kz-koap-2014:851-1", "2025-07-01", True),
    ("kz-koap-2014:851-4", "2025-07-02", True),
]


@pytest.mark.parametrize(("provision_id", "on", "holds"), IN_FORCE)
def test_a_provision_around_a_change(provision_id, on, holds):
    assert (provision(provision_id, day(on)) is not None) is holds


@pytest.mark.parametrize("provision_id", ["kz-upk-2014:490", "kz-upk-2014:491", "kz-upk-2014:489.1.6"])
def test_what_was_struck_out_says_when(provision_id):
    gone = repealed_on(provision_id, day("2025-07-01"))
    assert gone is not None
    assert gone.from_ == day("2025-07-01")


# Fact, the norm it breaks, the effect.
BREACHES = [
    ("innocent-convicted", "kz-upk-2014:485.1.1", "ground"),
    ("unfounded-acquittal", "kz-upk-2014:485.1.2", "ground"),
    ("wrong-qualification", "kz-upk-2014:485.1.3", "ground"),
    ("victim-unprotected", "kz-upk-2014:485.1.4", "ground"),
    ("punishment-unjust", "kz-upk-2014:485.1.5", "ground"),
    ("civil-claim-error", "kz-upk-2014:485.1.6", "ground"),
    ("contradictory-acts", "kz-upk-2014:485.1.8", "ground"),
    ("unlawful-composition", "kz-upk-2014:436.3.2", "ground"),
    ("defence-right-breach", "kz-upk-2014:436.3.4", "ground"),
    ("language-breach", "kz-upk-2014:436.3.5", "ground"),
    ("act-unsigned", "kz-upk-2014:436.3.9", "ground"),
    ("facts-unproved", "kz-upk-2014:435.1", "ground"),
    ("law-not-applied", "kz-upk-2014:433.4", "ground"),
    ("irreversible-consequences", "kz-upk-2014:485.2.1", "exceptional-ground"),
    ("life-sentence", "kz-upk-2014:485.2.2", "exceptional-ground"),
]


@pytest.mark.parametrize("decided", ["2016-01-01", "2022-07-01", "2025-07-01", "2026-02-03"])
@pytest.mark.parametrize(("fact", "provision_id", "effect"), BREACHES)
def test_a_breach_has_its_norm_in_every_regime_since_2016(fact, provision_id, effect, decided):
    found = apply("cassation-ruling", "criminal", decided=decided, facts=fact)
    assert provision_id in ids(found, effect)
    assert not ids(apply("cassation-ruling", "criminal", decided=decided, facts="!" + fact), effect)


@pytest.mark.parametrize(
    ("decided", "provision_id"),
    [
        ("2016-05-05", "kz-upk-2014:485.2.3"),
        ("2022-06-30", "kz-upk-2014:485.2.3"),
        ("2022-07-01", None),
        ("2025-06-30", None),
        ("2025-07-01", "kz-upk-2014:485.2.4"),
    ],
)
def test_uniform_practice_left_the_grounds_in_2022_and_came_back_in_2025(decided, provision_id):
    found = apply("cassation-ruling", "criminal", decided=decided, facts="uniformity-breach")
    assert ids(found, "exceptional-ground") == ({provision_id} if provision_id else set())


RETURNS = [
    ("cassation-petition", "2024-03-04", "signature-missing", "kz-upk-2014:489.1.1", "return-by-letter"),
    ("cassation-complaint", "2026-03-04", "signature-missing", "kz-upk-2014:489.1.1", "return-by-letter"),
    ("cassation-complaint", "2026-03-04", "act-not-named", "kz-upk-2014:489.1.1", "return-by-letter"),
    ("cassation-complaint", "2026-03-04", "no-standing", "kz-upk-2014:489.1.2", "return-by-letter"),
    ("cassation-petition", "2024-03-04", "filed-late worsening-sought", "kz-upk-2014:489.1.3", "return-by-ruling"),
    ("cassation-complaint", "2026-03-04", "filed-late worsening-sought", "kz-upk-2014:489.1.3", "return-by-letter"),
    ("cassation-petition", "2024-03-04", "complaint-withdrawn", "kz-upk-2014:489.1.4", "return-by-ruling"),
]


@pytest.mark.parametrize(("kind", "filed", "facts", "provision_id", "effect"), RETURNS)
def test_what_is_returned_and_how(kind, filed, facts, provision_id, effect):
    found = apply(kind, "criminal", filed=filed, facts=facts)
    assert provision_id in ids(found, effect)
    assert "returned" in labels(found)


@pytest.mark.parametrize(
    "facts",
    [
        "!signature-missing",
        "worsening-sought",
        "filed-late improving-sought",
        "improving-sought",
        "duty-missing",
        "!no-standing",
        "minor-offence filed-by-prosecutor",
        "party-not-notified",
    ],
)
def test_what_is_not_returned(facts):
    assert "returned" not in labels(apply("cassation-complaint", "criminal", filed="2026-03-04", facts=facts))


def test_what_improves_the_position_has_no_term():
    found = apply("cassation-complaint", "criminal", filed="2026-03-04", facts="improving-sought")
    assert "kz-upk-2014:487.1" in ids(found, "reviewable")


def test_after_a_cassation_ruling_the_way_is_to_the_supreme_court():
    assert "kz-upk-2014:498-1.1" in ids(
        apply("cassation-complaint", "criminal", filed="2026-03-04", facts="earlier-cassation-ruling"), "other-route"
    )
    assert "kz-upk-2014:484.4" in ids(
        apply("cassation-petition", "criminal", filed="2024-03-04", facts="earlier-cassation-ruling"), "other-route"
    )


# What a fact opens, on which norm.
OPENED = [
    ("2026-02-03", "innocent-convicted", "terminated", "kz-upk-2014:494.7.3"),
    ("2026-02-03", "unfounded-acquittal", "remand-appeal", "kz-upk-2014:494.7.4"),
    ("2026-02-03", "unfounded-acquittal", "appeal-cancelled-first-upheld", "kz-upk-2014:494.11"),
    ("2026-02-03", "unlawful-composition", "remand-first", "kz-upk-2014:494.7.4"),
    ("2026-02-03", "defence-right-breach", "remand-appeal", "kz-upk-2014:494.7.4"),
    ("2026-02-03", "wrong-qualification", "changed", "kz-upk-2014:494.7.2"),
    ("2026-02-03", "punishment-unjust", "changed", "kz-upk-2014:494.7.2"),
    ("2026-02-03", "", "upheld", "kz-upk-2014:494.7.1"),
    ("2017-02-03", "wrong-qualification", "changed", "kz-upk-2014:494.7.2"),
    ("2013-02-05", "innocent-convicted", "terminated", "kz-upk-1997:446-8.2"),
    ("2013-02-05", "punishment-unjust", "changed", "kz-upk-1997:446-8.6"),
    ("2013-02-05", "", "upheld", "kz-upk-1997:446-8.1"),
]


@pytest.mark.parametrize(("decided", "facts", "label", "provision_id"), OPENED)
def test_what_a_fact_opens(decided, facts, label, provision_id):
    found = apply("cassation-ruling", "criminal", decided=decided, facts=facts)
    assert (label, provision_id) in {(o.label, o.provision) for o in found.opened}


@pytest.mark.parametrize(
    ("decided", "facts", "label"),
    [
        ("2026-02-03", "", "terminated"),
        ("2026-02-03", "innocent-convicted", "upheld"),
        ("2026-02-03", "law-misinterpreted facts-unproved", "changed"),
        ("2026-02-03", "wrong-qualification", "transferred"),
        ("2026-02-03", "", "refused-transfer"),
        ("2013-02-05", "punishment-unjust", "upheld"),
    ],
)
def test_what_it_does_not_open(decided, facts, label):
    assert label not in labels(apply("cassation-ruling", "criminal", decided=decided, facts=facts))


def test_transfer_to_a_court_session_ends_with_june_2025():
    before = apply("cassation-petition", "criminal", filed="2025-06-30", facts="wrong-qualification")
    after = apply("cassation-complaint", "criminal", filed="2025-07-01", facts="wrong-qualification")
    assert "transferred" in labels(before)
    assert "transferred" not in labels(after)
    assert "refused-transfer" in labels(apply("cassation-petition", "criminal", filed="2025-06-30"))


# An offence case reaches the court only by a representation or a protest.


@pytest.mark.parametrize("filed", ["2017-07-11", "2025-06-30", "2025-07-01", "2026-03-01"])
def test_a_complaint_in_an_offence_case_has_another_route(filed):
    found = apply("cassation-complaint", "offence", filed=filed, facts="punishment-unjust")
    assert "kz-koap-2014:848.4" in ids(found, "other-route")
    assert not labels(found)


@pytest.mark.parametrize(
    ("facts", "label", "provision_id"),
    [
        ("facts-unproved", "terminated", "kz-koap-2014:851.7.3"),
        ("punishment-unjust", "changed", "kz-koap-2014:851.7.2"),
        ("law-not-applied", "new-act", "kz-koap-2014:851.7.4"),
        ("", "upheld", "kz-koap-2014:851.7.1"),
    ],
)
def test_what_an_offence_ruling_may_say(facts, label, provision_id):
    found = apply("cassation-ruling", "offence", decided="2026-02-03", facts=facts)
    assert (label, provision_id) in {(o.label, o.provision) for o in found.opened}


@pytest.mark.parametrize("label", ["remand-first", "remand-appeal", "transferred"])
def test_an_offence_case_is_never_remanded(label):
    powers = {power.label for power in regime("kz-offence-2025").powers}
    assert label not in powers
    assert label not in labels(apply("cassation-ruling", "offence", decided="2026-02-03", facts="unlawful-composition"))


@pytest.mark.parametrize("entry", ["kz-criminal-1998", "kz-criminal-2001", "kz-criminal-2027"])
def test_what_is_not_verified_says_so_and_asserts_nothing(entry):
    chosen = regime(entry)
    assert chosen.unknown
    found = apply("cassation-ruling", "criminal", decided=chosen.from_.isoformat(), facts="innocent-convicted")
    assert found.regime.id == entry
    assert codes(found) & {"regime_unverified", "regime_announced"}


def test_the_text_of_2016_to_mid_2017_was_not_read_and_nothing_is_said_of_it():
    assert provision("kz-koap-2014:848.4", day("2016-02-01")) is None
    assert not apply("cassation-complaint", "offence", filed="2016-02-01", facts="punishment-unjust").provisions


# The same facts at another stage or in another court open something else.
PRELIMINARY = "ПОСТАНОВЛЕНИЕ\nпо результатам предварительного рассмотрения\n"
HEARD_BY_THREE = "ПОСТАНОВЛЕНИЕ\nСудьи в открытом заседании предварительно рассмотрели ходатайство защитника.\n"
PRELIMINARY_KK = "ҚАУЛЫ\nалдын ала қарау нәтижелері бойынша\n"
SUPREME = "Судебная коллегия по уголовным делам Верховного Суда Республики Казахстан\nПОСТАНОВЛЕНИЕ\n"
CASSATION = "Кассационный суд по уголовным делам Республики Казахстан\nПОСТАНОВЛЕНИЕ\n"
STAGES = [
    (PRELIMINARY, "2023-02-21", "", {"refused-transfer"}),
    (PRELIMINARY_KK, "2022-11-08", "", {"refused-transfer"}),
    (HEARD_BY_THREE, "2024-09-10", "wrong-qualification", {"transferred"}),
    (PRELIMINARY, "2017-02-21", "wrong-qualification", {"transferred"}),
    (PRELIMINARY, "2024-09-10", "punishment-unjust", {"transferred"}),
    ("ПОСТАНОВЛЕНИЕ", "2024-09-10", "punishment-unjust", {"changed"}),
    (SUPREME, "2026-12-09", "uniformity-breach", {"remand-cassation"}),
    (SUPREME, "2026-12-09", "innocent-convicted", {"terminated"}),
    (SUPREME, "2026-12-09", "", {"upheld"}),
    (SUPREME, "2024-12-09", "wrong-qualification", {"changed"}),
    (CASSATION, "2026-12-09", "wrong-qualification", {"changed"}),
    (CASSATION, "2026-12-09", "uniformity-breach", {"upheld"}),
]


@pytest.mark.parametrize(("text", "decided", "facts", "opened"), STAGES)
def test_the_stage_and_the_court_decide_what_is_open(text, decided, facts, opened):
    assert labels(apply("cassation-ruling", "criminal", text=text, decided=decided, facts=facts)) == opened


def test_the_supreme_court_reviews_on_grounds_of_its_own():
    found = apply("cassation-ruling", "criminal", text=SUPREME, decided="2026-12-09", facts="uniformity-breach")
    assert ids(found, "exceptional-ground") == {"kz-upk-2014:498-1.1.3"}
    assert {o.provision for o in found.opened} == {"kz-upk-2014:498-4.4.4"}


def test_a_sign_is_no_fact_that_would_change_anything():
    found = apply("cassation-ruling", "criminal", text=CASSATION, decided="2026-12-09")
    assert not {name for o in found.opened for name in o.would_change} & {"supreme-review", "preliminary-examination"}


@pytest.mark.parametrize(
    ("decided", "label", "provision_id"),
    [
        ("2013-09-11", "remand-investigation", "kz-upk-1997:446-8.7"),
        ("2013-09-11", "remand-appeal", "kz-upk-1997:446-8.4"),
        ("2011-09-12", "remand-investigation", "kz-upk-1997:446-8"),
        ("2011-09-12", "remand-first", "kz-upk-1997:446-8"),
    ],
)
def test_before_2015_the_case_could_go_back_to_the_investigation(decided, label, provision_id):
    found = apply("cassation-ruling", "criminal", decided=decided, facts="defence-right-breach")
    assert (label, provision_id) in {(o.label, o.provision) for o in found.opened}


def test_since_2015_it_cannot():
    found = apply("cassation-ruling", "criminal", decided="2016-09-12", facts="defence-right-breach")
    assert "remand-investigation" not in labels(found)


def test_in_2010_the_court_itself_could_not_worsen():
    found = apply("cassation-ruling", "criminal", decided="2011-09-12", facts="punishment-unjust worsening-sought")
    assert "changed" not in labels(found)
    assert "changed" in labels(apply("cassation-ruling", "criminal", decided="2011-09-12", facts="punishment-unjust"))


@pytest.mark.parametrize("kind", ["cassation-complaint", "cassation-petition"])
def test_what_a_party_files_in_an_offence_case_closes_the_merits(kind):
    found = apply(kind, "offence", filed="2026-03-01")
    assert {"upheld", "changed", "terminated", "new-act"} <= set(found.closed)
    assert not found.opened


def test_above_the_cassation_court_an_offence_case_is_for_the_supreme_court():
    found = apply("cassation-ruling", "offence", text=SUPREME, decided="2026-12-09", facts="uniformity-breach")
    assert ids(found, "exceptional-ground") == {"kz-koap-2014:851-1.1.1"}
    assert ("remand-cassation", "kz-koap-2014:851-4.4.4") in {(o.label, o.provision) for o in found.opened}
