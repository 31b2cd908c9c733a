"""Work that a library may never finish, done in a process of its own that is ended when it stands still or swells."""

import contextlib
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from ..errors import CassatioError, ReadingError, unforeseen

Result = TypeVar("Result")
Step = Callable[[], None]
"""What the work calls after each step, to say that it goes on."""

_STEP, _RESULT, _REFUSED = b".", b"R", b"E"
_CHUNK = 1 << 20
_MEMORY = 3_000_000_000
CAN_WATCH = sys.platform == "linux"
"""Whether the system can copy a process as it is; copying takes some four milliseconds."""


class EndlessError(Exception):
    """The work stood still for too long, or asked for more memory than it may have."""


def apart(work: Callable[[Step], Result], kind: type[Result], *, step: float, whole: float) -> Result:
    """What `work` returns, a value of `kind`; each of its steps may take `step` seconds, all of them `whole`.

    Raises:
        EndlessError: it took longer, or more than three gigabytes of memory, or the library died of it.
        ReadingError: whatever the work refuses, in its words.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, writing)
    os.close(writing)
    try:
        said = b"".join(_listened(reading, step, whole))
    finally:
        os.close(reading)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    said = said.lstrip(_STEP)
    if said[:1] == _RESULT:
        return msgspec.json.decode(said[1:], type=kind)
    if said[:1] != _REFUSED:
        raise EndlessError
    message, code = msgspec.json.decode(said[1:], type=tuple[str, str])
    raise ReadingError(message, code=code)


def _work(work: Callable[[Step], Result], writing: int) -> None:
    """In the copied process: do the work, say how it went, and end without any of the ceremonies of the original."""
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        _bound_memory()
        try:
            said = _RESULT + msgspec.json.encode(work(lambda: _write_all(writing, _STEP)))
        except CassatioError as error:
            said = _REFUSED + msgspec.json.encode((error.message, error.code))
        except MemoryError:
            said = b""
        except Exception as error:  # noqa: BLE001 - told in the process that listens, as one that happened there
            unknown = unforeseen("it", error)
            said = _REFUSED + msgspec.json.encode((unknown.message, unknown.code))
        _write_all(writing, said)
    finally:
        os._exit(0)


def _write_all(pipe: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _bound_memory() -> None:
    """Lets the process have so much memory more than it has; beyond that the library ends it."""
    import resource

    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - a name of the system
        held = int(file.read().split()[0]) * resource.getpagesize()
    for limit, most in ((resource.RLIMIT_AS, held + _MEMORY), (resource.RLIMIT_CORE, 0)):
        allowed = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (most if allowed == resource.RLIM_INFINITY else min(most, allowed), allowed))


def _listened(reading: int, step: float, whole: float) -> Iterator[bytes]:
    """What the process says, until it has no more to say."""
    last = time.monotonic() + whole
    while True:
        patience = min(step, last - time.monotonic())
        if patience <= 0 or not select.select([reading], [], [], patience)[0]:
            raise EndlessError
        said = os.read(reading, _CHUNK)
        if not said:
            return
        yield said
