"""On any text: nothing raises, spans lie in the text, the same text gives the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cases import read_case
from pipeline.facts import find_facts
from pipeline.normalize import normalize
from pipeline.outcomes import find_stated
from pipeline.sections import find_sections
from pipeline.tokens import find_sentences

LEGAL = """ПОСТАНОВЛЕНИЕ ҚАУЛЫ УСТАНОВИЛ: АНЫҚТАДЫ: ПОСТАНОВИЛ: ҚАУЛЫ ЕТТІ: КАССАЦИОННАЯ ЖАЛОБА КАССАЦИЯЛЫҚ ШАҒЫМ ПРОШУ:
    СҰРАЙМЫН суд сот ответчик жауапкер не был извещен хабарландырылмаған срок мерзім пропущен өткізіп решение шешім
    отменить жойылсын направить дело на новое рассмотрение жаңадан қарауға жіберілсін, если егер без емес жоқ . ; \n \n\n
    1 500 000 тенге теңге судей А. Ким құрамында апелляционной апелляциялық Приложение: Қосымша: В кассационный суд
    Кассациялық сотқа"""
TEXTS = st.lists(st.sampled_from(LEGAL.split(" ")), max_size=40).map(" ".join) | st.text(max_size=80)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text(raw):
    text = normalize(raw)
    length = len(text.clean)
    sections = find_sections(text)
    case = read_case(text, sections=sections, dates=(), references=(), numbers=(), decided_on=None)
    facts = find_facts(text, sentences=find_sentences(text), sections=sections, case=case)
    stated = find_stated(text, sections=sections, case=case)
    for found in (*sections, *facts, *stated, *case.sums, *case.instances):
        assert 0 <= found.start < found.end <= length
        piece = text.clean[found.start : found.end]
        assert piece == piece.strip()
    again = normalize(raw)
    assert find_facts(again, sentences=find_sentences(again), sections=find_sections(again), case=case) == facts
