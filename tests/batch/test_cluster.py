"""The same shards on Dask. Slow: a cluster of processes is started for each test."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.batch import BatchOptions, run
from pipeline.batch.shard import run_shard
from pipeline.errors import CassatioError

pytest.importorskip("pyarrow")
distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
SMALL = BatchOptions(shard_documents=2)


def tables(out):
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.suffix in {".parquet", ".csv"}}


@pytest.fixture
def whole(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "pipeline.batch.pool.map_shards", lambda tasks, _jobs: ((task, run_shard(task)) for task in tasks)
    )
    run([folder], tmp_path / "whole", options=SMALL)
    return tables(tmp_path / "whole")


def test_a_local_cluster_survives_a_killed_worker_and_gives_the_same_bytes(folder, tmp_path, whole):
    import psutil

    killed, said = [], []

    def watch(progress):
        if progress.done and not killed:
            workers = [p for p in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(p.cmdline())]
            os.kill(workers[0].pid, signal.SIGKILL)
            killed.append(workers[0].pid)

    outcome = run([folder], tmp_path / "out", options=SMALL, jobs=2, engine="dask", watch=watch, say=said.append)
    assert killed
    assert outcome.documents == 15
    assert any("dashboard" in sentence for sentence in said)
    assert tables(tmp_path / "out") == whole


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_workers_of_a_scheduler_elsewhere_give_the_same_bytes(folder, tmp_path, whole):
    address = f"tcp://127.0.0.1:{free_port()}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    scheduler = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--port",
        address.rpartition(":")[2],
        "--no-dashboard",
    ]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
    processes = []
    try:
        for command in (scheduler, worker, worker):
            processes.append(
                subprocess.Popen(
                    command, env=environment, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            )
            time.sleep(0.5)
        outcome = run([folder], tmp_path / "out", options=SMALL, engine="dask", address=address)
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait(20)
    assert outcome.documents == 15
    assert tables(tmp_path / "out") == whole


def test_no_scheduler_is_one_sentence(folder, tmp_path):
    with pytest.raises(CassatioError) as error:
        run([folder], tmp_path / "out", engine="dask", address=f"tcp://127.0.0.1:{free_port()}")
    assert error.value.code == "no_scheduler"
