"""The law on a day: editions, comparisons, search, the timeline and the tables."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from pipeline.errors import UsageError
from pipeline.provisions.check import check
from pipeline.provisions.lookup import (
    amount,
    compare,
    editions,
    forum,
    in_force_until,
    last_day,
    provision,
    regime,
    regime_on,
    search,
    timeline,
)
from pipeline.provisions.picture import timeline_svg


def day(text):
    return date.fromisoformat(text)


# provision, day, first day of the edition in force (None: none in force)
EDITIONS = [
    ("kz-gpk-2015:451.2.1", "2025-06-30", "2016-01-01"),
    ("kz-gpk-2015:451.2.1", "2025-07-01", "2025-07-01"),
    ("kz-gpk-2015:451.2.4", "2025-06-30", "2023-07-01"),
    ("kz-gpk-2015:451.2.4", "2025-07-01", None),
    ("kz-gpk-2015:443", "2025-06-30", "2016-01-01"),
    ("kz-gpk-2015:443", "2025-07-01", None),
    ("kz-gpk-2015:454-1", "2025-06-30", None),
    ("kz-gpk-2015:454-1", "2025-07-01", "2025-07-01"),
    ("kz-gpk-2015:441.1.8", "2025-06-30", None),
    ("kz-gpk-2015:441.1.8", "2025-07-02", "2025-07-01"),
    ("kz-gpk-2015:434.2.3", "2027-06-30", "2016-01-01"),
    ("kz-gpk-2015:434.2.3", "2027-07-01", None),
    ("kz-gpk-2015:434.5", "2025-06-30", "2016-01-01"),
    ("kz-gpk-2015:434.5", "2025-07-01", None),
    ("kz-gpk-2015:427.4.6", "2023-06-30", None),
    ("kz-gpk-2015:427.4.6", "2023-07-01", "2023-07-01"),
    ("kz-gpk-2015:436.1", "2015-12-31", None),
    ("kz-gpk-2015:436.1", "2016-01-01", "2016-01-01"),
    ("kz-appk-2020:169.2", "2021-06-30", None),
    ("kz-appk-2020:169.2", "2025-06-30", "2021-07-01"),
    ("kz-appk-2020:169.2", "2025-07-01", "2025-07-01"),
    ("kz-appk-2020:169.3", "2025-07-01", None),
    ("kz-gpk-1999:383-4", "2012-06-30", None),
    ("kz-gpk-1999:383-4", "2012-07-01", "2012-07-01"),
    ("kz-gpk-2015:999", "2026-01-01", None),
]


@pytest.mark.parametrize(("provision_id", "on", "edition"), EDITIONS)
def test_the_edition_in_force_on_a_day(provision_id, on, edition):
    found = provision(provision_id, day(on))
    assert (found.from_.isoformat() if found else None) == edition


def test_the_next_edition_ends_the_one_before():
    first, second, third = editions("kz-gpk-2015:451.2.3")
    assert in_force_until("kz-gpk-2015:451.2.3", first) == day("2023-06-30")
    assert in_force_until("kz-gpk-2015:451.2.3", second) == day("2025-06-30")
    assert in_force_until("kz-gpk-2015:451.2.3", third) is None


def test_two_days_are_compared():
    found = compare("kz-gpk-2015:442.2", day("2025-06-30"), day("2025-07-01"))
    assert found.changed
    assert "three working days" in found.one.title.en
    assert "five working days" in found.other.title.en
    assert not compare("kz-gpk-2015:453", day("2017-01-01"), day("2026-01-01")).changed


def test_an_unknown_provision_or_regime_says_so():
    with pytest.raises(UsageError, match="no provision"):
        compare("kz-gpk-2015:9999", day("2025-06-30"), day("2025-07-01"))
    with pytest.raises(UsageError, match="kz-civil-2025"):
        regime("kz-civil-2024")


def test_two_regimes_of_a_track_differ():
    before, after = regime("kz-administrative-2021"), regime("kz-administrative-2025")
    assert (before.term, after.term) == ("P1M", "P6M")
    assert (before.object, after.object) == ("not-in-force", "in-force")


REGIMES = [
    ("civil", "1999-06-30", None),
    ("civil", "2025-07-01", "kz-civil-2025"),
    ("administrative", "2021-06-30", None),
    ("history-kz", "1925-07-01", "rsfsr-kz-1925"),
    ("history-france", "1667-04-20", "france-1667"),
    ("no-such-track", "2025-07-01", None),
]


@pytest.mark.parametrize(("track", "on", "regime_id"), REGIMES)
def test_the_regime_of_a_track_on_a_day(track, on, regime_id):
    found = regime_on(track, day(on))
    assert (found.id if found else None) == regime_id


def test_a_regime_ends_where_the_next_begins():
    assert last_day(regime("kz-civil-2016")) == day("2025-06-30")
    assert last_day(regime("kz-civil-2027")) is None


def test_every_regime_of_the_record_is_there():
    named = (
        "kz-civil-1999 kz-civil-2010 kz-civil-2012 kz-civil-2016 kz-civil-2025 kz-civil-2027 kz-criminal-2010 kz-criminal-2012 "
        "kz-criminal-2015 kz-criminal-2016 kz-criminal-2022 kz-criminal-2025 kz-criminal-2027 kz-administrative-2021 "
        "kz-administrative-2025 kz-offence-2016 kz-offence-2025 france-1667 rsfsr-1917 rsfsr-kz-1923 rsfsr-kz-1925 "
        "rsfsr-kz-1926 kazssr-1937 kazssr-1959 kz-1994 kz-1995"
    )
    known = {period.id for period in timeline()}
    assert not set(named.split()) - known


SEARCHES = [
    ("срок шесть месяцев", "kz-gpk-2015:436.1"),
    ("алты ай", "kz-gpk-2015:436.1"),
    ("six months", "kz-gpk-2015:436.1"),
    ("язык судопроизводства", "kz-gpk-2015:427.4.3"),
    ("сот ісін жүргізу тілі", "kz-gpk-2015:427.4.3"),
    ("государственной пошлины", "kz-gpk-2015:442.1.8"),
    ("кассационный суд", "kz-civil-2025"),
    ("451.2.5", "kz-gpk-2015:451.2.5"),
]


@pytest.mark.parametrize(("words", "wanted"), SEARCHES)
def test_search_in_three_languages(words, wanted):
    assert wanted in {f.id for f in search(words)}


@pytest.mark.parametrize("words", ["абракадабра", "қызыл трактор", "blue whale"])
def test_search_finds_nothing_where_there_is_nothing(words):
    assert search(words) == ()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_timeline_is_in_order_and_in_three_languages(lang):
    rows = timeline(lang)
    assert [r.from_ for r in rows] == sorted(r.from_ for r in rows)
    assert all(r.title and r.court for r in rows)


@pytest.mark.parametrize("years", [(1990, 2030), (1650, 2030)])
def test_the_picture_is_well_formed_and_names_every_regime_of_its_years(years):
    picture = ET.fromstring(timeline_svg("kk", first=years[0], last=years[1]))
    titles = " ".join(t.text for t in picture.iter("{http://www.w3.org/2000/svg}title"))
    assert "kz-civil-2025" in titles
    assert ("rsfsr-1917" in titles) is (years[0] < 1700)


INDEX = [
    ("2014-12-31", None),
    ("2015-01-01", 1982),
    ("2020-03-31", 2651),
    ("2020-04-01", 2778),
    ("2020-04-02", 2778),
    ("2022-04-01", 3063),
    ("2025-12-31", 3932),
    ("2026-01-01", 4325),
]


@pytest.mark.parametrize(("on", "value"), INDEX)
def test_the_monthly_index_by_day(on, value):
    assert amount("mrp", day(on)) == value


FORUMS = [
    ("1925-09-10", "civil", 9000, "Kazakh division"),
    ("1925-09-10", "civil", 10000, "Kazakh division"),
    ("1925-09-10", "civil", 12000, "Supreme Court of the RSFSR"),
    ("1923-05-01", "civil", 100, "Supreme Court of the RSFSR"),
    ("1923-05-01", "criminal", None, "Kazakh division"),
    ("1925-08-23", "civil", 9000, None),
    ("1925-09-10", "civil", None, None),
]


@pytest.mark.parametrize(("on", "case_kind", "claim", "court"), FORUMS)
def test_the_court_by_the_sum_of_the_claim(on, case_kind, claim, court):
    found = forum("history-kz", day(on), case_kind, claim)
    assert (found is None) is (court is None)
    assert court is None or found.court.en.startswith(court)


def test_the_knowledge_of_law_is_sound():
    assert [f for f in check() if f.level == "error"] == []


def test_the_check_finds_a_regime_whose_term_no_deadline_has(monkeypatch):
    monkeypatch.setattr("pipeline.provisions.check.term_rules", lambda: ())
    assert [f.what for f in check() if f.where == "kz-civil-2025" and f.level == "error"] == [
        "no deadline of it is P6M from appellate-act-in-force"
    ]


def test_the_check_lists_what_is_unverified_and_what_is_due():
    found = check(today=date(2028, 1, 1))
    assert any(f.level == "unverified" and f.where == "kz-civil-1999" for f in found)
    assert any(f.level == "due" and f.where == "kz-civil-2025" for f in found)
    assert not any(f.level == "due" for f in check(today=date(2026, 12, 1)))
