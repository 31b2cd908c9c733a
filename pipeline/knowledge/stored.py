"""What costs time to make, kept as msgpack in the user's cache: read back where nothing it was made of has changed."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from ..resources import cache_dir


def kept(name: str, fingerprint: str, kind: Any, make: Callable[[], Any]) -> Any:
    """What `make` makes, from the cache where it is there: a missing or damaged copy, or no cache, only costs time.

    Args:
        name: What the stored form is called.
        fingerprint: Twenty characters for all that it is made of.
        kind: The type it is read back as.
        make: Makes it anew.
    """
    path = cache_dir() / f"{name}-{fingerprint}.msgpack"
    with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    made = make()
    with contextlib.suppress(OSError):
        keep(path, msgspec.msgpack.encode(made))
    return made


def fingerprint(head: str, paths: Iterable[Path]) -> str:
    """A name for `head` and these files in their present state."""
    digest = hashlib.sha256(head.encode())
    for path in paths:
        with contextlib.suppress(OSError):
            stat = path.stat()
            digest.update(f"\n{path} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()[:20]


def keep(path: Path, content: bytes) -> None:
    """Write a file of the cache called `<what>-<20 characters>.msgpack`; older ones of the same `<what>` go.

    Raises:
        OSError: the folder cannot be written.
    """
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in path.parent.glob(f"{path.name.rsplit('-', 1)[0]}-{'?' * 20}.msgpack"):
        old.unlink(missing_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).replace(path)
