"""What the kernel says of a process and all those it started."""

from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of all threads of this process and its children so far."""
    return sum(_ran(thread) for one in _family(pid) for thread in _threads(one)) / 1e9


def _ran(thread: Path) -> int:
    """Return the nanoseconds of a thread; 0 if it has just ended."""
    try:
        return int((thread / "schedstat").read_text().split()[0])
    except (FileNotFoundError, ProcessLookupError):  # before, or after it was opened
        return 0


def memory_mib(pid: int) -> float:
    """Return what they keep resident; pages that they share are counted once."""
    return sum(_kib(one, "smaps_rollup", "Pss:") for one in _family(pid)) / 1024


def _family(pid: int) -> Iterator[int]:
    yield pid
    children = (_PROC / f"{pid}/task/{pid}/children").read_text().split()
    for child in children:  # of the main thread, which starts them
        yield from _family(int(child))


def _threads(pid: int) -> Iterator[Path]:
    return (_PROC / f"{pid}/task").iterdir()


def _kib(pid: int, file: str, name: str) -> int:
    lines = (_PROC / f"{pid}/{file}").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])
