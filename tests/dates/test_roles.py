"""What a date is the date of, the document's own day, the day of filing."""

from datetime import date

import pytest

from pipeline.dates import assign_roles, decided_on, filed_on, find_dates
from pipeline.normalize import normalize
from pipeline.values import Section

ROLES = [
    ("Соттың 2023 жылғы 5 мамырдағы шешімімен талап қою қанағаттандырылды.", "decision"),
    ("Апелляциялық алқаның 2023 жылғы 5 мамырдағы қаулысы өзгертілсін.", "decision"),
    ("Қаулы 2026 жылғы 20 наурызда жария етілді.", "decision"),
    ("2015 жылғы 31 қазандағы Кодексі қолданылады.", "act"),
    ("2024 жылғы 21 қарашадағы № 136-VIII қабылданды.", "act"),
    ("Үкіметтің 1998 жылғы 24 наурыздағы Заңы.", "act"),
    ("Шағым 2023 жылғы 7 шілдеде келіп түсті.", "filing"),
    ("Талапкер 2023 жылғы 7 шілдеде сотқа жүгінді.", "filing"),
    ("Үкім 2023 жылғы 7 шілдеде заңды күшіне енді.", "in-force"),
    ("2023 жылғы 1 шілдеден бастап қолданысқа енгізіледі.", "in-force"),
    ("Іс 2023 жылғы 7 шілдеге сот отырысына белгіленді.", "hearing"),
    ("Ол 1985 жылғы 7 шілдеде туған.", "event"),
    ("Тараптар 2021 жылғы 18 маусымда шарт жасасты.", "event"),
    ("Ауа райы 2021 жылғы 18 маусымда жақсы еді.", None),
    ("Решением районного суда от 5 мая 2023 года иск удовлетворен.", "decision"),
    ("Приговором суда от 5 мая 2023 года осужден.", "decision"),
    ("Апелляционная коллегия 5 мая 2023 года оставила решение без изменения.", "decision"),
    ("Закона Республики от 21 ноября 2024 года применены нормы.", "act"),
    ("Статья изменена от 21.11.2024 № 136-VIII.", "act"),
    ("Приказ от 1 марта 2019 года отменен.", "act"),
    ("Жалоба поступила 7 июля 2023 года.", "filing"),
    ("Истец обратился в суд 7 июля 2023 года.", "filing"),
    ("Приговор вступил в законную силу 7 июля 2023 года.", "in-force"),
    ("Норма вводится в действие с 1 июля 2023 года.", "in-force"),
    ("Судебное заседание назначено на 7 июля 2023 года.", "hearing"),
    ("Ответчик родился 7 июля 1985 года.", "event"),
    ("Договор займа заключен 7 июля 2021 года.", "event"),
    ("Погода 7 июля 2021 года была хорошей.", None),
]


@pytest.mark.parametrize(("raw", "role"), ROLES, ids=lambda value: str(value)[:50])
def test_the_nearest_words_name_the_role(raw, role):
    text = normalize(raw)
    assert [one.role for one in assign_roles(text, find_dates(text).dates, ())] == [role]


@pytest.mark.parametrize(("kind", "role"), [("description", "event"), ("arguments", "event"), ("operative", None)])
def test_what_a_narrative_tells_is_an_event(kind, role):
    text = normalize("Погода 7 июля 2021 года была хорошей.")
    dates = find_dates(text).dates
    assert assign_roles(text, dates, (Section(kind, 0, len(text.clean)),))[0].role == role


OWN = [
    ("ҚАУЛЫ\n2026 жылғы 4 ақпан № 6001-26-00-3гп/15 Астана\nКассациялық сот", date(2026, 2, 4)),
    ("ОПРЕДЕЛЕНИЕ\n4 февраля 2026 года № 6001-26-00-3гп/15 Астана\nКассационный суд", date(2026, 2, 4)),
    ("Областной суд решение изменил.\nПрошу помочь.\n4 февраля 2026 года Сагитов", date(2026, 2, 4)),
    ("ҚАУЛЫ\n\n2026 жылғы 12 наурыз      № 6001-26-00-3к/77      Астана қаласы\n\nСот алқасы 2025 жылғы 3 мамырдағы шешімді қарап,", date(2026, 3, 12)),
    ("ҚАУЛЫ\n\nАстана қаласы, 2026 жылғы 12 наурыз, № 6001-26-00-3к/77\n\nСот алқасы", date(2026, 3, 12)),
    ("ҰЙҒАРЫМ\n\nСудья Қ. өтінішхатты 2021 жылғы 2 наурызда қарап,\n\nАНЫҚТАДЫ: 2020 жылғы 1 мамырда", date(2021, 3, 2)),
    ("ПОСТАНОВЛЕНИЕ\n\n12 марта 2026 года      № 6001-26-00-3к/77      город Астана\n\nКоллегия рассмотрела решение от 3 мая 2025 года", date(2026, 3, 12)),
    ("ПОСТАНОВЛЕНИЕ от 12 марта 2026 года, город Астана\n\nКоллегия", date(2026, 3, 12)),
    ("РЕШЕНИЕ\n12.03.2026    г. Астана\nСуд рассмотрел дело", date(2026, 3, 12)),
    ("Судья Т.,\n23 августа 2022 года рассмотрев ходатайство К. по делу", date(2022, 8, 23)),
    ("Решением суда от 3 мая 2025 года иск удовлетворен, постановлением от 4 июня 2025 года отказано.", None),
    ("Соттың 2025 жылғы 3 мамырдағы шешімімен талап қою қанағаттандырылған.", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "day"), OWN, ids=lambda value: str(value)[:40])
def test_a_ruling_has_the_date_of_its_header(raw, day):
    text = normalize(raw)
    assert decided_on(find_dates(text).dates, (), text) == day


COMPLAINTS = [
    "Сотқа\nҚ.-дан\n\nКАССАЦИЯЛЫҚ ШАҒЫМ\n\n2025 жылғы 30 мамырдағы шешіммен келіспеймін. {fill}\n\nСҰРАЙМЫН: күшін жою.\n\n2025 жылғы 8 қазан        Қ. (қолы)",
    "В суд\nот К.\n\nКАССАЦИОННАЯ ЖАЛОБА\n\nС решением от 30 мая 2025 года не согласен. {fill}\n\nПРОШУ отменить.\n\n8 октября 2025 года        К. (подпись)",
]  # fmt: skip


@pytest.mark.parametrize("raw", COMPLAINTS)
def test_a_complaint_has_the_date_of_its_signature(raw):
    text = normalize(raw.format(fill="Довод. " * 120))
    sections = (Section("request", 0, 10),)
    dates = find_dates(text).dates
    assert decided_on(dates, sections, text) == filed_on(dates, sections, text) == date(2025, 10, 8)
    assert assign_roles(text, dates, sections)[-1].role == "filing"


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("Қаулы. Шағым 2025 жылғы 8 қазанда келіп түсті.", date(2025, 10, 8)),
        ("Постановление. Жалоба поступила 8 октября 2025 года.", date(2025, 10, 8)),
        ("Постановление. Жалоба рассмотрена.", None),
    ],
)
def test_a_ruling_tells_when_the_complaint_came_in(raw, day):
    text = normalize(raw)
    assert filed_on(find_dates(text).dates, (), text) == day
