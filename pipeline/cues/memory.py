"""What was last read of a text, kept while the stages pass that text on."""

from collections import deque
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from ..normalize import Text

T = TypeVar("T")
_TEXTS = 2


def per_text(function: Callable[[Text], T]) -> Callable[[Text], T]:
    """`function`, computed once for each of the last two texts (the same object, not an equal one)."""
    kept: deque[tuple[Text, T]] = deque(maxlen=_TEXTS)

    @wraps(function)
    def remembered(text: Text) -> T:
        for known, value in kept:
            if known is text:
                return value
        value = function(text)
        kept.append((text, value))
        return value

    return remembered
