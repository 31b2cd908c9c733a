"""Invented rulings in both languages, as many as wanted, always the same for the same number and seed.

    python benchmarks/rulings.py FOLDER --count 100000

writes files of 2 to 20 kilobytes in folders of a thousand. Three in a hundred are bad in one of six ways; some of the
good ones are in the old encodings or in UTF-16.
"""

import argparse
import random
import tomllib
from pathlib import Path
from typing import Any

_TEMPLATES = tomllib.loads((Path(__file__).parent / "templates.toml").read_text(encoding="utf-8"))
BAD_SHARE = 0.03


class _Slots(dict[str, str]):
    """Fills each slot anew every time."""

    def __init__(self, language: str, chance: random.Random) -> None:
        super().__init__()
        self._words = _TEMPLATES[language]
        self._language = language
        self._chance = chance

    def __missing__(self, name: str) -> str:
        pick, number = self._chance.choice, self._chance.randint
        day, month, year = number(1, 28), number(1, 12), number(2016, 2026)
        form = self._words.get(name if name in {"day", "then"} else "months", self._words["months"])[month - 1]
        written = f"{day} {form} {year} года" if self._language == "ru" else f"{year} жылғы {day} {form}"
        return {
            "date": lambda: written,
            "day": lambda: written,
            "then": lambda: written,
            "short": lambda: f"{day:02d}.{month:02d}.{year}",
            "yy": lambda: str(number(16, 26)),
            "article": lambda: str(pick((8, 15, 60, 72, 225, 272, 349, 427, 434, 436, 438, 451, 452))),
            "part": lambda: str(number(1, 5)),
            "sub": lambda: str(number(1, 8)),
            "number": lambda: str(number(1, 9999)),
            "sum": lambda: f"{number(1, 90)} {number(100, 999)} {number(100, 999)}",
            "months": lambda: pick(("шести", "трёх") if self._language == "ru" else ("алты", "үш")),
            "name": lambda: pick(self._words["names"]),
            "firm": lambda: pick(self._words["firms"]),
            "city": lambda: pick(self._words["cities"]),
            "kind": lambda: pick(self._words["kinds"]),
            "outcome": lambda: pick(self._words["outcomes"]).format_map(self),
        }[name]()


def ruling(number: int, seed: int = 0) -> str:
    """The ruling of this number: 2 to 20 kilobytes of UTF-8, every second one in Kazakh."""
    chance = random.Random(f"{seed}:{number}")
    language = "kk" if number % 2 else "ru"
    words, slots = _TEMPLATES[language], _Slots(language, chance)
    wanted = int(2000 * 10 ** chance.random())
    parts = [words[part].format_map(slots) for part in ("header", "introduction", "established")]
    ending = words["operative"].format_map(slots)
    size = sum(len(part.encode()) for part in (*parts, ending))
    while size < wanted:
        pool = words["story"] if chance.random() < 0.6 else words["law"]
        sentences = [chance.choice(pool).format_map(slots) for _ in range(chance.randint(1, 4))]
        paragraph = " ".join(sentences) + "\n\n"
        parts.append(paragraph)
        size += len(paragraph.encode())
    return "".join([*parts, ending])


def content(number: int, seed: int = 0) -> bytes:
    """The file of this number: a ruling in UTF-8 or an older encoding, or something bad."""
    chance = random.Random(f"{seed}:{number}:file")
    text = ruling(number, seed)
    if chance.random() < BAD_SHARE:
        return _bad(text, chance)
    encoding: Any = chance.choices(("utf-8", "utf-8-sig", "utf-16", "kz1048"), (94, 2, 2, 2))[0]
    return text.encode(encoding, "ignore")


def _bad(text: str, chance: random.Random) -> bytes:
    data = text.encode()
    at = chance.randrange(len(data))
    return chance.choice(
        (
            data[:at] + b"\xff\xfe\xfd" + data[at:],
            b"\x89PNG\r\n\x1a\n" + data,
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
            b"Rar!\x1a\x07\x00" + data[:500],
            b"%PDF-1.4\n" + data[:500],
            b"PK\x03\x04" + data[:500],
        )
    )


def write(folder: Path, count: int, seed: int = 0) -> int:
    """Write so many files; their size in bytes."""
    size = 0
    for number in range(count):
        path = folder / f"{number // 1000:04d}" / f"ruling_{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content(number, seed)
        path.write_bytes(data)
        size += len(data)
    return size


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    written = write(arguments.folder, arguments.count, arguments.seed)
    print(f"{arguments.count} files, {written / 1e6:.0f} MB in {arguments.folder}")
