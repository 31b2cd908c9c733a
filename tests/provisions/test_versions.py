"""A Kazakh and a Russian version of one document: where their days differ, a person is told and no term is counted."""

import pytest

from pipeline import analyze

COMPLAINT = {
    "kk": """Азаматтық істер жөніндегі кассациялық сотқа
Арызданушы: А. Бергер

КАССАЦИЯЛЫҚ ШАҒЫМ
Риддер қалалық сотының 2025 жылғы {first} қыркүйектегі шешіміне және Шығыс Қазақстан облыстық сотының 2025 жылғы {appeal} қарашадағы қаулысына

Соттар заңды қате түсіндірген.

СҰРАЙМЫН: қаулының күшін жойып, істі жаңадан апелляциялық қарауға жіберуді.

2026 жылғы {own} ақпан      А. Бергер
""",
    "ru": """В Кассационный суд по гражданским делам
Заявитель: Бергер А.

КАССАЦИОННАЯ ЖАЛОБА
на решение Риддерского городского суда от {first} сентября 2025 года и постановление Восточно-Казахстанского областного суда от {appeal} ноября 2025 года

Суды неправильно истолковали закон.

ПРОШУ: постановление отменить, дело направить на новое апелляционное рассмотрение.

{own} февраля 2026 года      А. Бергер
""",
}
RULING = {
    "kk": """ҚАУЛЫ

2026 жылғы {own} наурыз      № 6001-26-00-3гп/15      Астана қаласы

Азаматтық істер жөніндегі кассациялық сот төрағалық етуші А. Ким, судьялар Б. Ли, В. Тен құрамында жауапкердің Риддер қалалық сотының 2025 жылғы {first} қыркүйектегі шешіміне және Шығыс Қазақстан облыстық сотының 2025 жылғы {appeal} қарашадағы қаулысына берген шағымын қарап,

АНЫҚТАДЫ:
Талап қанағаттандырылған.

ҚАУЛЫ ЕТТІ:
Қаулы күшінде қалдырылсын.
""",
    "ru": """ПОСТАНОВЛЕНИЕ

{own} марта 2026 года      № 6001-26-00-3гп/15      город Астана

Кассационный суд по гражданским делам в составе председательствующего Кима А., судей Ли Б., Тен В., рассмотрев жалобу ответчика на решение Риддерского городского суда от {first} сентября 2025 года и постановление Восточно-Казахстанского областного суда от {appeal} ноября 2025 года,

УСТАНОВИЛ:
Иск удовлетворён.

ПОСТАНОВИЛ:
Постановление оставить в силе.
""",
}
ONE = {"first": 3, "appeal": 20, "own": 15}
DIFFERENT = [{"first": 4}, {"appeal": 21}, {"own": 16}, {"first": 13}]


def found_in(versions: dict[str, str], order: tuple[str, str], other: dict[str, int]) -> object:
    first, second = order
    return analyze(versions[first].format(**ONE) + "\n" + versions[second].format(**{**ONE, **other}))


@pytest.mark.parametrize("order", [("kk", "ru"), ("ru", "kk")])
@pytest.mark.parametrize("versions", [COMPLAINT, RULING], ids=["complaint", "ruling"])
@pytest.mark.parametrize("other", DIFFERENT, ids=str)
def test_versions_with_different_days_are_said_to_differ(versions, order, other) -> None:
    found = found_in(versions, order, other)
    assert "date_conflict" in {note.code for note in found.notes}
    assert found.deadline is None
    assert not [fact for fact in found.facts if fact.rule == "computed:deadline"]


@pytest.mark.parametrize("order", [("kk", "ru"), ("ru", "kk")])
@pytest.mark.parametrize("versions", [COMPLAINT, RULING], ids=["complaint", "ruling"])
def test_versions_with_the_same_days_do_not(versions, order) -> None:
    assert "date_conflict" not in {note.code for note in found_in(versions, order, {}).notes}


ALONE = [
    COMPLAINT["kk"].format(**ONE),
    COMPLAINT["ru"].format(**ONE),
    # A citation in the other language, of another act and another year, is no version.
    COMPLAINT["ru"]
    .format(**ONE)
    .replace(
        "Суды неправильно", "Алматы аудандық сотының 2019 жылғы 7 мамырдағы шешімі еске алынбаған. Суды неправильно"
    ),
    COMPLAINT["kk"]
    .format(**ONE)
    .replace("Соттар заңды", "Не учтено решение Алматинского районного суда от 7 мая 2019 года. Соттар заңды"),
]


@pytest.mark.parametrize("raw", ALONE)
def test_a_text_of_one_version_contradicts_nothing(raw) -> None:
    assert "date_conflict" not in {note.code for note in analyze(raw).notes}


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "күн әртүрлі (2025-11-20, 2025-11-21)"), ("ru", "дата разная (2025-11-20, 2025-11-21)")],
)
def test_it_is_said_in_the_language_of_the_interface(language, words) -> None:
    raw = COMPLAINT["kk"].format(**ONE) + "\n" + COMPLAINT["ru"].format(**{**ONE, "appeal": 21})
    (note,) = [note for note in analyze(raw, ui_language=language).notes if note.code == "date_conflict"]
    assert words in note.message
