"""Where each section begins, told by the words it begins with."""

import pytest

from pipeline.normalize import normalize
from pipeline.sections import find_sections

RULING_RU = """ПОСТАНОВЛЕНИЕ
№ 6001-25-00-3гп/512
2 декабря 2025 года город Астана

Кассационный суд по гражданским делам в составе председательствующего Жакупова Р.А., судей Орловой И.И., Бекова С.С., с участием прокурора Лим О.,
рассмотрев в открытом судебном заседании дело по иску ТОО «Арна» к Титову В. о взыскании долга по кассационной жалобе ответчика,

УСТАНОВИЛ:

Решением суда иск удовлетворён.

В жалобе ответчик просит отменить решение, так как его не известили.

Изучив материалы дела, суд приходит к выводу, что жалоба обоснованна.

Руководствуясь статьёй 451 ГПК, суд

ПОСТАНОВИЛ:

Решение отменить.

Председательствующий Жакупов Р.А."""

RULING_KK = """ҚАУЛЫ
2026 жылғы 11 наурыз                Астана қаласы

Азаматтық істер жөніндегі кассациялық сот төрағалық етуші Р. Жақып, судьялар Б. Лим, С. Бек құрамында

«Арна» ЖШС-нің В. Титовқа қарызды өндіру туралы азаматтық ісін жауапкердің кассациялық шағымы бойынша қарап,

А Н Ы Қ Т А Д Ы :

Соттың шешімімен талап қою қанағаттандырылған.

Шағымда жауапкер хабарландырылмағанын көрсетіп, шешімнің күшін жоюды сұрайды.

Іс материалдарын зерделеп, сот мынадай қорытындыға келді: шағым негізді.

АПК-нің 451-бабын басшылыққа алып, сот

Қ А У Л Ы   Е Т Т І :

Шешімнің күші жойылсын.

Төрағалық етуші Р. Жақып"""

NO_HEADINGS = """Кассационный суд по гражданским делам в составе судей Ким А., Ли Б., Тен В.
рассмотрел дело по жалобе Ахметова К. на решение районного суда.
Решением суда в иске отказано.
Заявитель считает, что суд ошибся, и просит отменить решение.
Суд считает жалобу необоснованной: выводы судов верны.
На основании изложенного, руководствуясь статьёй 451 ГПК, суд постановил: решение оставить в силе, жалобу – без удовлетворения."""

COMPLAINT_RU = """В Кассационный суд по гражданским делам
город Астана

Истец: Орлова Н.И., город Тараз
Ответчик: ТОО «Мост»

КАССАЦИОННАЯ ЖАЛОБА
на решение Таразского городского суда от 3 марта 2025 года

Суд неверно истолковал закон и не известил меня о заседании.

На основании изложенного ПРОШУ:
решение отменить.

Приложение: копия решения.

12 июня 2025 года          Орлова Н.И."""

COMPLAINT_KK = """Азаматтық істер жөніндегі кассациялық сотқа

Талап қоюшы: Н. Орлова, Тараз қаласы

КАССАЦИЯЛЫҚ ШАҒЫМ
Тараз қалалық сотының 2025 жылғы 3 наурыздағы шешіміне

Сот заңды дұрыс түсіндірмеді, маған отырыс туралы хабарламады.

Шешімнің күшін жоюды СҰРАЙМЫН.

Қосымша: шешімнің көшірмесі.

2025 жылғы 12 маусым, Н. Орлова (қолы)"""

SECTIONS = [
    (
        RULING_RU,
        {
            "header": "ПОСТАНОВЛЕНИЕ",
            "composition": "Кассационный суд",
            "introduction": "рассмотрев",
            "description": "УСТАНОВИЛ",
            "reasoning": "Изучив",
            "operative": "ПОСТАНОВИЛ:",
            "signature": "Председательствующий",
        },
    ),
    (
        RULING_KK,
        {
            "header": "ҚАУЛЫ",
            "composition": "Азаматтық істер",
            "introduction": "«Арна»",
            "description": "А Н Ы Қ",
            "reasoning": "Іс материалдарын",
            "operative": "Қ А У Л Ы",
            "signature": "Төрағалық етуші",
        },
    ),
    (
        COMPLAINT_RU,
        {
            "addressee": "В Кассационный суд",
            "parties": "Истец:",
            "acts-challenged": "КАССАЦИОННАЯ",
            "arguments": "Суд неверно",
            "request": "На основании",
            "attachments": "Приложение",
            "signature": "12 июня",
        },
    ),
    (
        COMPLAINT_KK,
        {
            "addressee": "Азаматтық істер",
            "parties": "Талап қоюшы",
            "acts-challenged": "КАССАЦИЯЛЫҚ",
            "arguments": "Сот заңды",
            "request": "Шешімнің күшін",
            "attachments": "Қосымша",
            "signature": "2025 жылғы 12",
        },
    ),
]


