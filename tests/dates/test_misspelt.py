"""A month one letter off is found as if its word were compared with every form of every month."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.lexicon import _ALIKE, _one_off, entries, month_alike

FORMS = [
    (form.translate(_ALIKE), e) for form, e in entries().items() if e.letter in "MG" and not e.dot and len(form) > 4
]
WRITTEN = sorted(form for form, e in entries().items() if e.letter in "MG" and not e.dot and len(form) > 4)
LETTERS = st.sampled_from("абвгдеиійклмнопрстуфхцшыьюяңқғү")


def compared(word: str) -> int | None:
    folded = word.translate(_ALIKE)
    months = {entry.value for form, entry in FORMS if _one_off(folded, form)}
    return months.pop() if len(months) == 1 and 4 <= len(word) <= 14 else None


@given(st.sampled_from(WRITTEN), st.integers(0, 13), LETTERS, st.sampled_from(["less", "more", "other", "swapped"]))
def test_words_one_letter_off(form: str, at: int, letter: str, how: str) -> None:
    at %= len(form)
    word = {
        "less": form[:at] + form[at + 1 :],
        "more": form[:at] + letter + form[at:],
        "other": form[:at] + letter + form[at + 1 :],
        "swapped": form[:at] + form[at : at + 2][::-1] + form[at + 2 :],
    }[how]
    found = month_alike(word)
    assert (found.value if found else None) == compared(word)


@given(st.text(LETTERS, min_size=3, max_size=15))
def test_any_words(word: str) -> None:
    found = month_alike(word)
    assert (found.value if found else None) == compared(word)


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("фераля", 2), ("сентябоя", 9), ("декабря", 12), ("янвраь", 1), ("окятбря", 10), ("аперля", 4),
        ("қантарда", 1), ("акпан", 2), ("нурыз", 3), ("мамыдра", 5), ("жетоқсан", 12), ("тамыызда", 8),
        ("майя", None), ("жалоба", None), ("тармақ", None), ("қарар", None),
    ],
)  # fmt: skip
def test_months_and_other_words(word: str, month: int | None) -> None:
    found = month_alike(word)
    assert (found.value if found else None) == month
    assert found is None or found.misspelt
