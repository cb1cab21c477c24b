"""A server in processes of its own, with its log in a file."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx

from benchmarks import processes
from cds_service.frozen import Frozen

HOST: Final = "127.0.0.1"
_START_SECONDS: Final = 60.0
_USUAL: Final = "cds_service.app:create"


class Server(Frozen, kw_only=False):
    """One that runs; `log` is where its lines go."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def workers(self) -> tuple[int, ...]:
        """Return its processes but the first, which only watches over them."""
        found = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                parts = status.read_text().rpartition(")")[2].split()
                command = (status.parent / "cmdline").read_bytes()
            except OSError:  # it has just ended
                continue
            ours = int(parts[1]) == self.process.pid
            if ours and b"resource_tracker" not in command:
                found.append(int(status.parent.name))
        return tuple(sorted(found))

    def memory_mib(self) -> float:
        """Return the resident memory of all its processes."""
        return processes.memory_mib(self.process.pid)

    def stop(self, seconds: float = 20.0) -> int:
        """Ask it to end, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=seconds)

    def metrics(self) -> str:
        """Return what it has counted."""
        return httpx.get(f"http://{HOST}:{self.port}/metrics", timeout=10).text


@contextmanager
def running(
    log: Path,
    workers: int = 1,
    app: str = _USUAL,
    more: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start it, yield it once it answers, and see that it is gone."""
    port = _free_port()
    arguments = [sys.executable, "-m", "stress.serving", str(port), str(workers), app]
    with log.open("ab") as stream:
        process = subprocess.Popen(  # noqa: S603 (our own program)
            arguments, stdout=stream, stderr=stream, env=_environment(more or {})
        )
    try:
        _wait_for(port, process)
        yield Server(process, port, log)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=30)


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CDS_")}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", **more}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + _START_SECONDS
    while time.monotonic() < ends and process.poll() is None:
        try:
            httpx.get(f"http://{HOST}:{port}/health/ready", timeout=1)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    message = f"the server did not start (exit code {process.poll()})"
    raise RuntimeError(message)
