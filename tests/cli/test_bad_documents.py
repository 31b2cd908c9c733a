"""Documents that are hard to read or that contradict themselves, read by one run of the command."""

import json
import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

KK_LINES = [
    "Сот кассациялық шағымды қарады.",
    "Талапкердің шағымы негізсіз деп танылды.",
    "Бірінші сатыдағы соттың шешімі заңды.",
    "Қаулы күшінде қалдырылсын.",
    "Шағым қанағаттандырусыз қалдырылды.",
    "Төрағалық етуші қаулыны жариялады.",
]
RU_LINES = [
    "Суд рассмотрел кассационную жалобу.",
    "Жалоба истца признана необоснованной.",
    "Решение суда первой инстанции законно.",
    "Постановление оставить в силе.",
    "Жалоба оставлена без удовлетворения.",
    "Председательствующий огласил постановление.",
]
COMPLAINT_RU = """В Кассационный суд по гражданским делам

Заявитель (ответчик по делу): Сериков С.

КАССАЦИОННАЯ ЖАЛОБА
на решение районного суда от 29 июля 2024 года и постановление судебной коллегии по гражданским делам областного суда от {appeal}

Решением районного суда с меня взыскан долг. {said} решение оставлено без изменения.

ПРОШУ:
отменить постановление и направить дело на новое рассмотрение в суд апелляционной инстанции.

Жалоба подана {filed} через «Судебный кабинет».
"""
COMPLAINT_KK = """Азаматтық істер жөніндегі кассациялық сотқа

Шағым беруші (жауапкер): С. Серіков

КАССАЦИЯЛЫҚ ШАҒЫМ
Аудандық соттың 2024 жылғы 29 шілдедегі шешіміне және облыстық соттың апелляциялық сот алқасының {appeal} қаулысына

Аудандық соттың шешімімен менен қарыз өндірілген. {said} шешім өзгеріссіз қалдырылды.

СҰРАЙМЫН:
қаулының күшін жойып, істі жаңадан апелляциялық қарауға жіберуді.

Шағым {filed} берілді.
"""

