"""The complaints a clerk meets: what the page says about each, whatever the language of the complaint and of the page."""

import pytest
from fastapi.testclient import TestClient

from .pictures import scan, word
from .reading import alarm, document, law, own_words, row, words

CIVIL = {
    "kk": "Азаматтық істер жөніндегі кассациялық сот",
    "ru": "Кассационный суд по гражданским делам",
    "en": "Cassation court for civil cases",
}
DECIDES = {
    "kk": "Шешімді адам қабылдайды",
    "ru": "Решает человек",
    "en": "A person decides",
}
NOT_ABSENT = {
    "kk": "Бұл «жоқ» дегенді білдірмейді",
    "ru": "Это не значит, что этого нет",
    "en": "That does not mean absent",
}
# Document → by language of the page: words of the head, words of the box that asks for attention.
CASES = {
    "late-ru": {
        "kk": (("Азаматтық процестік кодексі", "соңғы күні 06.05.2026", "МЕРЗІМІ ӨТКЕН, 26 күнге"), ("мерзім 26 күнге өткен", "АПК 442-бап 1-бөлік 3) тармақша", "сот қаулысымен")),
        "ru": (("Гражданский процессуальный кодекс", "последний день 06.05.2026", "СРОК ПРОПУЩЕН, опоздание 26 дн."), ("срок пропущен на 26 дн.", "ГПК ст. 442 ч. 1 пп. 3)", "постановлением суда")),
        "en": (("Civil Procedure Code", "last day 06.05.2026", "OUT OF TIME, late by 26"), ("missed by 26 day(s)", "art. 442 part 1 subpara. 3)", "by a ruling of the court")),
    },
    "late-kk": {
        "kk": (("соңғы күні 04.06.2026", "МЕРЗІМІ ӨТКЕН, 15 күнге"), ("мерзім 15 күнге өткен", "442-бап 1-бөлік 3) тармақша")),
        "ru": (("последний день 04.06.2026", "опоздание 15 дн."), ("срок пропущен на 15 дн.", "ст. 442 ч. 1 пп. 3)")),
        "en": (("last day 04.06.2026", "late by 15"), ("missed by 15 day(s)", "subpara. 3)")),
    },
    "holiday-ru": {
        "kk": (("соңғы күні 10.03.2026", "мерзімінде"), ()),
        "ru": (("последний день 10.03.2026", "в срок"), ()),
        "en": (("last day 10.03.2026", "in time"), ()),
    },
    "holiday-kk": {
        "kk": (("соңғы күні 26.03.2026", "мерзімінде"), ()),
        "ru": (("последний день 26.03.2026", "в срок"), ()),
        "en": (("last day 26.03.2026", "in time"), ()),
    },
    "threshold-ru": {
        "kk": ((CIVIL["kk"], "мерзімінде"), ("АПК 434-бап 2-бөлік 3) тармақша", "қайта қаралмайды")),
        "ru": ((CIVIL["ru"], "в срок"), ("ГПК ст. 434 ч. 2 пп. 3)", "пересмотру в кассационном порядке не подлежит")),
        "en": ((CIVIL["en"], "in time"), ("art. 434 part 2 subpara. 3)", "not reviewable in cassation")),
    },
    "threshold-kk": {
        "kk": ((CIVIL["kk"],), ("АПК 434-бап 2-бөлік 3) тармақша",)),
        "ru": ((CIVIL["ru"],), ("ГПК ст. 434 ч. 2 пп. 3)",)),
        "en": ((CIVIL["en"],), ("art. 434 part 2 subpara. 3)",)),
    },
    "straddling-ru": {
        "kk": ((CIVIL["kk"], "немесе", "Жоғарғы Сот"), ("екі редакциясының қайсысы", "136-VIII", "адам шешеді")),
        "ru": ((CIVIL["ru"], "либо", "Верховного Суда"), ("какая из двух редакций", "136-VIII", "решает человек")),
        "en": ((CIVIL["en"], " or ", "Supreme Court"), ("which of two editions", "136-VIII", "a person decides")),
    },
    "straddling-kk": {
        "kk": ((CIVIL["kk"], "немесе"), ("екі редакциясының қайсысы",)),
        "ru": ((CIVIL["ru"], "либо"), ("какая из двух редакций",)),
        "en": ((CIVIL["en"], " or "), ("which of two editions",)),
    },
    "administrative-ru": {
        "kk": (("Әкімшілік істер жөніндегі кассациялық сот", "Әкімшілік рәсімдік-процестік кодексі", "28.05.2026"), ()),
        "ru": (("Кассационный суд по административным делам", "Административный процедурно-процессуальный кодекс", "28.05.2026"), ()),
        "en": (("Cassation court for administrative cases", "28.05.2026"), ()),
    },
    "administrative-kk": {
        "kk": (("Әкімшілік істер жөніндегі кассациялық сот", "16.06.2026"), ()),
        "ru": (("Кассационный суд по административным делам", "16.06.2026"), ()),
        "en": (("Cassation court for administrative cases", "16.06.2026"), ()),
    },
    "offence-ru": {
        "kk": (("Әкімшілік құқық бұзушылық туралы кодексі", "наразылық"), ("әкімшілік іс (ӘРПК) емес", "ӘҚБтК 848-бап 4-бөлік", "басқа тәртіп")),
        "ru": (("об административных правонарушениях", "протест"), ("а не административное дело (АППК)", "КоАП ст. 848 ч. 4", "иной порядок")),
        "en": (("Administrative Offenses", "protest"), ("administrative offence case", "art. 848 part 4", "another route")),
    },
    "offence-kk": {
        "kk": (("Әкімшілік құқық бұзушылық туралы кодексі",), ("әкімшілік іс (ӘРПК) емес",)),
        "ru": (("об административных правонарушениях",), ("а не административное дело (АППК)",)),
        "en": (("Administrative Offenses",), ("administrative offence case",)),
    },
    "foreign-ru": {
        "kk": ((), ("Шетелдік акт", "Ресей Федерациясы")),
        "ru": ((), ("кассация Казахстана не применяется", "Российская Федерация")),
        "en": ((), ("no Kazakhstan cassation law", "Russian Federation")),
    },
    "foreign-kk": {
        "kk": ((), ("Шетелдік акт", "Ресей Федерациясы")),
        "ru": ((), ("кассация Казахстана не применяется", "Российская Федерация")),
        "en": ((), ("no Kazakhstan cassation law", "Russian Federation")),
    },
}  # fmt: skip


