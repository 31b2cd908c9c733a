"""Libraries of the optional parts, imported when they are needed."""

from importlib import import_module
from typing import Any

from .errors import MissingExtraError


def library(name: str, what: str, extra: str) -> Any:
    """The module `name`, which `what` needs; it belongs to the optional part `extra`.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(what, extra) from error
