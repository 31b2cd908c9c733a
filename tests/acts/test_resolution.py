"""From the words to the act: editions by day and article, short names, pronouns, context, the text itself."""

import datetime as dt

import pytest

from tests.acts.rows import found

BY_DAY = (
    ("ru", "статья 385 ГПК РК", dt.date(2013, 5, 14), "kz-gpk-1999"),
    ("ru", "статья 385 ГПК РК", dt.date(2015, 12, 31), "kz-gpk-1999"),
    ("ru", "статья 385 ГПК РК", dt.date(2016, 1, 1), "kz-gpk-2015"),
    ("ru", "статья 451 ГПК РК", dt.date(2015, 11, 20), "kz-gpk-2015"),
    ("kk", "ҚР АПК-нің 72-бабы", dt.date(2014, 3, 1), "kz-gpk-1999"),
    ("kk", "ҚР АПК-нің 72-бабы", dt.date(2024, 3, 1), "kz-gpk-2015"),
    ("ru", "статья 446-17 УПК", dt.date(2016, 3, 1), "kz-upk-1997"),
    ("ru", "статья 459 УПК РК", dt.date(2010, 3, 1), "kz-upk-1997"),
    ("ru", "статья 459 УПК РК", dt.date(2019, 3, 1), "kz-upk-2014"),
    ("kk", "ҚІЖК-нің 457-бабы", dt.date(2018, 3, 1), "kz-upk-2014"),
    ("ru", "пункт 3 статьи 76 Конституции", dt.date(2026, 6, 30), "kz-constitution-1995"),
    ("ru", "пункт 3 статьи 76 Конституции", dt.date(2026, 7, 1), "kz-constitution-2026"),
    ("kk", "Конституцияның 13-бабы", dt.date(2020, 1, 1), "kz-constitution-1995"),
    ("ru", "статья 188 УК РК", dt.date(2012, 1, 1), "kz-uk-1997"),
    ("ru", "статья 188 УК РК", dt.date(2022, 1, 1), "kz-uk-2014"),
    ("ru", "статья 610 Налогового кодекса", dt.date(2024, 1, 1), "kz-nk-2017"),
    ("ru", "статья 610 Налогового кодекса", dt.date(2026, 2, 1), "kz-nk-2025"),
    ("ru", "статья 8 ГК РК", dt.date(2024, 1, 1), "kz-gk-1994"),
    ("ru", "статья 917 ГК РК", dt.date(2024, 1, 1), "kz-gk-1999"),
    ("ru", "ГПК РК 1999 года", dt.date(2024, 1, 1), "kz-gpk-1999"),
)


@pytest.mark.parametrize(("language", "text", "on", "act"), BY_DAY)
def test_edition_by_the_day_and_the_articles(language: str, text: str, on: dt.date, act: str) -> None:
    assert [row[1] for row in found(text, language, on)] == [act]


IN_TURN = (
    ("ru", "Статья 72 ГПК РК; часть 2 этой же статьи.", ["article=72", "article=72 part=2"]),
    ("ru", "Статья 72 ГПК РК. Согласно статье 73 суд решает.", ["article=72", "article=73"]),
    ("ru", "Нормы ГПК РК; статья 5 указанного Кодекса.", ["", "article=5"]),
    ("ru", "Закон «О медиации» (далее – Закон). Статья 20 Закона, пункт 1 статьи 21 Закона.", ["", "article=20", "article=21 paragraph=1"]),
    ("kk", "АПК-нің 72-бабы; осы баптың 2-бөлігі.", ["article=72", "article=72 part=2"]),
    ("kk", "АПК-нің 72-бабы қолданылды. 73-бапқа сәйкес сот шешеді.", ["article=72", "article=73"]),
    ("kk", "АПК нормалары; көрсетілген Кодекстің 5-бабы.", ["", "article=5"]),
    ("kk", "«Медиация туралы» Заң (бұдан әрі – Заң). Заңның 20-бабы, 21-бабының 1-тармағы.", ["", "article=20; article=21 paragraph=1"]),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "items"), IN_TURN)
