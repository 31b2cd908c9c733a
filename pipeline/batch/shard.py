"""What a worker does: read a shard, analyze it, write its rows as one folder that appears whole or not at all.

The function is idempotent: a shard whose folder exists is not done again. Only counts come back to the caller.
"""

import contextlib
import faulthandler
import os
import shutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec

from ..errors import CassatioError, KnowledgeError, MissingExtraError, ReadingError, unforeseen
from ..masking import mask
from ..reading.inputs import Item, Unread
from ..report.record import Record, to_record
from ..values import Document
from .columns import Rows, arrow
from .options import BatchOptions
from .rows import rows_of
from .sources import items
from .task import COUNTS, Counts, Task, done, shard_folder


class _TooLongError(Exception):
    """A document took longer than it may."""


def run_shard(task: Task) -> Counts:
    """Do a shard unless it is done.

    Raises:
        CassatioError: its rows cannot be written, or a format needs a library that is not installed.
    """
    if (before := done(task.folder, task.number)) is not None:
        return before
    started = time.monotonic()
    rows = Rows()
    failures: Counter[str] = Counter()
    documents = chars = 0
    for doc, item in enumerate(_watched(items(task), task.options.seconds)):
        result = _analyzed(item, task.options)
        if isinstance(result, Unread):
            failures[result.code] += 1
            rows.add("failures", [(doc, result.id, result.source, result.code, result.message)])
        else:
            documents += 1
            chars += result.chars
            for table, found in rows_of(result, doc):
                rows.add(table, found)
    counts = Counts(documents, dict(sorted(failures.items())), chars, round(time.monotonic() - started, 3))
    _write(task, rows, counts)
    return counts


def _watched(found: Iterator[Item], seconds: float) -> Iterator[Item]:
    """The same, but the process ends where one input takes longer to read: a library of PDF heeds no signal.

    The caller sees the death, and does the shard again around that input.
    """
    if threading.current_thread() is not threading.main_thread():
        yield from found
        return
    with Path(os.devnull).open("w") as nowhere:
        while True:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            try:
                item = next(found, None)
            finally:
                faulthandler.cancel_dump_traceback_later()
            if item is None:
                return
            yield item


def _analyzed(item: Item, options: BatchOptions) -> Record | Unread:
    """The record of a document; any failure is an `Unread` that quotes nothing of the document."""
    if isinstance(item, Unread):
        return item
    where = item.source or item.id
    try:
        with _time_limit(options.seconds):
            return _record(item, options)
    except _TooLongError:
        error = ReadingError(f"{where}: it took longer than {options.seconds:g} seconds.", code="timeout")
    except (KnowledgeError, MissingExtraError):
        raise  # the installation is broken: no other document would fare better
    except CassatioError as cause:
        error = ReadingError(f"{where}: {cause.message}", code=cause.code)
    except Exception as cause:  # noqa: BLE001 - the boundary of the batch: one document never stops the others
        error = unforeseen(where, cause)
    return Unread(item.id, item.source, error)


def _record(document: Document, options: BatchOptions) -> Record:
    from ..stages import analyze

    analysis = analyze(document, given=options.given, lang=options.lang)
    if options.model:
        from ..training.beside import with_model

        analysis = with_model(analysis, options.model)
    record = to_record(analysis)
    if not options.mask:
        return record
    masked = mask(document.text, secret=options.mask_secret).record(msgspec.to_builtins(record))
    return msgspec.convert(masked, Record)


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raises `_TooLongError` inside the block after so many seconds, where the system can tell this thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _write(task: Task, rows: Rows, counts: Counts) -> None:
    """One file a table that has rows, in a folder that gets its name when all is written."""
    final = shard_folder(task.folder, task.number)
    part = final.with_suffix(f".{os.getpid()}.tmp")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        for name, table in rows.tables().items():
            if table.num_rows:
                _write_arrow(part / f"{name}.arrow", table)
        (part / COUNTS).write_bytes(msgspec.json.encode(counts))
        _name(part, final)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"{task.folder} cannot be written ({reason}): make room and run again, it goes on where it stopped."
        raise CassatioError(message, code="output_failed") from error
    except ValueError as error:
        raise CassatioError(unforeseen(str(task.folder), error).message, code="internal_error") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _name(part: Path, final: Path) -> None:
    """Give the folder its name, unless another worker was given the same shard and was quicker."""
    try:
        part.rename(final)
    except OSError:
        if not (final / COUNTS).is_file():
            raise


def _write_arrow(path: Path, table: Any) -> None:
    pa = arrow()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema, options=options) as writer:
        writer.write_table(table)