DOCUMENTS = {
    # PDF with a broken table of characters: every word mixes the scripts
    "homoglyphs": "ПOCTAHOBЛEHИE\n12 мapтa 2026 гoдa\nCyдeбнaя кoллeгия paccмoтpeлa кaccaциoннyю жaлoбy нa peшeниe cyдa. "
    "Hapyшeнa cтaтья 427 ГПК PK. ПOCTAHOBИЛA: ocтaвить жaлoбy бeз yдoвлeтвopeния.",
    "ocr-ru": "ПОСТАНОВЛЕНИЕ\n12.О3.2О26\nСогласно части четвёртой статьи 427 Граждан-\nского процессуального\nкодекса "
    "Республики\n\n7\n\nКазахстан жалоба рассмотрена. Решением от З1.0З.2025 иск отклонён. Срок истёк 31 фев-\nраля 2025 года.\n",
    "ocr-kk": "ҚАУЛЫ\n2О26 жылғы 12 наурыз\nҚазақстан Республикасы Азаматтық процестік кодек-\nсінің 427-\nбабының төртінші\n\n"
    "- 7 -\n\nбөлігіне сәйкес шағым қаралды. Шешім 2025 жылғы 31 ақпанда шығарылған.\n",
    "columns": "\n".join(line for pair in zip(KK_LINES, RU_LINES, strict=True) for line in pair),
    "latin-2017": "Qazaqstan Respy'bli'kasynyn' Jog'arg'y Soty 12.03.2026 kassaci'i'alyq s'ag'ymdy qarap, qay'ly etti. "
    "Azamattyq is boi'yns'a talap qanag'attandyry'syz qaldyrylsyn. Sottyn' qay'lysy ku's'ine endi.",
    "latin-2018": "Qazaqstan Respýblıkasynyń Joǵarǵy Soty 12.03.2026 kassasııalyq shaǵymdy qarap, qaýly etti. "
    "Azamattyq is boıynsha talap qanaǵattandyrýsyz qaldyrylsyn. Sottyń qaýlysy kúshine endi.",
    "latin-2021": "Qazaqstan Respublikasynyñ Joğarğy Soty 12.03.2026 kassasialyq şağymdy qarap, qauly etti. "
    "Azamattyq is boiynşa talap qanağattandyrusyz qaldyrylsyn. Sottyñ qaulysy küşine endi.",
    "uzbek-cyrillic": "Суд 12.03.2026 куни кассация шикоятини кўриб чиқди ва қарор қабул қилди, даъвогарнинг талаби рад этилди. " * 3,
    "kyrgyz": "Жогорку Сот 12.03.2026 даттануу боюнча иш менен таанышып, чечимди күчүндө калтыруу жөнүндө токтом кабыл алды. " * 3,
    "tatar": "Суд 12.03.2026 көнне шикаять буенча карар кабул итте һәм элекке карар үз көчендә калдырылды, дәгъва кире кагылды. " * 3,
    "arabic": "قررت المحكمة رفض الطعن وتأييد الحكم المستأنف بتاريخ 12.03.2026 وإلزام الطاعن بالمصاريف. " * 3,
    "kazakh-in-arabic": "قازاقستان رەسپۋبليكاسىنىڭ جوعارعى سوتى شاعىمدى قاراپ قاۋلى ەتتى 12.03.2026. " * 3,
    "blanks-ru": "ПОСТАНОВЛЕНИЕ\n«____» __________ 20__ года № ______\nСудья ______________ рассмотрел ходатайство ФИО1 на решение "
    "суда от «__» декабря 2014 года по делу %s. Истец ***, ответчик ТОО «***».\nПОСТАНОВИЛ:\n________",
    "blanks-kk": "ҚАУЛЫ\n20__ жылғы «____» __________ № ______\nСудья ______________ ФИО1-дің өтінішхатын 2014 жылғы «__» желтоқсандағы "
    "шешімге қарап шықты. Талап қоюшы ***, жауапкер «***» ЖШС.\nҚАУЛЫ ЕТТІ:\n________",
    "straddle-ru": COMPLAINT_RU.format(appeal="10 марта 2025 года", said="Постановлением коллегии от 10 марта 2025 года", filed="2 июля 2025 года"),
    "straddle-kk": COMPLAINT_KK.format(appeal="2025 жылғы 10 наурыздағы", said="Апелляциялық соттың 2025 жылғы 10 наурыздағы қаулысымен", filed="2025 жылғы 2 шілдеде"),
    "act-after-ru": COMPLAINT_RU.format(appeal="10 сентября 2025 года", said="Постановлением коллегии от 10 сентября 2025 года", filed="5 августа 2025 года"),
    "act-after-kk": COMPLAINT_KK.format(appeal="2025 жылғы 10 қыркүйектегі", said="Апелляциялық соттың 2025 жылғы 10 қыркүйектегі қаулысымен", filed="2025 жылғы 5 тамызда"),
    "two-days-ru": COMPLAINT_RU.format(appeal="10 сентября 2025 года", said="Постановлением судебной коллегии областного суда от 12 сентября 2025 года", filed="5 ноября 2025 года"),
    "two-days-kk": COMPLAINT_KK.format(appeal="2025 жылғы 10 қыркүйектегі", said="Апелляциялық соттың 2025 жылғы 12 қыркүйектегі қаулысымен", filed="2025 жылғы 5 қарашада"),
    "year-2205-ru": "ПОСТАНОВЛЕНИЕ\n12 марта 2205 года\nСудебная коллегия рассмотрела кассационную жалобу по гражданскому делу.\n"
    "ПОСТАНОВИЛА:\nпостановление апелляционной инстанции оставить без изменения.",
    "year-2205-kk": "ҚАУЛЫ\n2205 жылғы 12 наурыз\nСот алқасы азаматтық іс бойынша кассациялық шағымды қарады.\nҚАУЛЫ ЕТТІ:\n"
    "апелляциялық сатының қаулысы өзгеріссіз қалдырылсын.",
    "bidi": "\u200fПОСТАНОВЛЕНИЕ\u200e\n\u202a12\u202c мар\u00adта 2026 года\nНарушена ста\u200bтья 427 ГПК РК.\u2069",
}  # fmt: skip


