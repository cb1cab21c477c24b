"""`silent --verify` as it is typed: what it compares, and when nothing is proved."""

import json
from pathlib import Path

import pytest
from exports import lines, resources, written
from typer.testing import CliRunner, Result

from cds_service.cli import app
from cds_service.commands import silent_verify


@pytest.fixture(autouse=True)
def _without_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave Spark out, which talks to itself over sockets; `test_equality` asks it."""
    monkeypatch.setattr(silent_verify, "find_spec", lambda _: None)


def _verified(export: Path, *more: str) -> Result:
    asked = ["silent", str(export), "--out", str(export.with_name("out"))]
    limits = ["--processes", "1", "--exported", "2026-07-15", "--verify", "2"]
    return CliRunner().invoke(app, [*asked, *limits, *more])


def test_an_empty_folder_proves_nothing(tmp_path: Path) -> None:
    """Without a file to read it ends with 2 and says so, as without --verify."""
    export = tmp_path / "export"
    export.mkdir()
    told = _verified(export)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "holds no *.ndjson" in told.stderr


def test_files_without_a_patient_prove_nothing(tmp_path: Path) -> None:
    """Where nobody could be asked about, no answer is no agreement: it ends with 2."""
    drug = {"resourceType": "Medication", "id": "m1"}
    told = _verified(written(tmp_path / "export", resources(drug)))
    assert (told.exit_code, told.stdout) == (2, "")
    assert "Nothing was compared" in told.stderr


def test_what_was_compared_can_be_read_by_a_machine(tmp_path: Path) -> None:
    """With --json only JSON is on stdout: each way, its rows and its differences."""
    told = _verified(written(tmp_path / "export", lines(2)), "--json")
    assert told.exit_code == 0, told.output
    about = json.loads(told.stdout)
    assert about["answers"] > 0
    ways = [(each["engine"], each["parts"]) for each in about["compared"]]
    assert ways[:2] == [("duckdb", 1), ("duckdb", 5)]
    assert all(each["rows"] > 0 and each["differ"] == 0 for each in about["compared"])


def test_a_difference_is_the_end_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An engine that says something else fails the command, and is counted."""
    compare = silent_verify.differences
    monkeypatch.setattr(
        silent_verify,
        "differences",
        lambda live, engine: compare(live, engine) or list(engine)[:1],
    )
    told = _verified(written(tmp_path / "export", lines(2)), "--json")
    assert told.exit_code == 1, told.output
    counts = [each["differ"] for each in json.loads(told.stdout)["compared"]]
    assert set(counts) == {1}
