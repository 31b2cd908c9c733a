"""Texts with their references linked: nothing but the marks is added."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.acts import find_references
from pipeline.acts.annotate import annotate_html, annotate_text, html_text, meaning
from pipeline.normalize import normalize
from pipeline.values import Act, Reference

TEXTS = (
    ("ru", "В силу части 2 статьи 427 ГПК РК & <пункта 1> суд отказал."),
    ("kk", "ҚР АПК-нің 427-бабының 2-бөлігіне сәйкес сот бас тартты."),
    ("ru", "без ссылок"),
    ("ru", "Законом «О внесении изменений в Закон РК «О нотариате»» от 5 мая 2015 года"),
)


def references_of(text: str, language: str) -> tuple[Reference, ...]:
    return find_references(normalize(text), (), language=language)


def without_tags(source: str) -> str:
    return html.unescape(re.sub(r"</?(?:a|span)(?: class=\"act\"[^>]*)?>", "", source))


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_html_without_marks_is_the_text(language: str, text: str) -> None:
    assert without_tags(annotate_text(text, references_of(text, language), language=language)) == text


def test_link_and_tooltip() -> None:
    text = "в силу части 2 статьи 427 ГПК РК"
    linked = annotate_text(text, references_of(text, "ru"), language="ru")
    assert 'href="https://adilet.zan.kz/rus/docs/K1500000377"' in linked
    assert 'title="статья 427, часть 2 — Гражданский процессуальный кодекс Республики Казахстан' in linked
    assert linked.startswith("в силу <a ")
    assert linked.endswith(">части 2 статьи 427 ГПК РК</a>")


def test_kazakh_link_goes_to_the_kazakh_page() -> None:
    text = "ҚР АПК-нің 427-бабы"
    linked = annotate_text(text, references_of(text, "kk"), language="kk")
    assert "https://adilet.zan.kz/kaz/docs/K1500000377" in linked
    assert 'title="427-бап — ' in linked


def test_act_without_a_page_is_marked_not_linked() -> None:
    text = "ст. 330 ГПК РФ"
    linked = annotate_text(text, references_of(text, "ru"), language="ru")
    assert linked.startswith('<span class="act" title="статья 330')


def test_links_do_not_nest() -> None:
    _, text = TEXTS[3]
    linked = annotate_text(text, references_of(text, "ru"), language="ru")
    assert len(re.findall("<(?:a|span) ", linked)) == 1


def test_markdown() -> None:
    text = "см. *статью 427 ГПК РК*"
    linked = annotate_text(text, references_of(text, "ru"), language="ru", to="markdown")
    assert linked.startswith(r"см. \*[статью 427 ГПК РК](https://adilet.zan.kz/rus/docs/K1500000377 ")


PAGES = (
    "<p>В силу <b>части 2</b> статьи 427 ГПК&nbsp;РК суд &amp; стороны</p>",
    "<html><head><title>ГПК РК</title><style>.a{content:'ст. 5 ГПК'}</style></head><body>ст. 427 ГПК</body></html>",
    "<p>Согласно <a href='#'>статье 9 ГК</a> и статье 10&#160;ГК</p>\n<!-- ст. 5 ГК -->\n<p>конец</p>",
    "<p>ҚР АПК-нің<br>427-бабы</p>",
    "незакрытый <p>статья 427 ГПК <b>и",
)


@pytest.mark.parametrize("page", PAGES)
def test_page_without_marks_is_the_page(page: str) -> None:
    references = references_of(html_text(page), "ru")
    linked = annotate_html(page, references, language="ru")
    assert re.sub(r'<(a|span) class="act"[^>]*>(.*?)</\1>', r"\2", linked, flags=re.DOTALL) == page


def test_reference_over_tags_is_linked_piece_by_piece() -> None:
    linked = annotate_html(PAGES[0], references_of(html_text(PAGES[0]), "ru"), language="ru")
    assert re.search(r"<b><a class=\"act\"[^>]*>части 2</a></b>", linked)
    assert re.search(r"<a class=\"act\"[^>]*>&nbsp;</a>", linked)


def test_scripts_titles_and_links_stay() -> None:
    linked = annotate_html(PAGES[1], references_of(html_text(PAGES[1]), "ru"), language="ru")
    assert "<title>ГПК РК</title>" in linked
    assert "content:'ст. 5 ГПК'" in linked
    assert "<a href='#'>статье 9 ГК</a>" in annotate_html(
        PAGES[2], references_of(html_text(PAGES[2]), "ru"), language="ru"
    )


@settings(deadline=None)
@given(st.text(alphabet="аб<>&;\n \"'ГПКРст.127#x/p!-", max_size=80))
def test_any_text_survives(text: str) -> None:
    references = references_of(text, "ru")
    assert without_tags(annotate_text(text, references, language="ru")) == text
    linked = annotate_html(text, references_of(html_text(text), "ru"), language="ru")
    assert re.sub(r'<(a|span) class="act"[^>]*>(.*?)</\1>', r"\2", linked, flags=re.DOTALL) == text


def test_meaning_is_in_the_language_of_the_reader() -> None:
    act = Act("x", "law", "О медиации", "401-IV", "2011-01-28")
    reference = Reference(0, 1, act, ({"article": "20", "paragraph": "1"}, {"article": "21"}), "title", "")
    assert meaning(reference, "ru") == "статья 20, пункт 1; статья 21 — О медиации, 2011-01-28 № 401-IV"
    assert meaning(reference, "kk") == "20-бап, 1-тармақ; 21-бап — О медиации, 2011-01-28 № 401-IV"
