"""Reading the law from the command line."""

import json
import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["law", "kz-gpk-2015:436.1", "--on", "2026-01-01", "--ui-lang", "ru"], "шесть месяцев"),
        (["law", "kz-gpk-2015:444", "--on", "2025-06-30", "--ui-lang", "ru"], "предварительного рассмотрения"),
        (["law", "kz-gpk-2015:444", "--on", "2025-07-01", "--ui-lang", "ru"], "действующей редакции нет"),
        (["law", "kz-gpk-2015:437", "--on", "2025-06-30", "--vs", "2025-07-01", "--ui-lang", "ru"], "437.1"),
        (
            ["law", "kz-gpk-2015:453", "--on", "2025-06-30", "--vs", "2025-07-01", "--ui-lang", "en"],
            "the same on both days",
        ),
        (["law", "kz-civil-2025", "--ui-lang", "kk"], "кассациялық сот"),
        (["law", "timeline", "--ui-lang", "en"], "kz-criminal-2022"),
        (["law", "timeline", "--format", "svg"], "<svg"),
        (["law", "қайтару", "--ui-lang", "kk"], "kz-gpk-2015:442"),
        (["law", "rsfsr-kz-1925", "--ui-lang", "ru"], "10 000"),
        (["deadline", "--event", "appellate-act-announced", "--date", "2025-08-31", "--case", "civil"], "2026-03-02"),
        (
            ["deadline", "--event", "appellate-act-announced", "--date", "2026-01-10", "--filed-on", "2026-07-11"],
            "2026-07-10",
        ),
    ],
)
def test_answers(cassatio: Run, arguments: list[str], says: str) -> None:
    done = cassatio(*arguments)
    assert done.returncode == 0, done.stderr.decode()
    assert says in done.stdout.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ["law", "zzzz-zzzz"],
        ["law", "kz-gpk-2015:436", "--on", "31.01.2026"],
        ["law", "kz-gpk-2015:436", "--vs", "2026-01-01"],
        ["deadline", "--event", "full-moon", "--date", "2026-01-10"],
        ["deadline", "--event", "appellate-act-announced", "--date", "2026-01-10", "--suspended", "2026-02-01"],
    ],
)
def test_wrong_questions(cassatio: Run, arguments: list[str]) -> None:
    done = cassatio(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.decode().strip().splitlines()) == 1


def test_a_deadline_for_machines(cassatio: Run) -> None:
    done = cassatio("deadline", "--event", "appellate-act-announced", "--date", "2025-08-31", "--format", "json")
    found = json.loads(done.stdout)
    assert found["last_day"] == "2026-03-02"
    assert found["rolled"] is True
    assert all(step["what"] for step in found["steps"])


def test_the_data_has_no_errors(cassatio: Run) -> None:
    done = cassatio("law", "check")
    assert done.returncode == 0, done.stdout.decode()
