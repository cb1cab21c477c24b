"""A server in a process of its own, its CPU time and its memory."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    name: str
    path: str
    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Return the CPU time of all its threads so far."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def memory_mib(self) -> float:
        """Return its resident memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@contextmanager
def running(name: str, path: str, command: list[str]) -> Iterator[Server]:
    """Start `command` (with {port} filled in), yield it once it listens, stop it."""
    port = _free_port()
    filled = [part.replace("{port}", str(port)) for part in command]
    process = subprocess.Popen(  # noqa: S603 (our own commands)
        filled, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()
    )
    try:
        _wait_for(port, process)
        yield Server(name, path, port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CDS_")}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"}


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
            time.sleep(0.05)
        else:
            return
    message = "the server did not listen in time"
    raise RuntimeError(message)
