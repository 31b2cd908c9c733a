import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from pipeline.batch import BatchOptions, run
from pipeline.batch.place import Place
from pipeline.batch.plan import plan
from pipeline.batch.shard import run_shard
from pipeline.batch.task import Task
from pipeline.batch.writers import write_table
from pipeline.errors import UsageError

parquet = pytest.importorskip("pyarrow.parquet")
ROOT = Path(__file__).resolve().parents[2]
SMALL = BatchOptions(shard_documents=4)


def fake(tasks, _jobs):
    """The work of the pool in this process."""
    for task in tasks:
        yield task, run_shard(task)


@pytest.fixture
def here(monkeypatch):
    monkeypatch.setattr("pipeline.batch.pool.map_shards", fake)


def tables(out):
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.suffix in {".parquet", ".csv"}}


def rows(out, table):
    return parquet.read_table(out / f"{table}.parquet").to_pylist()


def test_every_input_is_a_document_or_a_failure(folder, tmp_path, here):
    outcome = run([folder], tmp_path / "out", options=SMALL)
    assert outcome.documents == 15
    assert outcome.failures == {"bad_row": 1, "invalid_bytes": 1, "unsupported_binary": 1}
    documents, failures = rows(tmp_path / "out", "documents"), rows(tmp_path / "out", "failures")
    assert sorted(row["doc"] for row in documents + failures) == list(range(18))
    assert [row["id"] for row in documents] == ["row 0", "row 1", "row 2", *(f"ruling_{n:02d}" for n in range(12))]
    assert {row["code"] for row in failures} == set(outcome.failures)
    assert not (tmp_path / "out" / ".cassatio" / "shards").exists()


def test_rows_of_other_tables_join_their_document(folder, tmp_path, here):
    run([folder], tmp_path / "out", options=SMALL)
    names = {row["doc"]: row["id"] for row in rows(tmp_path / "out", "documents")}
    for table in ("dates", "references", "outcomes", "sections"):
        found = rows(tmp_path / "out", table)
        assert found
        assert all(names[row["doc"]] == row["id"] for row in found)


def test_the_manifest_says_what_was_done(folder, tmp_path, here):
    run([folder], tmp_path / "out", options=SMALL)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert manifest["complete"] is True
    assert manifest["documents"] == 15
    assert manifest["options"]["shard_documents"] == 4
    assert manifest["tables"]["documents"]["rows"] == 15
    assert len(manifest["inputs_sha256"]) == 64
    assert manifest["law_checked_on"]


@pytest.mark.parametrize("size", [1, 3, 100])
def test_the_rows_do_not_depend_on_the_shards(folder, tmp_path, here, size):
    run([folder], tmp_path / "a", options=SMALL)
    run([folder], tmp_path / "b", options=BatchOptions(shard_documents=size))
    for table in ("documents", "references", "failures", "dates"):
        assert rows(tmp_path / "a", table) == rows(tmp_path / "b", table)


def test_two_runs_give_the_same_bytes(folder, tmp_path, here):
    for form in ("parquet", "csv", "jsonl", "xlsx", "sqlite"):
        for name in ("a", "b"):
            run([folder], tmp_path / name / form, options=SMALL, format=form)
        for path in (tmp_path / "a" / form).iterdir():
            if path.is_file() and path.name != "manifest.json":
                assert path.read_bytes() == (tmp_path / "b" / form / path.name).read_bytes(), path.name
        time.sleep(0.01)


def test_a_finished_run_is_not_done_again(folder, tmp_path, here, monkeypatch):
    before = run([folder], tmp_path / "out", options=SMALL)
    monkeypatch.setattr("pipeline.batch.pool.map_shards", lambda *_: pytest.fail("worked again"))
    assert run([folder], tmp_path / "out", options=SMALL) == before


def test_a_folder_that_is_read_is_left_as_it_was(folder, tmp_path):
    before = sorted(folder.iterdir())
    with pytest.raises(UsageError):
        run([folder], folder / "out")
    assert sorted(folder.iterdir()) == before


def test_another_run_is_not_written_over_unless_told(folder, tmp_path, here):
    run([folder], tmp_path / "out", options=SMALL)
    with pytest.raises(UsageError) as error:
        run([folder], tmp_path / "out", options=BatchOptions(shard_documents=4, lang="kk"))
    assert error.value.code == "output_exists"
    run([folder / "rows.jsonl"], tmp_path / "out", options=SMALL, resume=False)
    assert len(rows(tmp_path / "out", "documents")) == 3


@pytest.mark.parametrize(("first", "then"), [("parquet", "csv"), ("csv", "sqlite"), ("sqlite", "xlsx")])
def test_tables_of_an_older_run_do_not_stay_beside_the_new_ones(folder, tmp_path, here, first, then):
    out = tmp_path / "out"
    run([folder], out, options=SMALL, format=first)
    (out / "notes.csv").write_text("mine", encoding="utf-8")
    run([folder / "rows.jsonl"], out, options=SMALL, format=then, resume=False)
    named = {table["file"] for table in json.loads((out / "manifest.json").read_bytes())["tables"].values()}
    assert {path.name for path in out.iterdir()} - {".cassatio"} == named | {
        "dictionary.csv",
        "manifest.json",
        "notes.csv",
    }


