"""Sums of money: digits, multipliers, words, currencies, and whether they are what is claimed."""

import pytest

from pipeline.cases.sums import find_sums
from pipeline.normalize import normalize

SUMS = [
    ("о взыскании 1 500 000 тенге", 1_500_000, "KZT", "claim"),
    ("о взыскании 1 500 000 (один миллион пятьсот тысяч) тенге", 1_500_000, "KZT", "claim"),
    ("цена иска составляет 12 345 678,90 тенге", 12_345_678.9, "KZT", "claim"),
    ("задолженность в сумме 8,5 млн тенге", 8_500_000, "KZT", "claim"),
    ("взыскать два миллиона триста тысяч тенге", 2_300_000, "KZT", "claim"),
    ("неустойка 300 тыс. тенге", 300_000, "KZT", "claim"),
    ("долг в размере 25 000 долларов США", 25_000, "USD", "claim"),
    ("государственная пошлина в размере 20 125 тенге", 20_125, "KZT", "duty"),
    ("купил товар за 40 000 тенге", 40_000, "KZT", None),
    ("расходы на услуги представителя 150 000 тенге", 150_000, "KZT", None),
    ("1 500 000 теңге қарызды өндіру туралы", 1_500_000, "KZT", "claim"),
    ("бір миллион бес жүз мың теңге қарызды өндіру", 1_500_000, "KZT", "claim"),
    ("8,5 млн теңге көлемінде берешекті өндіру", 8_500_000, "KZT", "claim"),
    ("алпыс бес мың теңге борыш", 65_000, "KZT", None),
    ("20 125 теңге мемлекеттік баж төленді", 20_125, "KZT", "duty"),
]


@pytest.mark.parametrize(("words", "amount", "currency", "role"), SUMS)
def test_sum(words, amount, currency, role):
    text = normalize(words)
    (found,) = find_sums(text)
    assert (found.amount, found.currency, found.role) == (pytest.approx(amount), currency, role)
    assert text.clean[found.start : found.end].strip() == text.clean[found.start : found.end]


@pytest.mark.parametrize(
    "words", ["12 марта 2025 года", "статья 451 ГПК", "тенгеге айналды", "6001-25-00-3гп/512", "тенге"]
)
def test_no_sum(words):
    assert find_sums(normalize(words)) == ()
