"""The case of a document: its kind, bench, instances, applicant, country."""

from datetime import date

import pytest

from pipeline.cases import read_case
from pipeline.normalize import normalize
from pipeline.sections import find_sections
from pipeline.values import Act, CaseNumber, DateMention, Reference


def case_of(raw, *, dates=(), references=(), numbers=()):
    text = normalize(raw)
    return read_case(
        text,
        sections=find_sections(text),
        dates=dates,
        references=references,
        numbers=numbers,
        decided_on=date(2026, 3, 4),
    )


def mentioned(raw, *days):
    """The dates of `raw` as they would be handed over, each given with its words and value."""
    return tuple(
        DateMention(raw.index(words), raw.index(words) + len(words), value, "day", "test") for words, value in days
    )


def ruling(composition="судей Ким А., Ли Б., Тен В.", body="Иск удовлетворён."):
    return (
        f"ПОСТАНОВЛЕНИЕ\nКассационный суд в составе {composition},\nрассмотрев дело,\nУСТАНОВИЛ:\n{body}\n"
        "ПОСТАНОВИЛ:\nРешение оставить в силе."
    )


CASE_KINDS = [
    ("Рассмотрено гражданское дело по иску истца к ответчику о взыскании долга.", "civil"),
    ("Приговором суда осуждённый признан виновным, назначено лишение свободы.", "criminal"),
    ("Административный иск о признании предписания незаконным, АППК, административный орган.", "administrative"),
    ("Дело об административном правонарушении, КоАП, наложен штраф по протоколу.", "offence"),
    ("Талапкердің жауапкерге қарызды өндіру туралы азаматтық ісі.", "civil"),
    ("Үкіммен сотталған қылмыстық іс бойынша бас бостандығынан айырылған.", "criminal"),
    ("ӘРПК бойынша әкімшілік талап, әкімшілік орган актісі.", "administrative"),
    ("Әкімшілік құқық бұзушылық туралы іс, ӘҚБтК, айыппұл салынған.", "offence"),
]


@pytest.mark.parametrize(("body", "kind"), CASE_KINDS)
def test_case_kind(body, kind):
    assert case_of(ruling(body=body)).case_kind == kind


def test_the_case_number_and_the_codes_tell_the_kind():
    number = CaseNumber(0, 5, kind="4к")
    reference = Reference(0, 5, Act("kz-appk-2020", "code", jurisdiction="KZ"), (), "name", "test")
    assert case_of(ruling(body="Жалоба отклонена."), numbers=(number,)).case_kind == "administrative"
    assert case_of(ruling(body="Жалоба отклонена."), references=(reference,)).case_kind == "administrative"


@pytest.mark.parametrize(
    "raw", ["Договор аренды. Гражданское дело.", "Статья 1. А\nСтатья 2. Б\nСтатья 3. Гражданские дела"]
)
def test_other_texts_are_no_case(raw):
    assert case_of(raw).case_kind is None


BENCHES = [
    ("председательствующего Ахметова Б.С., судей Ивановой Н.П. и Сериковой Г.М.", 3),
    ("судей Ким А., Ли Б., Тен В., при секретаре Омаровой Д.", 3),
    ("Ким А. (председательствующий), Ли Б., Тен В., с участием прокурора Лим О.", 3),
    ("председательствующего Ким А. и четырёх судей", 5),
    ("председательствующего судьи Алиевой Р.Р. (докладчик), судей Кима В.В. и Нурпеисова С.С.", 3),
    ("председательствующей Садыковой Гульнары Маратовны, судей: Ли Виктора Сергеевича, Омарова Ержана Бекетовича", 3),
    ("семи судей под председательством Ермекова Ж.Ж.", 7),
    ("председательствующего Абая К. и судьи Лим П.", 2),
    ("председательствующего А.Б. Әлиева, судей С.С. Серикова, Д.Д. Даулетова, Е.Е. Ким, Ж.Ж. Ли", 5),
]


@pytest.mark.parametrize(("composition", "judges"), BENCHES)
def test_bench(composition, judges):
    assert case_of(ruling(composition)).judges == judges


BENCHES_KK = [
    (
        "төрағалық етуші судья Қ.Т. Байжанов, судьялар А.С. Мұратова және Л.В. Пак құрамында, хатшы Н. Жолдыбаевтың қатысуымен",
        3,
    ),
    ("алқа төрағасы Б.Б. Тұмабеков, судьялар А.А. Смағұлова, Қ.Қ. Жұмағұлов, Т.Т. Әбенов және О.О. Юн құрамында", 5),
    (
        "судья М.Қ. Исабаевтың төрағалығымен, судьялар Ж.Ж. Рахимова, А.А. Цой, П.П. Шевченко, Б.Б. Нұрланова құрамында",
        5,
    ),
    ("үш судья: Т. Есенов, И. Власова, Р. Ахмедов құрамында", 3),
    ("Ж.Ж. Ермековтің төрағалығымен жеті судья құрамында", 7),
    ("төрағалық етуші К. Абай және судья П. Лим құрамында", 2),
]


