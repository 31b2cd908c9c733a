"""Large patterns: many words as one, compiled once and kept in the user's cache.

The patterns that are made from the words of the knowledge base have tens of thousands of characters. The engine takes
a quarter of a second to compile the largest, which is most of the time a command on one small file would take. `re` has
no way to store what it compiled, so what `re._compiler` makes of the pattern is kept, as numbers, under a name made of
the pattern and the version of the engine, and handed back to the engine, which checks it as it would its own. Should
anything of this not fit – another Python, no cache, a damaged file – the pattern is compiled as ever.
"""

import contextlib
import hashlib
import re
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import msgspec

from ..resources import cache_dir
from .stored import keep


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


def compiled(name: str, pattern: str) -> re.Pattern[str]:
    """`re.compile(pattern)`; `name` is what the stored form is called, one for each place that compiles."""
    path = cache_dir() / f"pattern-{name}-{_fingerprint(pattern)}.msgpack"
    with contextlib.suppress(Exception):  # the engine's own parts are not promised: whatever fails, compiling works
        return _revived(pattern, msgspec.msgpack.decode(path.read_bytes()))
    with contextlib.suppress(Exception):
        found, stored = _compiled(pattern)
        with contextlib.suppress(OSError):
            keep(path, msgspec.msgpack.encode(stored))
        return found
    return re.compile(pattern)


def _fingerprint(pattern: str) -> str:
    return hashlib.sha256(f"{sys.version}\n{pattern}".encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _compiled(pattern: str) -> tuple[re.Pattern[str], list[Any]]:
    """The pattern and what the engine is given of it: flags, code, groups by name, names of groups."""
    parsed = import_module("re._parser").parse(pattern, 0)
    state = parsed.state
    code = import_module("re._compiler")._code(parsed, 0)  # noqa: SLF001 - there is no public way
    order: list[str | None] = [None] * state.groups
    for group, number in state.groupdict.items():
        order[number] = group
    stored = [int(state.flags), [int(word) for word in code], dict(state.groupdict), order]
    return _revived(pattern, stored), stored


def _revived(pattern: str, stored: list[Any]) -> re.Pattern[str]:
    flags, code, names, order = stored
    made: re.Pattern[str] = import_module("_sre").compile(pattern, flags, code, len(order) - 1, names, tuple(order))
    return made
