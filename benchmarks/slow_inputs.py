"""Inputs that make a pattern or a stage slower than linear: python benchmarks/slow_inputs.py [--patterns | --stages]

Notes every pattern that the program's own modules compile while the samples are analyzed (also those built from the
knowledge files), and composes texts against each: characters of its own alphabet, examples of what it matches and
every prefix of these, repeated to 100 KB (10 KB where that already takes long); where that takes noticeable time, to
twice as much, and what then grew fastest to 1 MB, unless that would take minutes. A pattern whose time grows much faster than its text is printed with the piece that did it. Then the same for
whole stages, with the pieces that dates, references, sections and sentences anchor on. Each piece is also tried once,
with a run of some other characters after it: there a pattern that can share a run out among several repetitions takes
seconds for sixty characters. A pattern found here may still be harmless, if the code gives it only short windows: the
stages decide, and exit code 1 speaks of them alone.
"""

import argparse
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

_compile = re._compile  # type: ignore[attr-defined]
OURS: dict[str, re.Pattern[str]] = {}


def _noted(pattern: Any, flags: Any) -> Any:
    """`re._compile`, remembering what this project's modules compile."""
    compiled = _compile(pattern, flags)
    frame = sys._getframe(1)
    while frame and frame.f_globals.get("__name__", "").partition(".")[0] in ("re", "functools"):
        frame = frame.f_back
    if frame and frame.f_globals.get("__name__", "").startswith("pipeline") and isinstance(compiled.pattern, str):
        OURS[compiled.pattern] = compiled
    return compiled


re._compile = _noted  # type: ignore[attr-defined]

from pipeline.knowledge import patterns  # noqa: E402

_revive = patterns._revived


def _noted_revival(pattern: Any, stored: list[Any]) -> re.Pattern[Any]:
    """The patterns that come compiled from the cache."""
    compiled = _revive(pattern, stored)
    if isinstance(pattern, str):
        OURS[pattern] = compiled
    return compiled


patterns._revived = _noted_revival
for _module in ("acts.annotate", "reading.html", "reading.pdf", "reading.rtf"):  # else loaded where they are needed
    import_module(f"pipeline.{_module}")

from pipeline.acts import find_case_numbers, find_references  # noqa: E402
from pipeline.dates import find_dates  # noqa: E402
from pipeline.language import detect, language_notes  # noqa: E402
from pipeline.masking import mask  # noqa: E402
from pipeline.normalize import normalize  # noqa: E402
from pipeline.reading import read_bytes  # noqa: E402
from pipeline.sections import find_sections  # noqa: E402
from pipeline.stages import analyze  # noqa: E402
from pipeline.tokens import find_sentences, tokenize  # noqa: E402

SMALL, FIRST, LAST = 10_000, 100_000, 1_000_000
NOTICEABLE = 0.03  # seconds for the first size; what is quicker is quick enough even if it grows
GROWTH = 3.0  # times as long for twice the text: linear is 2, quadratic 4, the rest is noise
CLEAR = 0.2  # seconds that leave no doubt about the growth: one such piece is enough
LIMIT = 60  # seconds for one call
RUN = 60  # how often a character stands after a piece
STEEP = 6.0  # times as long for twice the run: quadratic is 4, cubic 8
RUNS = (
    " ",
    "\n",
    " \n",
    "\t",
    ",",
    ", ",
    "(",
    ")",
    "«",
    '"',
    "-",
    "– ",
    ".",
    ". ",
    ";",
    "1",
    "1 ",
    "1, ",
    "а",
    "а ",
    "А",
    "А. ",
    "и ",
    "№ ",
)


class TooSlowError(Exception):
    """A call took longer than LIMIT."""


