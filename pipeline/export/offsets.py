"""Positions in code points and in UTF-16 units, which is how JavaScript and Java count."""

from bisect import bisect_left


class Utf16:
    """The map between both for one text.

    >>> Utf16("а𝐀б").count(2), Utf16("а𝐀б").back(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        self._wide = [position for position, letter in enumerate(text) if letter > "\uffff"] if _has_wide(text) else []

    def count(self, position: int) -> int:
        """The position in UTF-16 units of a position in code points."""
        return position + bisect_left(self._wide, position)

    def back(self, units: int) -> int:
        """The position in code points; one in the middle of a character is behind it."""
        low, high = 0, len(self._wide)
        while low < high:  # the wide characters before it are those whose unit comes before `units`
            middle = (low + high) // 2
            if self._wide[middle] + middle + 1 < units:
                low = middle + 1
            else:
                high = middle
        return units - low


def _has_wide(text: str) -> bool:
    return bool(text) and max(text) > "\uffff"
