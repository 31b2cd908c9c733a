"""Commands that start without pydantic.

typer has pydantic check the value of every option, given or not. To load pydantic and to build its checks takes a
tenth of a second, more than the interpreter and typer together. What is clear without them is taken as it is: a
default, which mypy has checked, a word, a choice spelled as in the list. All else goes to typer, so it is told as ever.
"""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Any

from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose clear values are taken as they are."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its arguments and options, that for help too."""
        return _plain(super().get_params(ctx))


class Group(TyperGroup):
    """Commands under one name; the clear values of its own options are taken as they are."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options, that for help too."""
        return _plain(super().get_params(ctx))


def _plain(params: list[Any]) -> list[Any]:
    """The parameters, of which typer processes only what is not clear."""
    for param in params:
        if "process_value" not in vars(param):
            param.process_value = partial(_processed, param, param.process_value)
    return params


def _processed(param: Any, process: Callable[[Any, Any], Any], context: Any, given: Any) -> Any:
    """The value of a parameter: `given` where that is clear, else what typer's own `process` makes of it."""
    if context.get_parameter_source(param.name).name == "DEFAULT" and not param.required:
        value = given
    elif not given or (value := _taken(getattr(param, "type_descriptor", None), given)) is None:
        return process(context, given)
    return value if param.callback is None else param.callback(context, param, value)


def _taken(kind: Any, given: Any) -> Any:
    """The value of a word, of words or of a choice; None where it is not clear, or typer does not tell its kind."""
    if kind is None or kind.parameter_info.parser is not None:
        return None
    if kind.annotation is str and isinstance(given, str):
        return given
    if kind.annotation == list[str] and isinstance(given, tuple) and all(isinstance(word, str) for word in given):
        return given
    if isinstance(kind.annotation, type) and issubclass(kind.annotation, Enum):
        return next((choice for choice in kind.annotation if choice.value == given), None)
    return None
