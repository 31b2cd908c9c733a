"""Suggestions: ranked, with their grounds, the return before the merits, nothing where the law is another."""

from datetime import date

import pytest

from pipeline.outcomes import suggest
from pipeline.provisions import LawFindings, Opening
from pipeline.values import Case, Fact, RegimeChoice, Span, StatedOutcome

REGIME = RegimeChoice("kz-civil-2025", date(2025, 7, 1), "decided_on")
COMPLAINT = Case(kind="cassation-complaint", case_kind="civil")


def opening(label, fact, *, weight=0.5, stage="merits", provision="kz-gpk-2015:451.2.3", would_change=()):
    return Opening(label, provision, f"rule-{fact}", (fact,), (Span(1, 5),), weight, stage, would_change)


def fact(identifier, *, by="court", value="present"):
    return Fact(identifier, value, 1, 5, 0.9, "cue", by)


def test_grounds_strengthen_each_other():
    law = LawFindings(
        REGIME,
        facts=(fact("party-not-notified"), fact("language-breach")),
        opened=(opening("remand-appeal", "party-not-notified"), opening("remand-appeal", "language-breach")),
    )
    (both,) = suggest(law, (), COMPLAINT).suggested
    (one,) = suggest(LawFindings(REGIME, law.facts, opened=law.opened[:1]), (), COMPLAINT).suggested
    assert both.score > one.score
    assert both.because == ("party-not-notified", "language-breach")
    assert both.provisions == ("kz-gpk-2015:451.2.3",)
    assert both.basis == "rule"


def test_what_only_the_applicant_says_weighs_less():
    opened = (opening("remand-appeal", "party-not-notified"),)
    found = LawFindings(REGIME, (fact("party-not-notified"),), opened=opened)
    alleged = LawFindings(REGIME, (fact("party-not-notified", by="applicant"),), opened=opened)
    assert suggest(found, (), COMPLAINT).suggested[0].score > suggest(alleged, (), COMPLAINT).suggested[0].score


def test_the_stronger_comes_first():
    law = LawFindings(
        REGIME,
        (fact("wrong-law-applied"), fact("party-not-notified")),
        opened=(
            opening("new-act", "wrong-law-applied", weight=0.4),
            opening("remand-appeal", "party-not-notified", weight=0.8),
        ),
    )
    assert [s.label for s in suggest(law, (), COMPLAINT).suggested] == ["remand-appeal", "new-act"]


def test_a_return_stands_before_the_merits():
    law = LawFindings(
        REGIME,
        (fact("filed-late"), fact("party-not-notified")),
        opened=(
            opening(
                "returned",
                "filed-late",
                stage="filing",
                provision="kz-gpk-2015:442.1.3",
                would_change=("valid-reason-for-delay",),
            ),
            opening("remand-appeal", "party-not-notified"),
        ),
    )
    found = suggest(law, (), COMPLAINT)
    assert [s.label for s in found.suggested] == ["returned"]
    assert found.suggested[0].would_change == ("valid-reason-for-delay", "!filed-late")
    assert [s.label for s in found.if_admitted] == ["remand-appeal"]


def test_a_closed_outcome_is_not_suggested():
    law = LawFindings(
        REGIME,
        (fact("party-not-notified"),),
        opened=(opening("remand-appeal", "party-not-notified"),),
        closed=("remand-appeal",),
    )
    assert "remand-appeal" not in [s.label for s in suggest(law, (), COMPLAINT).suggested]


def test_without_grounds_the_act_stays():
    law = LawFindings(REGIME, (fact("party-not-notified", value="absent"),))
    (found,) = suggest(law, (), Case(kind="cassation-ruling", case_kind="civil")).suggested
    assert found.label == "upheld"
    assert found.because == ("!party-not-notified",)
    assert found.score <= 0.6


@pytest.mark.parametrize(
    ("law", "case", "stated"),
    [
        (LawFindings(None, opened=(opening("remand-appeal", "x"),)), COMPLAINT, ()),
        (LawFindings(REGIME, opened=(opening("remand-appeal", "x"),)), Case(kind="other", case_kind=None), ()),
        (LawFindings(REGIME, opened=(opening("remand-appeal", "x"),)), Case(kind="verdict", case_kind="criminal"), ()),
        (
            LawFindings(REGIME, opened=(opening("remand-appeal", "x"),)),
            Case(kind="cassation-ruling", case_kind="civil", foreign="RU"),
            (),
        ),
        (
            LawFindings(REGIME, opened=(opening("remand-appeal", "x"),)),
            Case(kind="determination", case_kind="civil"),
            (StatedOutcome("not-applicable", None, False, 0, 1, "kind"),),
        ),
    ],
)
def test_nothing_is_suggested(law, case, stated):
    found = suggest(law, stated, case)
    assert found.suggested == ()
    assert found.if_admitted == ()
