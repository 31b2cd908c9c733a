"""Why an outcome is suggested: complete, in order, in the language of the interface, with the words quoted."""

import re
from datetime import date
from pathlib import Path

import pytest

from pipeline import analyze
from pipeline.outcomes import suggest
from pipeline.provisions import LawFindings, Opening
from pipeline.report.chain import chain, changes
from pipeline.report.html import to_html
from pipeline.report.text import to_text
from pipeline.report.wording import Wording
from pipeline.values import Case, Fact, RegimeChoice, Span

SAMPLES = sorted((Path(__file__).parent.parent.parent / "corpora" / "samples").glob("*.txt"))
LANGUAGES = ("kk", "ru", "en")
_LATIN = re.compile("[a-z]{3}", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яёәіңғүұқөһ]", re.IGNORECASE)

COMPLAINT = {
    "ru": """В Кассационный суд по гражданским делам
КАССАЦИОННАЯ ЖАЛОБА
на решение районного суда от 3 сентября 2025 года и постановление областного суда от 20 ноября 2025 года
Апелляционная инстанция рассмотрела дело без меня: о заседании меня никто не известил.
ПРОШУ: отменить постановление и направить дело на новое апелляционное рассмотрение.
15 февраля 2026 года А. Бергер""",
    "kk": """Азаматтық істер жөніндегі кассациялық сотқа
КАССАЦИЯЛЫҚ ШАҒЫМ
аудандық соттың 2025 жылғы 3 қыркүйектегі шешіміне және облыстық соттың 2025 жылғы 20 қарашадағы қаулысына
Апелляциялық саты істі менсіз қарады: сот отырысы туралы маған ешкім хабарламаған.
СҰРАЙМЫН: қаулының күшін жойып, істі жаңадан апелляциялық қарауға жіберуді.
2026 жылғы 15 ақпан А. Бергер""",
}
REMAND = {
    ("ru", "ru"): (
        "fact: участник не извещён надлежащим образом (утверждается, заявитель)",
        "norm: ГПК ст. 451 ч. 2 пп. 3)",
        "редакция с 01.07.2025",
        "would_change: участник не извещён надлежащим образом (отрицается)",
    ),
    ("kk", "kk"): (
        "fact: іске қатысушы сот отырысы туралы тиісінше хабарландырылмаған (айтылған, арыз беруші)",
        "norm: АПК 451-бап 2-бөлік 3) тармақша",
        "01.07.2025 күнінен бастап қолданылатын редакция",
        "would_change: іске қатысушы сот отырысы туралы тиісінше хабарландырылмаған (теріске шығарылған)",
    ),
    ("kk", "en"): (
        "fact: a party was not duly notified (stated, the applicant)",
        "norm: Civil Procedure Code art. 451 part 2 subpara. 3)",
        "edition since 01.07.2025",
        "would_change: a party was not duly notified (denied)",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_suggestion_has_its_whole_chain(sample: Path, language: str) -> None:
    found = analyze(sample.read_text(encoding="utf-8"), ui_language=language)
    words = Wording(language)
    for outcome in (*found.suggested, *found.if_admitted):
        links = list(chain(outcome, found, words))
        kinds = [link.kind for link in links]
        assert kinds[-2:] == ["outcome", "would_change"]
        assert kinds.index("rule") < kinds.index("norm")
        assert all(link.said.strip() for link in links)
        assert kinds.count("fact") >= len(set(outcome.because))
        for link in links:
            assert not (_CYRILLIC if language == "en" else _LATIN).search(link.said), link.said
            if link.kind == "norm":
                assert re.search(r"\d\d\.\d\d\.\d{4}", link.said), link.said
            if link.kind == "fact":
                assert link.evidence, link.said
                assert all(found.text[span.start : span.end].strip() for span in link.evidence)


@pytest.mark.parametrize("of_text", [text for text, _ in REMAND], ids=str)
def test_the_remand_of_a_party_not_notified(of_text: str) -> None:
    found = analyze(COMPLAINT[of_text])
    remand = next(o for o in found.suggested if o.label == "remand-appeal")
    for (text, language), wanted in REMAND.items():
        if text == of_text:
            told = "\n".join(f"{link.kind}: {link.said}" for link in chain(remand, found, Wording(language)))
            for part in wanted:
                assert part in told, (part, told)


@pytest.mark.parametrize(
    ("language", "rule", "changed"),
    [("kk", "қағида:", "мұны мыналар өзгертуі мүмкін:"), ("ru", "правило:", "это изменило бы:")],
)
def test_explain_shows_the_chain_and_the_report_without_it_does_not(language: str, rule: str, changed: str) -> None:
    found = analyze(COMPLAINT[language], ui_language=language)
    explained = to_text(found, language=language, width=120, explain=True)
    assert rule in explained
    assert changed in explained
    assert rule not in to_text(found, language=language, width=120)


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("kk", "сот анықтаған қайта қарау негізі"),
        ("ru", "установленное судом основание к пересмотру"),
        ("en", "a ground for review found by a court"),
    ],
)
def test_an_act_without_any_ground_says_what_is_wanting(language: str, wanted: str) -> None:
    law = LawFindings(RegimeChoice("kz-civil-2025", date(2025, 7, 1), "decided_on"))
    (upheld,) = suggest(law, (), Case(kind="cassation-complaint", case_kind="civil")).suggested
    assert changes(upheld, Wording(language)) == wanted


def test_facts_turned_round_would_change_an_outcome() -> None:
    law = LawFindings(
        RegimeChoice("kz-civil-2025", date(2025, 7, 1), "decided_on"),
        (Fact("signature-missing", "present", 1, 5, 0.9, "cue"), Fact("appeal-exhausted", "absent", 6, 9, 0.9, "cue")),
        opened=(
            Opening(
                "returned", "kz-gpk-2015:442.1.1", "unsigned", ("signature-missing",), (Span(1, 5),), 0.8, "filing"
            ),
            Opening(
                "returned", "kz-gpk-2015:442.1.7", "x", ("appeal-exhausted",), (Span(6, 9),), 0.8, "filing", ("a",)
            ),
        ),
    )
    (returned,) = suggest(law, (), Case(kind="cassation-complaint", case_kind="civil")).suggested
    assert returned.would_change == ("a", "!signature-missing", "appeal-exhausted")


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_page_tells_why_and_quotes_what_is_in_the_text(sample: Path, language: str) -> None:
    found = analyze(sample.read_text(encoding="utf-8"), ui_language=language)
    page = to_html(found, language=language)
    open_here = [o for o in (*found.suggested, *found.if_admitted) if o.label not in {"returned", "withdrawn"}]
    assert page.count('<details class="screen why">') == len(open_here)
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        ("cassation-complaint", "kk", "арыз беруші"),
        ("cassation-complaint", "ru", "заявитель"),
        ("protest", "kk", "прокурор"),
        ("protest", "ru", "прокурор"),
        ("response", "kk", "пікір беруші"),
        ("response", "ru", "автор отзыва"),
        ("cassation-ruling", "ru", "заявитель"),
    ],
)
def test_who_the_applicant_is(kind: str, language: str, said: str) -> None:
    fact = Fact("uniformity-breach", "present", 1, 5, 0.9, "cue", "applicant")
    assert Wording(language).speaker(fact, kind) == said
