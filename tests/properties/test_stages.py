"""What holds for every text at every stage: nothing is raised, spans hold words, dirt changes no value."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz.checks import check_span, spans_within
from pipeline.acts import find_case_numbers, find_references
from pipeline.dates import find_dates
from pipeline.errors import CassatioError
from pipeline.language import detect, language_notes
from pipeline.masking import mask
from pipeline.normalize import normalize
from pipeline.reading import read_bytes
from pipeline.report.record import to_json
from pipeline.sections import find_sections
from pipeline.stages import analyze
from pipeline.tokens import find_sentences, tokenize

PIECES = [
    "ПОСТАНОВЛЕНИЕ\n", "ҚАУЛЫ\n", "ПОСТАНОВИЛ:\n", "ҚАУЛЫ ЕТТІ:\n", "ПРОШУ:\n", "СҰРАЙМЫН:\n", "12 марта 2026 года", "2026 жылғы 12 наурыз",
    "31.02.2020", "12.03.2205", "__", "статьи 451", "451-бабының", "часть вторая", "екінші бөлігі", "подпункт 2)", "2) тармақшасы", "ГПК РК", "ҚР АПК-нің",
    "Закона Республики Казахстан «О", "Қазақстан Республикасының Заңы", "далее – Закон", "бұдан әрі – Заң", "осы баптың", "указанной статьи", "№ 6001-26-00-3гп/17",
    "постановление апелляционной инстанции", "апелляциялық сатының қаулысы", "оставить без изменения", "өзгеріссіз қалдырылсын", "отменить", "күші жойылсын",
    "не был извещён", "хабарланбаған", "кассационная жалоба", "кассациялық шағым", "по гражданскому делу", "азаматтық іс", "шесть месяцев", "алты ай", "10 000 тенге",
    " ", "\n", "\n\n", ". ", ", ", "; ", "-\n", "«", "»", "(", ")", "\u00ad", "\u200b", "\u00a0", "\u0306", "\x00", "\ufeff", "İ", "1", "т.", "б.", "x",
    "\t", "\r\n", "\x0b", "\u2003", "427-", "бабы", "-тармағы", "2", "п.", "ч.", "ст.", "§", "№", "2012", "жылғы", "года", "тенге", "XV", "от", "с", "по",
]  # fmt: skip
HEAPS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=30
).map("".join)
TEXTS = st.text(max_size=200) | HEAPS


def check(values, text):
    starts = [value.start for value in values]
    assert starts == sorted(starts)
    for value in spans_within(tuple(values)):
        check_span(value, text)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_every_stage_reads_any_text(raw):
    text = normalize(raw)
    assert len(text.clean) == len(text.folded)
    language_notes(text)
    dates = find_dates(text)
    for values in (
        dates.dates,
        dates.terms,
        find_case_numbers(text),
        find_sections(text),
        find_sentences(text),
        tokenize(text, detect(text), lemmas=False),
        find_references(text, dates.dates, language="kk", on=None),
        find_references(text, dates.dates, language="ru", on=None),
    ):
        check(values, text.clean)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_the_whole_is_a_record_of_words_of_the_text(raw):
    analysis = analyze(raw)
    for value in spans_within(analysis):
        check_span(value, raw)
    record = json.loads(to_json(analysis))
    for kind in ("dates", "terms", "references", "facts", "case_numbers"):
        assert all(raw[found["start"] : found["end"]] == found["text"] for found in record[kind])
    assert to_json(analyze(raw)) == to_json(analysis)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_normalizing_keeps_the_way_back(raw):
    text = normalize(raw)
    at = 0
    for position in range(len(text.clean)):
        start, end = text.raw_span(position, position + 1)
        assert at <= start < end <= len(raw)
        at = end


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from([piece for piece in PIECES if piece.isprintable() and "-" not in piece]), max_size=20).map(
        " ".join
    )
)
def test_normalizing_twice_is_normalizing_once(raw):
    once = normalize(raw).clean
    assert normalize(once).clean == once


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_masking_reads_any_text(raw):
    assert isinstance(mask(raw).text, str)


@settings(deadline=None, max_examples=80)
@given(
    st.binary(max_size=400)
    | TEXTS.map(lambda t: t.encode("utf-16", "replace"))
    | TEXTS.map(lambda t: t.encode("cp1251", "replace"))
)
def test_any_bytes_are_a_document_or_one_sentence(data):
    try:
        document = read_bytes(data, id="x")
    except CassatioError as error:
        assert error.message.count("\n") == 0  # noqa: PT017 - either of two ends is right
        assert error.code  # noqa: PT017
    else:
        document.text.encode("utf-8")


CITING = [
    "Решением от 5 мая 2025 года нарушены подпункт 2) части четвёртой статьи 427 и статья 451 ГПК РК.",
    "Согласно пункту 3 статьи 9 Закона Республики Казахстан от 16 ноября 2015 года № 401-V жалоба подана 12.03.2026.",
    "2025 жылғы 5 мамырдағы шешіммен ҚР АПК-нің 427-бабы төртінші бөлігінің 2) тармақшасы және 451-бабы бұзылды.",
    "Қазақстан Республикасы Азаматтық кодексінің 15-бабына сәйкес шағым 2026 жылғы наурызда берілді.",
]
INVISIBLE = st.sampled_from(["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e"])


def values(raw):
    text = normalize(raw)
    dates = find_dates(text).dates
    references = find_references(text, dates, language=detect(text), on=None)
    return [d.value for d in dates], [(r.act.id if r.act else None, r.items) for r in references]


@pytest.mark.parametrize("sentence", CITING)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_dirt_at_random_places_changes_no_value(sentence, data):
    places = data.draw(st.lists(st.integers(1, len(sentence) - 1), max_size=6))
    dirty = sentence
    for place in sorted(places, reverse=True):
        dirty = dirty[:place] + data.draw(INVISIBLE) + dirty[place:]
    if data.draw(st.booleans()):
        dirty = unicodedata.normalize("NFD", dirty)
    if data.draw(st.booleans()):
        dirty = dirty.replace(" ", data.draw(st.sampled_from(["\u00a0", "\u202f", "  "])))
    assert values(dirty) == values(sentence)
