"""Files → documents: whatever the format and encoding, with every guess and repair told in a note.

`read_file` and `read_bytes` read one document, `iter_inputs` all that a user points at; what cannot be read is an
`Unread` item with one helpful sentence.
"""

from .document import read_bytes, read_file
from .inputs import FORMATS, Item, Unread, iter_inputs, split_document
from .options import MAX_BYTES, ReadingOptions

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "Item",
    "ReadingOptions",
    "Unread",
    "iter_inputs",
    "read_bytes",
    "read_file",
    "split_document",
]
