"""Numbers of court cases, and numbers that are of something else."""

import pytest

from pipeline.acts import find_case_numbers
from pipeline.normalize import normalize

CASES = (
    ("1194-23-00-4/675", ("1194", 2023, "4", "675")),
    ("2352-22-00-4/1", ("2352", 2022, "4", "1")),
    ("7528-23-00-3/41432", ("7528", 2023, "3", "41432")),
    ("7585-24-00-2/101", ("7585", 2024, "2", "101")),
    ("3599-24-00 -2а/2151", ("3599", 2024, "2а", "2151")),
    ("6294-25-00-4/215", ("6294", 2025, "4", "215")),
    ("6003-25-00-4к/1454(2)", ("6003", 2025, "4к", "1454(2)")),
    ("6001-24-00-3гп/123", ("6001", 2024, "3гп", "123")),
    ("6001-24-00-6ап/1207", ("6001", 2024, "6ап", "1207")),
    ("дело № 6002-26-00-2к/40", ("6002", 2026, "2к", "40")),
    ("№6002-26-00-1к/95 іс", ("6002", 2026, "1к", "95")),
    ("7599-20-00-2\\1234", ("7599", 2020, "2", "1234")),
    ("7599 - 20 - 00 - 2 / 1234", ("7599", 2020, "2", "1234")),
    ("гражданское дело № 2-1234/2019", (None, 2019, "2", "1234")),
    ("№ 2а-123/15", (None, 2015, "2а", "123")),
    ("дело № 1-56/2014", (None, 2014, "1", "56")),
    ("дело № 3гп-123-16", (None, 2016, "3гп", "123")),
    ("№ 2уп-45-12", (None, 2012, "2уп", "45")),
)
OTHER_NUMBERS = (
    "исх. № 09-13-01-12/444",
    "№ ЖТ-Д-1182,1",
    "постановление акимата № 41/02",
    "решение маслихата № 57/482-6с",
    "Закон № 377-V",
    "приказ № 135",
    "8 (727) 250-12-34",
    "2020-05-12",
    "12.05.2020",
    "договор № 5-12/2020",
    "статьи 446-17 и 2-1",
    "217513031000456",
    "№ 386 бұйрық",
    "1/2 доли",
    "протокол № 9",
    "нормативное постановление № 33-НП",
)


@pytest.mark.parametrize(("text", "parts"), CASES)
def test_parts_of_a_case_number(text: str, parts: tuple[str | None, int, str, str]) -> None:
    (number,) = find_case_numbers(normalize(text))
    assert (number.court_code, number.year, number.kind, number.serial) == parts


@pytest.mark.parametrize("text", OTHER_NUMBERS)
def test_other_numbers(text: str) -> None:
    assert find_case_numbers(normalize(text)) == ()


def test_span_is_the_number_alone() -> None:
    text = normalize("по делу № 6001-24-00-3гп/123, рассмотренному судом")
    (number,) = find_case_numbers(text)
    assert text.clean[number.start : number.end] == "6001-24-00-3гп/123"
