"""Running the command as a user does: in a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session")
def cassatio(tmp_path_factory: pytest.TempPathFactory) -> Run:
    cache = tmp_path_factory.mktemp("cache")

    def run(
        *arguments: str | Path, stdin: bytes = b"", cwd: Path = ROOT, **environment: str
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, "CASSATIO_CACHE": str(cache), "PYTHONPATH": str(ROOT), **environment},
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """Children hear Ctrl-C, also where whoever runs the tests in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
