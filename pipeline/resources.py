"""Where models/ lies: the only module that knows."""

import os
import sys
from pathlib import Path


def models_dir() -> Path:
    """The folder models/: inside the package when installed, beside it in a checkout."""
    here = Path(__file__).resolve().parent
    bundled = here / "models"
    return bundled if bundled.is_dir() else here.parent / "models"


def knowledge_dir() -> Path:
    """The folder models/knowledge, holding TOML files only."""
    return models_dir() / "knowledge"


def weights_dir(name: str) -> Path:
    """The folder of the trained weights called `name`; it may not exist."""
    return models_dir() / "weights" / name


def cache_dir() -> Path:
    """The user's folder for the compiled knowledge base; it may not exist yet.

    It holds law, never anything of a document. `CASSATIO_CACHE` overrides it.
    """
    if override := os.environ.get("CASSATIO_CACHE"):
        return Path(override)
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "cassatio"
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "cassatio"
    try:
        return Path("~/.cache/cassatio").expanduser()
    except RuntimeError:  # a user without a home: nothing is kept, as where the home cannot be written
        return Path(os.devnull) / "cassatio"
