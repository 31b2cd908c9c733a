"""No command opens a socket that leads outside this machine, whatever it reads."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "corpora" / "samples"

# Every process of the command, also its workers, starts with this: any address outside loopback ends in an error and
# a line in a file that the test reads.
GUARD = """
import os, socket

def _watch(name):
    real = getattr(socket.socket, name)
    def guarded(self, address, *rest):
        if self.family != getattr(socket, "AF_UNIX", None) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            with open(os.environ["SOCKET_LOG"], "a") as log:
                log.write(f"{name} {address}\\n")
            raise PermissionError("no network in this test")
        return real(self, address, *rest)
    setattr(socket.socket, name, guarded)

for name in ("connect", "connect_ex", "bind"):
    _watch(name)

def _no_names(host, *rest, **more):
    if host not in (None, "", "127.0.0.1", "::1", "localhost"):
        with open(os.environ["SOCKET_LOG"], "a") as log:
            log.write(f"getaddrinfo {host}\\n")
        raise PermissionError("no network in this test")
    return _real(host, *rest, **more)

_real, socket.getaddrinfo = socket.getaddrinfo, _no_names
"""


@pytest.fixture
def guarded(tmp_path: Path) -> dict[str, str]:
    """An environment in which every Python process is watched."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "guard"), str(ROOT)]),
        "SOCKET_LOG": str(tmp_path / "sockets.log"),
        "CASSATIO_CACHE": str(tmp_path / "cache"),
    }


def opened(environment: dict[str, str]) -> str:
    log = Path(environment["SOCKET_LOG"])
    return log.read_text(encoding="utf-8") if log.exists() else ""


def test_the_guard_sees_a_connection(guarded: dict[str, str]) -> None:
    code = "import socket; socket.socket().connect(('192.0.2.1', 80))"
    done = subprocess.run([sys.executable, "-c", code], env=guarded, capture_output=True, check=False)
    assert done.returncode == 1
    assert "192.0.2.1" in opened(guarded)


COMMANDS = [
    ("analyze", SAMPLES, "--format", "html"),
    ("analyze", SAMPLES, "--jobs", "2"),
    ("dates", SAMPLES),
    ("tokenize", SAMPLES),
    ("mask", SAMPLES),
    ("batch", SAMPLES, "--out", "{tmp}/out", "--jobs", "2", "--shard-documents", "5"),
    ("evaluate", ROOT / "corpora" / "gold" / "dev"),
    ("law", "451"),
    ("--version",),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=[" ".join(map(str, c[:1] + c[2:])) for c in COMMANDS])
def test_no_command_reaches_outside(guarded: dict[str, str], tmp_path: Path, arguments: tuple[str | Path, ...]) -> None:
    filled = [str(a).replace("{tmp}", str(tmp_path)) for a in arguments]
    done = subprocess.run(
        [sys.executable, ROOT / "cli.py", *filled],
        env=guarded,
        cwd=tmp_path,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert opened(guarded) == ""


def test_the_page_listens_on_this_machine_alone(guarded: dict[str, str], tmp_path: Path) -> None:
    pytest.importorskip("fastapi")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, ROOT / "cli.py", "serve", "--port", str(port)],
        env=guarded, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    try:
        assert answers(f"http://127.0.0.1:{port}/"), "the server did not start"
        assert opened(guarded) == ""
    finally:
        server.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(20)
        server.kill()
        server.communicate()


def answers(address: str) -> bool:
    """Whether something answers there within a minute."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(120):
        with contextlib.suppress(OSError):
            return opener.open(address, timeout=10).status == 200
        time.sleep(0.5)
    return False