@pytest.fixture(scope="module")
def read(cassatio: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    folder = tmp_path_factory.mktemp("documents")
    for name, text in DOCUMENTS.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    done = cassatio("analyze", folder)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    records = {r["id"]: r for r in map(json.loads, done.stdout.splitlines())}
    assert sorted(records) == sorted(DOCUMENTS)
    return records


def codes(record: dict[str, object]) -> set[str]:
    return {w["code"] for w in record["warnings"]}


WARNED = [
    ("homoglyphs", "homoglyph_text"),
    ("ocr-ru", "invalid_date"),
    ("ocr-kk", "invalid_date"),
    ("columns", "interleaved_columns"),
    ("latin-2017", "kazakh_latin_script"),
    ("latin-2018", "kazakh_latin_script"),
    ("latin-2021", "kazakh_latin_script"),
    ("uzbek-cyrillic", "unsupported_language"),
    ("kyrgyz", "unsupported_language"),
    ("tatar", "unsupported_language"),
    ("arabic", "unsupported_language"),
    ("kazakh-in-arabic", "unsupported_language"),
    ("straddle-ru", "edition_ambiguous"),
    ("straddle-kk", "edition_ambiguous"),
    ("act-after-ru", "date_conflict"),
    ("act-after-kk", "date_conflict"),
    ("two-days-ru", "date_conflict"),
    ("two-days-kk", "date_conflict"),
    ("year-2205-ru", "implausible_date"),
    ("year-2205-kk", "implausible_date"),
]


@pytest.mark.parametrize(("name", "code"), WARNED)
def test_is_said(read: dict[str, dict[str, object]], name: str, code: str) -> None:
    assert code in codes(read[name])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_words_found_stand_where_they_are_said_to(read: dict[str, dict[str, object]], name: str) -> None:
    text = DOCUMENTS[name]
    record = read[name]
    for kind in ("dates", "terms", "references", "facts", "case_numbers"):
        for found in record[kind]:
            assert text[found["start"] : found["end"]] == found["text"]
            assert found["text"] == found["text"].strip()


READ = [
    # name, values of dates, items of the first reference
    ("homoglyphs", ["2026-03-12"], [{"article": "427"}]),
    ("ocr-ru", ["2026-03-12", "2025-03-31", None], [{"article": "427", "part": "4"}]),
    ("ocr-kk", ["2026-03-12", None], [{"article": "427", "part": "4"}]),
    ("bidi", ["2026-03-12"], [{"article": "427"}]),
]


@pytest.mark.parametrize(("name", "days", "items"), READ)
def test_is_read_as_if_clean(
    read: dict[str, dict[str, object]], name: str, days: list[str | None], items: list[dict[str, str]]
) -> None:
    record = read[name]
    assert [d["value"] for d in record["dates"]] == days
    assert record["references"][0]["act"]["id"] == "kz-gpk-2015"
    assert record["references"][0]["items"] == items


FOREIGN = ["latin-2017", "latin-2018", "latin-2021", "uzbek-cyrillic", "kyrgyz", "tatar", "arabic", "kazakh-in-arabic"]


@pytest.mark.parametrize("name", FOREIGN)
def test_another_language_has_days_in_figures_and_no_law(read: dict[str, dict[str, object]], name: str) -> None:
    record = read[name]
    assert record["language"] == "other"
    assert {d["value"] for d in record["dates"]} == {"2026-03-12"}
    assert record["regime"] is None
    assert record["provisions"] == []
    assert record["outcomes"]["suggested"] == []


@pytest.mark.parametrize("name", ["blanks-ru", "blanks-kk"])
def test_a_blank_is_no_day(read: dict[str, dict[str, object]], name: str) -> None:
    record = read[name]
    assert [d["value"] for d in record["dates"]] == ["2014-12"]
    assert record["decided_on"] is None
    assert record["deadline"] is None


CONTRADICTORY = [name for name, code in WARNED if code in ("edition_ambiguous", "date_conflict", "implausible_date")]


@pytest.mark.parametrize("name", [name for name in CONTRADICTORY if not name.startswith("straddle")])
def test_contradicting_days_give_no_deadline(read: dict[str, dict[str, object]], name: str) -> None:
    assert read[name]["deadline"] is None


@pytest.mark.parametrize("name", ["straddle-ru", "straddle-kk"])
def test_what_straddles_two_laws_is_ambiguous(read: dict[str, dict[str, object]], name: str) -> None:
    assert read[name]["regime"]["ambiguous"] is True


@pytest.mark.parametrize("name", ["columns", "homoglyphs"])
def test_every_sentence_has_its_language(read: dict[str, dict[str, object]], name: str) -> None:
    languages = [s["language"] for s in read[name]["sentences"]]
    assert set(languages) == ({"kk", "ru"} if name == "columns" else {"ru"})
