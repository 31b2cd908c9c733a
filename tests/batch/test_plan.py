import json
import zipfile

import pytest

from pipeline.batch.options import BatchOptions
from pipeline.batch.plan import Shard, Unit, plan
from pipeline.batch.sources import items
from pipeline.batch.task import Counts, Task, next_attempt
from pipeline.errors import UsageError
from pipeline.reading import Unread


def shards(inputs, out, **options):
    return list(plan(inputs, out, BatchOptions(**options)))


def ids(shard, tmp_path, **task):
    found = items(Task(shard, tmp_path / "shards", BatchOptions(), **task))
    return [f"{item.code}!" if isinstance(item, Unread) else item.id for item in found]


def test_files_are_shared_out_in_the_order_of_names(folder, tmp_path):
    planned = shards([folder], tmp_path / "out", shard_documents=5)
    assert [shard.number for shard in planned] == list(range(len(planned)))
    assert all(shard.documents <= 5 for shard in planned)
    found = [name for shard in planned for name in ids(shard, tmp_path)]
    rows = ["row 0", "bad_row!", "row 1", "row 2"]
    assert found == ["invalid_bytes!", "unsupported_binary!", *rows, *(f"ruling_{n:02d}" for n in range(12))]


def test_the_same_inputs_give_the_same_plan(folder, tmp_path):
    assert shards([folder], tmp_path / "out") == shards([folder], tmp_path / "out")


def test_a_shard_holds_no_more_bytes_than_it_may(folder, tmp_path):
    planned = shards([folder], tmp_path / "out", shard_bytes=3000)
    assert all(shard.size <= 3000 or len(shard.units) == 1 for shard in planned)
    assert sum(len(ids(shard, tmp_path)) for shard in planned) == 18


def test_rows_without_names_are_numbered_through_the_whole_file(tmp_path):
    path = tmp_path / "rows.jsonl"
    row = json.dumps({"text": "мәтін " * 3000}) + "\n"
    path.write_text(row * 100, encoding="utf-8")
    planned = shards([path], tmp_path / "out", shard_bytes=1_000_000)
    assert len(planned) > 1
    assert [name for shard in planned for name in ids(shard, tmp_path)] == [f"rows:{n}" for n in range(1, 101)]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_members_of_an_archive_and_rows_of_tables_are_shared_out(tmp_path, size):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for n in range(5):
            archive.writestr(f"{n}.txt", "мәтін")
        archive.writestr("x/", "")
    (tmp_path / "b.csv").write_text("id,text\n" + "".join(f"c{n},мәтін\n" for n in range(5)), encoding="utf-8")
    planned = shards([tmp_path / "a.zip", tmp_path / "b.csv"], tmp_path / "out", shard_documents=size)
    found = [name for shard in planned for name in ids(shard, tmp_path)]
    assert found == ["0", "1", "2", "3", "4", "c0", "c1", "c2", "c3", "c4"]
    assert len(planned) >= 10 // size


def test_what_is_not_there_is_an_input_too(tmp_path):
    (shard,) = shards([tmp_path / "нет"], tmp_path / "out")
    assert ids(shard, tmp_path) == ["file_missing!"]


def test_the_tables_do_not_go_where_the_inputs_are(folder):
    for out in (folder, folder / "out", folder / "a" / ".." / "out"):
        with pytest.raises(UsageError) as error:
            shards([folder], out)
        assert error.value.code == "output_in_input"


def test_standard_input_is_refused(tmp_path):
    with pytest.raises(UsageError):
        shards(["-"], tmp_path / "out")


def archive_shard(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for n in range(4):
            archive.writestr(f"{n}.txt", "мәтін")
    (tmp_path / "b.txt").write_text("мәтін", encoding="utf-8")
    (tmp_path / "c.txt").write_text("мәтін", encoding="utf-8")
    units = (Unit(str(tmp_path / "a.zip")), Unit(str(tmp_path / "b.txt")), Unit(str(tmp_path / "c.txt")))
    return Shard(0, units, 6, 0)


SKIPPED = [
    (set(), ["0", "1", "2", "3", "b", "c"]),
    ({(0, 0)}, ["worker_died!", "1", "2", "3", "b", "c"]),
    ({(0, 2)}, ["0", "1", "worker_died!", "3", "b", "c"]),
    ({(0, 1), (0, 3)}, ["0", "worker_died!", "2", "worker_died!", "b", "c"]),
    ({(1, 0)}, ["0", "1", "2", "3", "worker_died!", "c"]),
    ({(1, 0), (2, 0), (0, 0)}, ["worker_died!", "1", "2", "3", "worker_died!", "worker_died!"]),
]


@pytest.mark.parametrize(("skip", "expected"), SKIPPED)
def test_inputs_that_killed_a_worker_are_passed_over(tmp_path, skip, expected):
    assert ids(archive_shard(tmp_path), tmp_path, skip=frozenset(skip)) == expected


@pytest.mark.parametrize("dies_at", range(6))
def test_a_traced_worker_that_dies_tells_where(tmp_path, dies_at):
    task = next_attempt(Task(archive_shard(tmp_path), tmp_path / "shards", BatchOptions()))
    assert task.traced
    work = items(task)
    for _ in range(dies_at):
        next(work)
    if dies_at:  # the worker takes the next input in hand, and dies of it
        with_next = next(work, None)
        assert with_next is not None
    again = next_attempt(task)
    place = (0, dies_at) if dies_at < 4 else (dies_at - 3, 0)
    assert again.skip == ({place} if dies_at else frozenset())


def test_counts_are_written_as_json():
    assert Counts(1, {"x": 2}, 3, 0.5) == Counts(1, {"x": 2}, 3, 0.5)
