"""How long the whole knowledge of law takes to load, from TOML and from the compiled copies.

Run: python benchmarks/knowledge.py
"""

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.knowledge import load  # noqa: E402
from pipeline.knowledge.schemas import LAW_FILES  # noqa: E402
from pipeline.provisions import lookup, rules  # noqa: E402

_LIMIT_MS = 50


def load_all() -> int:
    """Load every folder of law and build the index; the number of editions."""
    for folder, kind in LAW_FILES.items():
        load.load_folder(folder, kind)
    rules.all_rules()
    return sum(len(lookup.editions(i)) for i in lookup.provision_ids())


def forget() -> None:
    """Drop what is cached in memory, so that files are read again."""
    for function in (load._folder, lookup._editions, lookup.regimes, rules.all_rules):
        function.cache_clear()


def milliseconds() -> float:
    """Wall milliseconds of one load."""
    forget()
    start = time.perf_counter()
    load_all()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Print the figures, and whether the limit is kept."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CASSATIO_CACHE"] = folder
        cold = milliseconds()
        warm = min(milliseconds() for _ in range(10))
        count = load_all()
    print(f"editions {count}, rules {len(rules.all_rules())}, regimes {len(lookup.regimes())}")
    print(f"from TOML      {cold:8.1f} ms")
    print(f"compiled copy  {warm:8.1f} ms  (limit {_LIMIT_MS} ms: {'kept' if warm < _LIMIT_MS else 'MISSED'})")


if __name__ == "__main__":
    main()
