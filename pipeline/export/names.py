"""Names of files for documents, whatever their ids are."""

import re


class FileNames:
    """Names of files made of ids: without what paths are made of, each once.

    >>> names = FileNames()
    >>> names.of("../іс 1"), names.of("іс 1")
    ('іс_1', 'іс_1-2')
    """

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, name: str) -> str:
        """The name for the next document with this id, without an ending."""
        plain = re.sub(r"[^\w.#-]+", "_", name).strip("._")[:120] or "document"
        number = self._given[plain] = self._given.get(plain, 0) + 1
        return plain if number == 1 else f"{plain}-{number}"
