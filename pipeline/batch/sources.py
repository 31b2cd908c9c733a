"""The inputs of a shard, one by one, around those that killed a worker before."""

from collections.abc import Iterator

from ..errors import ReadingError
from ..reading.document import shown_path
from ..reading.inputs import Item, Unread, is_archive, read_path
from .options import BatchOptions
from .plan import Unit
from .task import Task


def items(task: Task) -> Iterator[Item]:
    """The inputs of the shard; a traced task writes down the place of the next one before it is touched."""
    for number, unit in enumerate(task.shard.units):
        _note_place(task, number, 0)
        skip = {item for place, item in task.skip if place == number}
        for item, found in enumerate(_unit_items(unit, skip, task.options)):
            yield found
            _note_place(task, number, item + 1)
    if task.traced:
        task.trace.unlink(missing_ok=True)


def _note_place(task: Task, unit: int, item: int) -> None:
    if task.traced:
        task.trace.parent.mkdir(parents=True, exist_ok=True)
        task.trace.write_text(f"{unit} {item}", encoding="ascii")


def _unit_items(unit: Unit, skip: set[int], options: BatchOptions) -> Iterator[Item]:
    """The inputs of one unit; those to skip are failures and, where possible, not even read."""
    if unit.failure is not None:
        source, code, message = unit.failure
        yield Unread(unit.path, source, ReadingError(message, code=code))
    elif not skip:
        yield from _read(unit, unit.start, unit.stop, options)
    elif unit.table == "jsonl" or options.reading.split:
        for number, item in enumerate(_read(unit, unit.start, unit.stop, options)):
            yield _died(unit) if number in skip else item
    else:
        yield from _around(unit, skip, options)


def _around(unit: Unit, skip: set[int], options: BatchOptions) -> Iterator[Item]:
    """The ranges between the inputs to skip."""
    start = unit.start
    for number in sorted(skip):
        if unit.start + number > start:
            yield from _read(unit, start, unit.start + number, options)
        yield _died(unit)
        start = unit.start + number + 1
    if unit.table is not None or is_archive(unit.file):
        yield from _read(unit, start, unit.stop, options)


def _read(unit: Unit, start: int, stop: int | None, options: BatchOptions) -> Iterator[Item]:
    return read_path(unit.file, unit.table, options.reading, start=start, stop=stop, first=unit.first)


def _died(unit: Unit) -> Unread:
    source = shown_path(unit.file)
    message = f"{source}: the process that worked on it died: it ran out of memory or of time."
    return Unread(shown_path(unit.file.stem), source, ReadingError(message, code="worker_died"))
