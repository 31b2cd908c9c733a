"""What was taken for what, by language, regime and kind of document; each miss in its sentence."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import command_line
from pipeline.evaluate.confusion import NONE
from pipeline.evaluate.gold import parse_gold
from pipeline.evaluate.run import evaluate
from pipeline.evaluate.tables import confused, matrices, rows, table, to_csv

RULING = {
    "ru": """+++
id = "ru-1"
language = "ru"
kind = "{kind}"
case_kind = "civil"
regime = "kz-civil-2025"
annotates = ["facts", "outcomes"]
+++
ПОСТАНОВЛЕНИЕ
Кассационный суд по гражданским делам 12 марта 2026 года рассмотрел жалобу Сериковой А.
УСТАНОВИЛ:
Иск удовлетворён частично. Коллегия установила, что <fact id="party-not-notified" value="{value}" by="{by}">ответчик не
был извещён о времени и месте заседания</fact>.
ПОСТАНОВИЛ:
<outcome label="{label}" target="appellate-act">постановление апелляционной инстанции оставить без изменения</outcome>.
""",
    "kk": """+++
id = "kk-1"
language = "kk"
kind = "{kind}"
case_kind = "civil"
regime = "kz-civil-2025"
annotates = ["facts", "outcomes"]
+++
ҚАУЛЫ
Азаматтық істер жөніндегі кассациялық сот 2026 жылғы 12 наурызда А. Серікованың шағымын қарады.
АНЫҚТАДЫ:
Талап қою ішінара қанағаттандырылған. Алқа <fact id="party-not-notified" value="{value}" by="{by}">жауапкерге сот отырысының
уақыты мен орны туралы хабарланбағанын</fact> анықтады.
ҚАУЛЫ ЕТТІ:
<outcome label="{label}" target="appellate-act">апелляциялық сатының қаулысы өзгеріссіз қалдырылсын</outcome>.
""",
}
RIGHT = {"kind": "cassation-ruling", "value": "present", "by": "court", "label": "upheld"}


def board_of(language: str, **marked: str):
    return evaluate([parse_gold(RULING[language].format(**{**RIGHT, **marked}), name="x")])


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(
    ("marked", "name", "cell"),
    [
        ({}, "kind", ("cassation-ruling", "cassation-ruling")),
        ({"kind": "judgment"}, "kind", ("judgment", "cassation-ruling")),
        ({}, "regime", ("kz-civil-2025", "kz-civil-2025")),
        ({}, "outcomes", ("upheld", "upheld")),
        ({"label": "changed"}, "outcomes", ("changed", "upheld")),
        ({}, "outcome-targets", ("appellate-act", "appellate-act")),
        ({}, "fact-values", ("present", "present")),
        ({"value": "absent"}, "fact-values", ("absent", "present")),
        ({}, "fact-speakers", ("court", "court")),
        ({"by": "applicant"}, "fact-speakers", ("applicant", "court")),
    ],
)
def test_what_was_taken_for_what(language: str, marked: dict[str, str], name: str, cell: tuple[str, str]) -> None:
    assert dict(board_of(language, **marked).confusion[name, language]) == {cell: 1}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_fact_that_nobody_marked_and_one_that_nobody_found(language: str) -> None:
    unmarked = RULING[language].format(**RIGHT)
    unmarked = unmarked[: unmarked.index("<fact")] + unmarked[unmarked.index(">", unmarked.index("<fact")) + 1 :]
    invented = evaluate([parse_gold(unmarked.replace("</fact>", ""), name="x")])
    assert dict(invented.confusion["fact-values", language]) == {(NONE, "present"): 1}
    other = evaluate(
        [parse_gold(RULING[language].format(**RIGHT).replace("party-not-notified", "signature-missing"), name="x")]
    )
    assert dict(other.confusion["fact-values", language]) == {("present", NONE): 1, (NONE, "present"): 1}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_scores_by_language_regime_and_kind_of_document(language: str) -> None:
    board = board_of(language)
    assert board.by["language"]["facts", language].right == 1
    assert board.by["regime"]["outcomes", "kz-civil-2025"].f1 == 1.0
    assert board.by["document"]["kind", "cassation-ruling"].f1 == 1.0


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", "Коллегия установила, что [ответчик не был извещён о времени и месте заседания]."),
        ("kk", "Алқа [жауапкерге сот отырысының уақыты мен орны туралы хабарланбағанын] анықтады."),
    ],
)
def test_a_miss_is_shown_in_its_sentence(language: str, told: str) -> None:
    board = board_of(language, value="absent")
    missed = [line for line in board.scores["facts", language].errors if "missed" in line]
    assert missed == [f"{language}-1: missed: party-not-notified absent «{told}»"]


@pytest.mark.parametrize(("language", "words"), [("ru", "оставить без изменения"), ("kk", "өзгеріссіз қалдырылсын")])
def test_a_wrong_outcome_is_shown_where_it_was_read(language: str, words: str) -> None:
    invented, missed = board_of(language, label="changed").scores["outcomes", language].errors
    assert "found, not in gold: upheld «" in invented
    assert "missed: changed «" in missed
    assert words in invented
    assert words in missed


def test_the_matrix_says_what_stands_where() -> None:
    shown = matrices(board_of("ru", label="changed").confusion, only="outcomes")
    assert shown.splitlines() == [
        "outcomes: 0 of 1 right; wanted in rows, found in columns",
        "               2",
        " 1  changed    1",
        " 2  upheld     ·",
    ]


def test_csv_holds_the_scores_and_the_confusion() -> None:
    board = board_of("kk", by="applicant")
    lines = to_csv({name: rows(scores, {}) for name, scores in board.by.items()}, confused(board.confusion))
    read = list(csv.DictReader(io.StringIO(lines)))
    assert {row["table"] for row in read} == {"language", "regime", "document", "confusion"}
    speaker = next(row for row in read if row["kind"] == "fact-speakers")
    assert (speaker["group"], speaker["wanted"], speaker["found"], speaker["count"]) == (
        "kk",
        "applicant",
        "court",
        "1",
    )
    outcome = next(row for row in read if row["table"] == "regime" and row["kind"] == "outcomes")
    assert (outcome["group"], outcome["f1"], outcome["gold"]) == ("kz-civil-2025", "1.0", "1")


def test_a_table_is_as_wide_as_its_groups() -> None:
    heads = {
        line.index("1.000") for line in table(rows(board_of("ru").by["regime"], {}), title="regime").splitlines()[1:]
    }
    assert len(heads) == 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, text in RULING.items():
        (tmp_path / f"{language}.txt").write_text(text.format(**{**RIGHT, "label": "changed"}), encoding="utf-8")
    return tmp_path


def test_the_command_shows_tables(folder: Path) -> None:
    shown = CliRunner().invoke(command_line(), ["evaluate", str(folder), "--by", "regime", "--confusion", "--errors"])
    assert shown.exit_code == 0
    assert "kz-civil-2025" in shown.stdout
    assert "fact-speakers: 2 of 2 right" in shown.stdout
    assert "outcomes/kk kk-1: missed: changed «" in shown.stdout


def test_the_command_writes_json_and_csv(folder: Path) -> None:
    told = json.loads(CliRunner().invoke(command_line(), ["evaluate", str(folder), "--format", "json"]).stdout)
    assert list(told) == ["language", "regime", "document", "confusion"]
    assert {"table": "outcomes", "language": "kk", "wanted": "changed", "found": "upheld", "count": 1} in told[
        "confusion"
    ]
    only = json.loads(
        CliRunner().invoke(command_line(), ["evaluate", str(folder), "-f", "json", "--only", "outcomes"]).stdout
    )
    assert {row["kind"] for row in only["language"]} == {"outcomes"}
    assert {row["table"] for row in only["confusion"]} == {"outcomes"}
    written = CliRunner().invoke(command_line(), ["evaluate", str(folder), "--format", "csv"]).stdout
    assert written.startswith("table,kind,group,precision,recall,f1,gold,floor,wanted,found,count\n")
