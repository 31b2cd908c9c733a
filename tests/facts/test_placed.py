"""What is said by its place: a receipt listed as attached, a representative beside the signature."""

import pytest

from pipeline.facts import find_facts
from pipeline.normalize import normalize
from pipeline.values import Case, Section, Sentence


def facts_in(section, sentence, kind="cassation-complaint"):
    text = normalize(sentence)
    found = find_facts(
        text,
        sentences=(Sentence(0, len(text.clean), "ru"),),
        sections=(Section(section, 0, len(text.clean)),),
        case=Case(kind=kind, case_kind="civil"),
    )
    return {(fact.id, fact.value) for fact in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "Приложение: квитанция об уплате государственной пошлины.",
        "2) чек об оплате госпошлины;",
        "платёжное поручение № 7 об уплате пошлины, копии актов",
        "Қосымша: мемлекеттік баж төленгені туралы түбіртек.",
        "2) баж төлемінің чегі;",
        "мемлекеттік баж төленген төлем тапсырмасы",
    ],
)
def test_a_receipt_among_what_is_attached_says_that_the_duty_is_paid(sentence):
    assert facts_in("attachments", sentence) == {("duty-missing", "absent")}


@pytest.mark.parametrize(
    "sentence",
    ["Квитанция об уплате государственной пошлины не приложена.", "Баж төленгені туралы түбіртек қоса тіркелмеген."],
)
def test_a_receipt_that_is_not_attached_is_missing_there_too(sentence):
    assert facts_in("attachments", sentence) == {("duty-missing", "present")}


@pytest.mark.parametrize(
    "sentence",
    ["В деле имеется квитанция об уплате государственной пошлины истцом.", "Іште мемлекеттік баж туралы түбіртек бар."],
)
def test_a_receipt_only_named_elsewhere_says_nothing(sentence):
    assert facts_in("arguments", sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Представитель ответчика по доверенности А. Ким",
        "Представитель потерпевшей: адвокат Б. Ли",
        "Представитель банка (доверенность № 7) А. Ким",
        "Сенімхат бойынша өкіл А. Ким",
        "Талапкердің өкілі: адвокат Б. Ли",
        "Департаменттің өкілі А. Ким",
    ],
)
def test_a_representative_who_signs_is_who_files(sentence):
    assert facts_in("signature", sentence) == {("filed-by-representative", "present")}


@pytest.mark.parametrize("sentence", ["Истец А. Ким", "Талапкер А. Ким", "Секретарь Б. Ли", "Хатшы Б. Ли"])
def test_anybody_else_who_signs_is_none(sentence):
    assert facts_in("signature", sentence) == set()


@pytest.mark.parametrize("sentence", ["Представитель банка (доверенность № 7) А. Ким", "Департаменттің өкілі А. Ким"])
def test_a_representative_named_in_the_act_of_a_court_files_nothing(sentence):
    assert facts_in("composition", sentence, kind="cassation-ruling") == set()
