"""A stopped run goes on with what it was begun with, and nobody else's files go."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from exports import decided, job, lines, run_of, written

from cds_service.frozen import replace
from cds_service.silent import on_duckdb, run
from cds_service.silent.run import Run


def _patients(run: Run) -> int:
    return len(set(pq.read_table(run.decisions)["patient"].to_pylist()))


def _stopped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run until the lines are sorted to patients."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(on_duckdb, "_decide_parts", stop)
        with pytest.raises(KeyboardInterrupt):
            decided(run, job())


def test_with_fewer_processes_nobody_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sorted into four parts is decided in four, whoever goes on."""
    export = written(tmp_path / "export", lines(12))
    begun = Run(export, tmp_path / "out", tmp_path / "out" / ".work", 4, 512)
    _stopped(begun, monkeypatch)
    going_on = replace(begun, processes=1)
    decided(going_on, job())
    assert _patients(going_on) == 12


def test_another_version_of_the_rules_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decisions of two versions are not mixed, and what is another is said."""
    going = run_of(written(tmp_path / "export", lines(1)), tmp_path / "out")
    _stopped(going, monkeypatch)
    assert going.begin(job(), "duckdb") == []
    monkeypatch.setattr(run, "program", lambda: "another")
    assert going.begin(job(), "duckdb") == ["program"]
    assert not (going.work / "lines").exists()


def test_a_plan_that_was_cut_begins_anew(tmp_path: Path) -> None:
    """A plan that is no JSON, or none, is no plan."""
    for cut in ('{"engine":', "[]"):
        (tmp_path / "plan.json").write_text(cut)
        assert run.plan_in(tmp_path) == {}


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    """Decisions of a council are no decisions of a run."""
    export = written(tmp_path / "export", lines(1))
    theirs = tmp_path / "out" / "decisions" / "minutes.md"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("kept")
    with pytest.raises(ValueError, match=r"minutes\.md"):
        run_of(export, tmp_path / "out").begin(job(), "duckdb")
    assert theirs.read_text() == "kept"


def test_the_output_may_lie_inside_the_export(tmp_path: Path) -> None:
    """What a run wrote is not read as a part of the export by the next one."""
    export = written(tmp_path / "export", lines(2, dirty=0))
    inside = run_of(export, export / "out")
    assert decided(inside, job()) == {}
    inside.end({})
    assert [file.name for file in inside.files] == ["0.ndjson"]
    assert decided(inside, job()) == {}


_STARTS_WORKERS = """
import os, sys, time
from cds_service.silent.at_once import at_once

def work(task):
    print(task, flush=True)
    time.sleep(600)
    return 0

if __name__ == "__main__":
    list(at_once(2, work, ["first", "second"]))
"""


def test_no_worker_outlives_a_command_that_was_killed(tmp_path: Path) -> None:
    """Else it would hold records for ever, and write into the next run's files."""
    script = tmp_path / "starts_workers.py"
    script.write_text(_STARTS_WORKERS)
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as started:  # noqa: S603
        assert started.stdout
        told = {started.stdout.readline(), started.stdout.readline()}
        started.send_signal(signal.SIGKILL)
        # The pipe ends when nobody is left who could write into it.
        rest, _ = started.communicate(timeout=60)
    assert (told, rest) == ({b"first\n", b"second\n"}, b"")


def test_what_a_killed_worker_left_is_cleared_away(tmp_path: Path) -> None:
    """When a run ends there are whole files only; run.json is there whole."""
    going = run_of(written(tmp_path / "export", lines(1)), tmp_path / "out")
    decided(going, job())
    (going.decisions / "part-00000.77.unfinished").write_bytes(b"PAR1")
    about: dict[str, Any] = {"when": "events"}
    going.end(about)
    assert [each.suffix for each in going.decisions.iterdir()] == [".parquet"]
    assert json.loads((going.out / "run.json").read_text()) == about
