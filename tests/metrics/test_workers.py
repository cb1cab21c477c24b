"""Several workers count together, and one that dies loses nothing of it."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest

from cds_service.metrics.workers import DIRECTORY, shared_directory, take_place

_WORKER: Final = """
import sys
from starlette.testclient import TestClient
from cds_service.app import create
client = TestClient(create())
for _ in range(3):
    client.post("/cds-services/nothing", json={})
print([line for line in client.get("/metrics").text.splitlines()
       if line.startswith("cds_refusals_total")][0].split()[-1], file=sys.stderr)
sys.stderr.flush()
sys.stdin.read()
"""
"""Counts three refusals, says how many all workers have counted, and lives on."""


def _started(directory: Path, stack: ExitStack) -> subprocess.Popen[str]:
    kept = {key: value for key, value in os.environ.items() if key[:4] != "CDS_"}
    worker = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", _WORKER],
        env=kept | {DIRECTORY: str(directory)},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    stack.callback(worker.communicate)
    stack.callback(worker.kill)
    return worker


def _told(worker: subprocess.Popen[str]) -> float:
    assert worker.stderr is not None
    return float(worker.stderr.readline())


def test_workers_count_together_and_after_each_other(tmp_path: Path) -> None:
    """A worker that was killed is followed by one that goes on with its count."""
    with ExitStack() as stack:
        first = _started(tmp_path, stack)
        assert _told(first) == 3
        assert _told(_started(tmp_path, stack)) == 6
        first.kill()
        first.wait()
        assert _told(_started(tmp_path, stack)) == 9

    files = sorted(file.name for file in tmp_path.iterdir())
    assert [name for name in files if name.startswith("counter")] == [
        "counter_0.db",
        "counter_1.db",
    ]


def test_no_place_is_held_twice(tmp_path: Path) -> None:
    """Each worker has files of its own."""
    assert [take_place(tmp_path), take_place(tmp_path)] == [0, 1]


def test_the_directory_is_there_while_workers_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Made by `serve`, named to its workers, gone when they are."""
    monkeypatch.delenv(DIRECTORY, raising=False)
    with shared_directory():
        directory = Path(os.environ[DIRECTORY])
        assert directory.is_dir()

    assert not directory.exists()
    assert DIRECTORY not in os.environ


def test_a_directory_of_the_operator_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who names one keeps it."""
    monkeypatch.setenv(DIRECTORY, str(tmp_path))
    with shared_directory():
        assert os.environ[DIRECTORY] == str(tmp_path)

    assert tmp_path.is_dir()
