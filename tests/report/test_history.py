"""The history of a case in the report: each act in one line of the language of the interface, with its words."""

import re

import pytest

from pipeline import analyze
from pipeline.cases.words import case_words
from pipeline.knowledge.ui import groups
from pipeline.report.history import told, words
from pipeline.report.html import to_html
from pipeline.report.text import to_text
from pipeline.report.wording import Wording
from pipeline.values import Instance

COMPLAINT = {
    "ru": "КАССАЦИОННАЯ ЖАЛОБА\n\nРешением Риддерского городского суда от 4 марта 2025 года иск удовлетворён, постановлением "
    "областного суда от 9 июня 2025 года решение отменено.\n\nПрошу постановление отменить.",
    "kk": "КАССАЦИЯЛЫҚ ШАҒЫМ\n\nРиддер қалалық сотының 2025 жылғы 4 наурыздағы шешімімен талап қанағаттандырылған, облыстық "
    "соттың 2025 жылғы 9 маусымдағы қаулысымен шешімнің күші жойылған.\n\nҚаулының күшін жоюды сұраймын.",
}
LINES = [
    ("ru", "ru", "первая инстанция: решение, 04.03.2025; удовлетворение"),
    ("ru", "kk", "апелляция: қаулы, 09.06.2025; күшін жою"),
    ("kk", "kk", "бірінші саты: шешім, 04.03.2025; қанағаттандыру"),
    ("kk", "ru", "апелляция: постановление, 09.06.2025; отмена"),
    ("kk", "en", "appeal: ruling, 09.06.2025; cancellation"),
]


@pytest.mark.parametrize(("text", "language", "line"), LINES)
def test_an_act_is_one_line(text: str, language: str, line: str) -> None:
    acts = analyze(COMPLAINT[text]).case.instances
    assert line in [told(act, Wording(language)) for act in acts]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("text", ["kk", "ru"])
def test_the_reports_show_the_history(text: str, language: str) -> None:
    found = analyze(COMPLAINT[text])
    heading = Wording(language).say("history")
    assert heading in to_text(found, language=language, width=120)
    page = to_html(found, language=language)
    assert heading in page
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\bid="([^"]+)"', page))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_without_acts_there_is_no_history(language: str) -> None:
    found = analyze({"kk": "Ауа райы жақсы.", "ru": "Погода хорошая."}[language])
    assert Wording(language).say("history") not in to_text(found, language=language, width=120)


def test_a_day_that_a_person_gave_has_no_words() -> None:
    assert words(Instance("appeal", None, 0, 0, date="2025-06-09")) == ()


def test_every_label_has_its_words() -> None:
    labels = groups()
    assert set(case_words().results) == set(labels["result"])
    assert set(case_words().act_kinds) == set(labels["court_act"])
    assert set(labels["instance"]) == {"first", "appeal", "cassation", "supervision"}