def test_the_same_run_in_two_forms_has_both(folder, tmp_path, here):
    for form in ("csv", "parquet"):
        run([folder], tmp_path / "out", options=SMALL, format=form)
    assert {"documents.csv", "documents.parquet"} <= set(tables(tmp_path / "out"))


def test_tables_of_somebody_else_are_not_written_over(folder, tmp_path, here):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "documents.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError):
        run([folder], tmp_path / "out", options=SMALL)
    assert (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8") == "mine"


def test_a_run_goes_on_where_it_stopped_and_gives_the_same_bytes(folder, tmp_path, here, monkeypatch):
    run([folder], tmp_path / "whole", options=SMALL)

    def stops(tasks, _jobs):
        for number, task in enumerate(tasks):
            if number == 2:
                raise KeyboardInterrupt
            yield task, run_shard(task)

    monkeypatch.setattr("pipeline.batch.pool.map_shards", stops)
    outcome = run([folder], tmp_path / "out", options=SMALL)
    assert outcome.interrupted
    assert [row["doc"] for row in rows(tmp_path / "out", "documents")] == [2, 4, 5, 6]
    assert json.loads((tmp_path / "out" / "manifest.json").read_bytes())["complete"] is False
    worked = []

    def goes_on(tasks, _jobs):
        for task in tasks:
            worked.append(task.number)
            yield task, run_shard(task)

    monkeypatch.setattr("pipeline.batch.pool.map_shards", goes_on)
    assert not run([folder], tmp_path / "out", options=SMALL).interrupted
    assert worked[0] == 2
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")


def test_changed_inputs_are_another_run(folder, tmp_path):
    place = Place(tmp_path / "out")
    with place.owned():
        place.begin(place.plan([str(folder)], SMALL).fingerprint, resume=True)
        (folder / "ruling_00.txt").write_text("өзгерді", encoding="utf-8")
        with pytest.raises(UsageError):
            place.begin(place.plan([str(folder)], SMALL).fingerprint, resume=True)


def test_two_runs_do_not_write_into_one_folder(folder, tmp_path, here):
    with Place(tmp_path / "out").owned(), pytest.raises(UsageError) as error:
        run([folder], tmp_path / "out", options=SMALL)
    assert error.value.code == "output_busy"


@pytest.mark.parametrize(
    ("option", "value"), [("format", "pdf"), ("engine", "spark"), ("jobs", 0), ("address", "tcp://x:1")]
)
def test_unknown_options_are_a_wrong_call(folder, tmp_path, option, value):
    with pytest.raises(UsageError):
        run([folder], tmp_path / "out", **{option: value})


def test_csv_opens_in_excel_and_runs_no_formula(folder, tmp_path, here):
    texts = ["=1+1", "+7", "-5", "@x", "\tx"]
    lines = [json.dumps({"id": text, "text": "мәтін"}) for text in texts]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run([tmp_path / "rows.jsonl"], tmp_path / "out", format="csv")
    data = (tmp_path / "out" / "documents.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert [row["id"] for row in found] == ["'" + text for text in texts]


def test_xlsx_holds_text_as_text(tmp_path, here):
    openpyxl = pytest.importorskip("openpyxl")
    lines = [json.dumps({"id": text, "text": "мәтін"}) for text in ("=1+1", "a\x00b", "x" * 40_000)]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run([tmp_path / "rows.jsonl"], tmp_path / "out", format="xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out" / "documents.xlsx")["documents"]
    assert [cell.data_type for cell in sheet["B"]] == ["s"] * 4
    assert [cell.value for cell in sheet["B"][1:3]] == ["=1+1", "a b"]
    assert len(sheet["B"][3].value) == 32_767
    empty = openpyxl.load_workbook(tmp_path / "out" / "failures.xlsx")["failures"]
    assert empty.max_row == 1


def test_databases_hold_all_tables(folder, tmp_path, here):
    run([folder], tmp_path / "sqlite", options=SMALL, format="sqlite")
    database = sqlite3.connect(tmp_path / "sqlite" / "tables.sqlite")
    assert database.execute("SELECT count(*), min(id) FROM documents").fetchone() == (15, "row 0")
    database.close()
    duckdb = pytest.importorskip("duckdb")
    run([folder], tmp_path / "duckdb", options=SMALL, format="duckdb")
    database = duckdb.connect(str(tmp_path / "duckdb" / "tables.duckdb"), read_only=True)
    query = "SELECT count(*) FROM documents JOIN dates USING (doc) WHERE year(dates.day) = 2026"
    assert database.execute(query).fetchone()[0] >= 15
    database.close()


def test_masked_tables_hold_no_name(folder, tmp_path, here):
    run([folder], tmp_path / "out", options=BatchOptions(mask=True), format="jsonl")
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").glob("*.jsonl"))
    assert "Ахметов".encode() not in written
    assert b"451" in written


def test_an_unforeseen_error_is_a_failure_that_quotes_nothing(folder, tmp_path, here, monkeypatch):
    def breaks(document, **_):
        raise ValueError(document.text)

    monkeypatch.setattr("pipeline.stages.analyze", breaks)
    outcome = run([folder / "ruling_00.txt"], tmp_path / "out")
    assert outcome.failures == {"internal_error": 1}
    (row,) = rows(tmp_path / "out", "failures")
    assert "ValueError" in row["message"]
    assert "Кассационный" not in row["message"]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an interval timer")
def test_a_document_that_takes_too_long_is_a_failure(folder, tmp_path, here, monkeypatch):
    monkeypatch.setattr("pipeline.stages.analyze", lambda *_, **__: time.sleep(30))
    outcome = run([folder / "ruling_00.txt"], tmp_path / "out", options=BatchOptions(seconds=0.05))
    assert outcome.failures == {"timeout": 1}


def test_a_table_is_whole_or_not_there(tmp_path):
    from pipeline.batch.tables import FAILURES

    def breaks():
        raise OSError(28, "No space left on device")
        yield

    with pytest.raises(OSError, match="No space"):
        write_table(FAILURES, breaks(), tmp_path, "csv")
    assert list(tmp_path.iterdir()) == []


def test_a_shard_is_written_once(folder, tmp_path):
    (shard,) = plan([folder], tmp_path / "out", BatchOptions())
    task = Task(shard, tmp_path / "shards", BatchOptions())
    first = run_shard(task)
    assert run_shard(task) == first
    assert [path.name for path in (tmp_path / "shards").iterdir()] == ["00000000"]


SCRIPT = """
import sys
from pipeline.batch import BatchOptions, run

if __name__ == "__main__":
    def watch(progress):
        print("done", progress.done, flush=True)

    outcome = run([sys.argv[1]], sys.argv[2], options=BatchOptions(shard_documents=4), jobs=2, watch=watch)
    sys.exit(130 if outcome.interrupted else 0)
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "script.py"
    path.write_text(textwrap.dedent(SCRIPT), encoding="utf-8")
    return path


def start(script, folder, out, **environment):
    paths = os.pathsep.join(filter(None, [environment.pop("first", ""), str(ROOT)]))
    return subprocess.Popen(
        [sys.executable, str(script), str(folder), str(out)],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.slow
def test_ctrl_c_leaves_valid_tables_and_the_next_call_goes_on(folder, tmp_path, script):
    process = start(script, folder, tmp_path / "out")
    while process.stdout.readline().strip() < "done 4":
        pass
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode in {130, 0}
    assert "Traceback" not in errors
    assert len(rows(tmp_path / "out", "documents")) >= 1
    process = start(script, folder, tmp_path / "out")
    process.communicate(timeout=60)
    assert process.returncode == 0
    process = start(script, folder, tmp_path / "whole")
    process.communicate(timeout=60)
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")


@pytest.mark.slow
def test_a_killed_run_goes_on_and_gives_the_same_bytes(folder, tmp_path, script):
    for lines in (1, 2, 2):
        process = start(script, folder, tmp_path / "out")
        for _ in range(lines):
            process.stdout.readline()
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    process = start(script, folder, tmp_path / "out")
    process.communicate(timeout=60)
    assert process.returncode == 0
    process = start(script, folder, tmp_path / "whole")
    process.communicate(timeout=60)
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")


NO_SOCKETS = """
import sys

def forbid(event, _args):
    if event.startswith("socket."):
        import os
        os.write(2, b"a socket was opened\\n")
        os._exit(77)

sys.addaudithook(forbid)
"""


@pytest.mark.slow
def test_no_socket_is_opened_and_nothing_of_a_document_is_said(folder, tmp_path, script):
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(NO_SOCKETS, encoding="utf-8")
    process = start(script, folder, tmp_path / "out", first=str(tmp_path / "hook"))
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "socket" not in errors
    for word in ("Кассационный", "Ахметов", "ҚАУЛЫ", "шағым"):
        assert word not in output + errors


@pytest.mark.slow
def test_a_killed_worker_loses_nothing(folder, tmp_path):
    import multiprocessing

    killed = []

    def watch(progress):
        if not killed:
            for child in multiprocessing.active_children():
                os.kill(child.pid, signal.SIGKILL)
                killed.append(child.pid)

    outcome = run([folder], tmp_path / "out", options=SMALL, jobs=2, watch=lambda p: watch(p) if p.done else None)
    assert killed
    assert outcome.documents == 15
    assert outcome.failed == 3