@pytest.mark.parametrize(("raw", "expected"), SECTIONS, ids=["ruling ru", "ruling kk", "complaint ru", "complaint kk"])
def test_sections(raw, expected):
    text = normalize(raw)
    found = {s.kind: text.clean[s.start : s.end] for s in find_sections(text)}
    assert list(found) == list(expected)
    for kind, opening in expected.items():
        assert found[kind].startswith(opening)


def test_operative_part_without_headings():
    text = normalize(NO_HEADINGS)
    found = {s.kind: text.clean[s.start : s.end] for s in find_sections(text)}
    assert "решение оставить в силе" in found["operative"]
    assert "просит отменить" not in found["operative"]
    assert "выводы судов верны" in found["reasoning"]


def test_the_last_operative_heading_counts():
    raw = RULING_RU.replace("Решением суда иск удовлетворён.", "Районный суд РЕШИЛ: иск удовлетворить.")
    text = normalize(raw)
    operative = next(s for s in find_sections(text) if s.kind == "operative")
    assert text.clean[operative.start : operative.end].startswith("ПОСТАНОВИЛ:\n\nРешение отменить")


@pytest.mark.parametrize("raw", ["", "Договор аренды. Стороны договорились.", "Статья 1. А\nСтатья 2. Б\nСтатья 3. В"])
def test_other_texts_have_no_sections(raw):
    assert find_sections(normalize(raw)) == ()


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        (
            "ПОСТАНОВЛЕНИЕ\n\nСудья рассмотрел ходатайство.\n\nПОСТАНОВИЛ:\n\nАдвоката Ким Д. ходатайство возвратить.\n",
            "",
        ),
        (
            "ПОСТАНОВЛЕНИЕ\n\nСудья рассмотрел жалобу.\n\nПОСТАНОВИЛ: Жалобу возвратить.\nСудья А.Б. Ким\n",
            "Судья А.Б. Ким",
        ),
        (
            "ПОСТАНОВЛЕНИЕ\n\nСудья рассмотрел жалобу.\n\nПОСТАНОВИЛ:\n\nЖалобу возвратить.\n\nСудья А.Б. Ким\n",
            "Судья А.Б. Ким",
        ),
        ("ҚАУЛЫ\n\nСот судьясы өтінішхатты қарап,\n\nҚАУЛЫ ЕТТІМ:\n\nАдвокат Д.Кимнің өтінішхаты қайтарылсын.\n", ""),
        ("ҚАУЛЫ\n\nСот судьясы шағымды қарап,\n\nҚАУЛЫ ЕТТІ: Шағым қайтарылсын.\nСудья А.Б. Ким\n", "Судья А.Б. Ким"),
        (
            "ҚАУЛЫ\n\nСот судьясы шағымды қарап,\n\nҚАУЛЫ ЕТТІ:\n\nШағым қайтарылсын.\n\nСудья А.Б. Ким\n",
            "Судья А.Б. Ким",
        ),
    ],
)
def test_what_is_decided_is_no_signature(text, signature):
    read = normalize(text)
    signed = [read.clean[s.start : s.end] for s in find_sections(read) if s.kind == "signature"]
    assert signed == ([signature] if signature else [])


KAZAKH_FILING = "КАССАЦИЯЛЫҚ ШАҒЫМ\n\n" + "Сот шешімімен келіспеймін, сот заңды бұзды. " * 6
RUSSIAN_FILING = "КАССАЦИОННАЯ ЖАЛОБА\n\n" + "С решением суда не согласен, суд нарушил закон. " * 6


@pytest.mark.parametrize(
    ("filing", "opening"),
    [
        (KAZAKH_FILING, "Соттан сұрайтыным:"),
        (KAZAKH_FILING, "Соттан сұраймын:"),
        (KAZAKH_FILING, "Жоғарыда жазғандарымды ескеріп, соттан сұрайтыным:"),
        (KAZAKH_FILING, "Баяндалғанның негізінде шешімнің күшін жоюды өтінемін:"),
        (RUSSIAN_FILING, "ПРОШУ:"),
        (RUSSIAN_FILING, "Учитывая изложенное, прошу суд:"),
        (RUSSIAN_FILING, "На основании сказанного прошу:"),
    ],
)
def test_a_request_opens_so(filing, opening):
    text = normalize(f"{filing}\n\n{opening}\n\n1. Шешім бұзылсын. 2. Решение отменить.\n")
    request = [text.clean[s.start : s.end] for s in find_sections(text) if s.kind == "request"]
    assert len(request) == 1
    assert request[0].startswith(opening)
