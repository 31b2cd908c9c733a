"""The report without a server: a small valid page in three languages, a Word file with the same words."""

import io
import re
from pathlib import Path

import pytest

from pipeline import analyze
from pipeline.knowledge.ui import groups
from pipeline.report.digest import digest
from pipeline.report.docx import to_docx
from pipeline.report.html import to_html
from pipeline.report.wording import Wording

ROOT = Path(__file__).parent.parent
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in [*(ROOT / "web" / "documents").glob("*.txt"), *(ROOT.parent / "corpora" / "samples").glob("*.txt")]
}
LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_page_is_valid_and_small(name: str, language: str) -> None:
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed")
    page = to_html(analyze(TEXTS[name], ui_language=language), language=language)
    html5lib.HTMLParser(strict=True).parse(page)
    assert f'<html lang="{language}">' in page
    assert len(page.encode()) < 40_000 + 20 * len(TEXTS[name].encode())


@pytest.mark.parametrize("name", ["late-kk", "ruling-ru-01"])
def test_the_page_asks_for_nothing(name: str) -> None:
    page = to_html(analyze(TEXTS[name]), language="en")
    assert re.findall(r"<(?:script|link|img|iframe)\b|@import|url\(", page) == []
    assert set(re.findall(r'\bhref="(https?://[^/"]+)', page)) <= {"https://adilet.zan.kz", "https://zan.gov.kz"}


@pytest.mark.parametrize("name", ["", " ", "\x00", "<b>", "a" * 3, "\ud800"])
def test_any_text_has_a_page_and_a_word_file(name: str) -> None:
    analysis = analyze(name)
    for language in LANGUAGES:
        assert to_html(analysis, language=language).startswith("<!doctype html>")
        assert to_docx(analysis, language=language).startswith(b"PK")


@pytest.mark.parametrize("name", ["late-kk", "threshold-ru", "offence-ru", "complaint-ru-01", "straddling-kk"])
def test_every_quotation_leads_to_its_words(name: str) -> None:
    page = to_html(analyze(TEXTS[name]), language="en")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    rows = re.findall(r'<tr class="present">.*?</tr>', page, re.DOTALL)
    assert rows
    assert [row for row in rows if "<q>" in row and 'href="#m-' not in row] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["late-kk", "holiday-ru", "foreign-kk", "ruling-kk-01"])
def test_the_word_file_reads_back(name: str, language: str) -> None:
    docx = pytest.importorskip("docx", reason="the extra io is not installed")
    analysis = analyze(TEXTS[name], ui_language=language)
    words = Wording(language)
    made = docx.Document(io.BytesIO(to_docx(analysis, language=language)))
    said = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert words.say("decides") in said
    assert words.say("notice") in said
    assert [alarm for alarm in digest(analysis, words).alarms if alarm not in said] == []
    rows = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]
    assert [row[0] for row in rows[1:]] == [words.check(check.id) for check in analysis.checklist]
    for row, check in zip(rows[1:], analysis.checklist, strict=True):
        quoted = [analysis.text[s.start : s.end].split()[0] for s in check.evidence[:1] if s.end > s.start]
        assert all(first in row[2] for first in quoted)


def test_states_differ_by_sign_and_by_word() -> None:
    page = to_html(analyze(TEXTS["threshold-ru"]), language="ru")
    pairs = set(re.findall(r'<span class="sign" aria-hidden="true">(.)</span>([^<]+)</td>', page))
    assert {("+", "есть"), ("−", "нет"), ("?", "в тексте не найдено")} <= pairs


@pytest.mark.parametrize(
    ("language", "ids", "said"),
    [
        ("kk", ["kz-gpk-2015:441.1.4", "kz-gpk-2015:441.1.5"], "АПК 441-бап 1-бөлік 4), 5) тармақшалар"),
        ("ru", ["kz-gpk-2015:441.1.4", "kz-gpk-2015:441.1.5"], "ГПК ст. 441 ч. 1 пп. 4), 5)"),
        ("en", ["kz-gpk-2015:434.1"], "Civil Procedure Code art. 434 part 1"),
        ("ru", ["kz-gpk-2015:431", "kz-gpk-2015:435", "kz-gpk-2015:123.2"], "ГПК ст. 431, 435; ГПК ст. 123 ч. 2"),
        ("kk", ["kz-gpk-2015:ch54", "kz-gpk-2015:ch54-1"], "АПК 54, 54-1-тараулар"),
        ("ru", ["unknown:5"], "unknown:5"),
    ],
)
def test_norms_as_lawyers_write_them(language: str, ids: list[str], said: str) -> None:
    assert Wording(language).norms(ids) == said


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        ("kk", "Мерзім: P6M", "Мерзім: 6 ай"),
        ("ru", "Срок: P1Y", "Срок: 1 г."),
        ("en", "2026-05-06 kz-gpk-2015:442.1.3", "06.05.2026 Civil Procedure Code art. 442 part 1 subpara. 3)"),
        (
            "ru",
            "не найден день события (appellate-act-announced)",
            "не найден день события (день оглашения апелляционного акта)",
        ),
        ("ru", "№ 7114-25-00-2/1533, ISO 2026-13-45x", "№ 7114-25-00-2/1533, ISO 2026-13-45x"),
    ],
)
def test_sentences_without_the_marks_of_machines(language: str, told: str, said: str) -> None:
    assert Wording(language).plain(told) == said


def test_every_label_that_the_analysis_uses_has_words() -> None:
    """No id of the record stands on the page for want of a label."""
    labels = groups()
    for text in TEXTS.values():
        a = analyze(text)
        for group, ids in (
            ("kind", {a.case.kind}),
            ("case_kind", {a.case.case_kind}),
            ("role", {d.role for d in a.dates}),
            ("basis", {a.regime.basis} if a.regime else set()),
            ("effect", {hit.effect for hit in a.provisions}),
            ("target", {o.target for o in a.stated}),
            ("asserted_by", {f.asserted_by for f in a.facts}),
            ("act_kind", {r.act.kind for r in a.references if r.act}),
            ("event", {a.deadline.event} if a.deadline else set()),
        ):
            assert ids - {None} <= set(labels[group]), group
