"""Gold annotation: read as corpora/README.md says, refused with the place where it is wrong."""

from pathlib import Path

import pytest

from pipeline.errors import ReadingError
from pipeline.evaluate.gold import items_of, parse_gold, read_gold

CORPORA = Path(__file__).parent.parent.parent / "corpora"
HEAD = '+++\nid = "x"\nlanguage = "ru"\n+++\n'


def test_marks_come_out_and_the_text_stays() -> None:
    gold = parse_gold(
        f'{HEAD}Иск &lt;А&gt; от <date value="2020-05-05" precision="day">5 мая 2020 года</date> по '
        '<ref act="kz-gpk-2015" items="article=427 part=1; article=451">ст. 427 ч. 1, 451 ГПК</ref>.',
        name="x",
    )
    assert gold.text == "Иск <А> от 5 мая 2020 года по ст. 427 ч. 1, 451 ГПК."
    date, ref = gold.marks
    assert gold.text[date.start : date.end] == "5 мая 2020 года"
    assert gold.text[ref.start : ref.end] == "ст. 427 ч. 1, 451 ГПК"
    assert items_of(ref) == ({"article": "427", "part": "1"}, {"article": "451"})


def test_nested_marks() -> None:
    gold = parse_gold(f'{HEAD}<ref act="?">Закон от <date value="2020">2020 года</date></ref>', name="x")
    assert [(m.kind, gold.text[m.start : m.end]) for m in gold.marks] == [
        ("ref", "Закон от 2020 года"),
        ("date", "2020 года"),
    ]


def test_a_section_on_lines_of_its_own_has_no_space_at_its_edges() -> None:
    gold = parse_gold(f'{HEAD}<section kind="header">\nОПРЕДЕЛЕНИЕ\n</section>\nтекст', name="x")
    assert gold.text[gold.marks[0].start : gold.marks[0].end] == "ОПРЕДЕЛЕНИЕ"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("no head", "no head"),
        ("+++\nid = \n+++\n", "not valid TOML"),
        (f"{HEAD}<date>5 мая", "never closed"),
        (f"{HEAD}5 мая</date>", "closes nothing"),
        (f"{HEAD}<date>5 <ref>мая</date></ref>", "closes nothing"),
        (f"{HEAD}<name>А.</name>", "unknown mark"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(content: str, says: str) -> None:
    with pytest.raises(ReadingError, match=says):
        parse_gold(content, name="x")


@pytest.mark.parametrize("folder", ["dev", "test"])
def test_every_gold_file_is_sound(folder: str) -> None:
    golds = list(read_gold(CORPORA / "gold" / folder))
    assert len(golds) >= 6
    for gold in golds:
        for mark in gold.marks:
            words = gold.text[mark.start : mark.end]
            assert words
            assert words == words.strip(), (gold.id, words)


def test_samples_are_gold_without_marks() -> None:
    golds = {g.id: g.text for folder in ("dev", "test") for g in read_gold(CORPORA / "gold" / folder)}
    samples = sorted((CORPORA / "samples").glob("*.txt"))
    assert len(samples) >= 16
    for sample in samples:
        assert sample.read_bytes().decode() == golds[sample.stem], sample.stem