@pytest.mark.parametrize(("composition", "judges"), BENCHES_KK)
def test_bench_in_kazakh(composition, judges):
    raw = (
        f"ҚАУЛЫ\n2026 жылғы 12 наурыз      Астана қаласы\n\nАзаматтық істер жөніндегі кассациялық сот {composition}\n"
        "істі ашық сот отырысында қарап,\nАНЫҚТАДЫ:\nТалап қанағаттандырылған.\nҚАУЛЫ ЕТТІ:\nҚаулы күшінде қалдырылсын."
    )
    assert case_of(raw).judges == judges


@pytest.mark.parametrize(
    ("opening", "judges"),
    [
        ("Судья Кассационного суда Турлыбеков Д.Н., рассмотрев дело,\nУСТАНОВИЛ:\nИск удовлетворён.", 1),
        ("Кассациялық соттың судьясы Д.Н. Тұрлыбеков істі қарап,\nАНЫҚТАДЫ:\nТалап қанағаттандырылған.", 1),
        ("Дело рассмотрено по жалобе ответчика,\nУСТАНОВИЛ:\nИск удовлетворён.", None),
        ("Іс жауапкердің шағымы бойынша қаралып,\nАНЫҚТАДЫ:\nТалап қанағаттандырылған.", None),
    ],
)
def test_a_judge_who_sits_alone(opening, judges):
    assert case_of(f"ПОСТАНОВЛЕНИЕ\n12 марта 2026 года\n{opening}\nПОСТАНОВИЛ:\nОставить.").judges == judges


def test_instances_with_court_and_result():
    body = (
        "Решением Алмалинского районного суда города Алматы от 3 марта 2025 года иск удовлетворён. "
        "Постановлением Алматинского городского суда от 11 июня 2025 года решение оставлено без изменения."
    )
    raw = ruling(body=body)
    case = case_of(raw, dates=mentioned(raw, ("3 марта 2025 года", "2025-03-03"), ("11 июня 2025 года", "2025-06-11")))
    assert [(i.instance, i.act_kind, i.date, i.result) for i in case.instances] == [
        ("first", "judgment", "2025-03-03", "granted"),
        ("appeal", "ruling", "2025-06-11", "upheld"),
    ]
    assert case.instances[0].court is not None
    assert "районного суда" in case.instances[0].court


def test_instances_in_kazakh():
    raw = (
        "ҚАУЛЫ\nКассациялық сот судьялар А. Ким, Б. Ли, В. Тен құрамында\nістің шағымы бойынша қарап,\nАНЫҚТАДЫ:\n"
        "Алмалы аудандық сотының 2025 жылғы 3 наурыздағы шешімімен талап қою қанағаттандырылған. "
        "Алматы қалалық сотының 2025 жылғы 11 маусымдағы қаулысымен шешім өзгеріссіз қалдырылған.\n"
        "ҚАУЛЫ ЕТТІ:\nҚаулы күшінде қалдырылсын."
    )
    days = (("2025 жылғы 3 наурыздағы", "2025-03-03"), ("2025 жылғы 11 маусымдағы", "2025-06-11"))
    case = case_of(raw, dates=mentioned(raw, *days))
    assert [(i.instance, i.date, i.court) for i in case.instances] == [
        ("first", "2025-03-03", "Алмалы аудандық сотының"),
        ("appeal", "2025-06-11", "Алматы қалалық сотының"),
    ]


TOLD = [
    (
        "Районный суд города Аксая 3 марта 2025 года отказал мне в иске. Областной суд 11 июня 2025 года мои доводы отклонил и жалобу не удовлетворил.",
        (("3 марта 2025 года", "2025-03-03"), ("11 июня 2025 года", "2025-06-11")),
        [("first", "2025-03-03"), ("appeal", "2025-06-11")],
    ),
    (
        "Ақсай қаласының соты 2025 жылғы 3 наурызда талабымды қабылдамай, бас тартты. Облыстық сот 2025 жылғы 11 маусымда шағымымды қанағаттандырусыз қалдырды.",
        (("2025 жылғы 3 наурызда", "2025-03-03"), ("2025 жылғы 11 маусымда", "2025-06-11")),
        [("first", "2025-03-03"), ("appeal", "2025-06-11")],
    ),
    ("Суд меня вызвал, 3 марта 2025 года я пришёл с отцом.", (("3 марта 2025 года", "2025-03-03"),), []),
    ("Сот ғимаратына 2025 жылғы 3 наурызда әкем екеуміз келдік.", (("2025 жылғы 3 наурызда", "2025-03-03"),), []),
]


