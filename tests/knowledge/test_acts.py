"""The acts as data: their examples, sources, alphabets, and that no two stand in each other's way."""

import re
from collections import Counter
from itertools import combinations

import pytest

from pipeline.acts import find_references
from pipeline.dates import find_dates
from pipeline.knowledge.acts import known_acts
from pipeline.normalize import normalize

ACTS = known_acts()
EXAMPLES = [(act.id, example) for act in ACTS for example in act.examples]
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-z]")
EXPECTED = (
    "kz-gpk-2015 kz-gpk-1999 kz-upk-2014 kz-upk-1997 kz-appk-2020 kz-koap-2014 kz-koap-2001 kz-uk-2014 kz-uk-1997 "
    "kz-gk-1994 kz-gk-1999 kz-tk-2015 kz-tk-2007 kz-nk-2025 kz-nk-2017 kz-nk-2008 kz-bsk-2011 kz-pk-2015 kz-zk-2003 "
    "kz-bk-2008 kz-constitution-2026 kz-constitution-1995 kazssr-constitution-1937 ussr-constitution-1936 "
    "rsfsr-upk-1923 kazssr-upk-1959 kazssr-uk-1959 ru-gpk ru-apk ru-kas ru-upk ru-uk ru-gk ru-koap ru-tk "
    "ru-constitution kz-law-401-iv kz-np-vs-2003-2"
)


@pytest.mark.parametrize(
    ("act_id", "example"), EXAMPLES, ids=[f"{act_id}-{number}" for number, (act_id, _) in enumerate(EXAMPLES)]
)
def test_an_act_is_found_by_its_names_and_requisites(act_id, example):
    text = normalize(example.text)
    found = find_references(text, find_dates(text).dates, language=example.language, on=example.on)
    assert (example.matched, act_id) in [(text.clean[r.start : r.end], r.act.id if r.act else None) for r in found]


@pytest.mark.parametrize("act_id", EXPECTED.split())
def test_the_acts_of_the_record_are_there(act_id):
    assert act_id in {act.id for act in ACTS}


def test_there_are_laws_and_resolutions_enough():
    kinds = Counter(act.kind for act in ACTS)
    assert kinds["law"] + kinds["constitutional-law"] >= 60
    assert kinds["normative-resolution"] + kinds["constitutional-court-resolution"] >= 40
    assert kinds["code"] >= 40


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.id)
def test_an_act_has_its_titles_its_source_and_examples(act):
    assert act.source
    assert act.title.kk
    assert act.title.ru
    assert act.title.en
    assert act.examples
    assert act.from_ is None or act.until is None or act.from_ <= act.until


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.id)
def test_no_word_of_a_name_mixes_alphabets(act):
    words = (act.title.kk, act.title.ru, *act.names.kk, *act.names.ru, *act.other_titles.kk, *act.other_titles.ru)
    abbreviations = (*act.abbreviations.kk, *act.abbreviations.ru, *act.abbreviations_with_country.ru)
    for text in (*words, *abbreviations, *(example.text for example in act.examples)):
        for word in _WORD.findall(text):
            assert not (_CYRILLIC.search(word) and _LATIN.search(word)), word


def test_an_adilet_code_names_one_act():
    codes = Counter(act.adilet for act in ACTS if act.adilet)
    assert [code for code, times in codes.items() if times > 1] == []


def test_codes_of_one_family_do_not_overlap_in_time():
    for one, other in combinations([act for act in ACTS if act.kind == "code" and act.family], 2):
        if one.family != other.family or one.title.en == other.title.en or _different_parts(one, other):
            continue
        early, late = sorted((one, other), key=lambda act: act.from_ or act.date)
        assert early.until is not None, early.id
        assert early.until < (late.from_ or late.date) or late.from_ is None, (early.id, late.id)


def _different_parts(one, other):
    """Whether each is a part of one code, as the general and the special part of the Civil Code."""
    return one.articles is not None and other.articles is not None and one.articles[1] < other.articles[0]
