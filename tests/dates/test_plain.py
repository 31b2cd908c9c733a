"""Plain dates are read by one pattern; reading their tokens must find the same, whatever stands around."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import find_dates, lexer
from pipeline.dates.plain import read_plain
from pipeline.normalize import normalize

PLAIN = [
    ("суд решением 20 февраля 2012 года отказал", "2012-02-20", "20 февраля 2012 года"),
    ("решением суда от 5 мая 2020 г. отказано", "2020-05-05", "5 мая 2020 г."),
    ("жалоба от 05.06.2021, поданная вчера", "2021-06-05", "05.06.2021"),
    ("сот 2012 жылғы 20 ақпандағы шешімімен", "2012-02-20", "2012 жылғы 20 ақпандағы"),
    ("отырыс 11.03.2024 күні өтті", "2024-03-11", "11.03.2024 күні"),
    ("ЖШС «Самал» 11.03.2024 хабарлады", "2024-03-11", "11.03.2024"),
    ("(въезд 16.01.2019)", "2019-01-16", "16.01.2019"),
]
NOT_PLAIN = [
    "до 20 и 21 февраля 2012 года",  # a list
    "с 5 мая по 20 мая 2012 года",  # the second day of a range
    "сот 2012 жылғы 20 ақпан мен 3 наурыз аралығында",
    "номер №12.03.2024 указан",  # glued to a sign
    "30 февраля 2012 года",  # impossible
    "5 мая 1917 года",  # of the old calendar
]
PIECES = [
    *("20 февраля 2012 года", "5 мая 2020 г.", "05.06.2021", "2012 жылғы 20 ақпандағы", "2012 жылы 3 наурыз", "11.03.2024"),
    *("күні", "года", "г.", "ж.", "жылғы", "до", "от", "с", "по", "и", "және", "в", "дейін", "бастап", "мен", "№", "5", "61 473"),
    *("«", "»", "(", ")", ",", ".", ";", "-", "–", "\n", "\n\n", "  ", "мая", "ақпан", "суд", "сот", "марта", "март", "Астана", "екі"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "value", "words"), PLAIN)
def test_plain_dates(sentence, value, words):
    text = normalize(sentence)
    start = text.clean.index(words)
    mention, _ = read_plain(text.folded, start, 0)
    assert (mention.value, text.clean[mention.start : mention.end]) == (value, words)


@pytest.mark.parametrize("sentence", NOT_PLAIN)
def test_what_needs_its_tokens_read(sentence):
    folded = normalize(sentence).folded
    assert not any(read_plain(folded, at, 0) for at in range(len(folded)) if folded[at].isdigit())


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=9), glue=st.sampled_from([" ", " ", ""]))
def test_same_as_reading_tokens(pieces, glue):
    text = normalize(glue.join(pieces))
    quick = find_dates(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexer, "read_plain", lambda *_: None)
        assert find_dates(text) == quick
