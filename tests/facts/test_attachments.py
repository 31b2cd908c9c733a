"""What the list of attachments says of papers: one that is enclosed is not missing."""

import pytest

from pipeline.facts import find_facts
from pipeline.normalize import normalize
from pipeline.values import Case, Section, Sentence


def told(raw, section):
    """The facts of papers in one sentence of a section, with who tells them."""
    text = normalize(raw)
    found = find_facts(
        text,
        sentences=(Sentence(0, len(text.clean), "ru"),),
        sections=(Section(section, 0, len(text.clean)),),
        case=Case(kind="cassation-complaint", case_kind="civil"),
    )
    papers = ("authority-missing", "superior-approval-missing")
    return {(fact.id, fact.value, fact.asserted_by) for fact in found if fact.id in papers}


ENCLOSED = [
    ("доверенность № 7 от 3 марта 2025 года;", "authority-missing"),
    ("2) копия доверенности представителя;", "authority-missing"),
    ("К жалобе: ордер адвоката, копии актов.", "authority-missing"),
    ("3) уведомление о защите (представительстве);", "authority-missing"),
    ("– письменное уведомление о представительстве", "authority-missing"),
    ("өкілдің сенімхаты, актілердің көшірмелері;", "authority-missing"),
    ("2) адвокаттың ордері;", "authority-missing"),
    ("Қорғау туралы жазбаша хабарлама, үкімнің көшірмесі.", "authority-missing"),
    ("– шағым беру құқығы көрсетілген сенімхат;", "authority-missing"),
    ("4) согласие вышестоящего органа;", "superior-approval-missing"),
    ("Согласие министерства от 4 мая 2025 года, копии актов.", "superior-approval-missing"),
    ("комитеттің келісім хаты;", "superior-approval-missing"),
    ("2) жоғары тұрған органның келісімі;", "superior-approval-missing"),
]


@pytest.mark.parametrize(("raw", "fact"), ENCLOSED)
def test_an_enclosed_paper_is_not_missing(raw, fact):
    assert told(raw, "attachments") == {(fact, "absent", "applicant")}


@pytest.mark.parametrize(("raw", "fact"), ENCLOSED)
def test_the_bare_name_of_a_paper_says_nothing_elsewhere(raw, fact):
    assert told(raw, "arguments") == set()


NOT_ENCLOSED = [
    ("Доверенность не прилагается, будет представлена в заседании.", "authority-missing"),
    ("Ордер адвоката не приложен.", "authority-missing"),
    ("Сенімхат қоса берілмеді, отырыста ұсынылады.", "authority-missing"),
    ("Сенімхат жоқ.", "authority-missing"),
    ("Согласие вышестоящего органа не приложено.", "superior-approval-missing"),
    ("Жоғары тұрған органның келісімі қоса берілмеген.", "superior-approval-missing"),
]


@pytest.mark.parametrize(("raw", "fact"), NOT_ENCLOSED)
def test_what_is_said_not_to_be_enclosed_is_missing(raw, fact):
    assert told(raw, "attachments") == {(fact, "present", "applicant")}


OTHER_PAPERS = [
    "копии обжалуемых актов;",
    "расходный кассовый ордер № 4;",
    "согласие супруги на продажу дома;",
    "уведомление о расторжении договора;",
    "сот актілерінің көшірмелері;",
    "жұбайының келісімі;",
    "шартты бұзу туралы хабарлама;",
]


@pytest.mark.parametrize("raw", OTHER_PAPERS)
def test_other_papers_say_nothing(raw):
    assert told(raw, "attachments") == set()
