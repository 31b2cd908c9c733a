"""Coverage-guided fuzzing: python benchmarks/fuzz/fuzz.py {reading,dates,references,tokens,analyze} [SECONDS]

Needs `pip install atheris`. Starts from the samples and the development gold; an input that breaks a check is kept
once for each place it breaks at, in the folder FUZZ_FOUND (by default `found` beside this file), and the run goes on.
One core is used; for a night, start one process for each target:

    for t in reading dates references tokens analyze; do nice python benchmarks/fuzz/fuzz.py $t 28800 & done; wait
"""

import hashlib
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import atheris

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT), str(HERE)]

with atheris.instrument_imports(include=["pipeline"]):
    from checks import TEXT_CHECKS, check_reading

FOUND = Path(os.environ.get("FUZZ_FOUND", HERE / "found"))
SLOWEST = 10  # seconds for an input of a few kilobytes; far more than any needs
LONGEST = 4096
WORDS = (
    "12 марта 2026 года|2026 жылғы 12 наурыз|статья 451|451-бабының|ГПК РК|ҚР АПК|часть четвёртая|төртінші бөлігі|"
    "подпункт 2)|2) тармақшасы|Закон Республики Казахстан|Қазақстан Республикасының Заңы|ПОСТАНОВЛЕНИЕ|ҚАУЛЫ|ПОСТАНОВИЛ:|"
    "ҚАУЛЫ ЕТТІ:|кассационная жалоба|кассациялық шағым|отменить|күші жойылсын|далее – Закон|бұдан әрі – Заң|№ 6001-24-00-3гп/123|"
    "XVIII|31.02.2020|6 айлық|шесть месяцев|извещён|хабарланбаған|осы баптың|указанной статьи|б.|т.|п.|ст.|ч.|«|»|\u00ad|\u200b|"
    "\u0306|\ufeff|\x00|\r\n|-\n|\\rtf1|{\\u1040?}|<html>|<meta charset=windows-1251>|%PDF-|PK\x03\x04|word/document.xml|\xff\xfe"
).split("|")


class TooSlowError(Exception):
    """An input took longer than any should."""


def main() -> None:
    """Fuzz the named target until the time is over."""
    target, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300
    check = _on_bytes(target)
    FOUND.mkdir(parents=True, exist_ok=True)
    kept: set[str] = set()

    def one(data: bytes) -> None:
        signal.alarm(SLOWEST)
        try:
            check(data)
        except Exception as error:  # noqa: BLE001 - whatever is raised is the finding
            _keep(target, data, error, kept)
        finally:
            signal.alarm(0)

    signal.signal(signal.SIGALRM, _too_slow)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "seeds").mkdir()
        for seed in _seeds(target):
            (work / "seeds" / hashlib.sha256(seed).hexdigest()).write_bytes(seed)
        (work / "words").write_text("\n".join(_quoted(word) for word in WORDS) + "\n", encoding="ascii")
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-dict={work / 'words'}", "-verbosity=1"]
        atheris.Setup([sys.argv[0], *options, str(work / "seeds")], one)
        atheris.Fuzz()


def _on_bytes(target: str) -> Callable[[bytes], None]:
    if target == "reading":
        return check_reading
    check = TEXT_CHECKS[target]
    return lambda data: check(data.decode("utf-8", "ignore"))


def _seeds(target: str) -> list[bytes]:
    """Samples cut into pieces that fit; for reading also office formats."""
    texts = [
        p.read_bytes() for part in ("samples", "gold/dev") for p in sorted((ROOT / "corpora" / part).glob("*.txt"))
    ]
    pieces = [text[at : at + 1500] for text in texts for at in range(0, len(text), 1500)]
    if target == "reading":
        files = sorted((ROOT / "tests/reading/files").iterdir())
        pieces = pieces[::20] + [file.read_bytes() for file in files]
        pieces += [
            text[:1000].decode("utf-8", "ignore").encode(code, "replace")
            for text in texts[:4]
            for code in ("cp1251", "kz1048", "utf-16")
        ]
    return pieces


def _keep(target: str, data: bytes, error: Exception, kept: set[str]) -> None:
    """Write the input down once for each place at which it breaks."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "atheris" not in f.filename]
    place = f"{Path(frames[-1].filename).stem}-{frames[-1].lineno}-{type(error).__name__}"
    if place not in kept:
        kept.add(place)
        (FOUND / f"{target}-{place}").write_bytes(data)
        trace = "".join(traceback.format_exception(error))
        (FOUND / f"{target}-{place}.trace").write_text(trace, encoding="utf-8")
        print(f"found {place}: {error}", file=sys.stderr)


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError(f"more than {SLOWEST} s")


def _quoted(word: str) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass")) + '"'


if __name__ == "__main__":
    main()
