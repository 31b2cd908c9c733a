"""Folders of rulings → tables to defend: in shards, over processes or a cluster, resumable, the same bytes every time.

`run(inputs, out)` does it all; a shard is read and analyzed by one worker, errors are rows, and only counts come back.
"""

from .options import BatchOptions
from .run import Outcome, run

__all__ = ["BatchOptions", "Outcome", "run"]
