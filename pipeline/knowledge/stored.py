"""Files in the user's cache: written whole, the one before thrown away."""

import os
import tempfile
from pathlib import Path


def keep(path: Path, content: bytes) -> None:
    """Write a file of the cache called `<what>-<20 characters>.msgpack`; older ones of the same `<what>` go.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in path.parent.glob(f"{path.name.rsplit('-', 1)[0]}-{'?' * 20}.msgpack"):
        old.unlink(missing_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).replace(path)
