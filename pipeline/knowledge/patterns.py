"""Patterns of the program and the knowledge base, compiled once and kept in the user's cache.

To compile its patterns is most of the time that a command on one small file would take: there are hundreds of small
ones, and those made from the words of the knowledge base have tens of thousands of characters. `re` has no way to
store what it compiled, so what `re._compiler` makes of a pattern is kept, as numbers, under the pattern and the
version of the engine, and handed back to the engine, which checks it as it would its own. Should anything of this not
fit – another Python, no cache, a damaged file – the pattern is compiled as ever.
"""

import atexit
import contextlib
import hashlib
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, AnyStr

import msgspec

from ..about import VERSION
from ..resources import cache_dir
from .stored import keep

_MOST_KEPT = 4_000
"""More than all patterns of one version; those that changed while the program was worked on are left behind."""


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, as a trie: as fast for a thousand words as for ten.

    >>> alternation(["суд", "судья", "сот"])
    'с(?:от|уд(?:ья)?)'
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = trie
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _trie_pattern(trie)


def _trie_pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    optional = "" in node
    branches = [re.escape(letter) + _trie_pattern(child) for letter, child in sorted(node.items()) if letter]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not optional else f"(?:{'|'.join(branches)})"
    return joined + "?" if optional else joined


def prepared(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(pattern, flags)` for a pattern of any size that every start needs; all are kept in one file.

    Never for a pattern that holds words of a document: the cache has none of them.
    """
    return _small().pattern(pattern, flags)


def compiled(name: str, pattern: str) -> re.Pattern[str]:
    """`re.compile(pattern)` for a large pattern, kept in a file of its own; `name` is what that is called."""
    path = cache_dir() / f"pattern-{name}-{_fingerprint(pattern)}.msgpack"
    with contextlib.suppress(Exception):  # the engine's own parts are not promised: whatever fails, compiling works
        return _revived(pattern, msgspec.msgpack.decode(path.read_bytes()))
    with contextlib.suppress(Exception):
        stored = _stored(pattern, 0)
        found = _revived(pattern, stored)
        with contextlib.suppress(OSError):
            keep(path, msgspec.msgpack.encode(stored))
        return found
    return re.compile(pattern)


class _Small:
    """The small patterns as they were stored, and those that this start found missing, stored when it ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.stored: dict[str, msgspec.Raw] = {}
        self.used: dict[str, msgspec.Raw] = {}
        self.complete = True
        with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
            self.stored = msgspec.msgpack.decode(path.read_bytes(), type=dict[str, msgspec.Raw])

    def pattern(self, pattern: AnyStr, flags: int) -> re.Pattern[AnyStr]:
        """The compiled pattern, from the store where it is there."""
        written = pattern if isinstance(pattern, str) else f"bytes {pattern.decode('latin-1')}"
        key = f"{int(flags)} {written}"
        with contextlib.suppress(Exception):  # as in `compiled`
            self.used[key] = self.stored[key]
            return _revived(pattern, msgspec.msgpack.decode(self.stored[key]))
        with contextlib.suppress(Exception):
            stored = _stored(pattern, flags)
            found = _revived(pattern, stored)
            key.encode()  # half a character cannot be written
            self._add(key, msgspec.Raw(msgspec.msgpack.encode(stored)))
            return found
        return re.compile(pattern, flags)

    def _add(self, key: str, stored: msgspec.Raw) -> None:
        """Note what was missing; it is written at the end, together with all else that this start compiles."""
        self.used[key] = stored
        if self.complete:
            self.complete = False
            atexit.register(self.save)

    def save(self) -> None:
        """Write the store with what was missing."""
        stored = self.used if len(self.stored) > _MOST_KEPT else self.stored | self.used
        with contextlib.suppress(OSError, UnicodeEncodeError):
            keep(self.path, msgspec.msgpack.encode(stored))


@cache
def _small() -> _Small:
    return _Small(cache_dir() / f"patterns-{_fingerprint(VERSION)}.msgpack")


def _fingerprint(pattern: str) -> str:
    return hashlib.sha256(f"{sys.version}\n{pattern}".encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _stored(pattern: AnyStr, flags: int) -> list[Any]:
    """What the engine is given of a pattern: flags, code, groups by name, names of groups."""
    parsed = import_module("re._parser").parse(pattern, flags)
    state = parsed.state
    code = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001 - there is no public way
    order: list[str | None] = [None] * state.groups
    for group, number in state.groupdict.items():
        order[number] = group
    return [int(flags | state.flags), [int(word) for word in code], dict(state.groupdict), order]


def _revived(pattern: AnyStr, stored: list[Any]) -> re.Pattern[AnyStr]:
    flags, code, names, order = stored
    made: re.Pattern[AnyStr] = import_module("_sre").compile(pattern, flags, code, len(order) - 1, names, tuple(order))
    return made