def test_what_was_said_before_decides(language: str, text: str, items: list[str]) -> None:
    rows = found(text, language)
    assert [row[2] for row in rows] == items
    assert len({row[1] for row in rows}) == 1
    assert rows[-1][3] in {"anaphora", "context", "alias"}


IN_THIS_RESPECT = (
    ("kk", "Сот шешімі осы бөлікте өзгертілсін.", []),
    ("kk", "Шешімнің осы бөлігі жойылсын, қалған бөлігі өзгеріссіз қалдырылсын.", []),
    ("kk", "АПК-нің 424-бабы қолданылды. Алқа қаулысы осы бөлікте бұзылсын.", ["АПК-нің 424-бабы"]),
    ("kk", "АПК-нің 424-бабының 2-бөлігі бұзылған. Қаулы осы бөлікте бұзылсын.", ["АПК-нің 424-бабының 2-бөлігі"]),
    ("kk", "Бұл бөлікте және аталған бөлікте шағым негізсіз.", []),
    ("kk", "Мақаланың осы бөлімінде тарих баяндалады.", []),
    ("kk", "АПК-нің 424-бабының 2-бөлігі қолданылады, осы бөлікте мерзім бар.", ["АПК-нің 424-бабының 2-бөлігі", "осы бөлікте"]),
    ("kk", "АПК-нің 424-бабының 2-бөлігі. Осы бөліктің 3) тармақшасы.", ["АПК-нің 424-бабының 2-бөлігі", "Осы бөліктің 3) тармақшасы"]),
    ("ru", "Решение суда в этой части изменить, в данной части отменить.", []),
    ("ru", "В указанной части и в названной части жалоба необоснованна.", []),
    ("ru", "Ч. 2 ст. 424 ГПК РК нарушена. В той же части постановление отменить.", ["Ч. 2 ст. 424 ГПК РК"]),
    ("ru", "В настоящей части постановление законно, по этому пункту жалоба отклонена.", []),
    ("ru", "Часть 2 статьи 424 ГПК РК. Пункт 3 данной части.", ["Часть 2 статьи 424 ГПК РК", "Пункт 3 данной части"]),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "spans"), IN_THIS_RESPECT)
def test_a_part_may_be_a_respect(language: str, text: str, spans: list[str]) -> None:
    assert [row[0] for row in found(text, language)] == spans


def test_units_of_a_sentence_may_belong_to_the_act_named_after_them() -> None:
    text = (
        "Наказание назначено по ст. 188 УК РК. Доказательства определены по ч. 3 ст. 118, издержки – по ст. 178 УПК РК."
    )
    assert [row[1] for row in found(text, "ru")] == ["kz-uk-2014", "kz-upk-2014", "kz-upk-2014"]


STATUTE_RU = """Глава 1. Общие положения
Статья 1. Цель
Настоящий Закон применяется согласно статье 3 и части первой настоящей статьи.
Статья 2. Порядок
В порядке настоящей главы и пункта 1 настоящей статьи.
Статья 3. Прочее
По правилам статьи 2 настоящего Закона.
"""
STATUTE_KK = """1-тарау. Жалпы ережелер
1-бап. Мақсаты
Осы Заң осы баптың бірінші бөлігіне сәйкес қолданылады.
2-бап. Тәртібі
Осы тараудың және осы баптың 1-тармағының тәртібімен.
3-бап. Өзгелері
Осы Заңның 2-бабының қағидалары бойынша.
"""


def test_a_statute_speaks_of_itself() -> None:
    assert [(row[0], row[2], row[3]) for row in found(STATUTE_RU, "ru")] == [
        ("Настоящий Закон", "", "self"),
        ("статье 3", "article=3", "context"),
        ("части первой настоящей статьи", "article=1 part=1", "anaphora"),
        ("настоящей главы и пункта 1 настоящей статьи", "chapter=1; article=2 paragraph=1", "anaphora"),
        ("статьи 2 настоящего Закона", "article=2", "self"),
    ]


