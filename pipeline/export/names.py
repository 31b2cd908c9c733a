"""Names of files for documents, whatever their ids are."""

import re

_MOST_BYTES = 200
"""A file system takes 255 for a name with its number and ending."""


class FileNames:
    """Names of files made of ids: without what paths are made of, each once.

    >>> names = FileNames()
    >>> names.of("../іс 1"), names.of("іс 1")
    ('іс_1', 'іс_1-2')
    """

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def of(self, name: str) -> str:
        """The name for the next document with this id, without an ending."""
        plain = re.sub(r"[^\w.#-]+", "_", name).strip("._")[:120]
        plain = plain.encode("utf-8", "ignore")[:_MOST_BYTES].decode("utf-8", "ignore") or "document"
        found, same = plain, plain.casefold()  # some systems take no notice of case
        while found.casefold() in self._given:
            number = self._next[same] = self._next.get(same, 1) + 1
            found = f"{plain}-{number}"
        self._given.add(found.casefold())
        return found
