"""TOML files → frozen values, with a compiled copy in the user's cache.

TOML stays what people edit: reading two thousand small files takes seconds, so what was read is kept as msgpack under
a name made of the files' paths, sizes and times and of the schema. A stale copy is never used, a missing or unwritable
cache only costs time.
"""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from ..errors import KnowledgeError
from ..resources import knowledge_dir
from .stored import fingerprint, kept

T = TypeVar("T")


def load_file(name: str, kind: type[T]) -> T:
    """The value in `models/knowledge/<name>`, validated as `kind`.

    Raises:
        KnowledgeError: the file is missing, is not TOML, or does not fit the schema; the message names the key.
    """
    value: T = _file(name, cast("Any", kind))
    return value


@cache
def _file(name: str, kind: type[Any]) -> Any:
    return _load((knowledge_dir() / name,), kind, name)[0]


def load_folder(name: str, kind: type[T]) -> tuple[T, ...]:
    """One value a file of `models/knowledge/<name>/**/*.toml`, in the order of their paths.

    Raises:
        KnowledgeError: as `load_file`, or the folder does not exist.
    """
    values: tuple[T, ...] = _folder(name, cast("Any", kind))
    return values


@cache
def _folder(name: str, kind: type[Any]) -> tuple[Any, ...]:
    folder = knowledge_dir() / name
    if not folder.is_dir():
        raise KnowledgeError(f"{folder} is missing: the installation is incomplete, install cassatio again.")
    return _load(tuple(sorted(folder.rglob("*.toml"))), kind, name)


def read_toml(path: Path, kind: type[T]) -> T:
    """The value of one TOML file, validated as `kind`, without the cache.

    Raises:
        KnowledgeError: as `load_file`.
    """
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(content, kind, strict=True)
    except FileNotFoundError as error:
        raise KnowledgeError(f"{path} is missing: the installation is incomplete, install cassatio again.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path} is not valid TOML: {error}.") from error
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"{path} does not fit the schema of {kind.__name__}: {error}.") from error


def built(name: str, files: tuple[str, ...], kind: type[T], make: Callable[[], dict[str, T]]) -> dict[str, T]:
    """What `make` builds of these files of `models/knowledge`, from the cache where neither they nor the code changed.

    Args:
        name: What the stored form is called.
        files: All that it is made of.
        kind: The type of the values, defined in the module whose code makes them.
        make: Makes it anew.
    """
    paths = tuple(knowledge_dir() / file for file in files)
    found: dict[str, T] = kept(f"built-{name}", _fingerprint(paths, kind), dict[str, kind], make)  # type: ignore[valid-type]
    return found


def _load(paths: tuple[Path, ...], kind: type[T], name: str) -> tuple[T, ...]:
    found: tuple[T, ...] = kept(
        name.replace("/", "-"),
        _fingerprint(paths, kind),
        tuple[kind, ...],  # type: ignore[valid-type]
        lambda: tuple(read_toml(path, kind) for path in paths),
    )
    return found


def _fingerprint(paths: tuple[Path, ...], kind: type[Any]) -> str:
    """A name for these files in this state, read by this schema."""
    schema = sys.modules[kind.__module__].__file__
    return fingerprint(kind.__qualname__, (*paths, *([Path(schema)] if schema else [])))
