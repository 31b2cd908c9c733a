"""The clerk's page in a real browser: what is seen, clicked, typed and printed."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
pytest.importorskip("pebble", reason="the extra web is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "corpora" / "samples"
DOCUMENTS = ROOT / "tests" / "web" / "documents"
LANGUAGES = ("kk", "ru", "en")
CASES = sorted(path.stem for path in DOCUMENTS.glob("*.txt"))
COMPLAINTS = {language: min(SAMPLES.glob(f"complaint-{language}-*.txt")) for language in ("kk", "ru")}


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "serve", "--port", str(port), "--jobs", "1"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(url, timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield made
        made.close()


@pytest.fixture
def page(browser: object) -> Iterator[object]:
    context = browser.new_context(locale="ru-RU", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    outside: list[str] = []
    opened.on(
        "request",
        lambda request: None if request.url.startswith(("http://127.0.0.1", "data:")) else outside.append(request.url),
    )
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.problems = problems
    yield opened
    assert outside == []
    assert problems == []
    context.close()


def read(page: object, address: str, path: Path | list[Path], ui: str) -> None:
    page.goto(f"{address}/?ui={ui}")
    page.set_input_files("#files", [str(p) for p in (path if isinstance(path, list) else [path])])
    page.locator("main form button[type=submit]").click()
    page.wait_for_selector("article.document h1")
    page.wait_for_load_state("load")  # with its style sheets: what is measured before has no widths


@pytest.mark.parametrize("document", ["kk", "ru"])
@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
def test_upload_shows_the_checklist_first(page: object, address: str, document: str, ui: str) -> None:
    read(page, address, COMPLAINTS[document], ui)
    assert page.locator("html").get_attribute("lang") == ui
    first = page.locator("article h2").first
    heading = {"kk": "Тексеру парағы", "ru": "Контрольный лист", "en": "Checklist"}[ui]
    assert first.inner_text() == heading
    assert page.locator("article table tr").count() >= 10
    assert first.bounding_box()["y"] < 900


def test_a_finding_and_its_words_lead_to_each_other(page: object, address: str) -> None:
    read(page, address, COMPLAINTS["ru"], "ru")
    mark = page.locator("a.m.ref").first
    mark.click()
    target = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    finding = page.locator(f"[id='{target}']")
    assert finding.is_visible()
    finding.locator("a").first.click()
    back = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert page.locator(f"[id='{back}']").inner_text()[:10] == mark.inner_text()[:10]


def test_editing_the_day_of_filing_changes_the_deadline(page: object, address: str) -> None:
    read(page, address, COMPLAINTS["ru"], "en")
    page.locator("details.known summary").click()
    field = page.get_by_label("Day of filing")
    field.fill("05.05.2031")
    field.press("Tab")
    page.wait_for_selector("text=OUT OF TIME")
    assert page.get_by_role("status").inner_text() == "The result was computed again."
    assert page.get_by_label("Day of filing").input_value() == "05.05.2031"
    assert page.locator("article.document").count() == 1
    assert page.evaluate("document.activeElement.name") == "announced_on", "the place of the keyboard is kept"


def test_a_wrong_sum_is_told_beside_the_findings(page: object, address: str) -> None:
    read(page, address, COMPLAINTS["ru"], "ru")
    page.locator("details.known summary").click()
    page.get_by_label("Сумма иска, тенге").fill("много")
    page.get_by_role("button", name="Пересчитать").click()
    page.wait_for_selector("text=Сумма пишется только числом")
    assert page.locator("table.checklist").count() == 1
    page.problems.clear()  # the browser writes the status 400 into its console


def test_the_exports_are_files(page: object, address: str) -> None:
    read(page, address, COMPLAINTS["kk"], "kk")
    for label, ending, starts in (("HTML", ".html", b"<!doctype"), ("DOCX", ".docx", b"PK"), ("JSON", ".json", b"{")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label).click()
        saved = Path(waiting.value.path()).read_bytes()
        assert waiting.value.suggested_filename == f"{COMPLAINTS['kk'].stem}-cassatio{ending}"
        assert saved.startswith(starts)


def test_the_complaint_and_the_act_beside_it(page: object, address: str) -> None:
    read(page, address, [DOCUMENTS / "late-ru.txt", DOCUMENTS / "appeal-ru.txt"], "ru")
    assert page.locator("article.document").count() == 2
    assert "20.11.2025" in page.locator(".taken").inner_text()
    page.get_by_role("navigation", name="Документы").get_by_role("link", name="appeal-ru.txt").click()
    assert page.locator("#document-2").bounding_box()["y"] < 900


def test_keyboard_only(page: object, address: str) -> None:
    page.goto(f"{address}/?ui=en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#text").focus()
    page.keyboard.insert_text(COMPLAINTS["ru"].read_text(encoding="utf-8"))
    page.locator("main form button[type=submit]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("article.document h1")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.className.split(' ')[0] || document.activeElement.tagName"))
    assert "A" in seen


def test_without_a_script(browser: object, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    read(page, address, COMPLAINTS["kk"], "kk")
    page.locator("details.known summary").click()
    page.locator("input[name=filed_on]").last.fill("05.05.2031")
    page.locator("form.again button[type=submit]").first.click()
    page.wait_for_selector("article.document h1")
    assert "МЕРЗІМІ ӨТКЕН" in page.content()
    context.close()


def test_a_bad_file_is_told_in_the_language_of_the_page(page: object, address: str, tmp_path: Path) -> None:
    bad = tmp_path / "scan.doc"
    bad.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    page.goto(f"{address}/?ui=kk")
    page.set_input_files("#files", [str(bad), str(COMPLAINTS["kk"])])
    page.locator("main form button[type=submit]").click()
    page.wait_for_selector("article.document h1")
    assert "Оқылмады" in page.locator("[role=alert]").first.inner_text()


@pytest.mark.parametrize("name", [name for name in CASES if not name.startswith("appeal")])
def test_a_complaint_prints_on_two_sheets(page: object, address: str, tmp_path: Path, name: str) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    ui = name.rpartition("-")[2]
    read(page, address, DOCUMENTS / f"{name}.txt", ui)
    page.pdf(path=str(tmp_path / "print.pdf"), prefer_css_page_size=True)
    pdf = pypdfium2.PdfDocument(tmp_path / "print.pdf")
    assert len(pdf) <= 2
    width, height = pdf[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    printed = " ".join("".join(sheet.get_textpage().get_text_range() for sheet in pdf).split())
    assert {"kk": "Шешімді адам қабылдайды", "ru": "Решает человек"}[ui] in printed
    assert {"kk": "Басып шығару", "ru": "Печать:"}[ui] not in printed


@pytest.mark.parametrize(("width", "uis"), [(320, LANGUAGES), (360, ["kk"]), (800, ["kk"]), (1280, ["kk"])])
@pytest.mark.parametrize("name", ["late-kk", "straddling-ru"])
def test_nothing_is_wider_than_the_screen(browser: object, address: str, name: str, width: int, uis: list[str]) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for ui in uis:
        read(page, address, DOCUMENTS / f"{name}.txt", ui)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def violations(page: object) -> list[str]:
    """What axe finds wrong on the page, one line a rule."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = axe.Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found]


@pytest.mark.parametrize(("ui", "scheme"), [("kk", "light"), ("ru", "light"), ("en", "light"), ("kk", "dark")])
def test_axe_finds_nothing(browser: object, address: str, ui: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/?ui={ui}")
    assert violations(page) == []
    for names in (["late-kk", "appeal-kk"], ["straddling-ru"], ["offence-kk"], ["foreign-ru"]):
        read(page, address, [DOCUMENTS / f"{name}.txt" for name in names], ui)
        page.locator("details.known summary").first.click()
        assert violations(page) == []
    page.goto(f"{address}/nowhere?ui={ui}")
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("ui", LANGUAGES)
def test_axe_finds_nothing_in_the_page_without_a_server(browser: object, tmp_path: Path, ui: str) -> None:
    from pipeline import analyze
    from pipeline.report.html import to_html

    text = (DOCUMENTS / "threshold-kk.txt").read_text(encoding="utf-8")
    (tmp_path / "report.html").write_text(to_html(analyze(text, ui_language=ui), language=ui), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
