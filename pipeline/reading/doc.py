"""Legacy Word files (.doc) → text, by whichever converter the machine has: antiword, catdoc or LibreOffice."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ..errors import ReadingError

_SECONDS = 60
_SAVE_AS = "save it as DOCX or plain text"


def read_doc(data: bytes) -> str:
    """The text of a Word 97–2003 file.

    Raises:
        ReadingError: no converter is there (`unsupported_binary`), or none could read the file.
    """
    converters = [
        (shutil.which("catdoc"), _catdoc),
        (shutil.which("antiword"), _antiword),
        (shutil.which("soffice") or shutil.which("libreoffice"), _soffice),
    ]
    present = [(program, convert) for program, convert in converters if program]
    if not present:
        raise ReadingError(
            f"the file is a legacy Word document (.doc): {_SAVE_AS}, or install antiword or catdoc.",
            code="unsupported_binary",
        )
    with tempfile.TemporaryDirectory(prefix="cassatio-") as folder:
        path = Path(folder) / "document.doc"
        path.write_bytes(data)
        for program, convert in present:
            text = convert(program, path)
            if text is not None and text.strip():
                return text.replace("\r\n", "\n").strip("\n\x0c")
    raise ReadingError(f"the legacy Word document could not be converted: {_SAVE_AS}.", code="damaged_file")


def _run(*command: str, folder: Path) -> bytes | None:
    """What the program printed, None when it failed or took too long."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - fixed programs, no shell
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def _utf8(output: bytes | None) -> str | None:
    return None if output is None else output.decode("utf-8", "replace")


def _antiword(program: str, path: Path) -> str | None:
    return _utf8(_run(program, "-w", "0", "-m", "UTF-8.txt", path.name, folder=path.parent))


def _catdoc(program: str, path: Path) -> str | None:
    return _utf8(_run(program, "-w", "-d", "utf-8", path.name, folder=path.parent))


def _soffice(program: str, path: Path) -> str | None:
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = (program, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", path.name)
    if _run(*command, folder=path.parent) is None:
        return None
    converted = path.with_suffix(".txt")
    return converted.read_text(encoding="utf-8-sig") if converted.is_file() else None
