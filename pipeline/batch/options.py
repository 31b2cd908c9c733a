"""What a batch is asked to do: all of it decides the tables, so all of it stands in the manifest."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..reading.options import ReadingOptions
from ..training.beside import model_digest
from ..values import Given

FORMATS = ("parquet", "csv", "xlsx", "duckdb", "sqlite", "jsonl")
ENGINES = ("pool", "dask")


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How documents are read, analyzed and written.

    Attributes:
        reading: How files are read; archives are opened.
        input_format: text, jsonl, csv or parquet for all files; by default told by their names and content.
        lang: `kk`, `ru` or `auto`.
        given: What the user says of all documents.
        model: A folder of `train outcomes`, whose suggestions are added to those of the rules; every worker reads it.
        mask: Whether the data of persons is replaced by placeholders before anything is written.
        mask_secret: Makes the placeholders of one person the same in all documents; never written anywhere.
        seconds: A document that takes longer is a failure (`timeout`); not watched on a cluster or on Windows.
        shard_documents: Documents in one unit of work.
        shard_bytes: Bytes of files in one unit of work.
    """

    reading: ReadingOptions = field(default_factory=lambda: ReadingOptions(archives=True))
    input_format: str | None = None
    lang: str = "auto"
    given: Given = field(default_factory=Given)
    model: Path | None = None
    mask: bool = False
    mask_secret: bytes | None = field(default=None, repr=False)
    seconds: float = 300.0
    shard_documents: int = 1000
    shard_bytes: int = 8_000_000

    def told(self) -> dict[str, Any]:
        """The options as plain values for the manifest, without the secret; of the model a digest."""
        values = asdict(self)
        values["mask_secret"] = self.mask_secret is not None
        values["model"] = model_digest(self.model) if self.model else None
        return values