@pytest.mark.parametrize(("raw", "days", "expected"), TOLD, ids=lambda part: str(part)[:30])
def test_acts_that_are_told_without_their_name(raw, days, expected):
    raw = f"КАССАЦИЯЛЫҚ ШАҒЫМ\n\n{raw}\n\nСұраймын."
    assert [(i.instance, i.date) for i in case_of(raw, dates=mentioned(raw, *days)).instances] == expected


def test_the_day_of_service_is_no_act():
    body = "Постановлением областного суда от 3 марта 2025 года иск отклонён, копия вручена 11 июня 2025 года."
    raw = ruling(body=body)
    case = case_of(raw, dates=mentioned(raw, ("3 марта 2025 года", "2025-03-03"), ("11 июня 2025 года", "2025-06-11")))
    assert [i.date for i in case.instances] == ["2025-03-03"]


APPLICANTS = [
    (
        "Азаматтық істер жөніндегі кассациялық сотқа\nталап қоюшы Нұрлан Сәбиттен, Орал қаласы\n\nКАССАЦИЯЛЫҚ ШАҒЫМ\n\nШешімді өзгертуді сұраймын.",
        "person",
    ),
    (
        "Азаматтық істер жөніндегі кассациялық сотқа\nжауапкер «Тұран» ЖШС-дан\n\nКАССАЦИЯЛЫҚ ШАҒЫМ\n\nШешімді өзгертуді сұраймыз.",
        "legal-entity",
    ),
    (
        "В Кассационный суд по гражданским делам\n\nЗаявитель: Орлова Н.\n\nКАССАЦИОННАЯ ЖАЛОБА\n\nПрошу решение отменить.",
        "person",
    ),
    (
        "В Кассационный суд по гражданским делам\n\nОт: ТОО «Мост»\n\nКАССАЦИОННАЯ ЖАЛОБА\n\nПрошу решение отменить.",
        "legal-entity",
    ),
    (
        "В Кассационный суд\n\nЗаявитель: Департамент государственных доходов\n\nКАССАЦИОННАЯ ЖАЛОБА\n\nПрошу решение отменить.",
        "state-body",
    ),
    (
        "В Кассационный суд\n\nот Общественного объединения «Родник»\n\nКАССАЦИОННАЯ ЖАЛОБА\n\nПрошу решение отменить.",
        "legal-entity",
    ),
    (
        "Кассациялық сотқа\n\nКімнен: «Бұлақ» қоғамдық бірлестігі\n\nКАССАЦИЯЛЫҚ ШАҒЫМ\n\nШешімнің күшін жоюды сұраймын.",
        "legal-entity",
    ),
    (
        "В Кассационный суд\n\nот индивидуального предпринимателя Ахметова Е.\n\nКАССАЦИОННАЯ ЖАЛОБА\n\nПрошу решение отменить.",
        None,
    ),
    (
        "Кассациялық сотқа\n\nжеке кәсіпкер Е. Ахметовтен\n\nКАССАЦИЯЛЫҚ ШАҒЫМ\n\nШешімнің күшін жоюды сұраймын.",
        None,
    ),
    ("В Кассационный суд\n\nКАССАЦИОННЫЙ ПРОТЕСТ\n\nПрошу приговор отменить.", "prosecutor"),
    (
        "Кассациялық сотқа\n\nАрызданушы: «Көпір» ЖШС\n\nКАССАЦИЯЛЫҚ ШАҒЫМ\n\nШешімнің күшін жоюды сұраймын.",
        "legal-entity",
    ),
    ("Кассациялық сотқа\n\nАрызданушы: Н. Орлова\n\nКАССАЦИЯЛЫҚ ШАҒЫМ\n\nШешімнің күшін жоюды сұраймын.", "person"),
]


@pytest.mark.parametrize(("raw", "applicant"), APPLICANTS)
def test_applicant(raw, applicant):
    assert case_of(raw).applicant == applicant


def test_a_foreign_ruling():
    raw = (
        "ОПРЕДЕЛЕНИЕ\nИменем Российской Федерации судебная коллегия кассационного суда общей юрисдикции\n"
        "УСТАНОВИЛА:\nСогласно ГПК РФ жалоба обоснованна.\nОПРЕДЕЛИЛА:\nРешение отменить."
    )
    assert case_of(raw).foreign == "RU"


@pytest.mark.parametrize(
    "body",
    [
        "К договору применимы статьи 309 и 310 ГК РФ. Взыскано 40 000 000 тенге.",
        "Шартқа Ресей Федерациясының АК-нің 309-бабы қолданылады. 40 000 000 теңге өндірілген.",
    ],
)
def test_the_substantive_law_of_another_country_makes_no_foreign_ruling(body):
    assert case_of(ruling(body=body)).foreign is None


def test_one_foreign_party_makes_no_foreign_ruling():
    body = "Иск предъявлен гражданином Российской Федерации в суд Республики Казахстан, город Алматы."
    assert case_of(ruling(body=body)).foreign is None