def main() -> int:
    """Search, print, and say by the exit code whether a stage is slower than linear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patterns", action="store_true", help="patterns only")
    parser.add_argument("--stages", action="store_true", help="stages only")
    arguments = parser.parse_args()
    signal.signal(signal.SIGALRM, _stop)
    warm()
    if not arguments.stages:
        print(f"{len(OURS)} patterns", flush=True)
        slow = [
            text
            for text, pattern in sorted(OURS.items())
            if _report(repr(text)[:160], pieces_of(pattern), finder(pattern))
        ]
        print(f"{len(slow)} patterns are slower than linear on a text of their own alphabet", flush=True)
    slow = [] if arguments.patterns else [name for name, call in STAGES.items() if _report(name, STAGE_PIECES, call)]
    print(f"{len(slow)} stages are slower than linear", flush=True)
    return 1 if slow else 0


def warm() -> None:
    """Use every stage once, so that every pattern that is compiled late is compiled."""
    for path in sorted((ROOT / "corpora/samples").glob("*.txt")):
        read = read_bytes(path.read_bytes(), id=path.stem)
        analyze(read)
        mask(read.text)
        tokenize(normalize(read.text), "mixed")


def _report(name: str, pieces: Iterable[str], call: Callable[[str], object]) -> bool:
    """Print the worst piece for one pattern or stage, if its time grows faster than the text."""
    pieces = list(pieces)
    steep = [(piece, run) for piece in pieces for run in RUNS if _is_steep(piece, run, call)]
    for piece, run in steep:
        print(f"steep: {piece!r} and {RUN} or more of {run!r}  {name}", flush=True)
    return _grows(name, pieces, call) or bool(steep)


def _is_steep(piece: str, run: str, call: Callable[[str], object]) -> bool:
    """Whether a run after the piece takes several times as long when it is twice as long."""
    once = min(_timed(call, piece + run * RUN, 1) for _ in range(2))
    if once < NOTICEABLE:
        return False
    return _timed(call, piece + run * 2 * RUN, 1) > STEEP * once


def _grows(name: str, pieces: Iterable[str], call: Callable[[str], object]) -> bool:
    worst, growth, first, length = "", 0.0, 0.0, FIRST
    for piece in pieces:
        size = SMALL if _timed(call, piece, SMALL) > NOTICEABLE else FIRST
        seconds = _timed(call, piece, size)
        if seconds < NOTICEABLE:
            continue
        twice = min(_timed(call, piece, 2 * size) for _ in range(2))
        grown = twice / min(seconds, _timed(call, piece, size))
        if grown > growth:
            worst, growth, first, length = piece, grown, seconds, size
        if growth >= GROWTH and seconds > CLEAR:
            break
    if growth < GROWTH:
        return False
    expected = first * (LAST / length) ** 2
    last = f"{_timed(call, worst, LAST):7.2f} s" if expected < LIMIT else f"over {LIMIT} s"
    print(f"{growth:5.1f}x  {first:7.2f} s at {length // 1000} KB  {last} at 1 MB  {worst!r}  {name}", flush=True)
    return True


def _timed(call: Callable[[str], object], piece: str, size: int) -> float:
    text = piece * max(1, size // len(piece.encode("utf-8", "surrogatepass")))
    signal.alarm(LIMIT)
    start = time.process_time()
    try:
        call(text)
    except TooSlowError:
        return float(LIMIT)
    finally:
        signal.alarm(0)
    return time.process_time() - start


def finder(pattern: re.Pattern[str]) -> Callable[[str], object]:
    """All matches of the pattern, none kept."""
    return lambda text: sum(1 for _ in pattern.finditer(text))


def pieces_of(pattern: re.Pattern[str]) -> list[str]:
    """Characters, examples and their prefixes, from the pattern itself."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    dice = random.Random(pattern.pattern)
    examples = {_example(tree, dice, longer) for longer in (0, 1, 2, 1, 2)}
    pieces: dict[str, None] = {}
    for example in sorted(examples):
        short = example[:60]
        for end in sorted({1, 2, 3, len(short) // 2, len(short) - 1, len(short)}):
            pieces[short[:end]] = None
    letters = sorted({letter for example in examples for letter in example})
    for letter in dice.sample(letters, min(6, len(letters))):
        pieces[letter] = None
        pieces[letter + " "] = None
        pieces[letter + "\n"] = None
    pieces |= dict.fromkeys((" ", "\n", " \n", "а", "1"))
    return [piece for piece in pieces if piece]


def _example(tree: Any, dice: random.Random, longer: int) -> str:
    """A string that the parsed pattern matches, roughly: looks around are left out, repetitions are short."""
    return "".join(_part(op, value, dice, longer) for op, value in tree)


def _part(op: Any, value: Any, dice: random.Random, longer: int) -> str:
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.NOT_LITERAL:
        return "а" if value != ord("а") else "б"
    if op is ops.ANY:
        return "х"
    if op is ops.IN:
        return _of_class(value, dice)
    if op is ops.BRANCH:
        return _example(dice.choice(value[1]), dice, longer)
    if op is ops.SUBPATTERN:
        return _example(value[-1], dice, longer)
    if op is ops.ATOMIC_GROUP:
        return _example(value, dice, longer)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        low, high, inner = value
        return "".join(_example(inner, dice, longer) for _ in range(min(high, low + longer)))
    return ""


def _of_class(members: Any, dice: random.Random) -> str:
    categories = {ops.CATEGORY_DIGIT: "1", ops.CATEGORY_SPACE: " ", ops.CATEGORY_WORD: "а", ops.CATEGORY_NOT_SPACE: "а",
                  ops.CATEGORY_NOT_DIGIT: "а", ops.CATEGORY_NOT_WORD: "-"}  # fmt: skip
    if members[0][0] is ops.NEGATE:
        taken = set(_listed(members))
        return next(letter for letter in "аx1 .\n~€" if letter not in taken)
    op, value = dice.choice(members)
    if op is ops.CATEGORY:
        return categories.get(value, "а")
    return chr(value[0]) if op is ops.RANGE else chr(value)


def _listed(members: Any) -> Iterator[str]:
    for op, value in members:
        if op is ops.LITERAL:
            yield chr(value)
        elif op is ops.RANGE:
            yield from map(chr, range(value[0], min(value[1], value[0] + 3000) + 1))
        elif op is ops.CATEGORY:
            yield from {ops.CATEGORY_SPACE: " \n", ops.CATEGORY_WORD: "аx1", ops.CATEGORY_DIGIT: "1"}.get(value, "")


def _stop(_signal: int, _frame: object) -> None:
    raise TooSlowError


def _references(text: str) -> None:
    read = normalize(text)
    for language in ("kk", "ru"):
        find_references(read, find_dates(read).dates, language=language, on=None)


RULING = (
    "ПОСТАНОВЛЕНИЕ\n12 марта 2026 года\nСудебная коллегия Кассационного суда по гражданским делам рассмотрела жалобу истца на "
    "решение районного суда от 1 июля 2025 года.\nУСТАНОВИЛА:\nВ жалобе истец просит решение отменить. {0}\nСуд считает, что "
    "доводы обоснованны. {0}\nПОСТАНОВИЛА:\nРешение отменить {0}.\nПредседательствующий"
)
COMPLAINT = (
    "Азаматтық істер жөніндегі кассациялық сотқа\nАрызданушы: Серіков С.\nКАССАЦИЯЛЫҚ ШАҒЫМ\nАудандық соттың 2025 жылғы 1 "
    "шілдедегі шешіміне\nСот мені хабарламады. {0}\nСҰРАЙМЫН:\nшешімнің күшін жоюды {0}\nҚоса беріледі: {0}\n2026 жылғы 12 наурыз"
)
STAGES: dict[str, Callable[[str], object]] = {
    "normalize": normalize,
    "raw spans": lambda text: [
        read.raw_span(at, at + 1) for read in [normalize(text)] for at in range(0, len(read.clean), 500)
    ],
    "reading": lambda text: read_bytes(text.encode("utf-8", "replace"), id="x"),
    "language": lambda text: (detect(normalize(text)), language_notes(normalize(text))),
    "sentences": lambda text: find_sentences(normalize(text)),
    "tokens": lambda text: tokenize(normalize(text), "mixed", lemmas=False),
    "sections": lambda text: find_sections(normalize(text)),
    "dates": lambda text: find_dates(normalize(text)),
    "case numbers": lambda text: find_case_numbers(normalize(text)),
    "references": _references,
    "masking": mask,
    "analyze": analyze,
    # Sections, facts and operative parts are read of what is a ruling or a filing only.
    "a ruling": lambda text: analyze(RULING.format(text[: len(text) // 3])),
    "a complaint": lambda text: analyze(COMPLAINT.format(text[: len(text) // 3])),
}

STAGE_PIECES = (
    " ", "\n", "\u00ad", "\u200b", "\u0306", "и\u0306", "\x00", "\t", "а", "A", "1", "_", ".", ",", "-", "(", ")", "«", "»", "\"", "@", "№", "/", ";", "*",
    "- \n", "-\n", "\n1\n\n", "\n\n5\n\nа", "1. ", "1) ", "1-", "1, ", "а.", "А. ", "А.Б. ", "a@", "www.", "a b ", "а б ", "і", "аi", "O1", "1О",
    "ст. ", "ст.", "ст. 1, ", "п. 1 ч. 2 ст. 3 ", "статьи ", "статья 1 ", "часть первая ", "бабы ", "1-бабының ", "-бап ", "1-баптың 2-тармағының ", "449-б., ",
    "ГПК ", "АПК-нің ", "Закона ", "Заңы ", "Заңының ", "закон «", "Кодекса ", "осы баптың ", "указанной статьи ", "далее – ", "бұдан әрі – ", "от ", "№ 1 ", "№ ",
    "Қазақстан Республикасының ", "Республики Казахстан ", "постановление ", "нормативное постановление Верховного Суда ",
    "1 января ", "2012 жылғы ", "12 наурыз ", "жылғы ", "с 1 по ", "12.", "12.03.", "12.03.2026 ", "2012-", "XV-", "год ", "года, ", "__ ", "«__» ",
    "суд ", "Сот ", "отменить ", "не ", "күші жойылсын ", "өзгеріссіз қалдырылсын ", "ПОСТАНОВИЛ:\n", "ҚАУЛЫ ЕТТІ:\n", "П О С Т А Н О В И Л : ", "ПОСТАНОВЛЕНИЕ\n",
    "ҚАУЛЫ\n", "решением суда первой инстанции от 1 марта 2024 года ", "апелляциялық сот ", "извещён ", "хабарланбаған ", "Иванов И.И. ", "ТОО «Альфа» ", "1 000 тенге ",
    "1 ", "сто тысяч ", "руб. ", "иск ", "жалоба ", "шағым ", "истец ", "талапкер ", "Прошу:\n", "Сұраймын:\n", "Қаз\u00adақ", "слово ", "Судья ", "қатысты ", "бойынша ",
    "суд", "сот", "шағым", "жалоб", "апелляц", "қайтарасі", "--а", "Судья А. ", "маслихат ", "акимат-", "истец ", "нет ", "жоқ ",
    "РќРµ", "<p>", "{\\rtf1 ", "&nbsp;", "подпункт 1) пункта 1 статьи 1 Закона Республики Казахстан от 1 января 2020 года № 1 ", "1-бап. ", "Статья 1. ", "не был ", "емес ", "ИИН 123456789012 ", "87011234567 ",
)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