def show(client: TestClient, name: str, ui: str, data: bytes | None = None, ending: str = "txt") -> str:
    files = {"files": (f"{name}.{ending}", document(name) if data is None else data)}
    page = client.post(f"/result?ui={ui}", data={"ui": ui}, files=files)
    assert page.status_code == 200
    return page.text


@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", CASES)
def test_what_the_page_says(client: TestClient, name: str, ui: str) -> None:
    page = show(client, name, ui)
    head, warned = CASES[name][ui]
    assert [said for said in head if said not in law(page)] == []
    assert [said for said in warned if said not in alarm(page)] == []
    assert DECIDES[ui] in words(page)
    assert name.startswith("foreign") or NOT_ABSENT[ui] in alarm(page)


@pytest.mark.parametrize("name", ["holiday-ru", "holiday-kk", "administrative-ru", "administrative-kk"])
def test_no_ground_where_there_is_none(client: TestClient, name: str) -> None:
    page = show(client, name, "ru")
    assert "основание возвращения" not in alarm(page)
    assert "СРОК ПРОПУЩЕН" not in words(page)
    assert "Основания, которые надо проверить" not in words(page)


@pytest.mark.parametrize("name", ["foreign-ru", "foreign-kk"])
def test_another_country_has_no_law_of_kazakhstan(client: TestClient, name: str) -> None:
    page = show(client, name, "ru")
    assert law(page) == ""
    assert "<table" not in page
    assert "ГПК ст. 4" not in words(page)


@pytest.mark.parametrize("name", CASES)
def test_the_page_never_says_to_return(client: TestClient, name: str) -> None:
    said = own_words(show(client, name, "ru")).casefold()
    for order in (
        "верните",
        "вернуть жалобу",
        "следует возвратить",
        "подлежит возвращению",
        "жалоба возвращена",
        "рекомендуем",
    ):
        assert order not in said
    said = own_words(show(client, name, "kk")).casefold()
    for order in ("қайтарылсын", "қайтарыңыз", "қайтару керек", "қайтару қажет", "шағым қайтарылды", "ұсынамыз"):
        assert order not in said


@pytest.mark.parametrize(
    ("name", "form"), [("late-ru", "пять рабочих дней"), ("administrative-kk", "пять рабочих дней")]
)
def test_the_form_and_the_term_of_a_return(client: TestClient, name: str, form: str) -> None:
    page = words(show(client, name, "ru"))
    assert "Форма и срок возвращения: ГПК ст. 442 ч. 2" in page
    assert form in page
    assert "письмом" in page


HOLIDAYS = [
    ("holiday-ru", "ru", ("08.03.2026", "10.03.2026", "Последний день нерабочий")),
    ("holiday-ru", "kk", ("08.03.2026", "10.03.2026", "Соңғы күн жұмыс күні емес")),
    ("holiday-kk", "kk", ("22.03.2026", "26.03.2026", "Соңғы күн жұмыс күні емес")),
    ("holiday-kk", "ru", ("22.03.2026", "26.03.2026", "Последний день нерабочий")),
]


@pytest.mark.parametrize(("name", "ui", "said"), HOLIDAYS)
def test_the_arithmetic_of_a_term_that_ends_on_a_holiday(
    client: TestClient, name: str, ui: str, said: tuple[str, ...]
) -> None:
    page = words(show(client, name, ui))
    assert [part for part in said if part not in page] == []


