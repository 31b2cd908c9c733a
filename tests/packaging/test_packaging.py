"""What is installed: our two names and nothing else, with the knowledge and the templates inside."""

import importlib.metadata
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _builds() -> bool:
    try:
        return int(importlib.metadata.version("setuptools").split(".")[0]) >= 77
    except importlib.metadata.PackageNotFoundError:
        return False


def test_every_package_is_declared() -> None:
    declared = set(PROJECT["tool"]["setuptools"]["packages"])
    in_tree = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "pipeline").rglob("__init__.py")}
    assert declared - {"pipeline.models.knowledge", "pipeline.models.weights"} == in_tree


def test_models_and_corpora_hold_no_python() -> None:
    assert [str(p) for folder in ("models", "corpora") for p in (ROOT / folder).rglob("*.py")] == []


def test_extras_named_in_errors_exist() -> None:
    extras = set(PROJECT["project"]["optional-dependencies"])
    assert {"io", "ocr", "batch", "cluster", "web", "facts", "stanza", "test", "dev"} <= extras


def test_no_dependency_owns_our_names() -> None:
    owners = importlib.metadata.packages_distributions()
    assert set(owners.get("pipeline", [])) <= {"cassatio"}
    assert set(owners.get("cli", [])) <= {"cassatio"}


def test_the_core_needs_no_heavy_package() -> None:
    core = " ".join(PROJECT["project"]["dependencies"]).lower()
    for heavy in ("torch", "stanza", "scikit", "pyarrow", "fastapi", "distributed", "pypdfium"):
        assert heavy not in core


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    code = "import sys, cli; print(sorted({'spacy', 'torch', 'stanza', 'dateparser', 'holidays', 'sklearn', 'numpy', 'fastapi', 'pyarrow', 'pymorphy3'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


@pytest.mark.slow
@pytest.mark.skipif(not _builds(), reason="building a wheel here needs setuptools 77 or newer")
def test_the_wheel_holds_what_a_user_needs(tmp_path: Path) -> None:
    source = tmp_path / "source"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(source)], check=True, capture_output=True)
    build = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "-q", "-w", str(tmp_path)]
    subprocess.run(build, cwd=source, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("cassatio-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"pipeline", "cli.py"}
    for needed in (
        "pipeline/py.typed",
        "pipeline/models/knowledge/acts/kz-gpk-2015.toml",
        "pipeline/models/knowledge/ui/report.toml",
        "pipeline/report/templates/report.html.j2",
        "pipeline/web/static/page.css",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "corpora/", "pipeline/corpora"))]
