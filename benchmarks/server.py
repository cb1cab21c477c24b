"""A server in a process of its own: what it costs to start, to run and to keep."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks import processes
from cds_service.frozen import Frozen

_START_SECONDS = 60
_PAUSE = 0.005


@dataclass(frozen=True, slots=True)
class Contender:
    """A server to be started: {port} in its command is filled in."""

    name: str
    path: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


class Server(Frozen, kw_only=False):
    """A running server."""

    name: str
    path: str
    port: int
    pid: int
    started: float
    """When its process began, on the clock of `time.perf_counter`."""

    def cpu_seconds(self) -> float:
        """Return the CPU time of all its processes so far."""
        return processes.cpu_seconds(self.pid)

    def memory_mib(self) -> float:
        """Return the resident memory of all its processes."""
        return processes.memory_mib(self.pid)


@contextmanager
def running(contender: Contender) -> Iterator[Server]:
    """Start it, yield it once it listens, stop it."""
    port = _free_port()
    filled = [part.replace("{port}", str(port)) for part in contender.command]
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 (our own commands)
        filled,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment() | dict(contender.environment),
    )
    try:
        _wait_for(port, process)
        yield Server(contender.name, contender.path, port, process.pid, started)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CDS_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # or each start would compile anew
    return kept


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            message = f"the server stopped with exit code {process.returncode}"
            raise RuntimeError(message)
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(_PAUSE)
        else:
            return
    message = "the server did not listen in time"
    raise RuntimeError(message)