def test_a_line_of_the_checklist_quotes_the_words(client: TestClient) -> None:
    page = show(client, "late-ru", "ru")
    assert "−нет" in row(page, "Срок соблюдён")
    assert "6 ноября 2025" in row(page, "Срок соблюдён")
    assert "+есть" in row(page, "Назван суд")
    assert "В Кассационный суд по гражданским делам" in row(page, "Назван суд")


@pytest.mark.parametrize(
    ("ui", "said"),
    [
        ("kk", "мәтін қабаты жоқ сканер көшірмесі"),
        ("ru", "скан без текстового слоя"),
        ("en", "scan without a text layer"),
    ],
)
@pytest.mark.parametrize("name", ["late-kk", "late-ru"])
def test_a_scan_is_told_to_be_one(client: TestClient, name: str, ui: str, said: str) -> None:
    pytest.importorskip("PIL")
    pytest.importorskip("pypdfium2")
    picture = scan(document(name).decode())
    page = client.post("/result", data={"ui": ui}, files={"files": ("scan.pdf", picture)})
    assert page.status_code == 422
    assert said in words(page.text)
    assert "<table" not in page.text


@pytest.mark.parametrize("name", ["late-kk", "late-ru"])
def test_a_word_file_reads_as_the_text_does(client: TestClient, name: str) -> None:
    pytest.importorskip("docx")
    plain = show(client, name, "kk")
    page = show(client, name, "kk", word(document(name).decode()), "docx")
    assert law(page) == law(plain)
    assert alarm(page) == alarm(plain)


# The complaint names another day than the ruling beside it.
TOGETHER = [
    (
        "late-ru",
        "appeal-ru",
        "ru",
        "20.11.2025",
        "последний день 20.05.2026",
        "В самой жалобе указан другой день: 06.11.2025",
    ),
    (
        "late-kk",
        "appeal-kk",
        "kk",
        "18.12.2025",
        "соңғы күні 18.06.2026",
        "Шағымның өзінде басқа күн көрсетілген: 04.12.2025",
    ),
]


@pytest.mark.parametrize(("complaint", "act", "ui", "day", "last", "told"), TOGETHER)
def test_the_day_of_the_appellate_act_beside_the_complaint(
    client: TestClient, complaint: str, act: str, ui: str, day: str, last: str, told: str
) -> None:
    files = [("files", (f"{name}.txt", document(name))) for name in (complaint, act)]
    page = client.post("/result", data={"ui": ui}, files=files).text
    said = words(page)
    assert f"({day})" in said
    assert f"{act}.txt" in said
    assert told in said
    assert last in law(page)
    assert f'name="announced_on" aria-describedby="hint-1" value="{day}"' in page


def test_what_the_clerk_entered_stands_before_the_act_beside(client: TestClient) -> None:
    files = [("files", (f"{name}.txt", document(name))) for name in ("late-ru", "appeal-ru")]
    page = client.post("/result", data={"ui": "ru", "announced_on": "02.12.2025"}, files=files).text
    assert "последний день 02.06.2026" in law(page)
    assert "взят из приложенного документа" not in words(page)


def test_two_complaints_take_no_day_from_an_act(client: TestClient) -> None:
    files = [("files", (f"{name}.txt", document(name))) for name in ("late-ru", "holiday-ru", "appeal-ru")]
    page = client.post("/result", data={"ui": "ru"}, files=files).text
    assert "взят из приложенного документа" not in words(page)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("filed_on", "05.05.2026", "в срок"),
        ("filed_on", "2026-05-05", "в срок"),
        ("filed_on", "7.5.2026", "СРОК ПРОПУЩЕН, опоздание 1 дн."),
        ("announced_on", "01.12.2025", "последний день 01.06.2026; подано 01.06.2026; в срок"),
    ],
)
def test_what_the_clerk_enters_is_counted(client: TestClient, field: str, value: str, said: str) -> None:
    page = client.post("/result", data={"ui": "ru", "text": document("late-ru").decode(), field: value}).text
    assert said in law(page)


def test_the_sum_that_the_clerk_enters_meets_the_threshold(client: TestClient) -> None:
    text = document("threshold-ru").decode()
    for amount, under in (("2 450 000", True), ("25 000 000,50", False)):
        page = client.post("/result", data={"ui": "ru", "text": text, "amount": amount}).text
        assert ("ст. 434 ч. 2 пп. 3)" in alarm(page)) == under


@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
def test_a_wrong_field_loses_neither_the_text_nor_the_findings(client: TestClient, ui: str) -> None:
    data = {"ui": ui, "text": document("late-ru").decode(), "amount": "көп"}
    page = client.post("/result", data=data)
    assert page.status_code == 400
    assert 'role="alert"' in page.text
    assert "06.05.2026" in law(page.text)
