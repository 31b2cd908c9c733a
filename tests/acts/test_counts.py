"""The table of citations."""

from pipeline.acts import find_references
from pipeline.acts.counts import LEVELS, count_references
from pipeline.normalize import normalize


def references(text: str) -> tuple[object, ...]:
    return find_references(normalize(text), (), language="ru")


def test_counts_by_act_and_unit_over_documents() -> None:
    documents = (
        references("статья 427 ГПК РК; часть 2 статьи 434 ГПК РК; статья 427 ГПК РК"),
        references("статьи 427 и 435 ГПК РК; УПК РК"),
    )
    rows = count_references(documents)  # type: ignore[arg-type]
    table = {(row.act, row.units[LEVELS.index("article")], row.units[LEVELS.index("part")]): row for row in rows}
    assert table["kz-gpk-2015", "427", None].count == 3
    assert table["kz-gpk-2015", "427", None].documents == 2
    assert table["kz-gpk-2015", "434", "2"].count == 1
    assert table["kz-gpk-2015", "435", None].documents == 1
    assert table["kz-upk-2014", None, None].count == 1
    assert rows[0].units[LEVELS.index("article")] == "427"


def test_acts_without_an_id_are_told_apart_by_what_the_text_says() -> None:
    rows = count_references(
        (
            references(
                "приказ Министра юстиции РК от 1 июня 2019 года № 5; приказ Министра юстиции РК от 2 июня 2019 года № 5"
            ),
        )
    )  # type: ignore[arg-type]
    assert [row.count for row in rows] == [1, 1]
    assert all(row.act is None and row.kind == "order" for row in rows)


def test_nothing_counts_nothing() -> None:
    assert count_references(()) == ()
    assert count_references(((),)) == ()