def test_a_kazakh_statute_speaks_of_itself() -> None:
    assert [(row[0], row[2], row[3]) for row in found(STATUTE_KK, "kk")] == [
        ("Осы Заң", "", "self"),
        ("осы баптың бірінші бөлігіне", "article=1 part=1", "anaphora"),
        ("Осы тараудың", "chapter=1", "anaphora"),
        ("осы баптың 1-тармағының", "article=2 paragraph=1", "anaphora"),
        ("Осы Заңның 2-бабының", "article=2", "self"),
    ]


def test_this_code_in_a_ruling_is_the_code_named_last() -> None:
    rows = found("Суд применил статью 72 АППК. В силу статьи 31 настоящего Кодекса срок не пропущен.", "ru")
    assert [row[1] for row in rows] == ["kz-appk-2020", "kz-appk-2020"]
    assert rows[1][3] == "anaphora"


def test_apk_is_the_civil_procedure_code_in_kazakh_only() -> None:
    assert found("АПК-нің 72-бабы", "kk")[0][1] == "kz-gpk-2015"
    assert found("статья 72 АПК", "ru")[0][1] == "code"
    assert found("статья 72 АПК РФ", "ru")[0][1] == "ru-apk"


def test_an_act_of_another_country_is_never_one_of_kazakhstan() -> None:
    for text in (
        "ст. 10 ГПК РФ",
        "УК РФ",
        "Гражданский кодекс Российской Федерации",
        "ГПК Украины",
        "УК Республики Узбекистан",
    ):
        assert not found(text, "ru")[0][1].startswith("kz-")
    for text in (
        "РФ ҚК-нің 228-бабы",
        "Ресей Федерациясының Азаматтық кодексі",
        "Өзбекстан Республикасының Қылмыстық кодексі",
    ):
        assert not found(text, "kk")[0][1].startswith("kz-")


def test_what_the_words_allow_beside_is_named() -> None:
    from pipeline.acts import find_references
    from pipeline.normalize import normalize

    (reference,) = find_references(normalize("статья 72 ГПК РК"), (), language="ru")
    assert reference.ambiguous == ("kz-gpk-1999",)
    (reference,) = find_references(normalize("статья 72 ГПК РК"), (), language="ru", on=dt.date(2024, 1, 1))
    assert reference.ambiguous == ()


def test_an_act_inside_a_title_is_a_reference_of_its_own() -> None:
    rows = found(
        "Законом «О внесении изменений в Закон Республики Казахстан «О нотариате»» от 5 мая 2015 года № 5", "ru"
    )
    assert [row[0] for row in rows] == [
        "Законом «О внесении изменений в Закон Республики Казахстан «О нотариате»» от 5 мая 2015 года № 5",
        "Закон Республики Казахстан «О нотариате»",
    ]


def test_both_languages_in_one_text() -> None:
    text = "Согласно статье 72 ГПК РК суд решил.\n\nАПК-нің 73-бабына сәйкес сот шешті."
    for language in ("ru", "kk", "mixed"):
        assert [row[2] for row in found(text, language)] == ["article=72", "article=73"]


def test_this_part_is_the_numbered_one_of_the_article() -> None:
    text = (
        "Статья 5. Порядок\n1. Суд решает.\n2. В порядке настоящей части и подпункта 1) настоящей части.\n"
        "Статья 6. Срок\nСогласно настоящей статье.\nСтатья 7. Прочее\nПо статье 6 настоящего Кодекса."
    )
    assert [row[2] for row in found(text, "ru")] == [
        "article=5 part=2; article=5 part=2 subparagraph=1",
        "article=6",
        "article=6",
    ]


def test_a_pronoun_with_a_small_unit_alone_is_everyday_speech() -> None:
    assert [row[0] for row in found("Статья 72 ГПК РК. В этой части решение отменить.", "ru")] == ["Статья 72 ГПК РК"]


def test_an_everyday_word_defined_as_a_short_name_is_no_reference() -> None:
    text = "Решением суда города Алматы от 5 мая 2020 года (далее – решение) иск удовлетворён. Это решение отменено."
    assert [row[0] for row in found(text, "ru")] == ["Решением суда города Алматы от 5 мая 2020 года"]
