"""What scanners, editors and web pages do to a text does not change its references."""

import itertools
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.acts import find_references
from pipeline.normalize import normalize
from tests.acts.rows import found
from tests.acts.written_kk import FURTHER as FURTHER_KK
from tests.acts.written_kk import PATTERNS as PATTERNS_KK
from tests.acts.written_ru import FURTHER as FURTHER_RU
from tests.acts.written_ru import PATTERNS as PATTERNS_RU

TEXTS = [(row[0], "ru") for row in (*PATTERNS_RU, *FURTHER_RU)] + [
    (row[0], "kk") for row in (*PATTERNS_KK, *FURTHER_KK)
]

DIRT: dict[str, Callable[[str], str]] = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "tabs": lambda text: text.replace(" ", "\t"),
    "soft hyphens": lambda text: re.sub(r"([а-яәғқңөұүһі]{3})(?=[а-яәғқңөұүһі]{3})", "\\1\u00ad", text),
    "zero-width spaces": lambda text: re.sub(r"(?<=[а-яәғқңөұүһі]) ", " \u200b", text),
    "Latin letters for Cyrillic ones": lambda text: re.sub(r"(?<=[а-яәғқңөұүһі])[оесі](?=[а-яәғқңөұүһі])", latin, text),
    "decomposed letters": lambda text: text.replace("й", "и\u0306").replace("ё", "е\u0308"),
    "ё": lambda text: text.replace("трет", "трет").replace("четверт", "четвёрт").replace("статьей", "статьёй"),
}


def latin(match: re.Match[str]) -> str:
    return match[0].translate(str.maketrans("оесі", "oeci"))


def meaning(text: str, language: str) -> list[tuple[str, str, str | None]]:
    return [expected[1:] for expected in found(text, language)]


@pytest.mark.parametrize("dirt", DIRT)
def test_dirt_changes_no_reference(dirt: str) -> None:
    changed = [
        (text, meaning(text, language), meaning(DIRT[dirt](text), language))
        for text, language in TEXTS
        if meaning(text, language) != meaning(DIRT[dirt](text), language)
    ]
    assert changed == []


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(TEXTS), st.data())
def test_a_line_may_break_at_any_space(row: tuple[str, str], data: st.DataObject) -> None:
    text, language = row
    spaces = [match.start() for match in re.finditer("(?<![;1]) ", text)]
    at = data.draw(st.sampled_from(spaces)) if spaces else 0
    broken = f"{text[:at]}\n{text[at + 1 :]}" if spaces else text
    assert meaning(broken, language) == meaning(text, language)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "статьи 5 ",
                " 12-1 ",
                ") ",
                "( ",
                " и ",
                ", ",
                " – ",
                "части первой ",
                "пп. ",
                "ст. ",
                "ГПК РК ",
                "Закона ",
                " «О ",
                "» ",
                " от 5 мая 2015 года ",
                " № 5 ",
                "бабының ",
                "-тармағы ",
                "осы ",
                "баптың ",
                "настоящей статьи ",
                "туралы ",
                "Заңының ",
                "2020 жылғы ",
                "қаулысы ",
                "\n",
                ";",
                " 3)",
                "IX ",
            ]
        ),
        max_size=25,
    )
)
def test_any_jumble_gives_spans_in_the_text_that_do_not_cross(parts: list[str]) -> None:
    text = normalize("".join(parts))
    for language in ("ru", "kk", "mixed"):
        references = find_references(text, (), language=language)
        for reference in references:
            assert 0 <= reference.start < reference.end <= len(text.clean)
            span = text.clean[reference.start : reference.end]
            assert span == span.strip()
        for one, other in itertools.pairwise(references):
            assert one.start <= other.start
            assert other.start >= one.end or other.end <= one.end
