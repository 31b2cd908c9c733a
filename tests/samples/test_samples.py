"""What the sample documents must show: a day late is told, a day earlier is not; each ruling by the law of its day."""

from datetime import date
from pathlib import Path

import pytest

from pipeline import Analysis, analyze

SAMPLES = Path(__file__).parent.parent.parent / "corpora" / "samples"


def read(name: str) -> Analysis:
    return analyze((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("in_time", "late", "last_day"),
    [
        ("complaint-ru-01", "complaint-ru-02", date(2026, 5, 18)),
        ("complaint-kk-01", "complaint-kk-02", date(2026, 4, 15)),
    ],
)
def test_a_complaint_a_day_late_is_told_so(in_time: str, late: str, last_day: date) -> None:
    kept, missed = read(in_time), read(late)
    assert kept.deadline.last_day == missed.deadline.last_day == last_day
    assert (kept.deadline.in_time, missed.deadline.in_time) == (True, False)
    effects = {hit.id: hit.effect for hit in missed.provisions}
    assert effects["kz-gpk-2015:442.1.3"] == "return-by-ruling"
    assert "kz-gpk-2015:442.1.3" not in {hit.id for hit in kept.provisions}
    assert missed.suggested[0].label == "returned"
    assert "returned" not in {outcome.label for outcome in kept.suggested}


@pytest.mark.parametrize(
    ("name", "regime", "edition"),
    [
        ("ruling-ru-01", "kz-civil-2025", date(2025, 7, 1)),
        ("ruling-kk-01", "kz-civil-2025", date(2025, 7, 1)),
        ("ruling-ru-04", "kz-civil-2016", date(2016, 1, 1)),
    ],
)
def test_a_ruling_gets_the_edition_of_its_own_day(name: str, regime: str, edition: date) -> None:
    found = read(name)
    assert found.regime.id == regime
    powers = [hit for hit in found.provisions if hit.id.startswith("kz-gpk-2015:451.2")]
    assert powers
    assert {hit.edition_from for hit in powers} == {edition}
