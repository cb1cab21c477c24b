"""Several workers count together: each into files of its own, in one directory.

Whoever is asked for the metrics reads the files of all. A file belongs to a place
and not to a process: a worker that starts takes the first place that nobody holds,
and goes on with what its predecessor counted. So a count never goes down, and
workers that die, however often, leave no more files than there are workers.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO, Final

DIRECTORY: Final = "PROMETHEUS_MULTIPROC_DIR"
"""prometheus_client's own name for it, in the environment."""

_held: Final[list[BinaryIO]] = []
"""The place of this process; free again when the process ends, however it does."""


@contextmanager
def shared_directory() -> Iterator[None]:
    """Name a directory to the workers that are started meanwhile, then forget it."""
    if DIRECTORY in os.environ:
        yield
        return
    os.environ[DIRECTORY] = mkdtemp(prefix="cds-metrics-")
    try:
        yield
    finally:
        shutil.rmtree(os.environ.pop(DIRECTORY), ignore_errors=True)


def take_place(directory: Path) -> int:
    """Return the number of a place that no other process holds, and hold it."""
    import fcntl  # noqa: PLC0415 (Windows has none, and one worker needs none)

    for number in count():
        lock = (directory / f"{number}.lock").open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
        else:
            _held.append(lock)
            return number
    raise AssertionError  # there is no last number
