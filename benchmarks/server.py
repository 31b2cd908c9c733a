"""The server under load, on this machine: python benchmarks/server.py [--uploads 50] [--malformed 500] [--browser].

Starts a server of its own and measures, in this order: the answer to a complaint of ten pages once the workers are
warm (with --browser also its first paint in Chromium), uploads all at once, requests that are malformed or too large,
and the memory of the server's processes before and after. Ends with status 1 where an upload was not answered, where
an answer was a 500, where the server did not live, or where memory did not come back.
"""

import argparse
import http.client
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpora" / "samples"
MAX_BYTES = 2_000_000
_PAGES, _PAGE = 10, 2_400
_MEMORY = 1.25
"""How much larger than before the memory may be after all requests: Python keeps some of what it had."""


def complaint(language: str, pages: int = _PAGES) -> str:
    """A complaint of so many pages: a sample with its arguments repeated."""
    text = min(SAMPLES.glob(f"complaint-{language}-*.txt")).read_text(encoding="utf-8")
    paragraphs = text.split("\n\n")
    middle = len(paragraphs) // 2
    arguments = max(paragraphs, key=len)
    missing = max(0, pages * _PAGE - len(text)) // (len(arguments) + 2)
    return "\n\n".join([*paragraphs[:middle], *[arguments] * missing, *paragraphs[middle:]])


@contextmanager
def server(jobs: int) -> Iterator[tuple[int, int]]:
    """A server of its own: its port and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "cli.py"), "serve", "--port", str(port), "--jobs", str(jobs)]
    started = subprocess.Popen(
        [*command, "--max-bytes", str(MAX_BYTES)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            try:
                send(port, "GET", "/")
                break
            except OSError:
                time.sleep(0.1)
        yield port, started.pid
    finally:
        started.terminate()
        started.wait(20)


def send(port: int, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> int:
    """The status of the answer; 0 where the connection was cut."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request(method, path, body or None, headers or {})
        answer = connection.getresponse()
        answer.read()
    except (http.client.HTTPException, ConnectionResetError, BrokenPipeError):
        return 0
    finally:
        connection.close()
    return answer.status


def form(name: str, content: bytes, field: str = "files") -> tuple[bytes, dict[str, str]]:
    """A form with one file."""
    head = f'--cut\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode()
    return head + content + b"\r\n--cut--\r\n", {"Content-Type": "multipart/form-data; boundary=cut"}


def wrong_requests(count: int) -> Iterator[tuple[str, str, bytes, dict[str, str]]]:
    """Requests that nobody should send, of many kinds, the same in each run."""
    chance = random.Random(9)
    plain = {"Content-Type": "application/json"}
    formed = {"Content-Type": "multipart/form-data; boundary=cut"}
    for i in range(count):
        noise = chance.randbytes(chance.randrange(1, 4000))
        kinds = [
            ("POST", "/result", noise, formed),
            ("POST", "/result", b"--cut\r\nContent-Disposition: form-data\r\n\r\n" + noise, formed),
            ("POST", "/result", noise, {"Content-Type": "multipart/form-data"}),
            ("POST", "/result", *form("a.docx", b"PK\x03\x04" + noise)),
            ("POST", "/result", *form("a.pdf", b"%PDF-1.7\n" + noise)),
            ("POST", "/result", *form("a.txt", noise)),
            ("POST", "/result", *form("../../a\x00.rtf", b"{\\rtf1" + noise)),
            ("POST", "/api/analyze", noise, plain),
            ("POST", "/api/analyze", b'{"text": ' + b"[" * 3000, plain),
            ("POST", "/api/analyze", json.dumps({"text": "x", "on": noise.decode("latin-1")}).encode(), plain),
            ("POST", "/api/files", noise, formed),
            ("POST", "/api/analyze", bytes(MAX_BYTES + chance.randrange(1, 9_000_000)), plain),
            ("POST", "/result", *form("a.txt", bytes(MAX_BYTES + 1))),
            ("GET", f"/static/../../{i}", b"", {}),
            ("GET", "/%00", b"", {}),
            ("GET", "/", b"", {"Host": "evil.example"}),
            ("DELETE", "/result", noise, {}),
            ("POST", "/result", noise, {**formed, "Origin": "http://evil.example"}),
            ("POST", "/result", b"a=" + noise, {"Content-Type": "application/x-www-form-urlencoded"}),
            ("POST", "/export/page", *form("a.odt", b"PK\x03\x04" + noise)),
        ]
        yield kinds[i % len(kinds)]


def memory(process: int) -> float:
    """Resident megabytes of a process and of those it started."""
    total = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(folder.name) == process or int(fields[1]) == process:
                total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            continue
    return total / 1e6


def first_paint(port: int, text: str) -> float | None:
    """Milliseconds from sending the form to the first words in Chromium; None where there is no browser."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if chromium is None:
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/?ui=kk")
        page.fill("#text", text)
        page.locator("main form button.main").click()
        page.wait_for_selector("article.document h1")
        script = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        found: float = page.evaluate(script)
        browser.close()
    return found


def upload(port: int, text: str) -> tuple[int, float]:
    """The status of one upload and its seconds."""
    begun = time.perf_counter()
    body, headers = form("complaint.txt", text.encode())
    status = send(port, "POST", "/result?ui=kk", body, headers)
    return status, time.perf_counter() - begun


def main() -> int:
    """Measure and say what was found; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uploads", type=int, default=50)
    parser.add_argument("--malformed", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--browser", action="store_true", help="measure the first paint in Chromium too")
    asked = parser.parse_args()
    text = complaint("kk")
    broken = []
    with server(asked.jobs) as (port, process):
        upload(port, text)
        times = sorted(upload(port, text)[1] for _ in range(9))
        median, worst = 1000 * times[4], 1000 * times[-1]
        print(f"complaint of {len(text):,} characters, warm: median {median:.0f} ms, worst {worst:.0f} ms")
        if asked.browser:
            paint = first_paint(port, text)
            print(f"first paint in Chromium: {paint:.0f} ms" if paint else "first paint: no browser here")
        before = memory(process)
        begun = time.perf_counter()
        with ThreadPoolExecutor(asked.uploads) as threads:
            answers = list(threads.map(lambda _: upload(port, text), range(asked.uploads)))
        took = time.perf_counter() - begun
        answered = Counter(status for status, _ in answers)
        print(f"{asked.uploads} uploads at once: {dict(answered)} in {took:.1f} s")
        if answered != {200: asked.uploads}:
            broken.append("an upload was not answered")
        with ThreadPoolExecutor(8) as threads:
            statuses = Counter(threads.map(lambda wrong: send(port, *wrong), wrong_requests(asked.malformed)))
        print(f"{asked.malformed} malformed or oversized requests: {dict(sorted(statuses.items()))}")
        if statuses[500]:
            broken.append("an answer was a 500")
        if upload(port, text)[0] != 200:
            broken.append("the server does not live")
        time.sleep(1)
        after = memory(process)
        print(f"memory: {before:.0f} MB before, {after:.0f} MB after")
        if after > _MEMORY * before:
            broken.append("memory did not come back")
    for promise in broken:
        print(f"BROKEN: {promise}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
