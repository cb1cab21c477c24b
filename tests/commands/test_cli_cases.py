"""The commands about cases as they are typed: files in, words and exit codes out."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typed_commands import run

NOT_MASTOCYTOSIS: dict[str, Any] = {
    "hook": "patient-view",
    "hookInstance": "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0001",
    "context": {"patientId": "p1", "userId": "Practitioner/example"},
    "prefetch": {
        "patient": {"resourceType": "Patient", "id": "p1", "birthDate": "1970-05-01"},
        "conditions": None,
    },
}


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    """Return a request in a case folder."""
    file = tmp_path / "case" / "request.json"
    file.parent.mkdir()
    file.write_text(json.dumps(NOT_MASTOCYTOSIS))
    return file


def test_replay_writes_then_agrees(request_file: Path) -> None:
    """A case that was kept is the same on the next run."""
    folder = str(request_file.parent)
    written = run("replay", folder, "--update", "--as-of", "2026-01-06")
    again = run("replay", folder, "--as-of", "2026-01-06")

    assert (written.exit_code, again.exit_code) == (0, 0)
    assert "1 expected answer written" in written.output
    assert "1 case: 1 ok" in again.output


def test_replay_fails_on_a_difference(request_file: Path) -> None:
    """The exit code is for a pipeline."""
    (request_file.parent / "response.json").write_text('{"status": 418}')

    result = run("replay", str(request_file), "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout)["counts"] == {"differs": 1}


def test_replay_of_an_empty_folder_is_no_success(tmp_path: Path) -> None:
    """A typo in a pipeline must not look green."""
    result = run("replay", str(tmp_path))

    assert result.exit_code == 2
    assert "nothing to replay" in result.output


def test_one_of_several_patients_may_be_chosen(tmp_path: Path) -> None:
    """Both commands say that a choice is needed, and take it."""
    patients = [NOT_MASTOCYTOSIS["prefetch"]["patient"] | {"id": one} for one in "ab"]
    entries = [{"resource": patient} for patient in patients]
    file = tmp_path / "record.json"
    file.write_text(json.dumps({"resourceType": "Bundle", "entry": entries}))

    for command in ("replay", "explain"):
        unsure, sure = (
            run(command, str(file)),
            run(command, str(file), "--patient", "b"),
        )

        assert (unsure.exit_code, sure.exit_code) == (2, 0)
        assert "2 patients (a, b): choose one, --patient a" in unsure.output


def test_replay_of_nothing_there() -> None:
    """A path that does not exist is a mistake of usage."""
    assert run("replay", "no/such/folder").exit_code == 2


def test_a_day_that_is_none_is_refused(request_file: Path) -> None:
    """The reader learns the format."""
    result = run("replay", str(request_file), "--as-of", "6.1.2026")

    assert result.exit_code == 2
    assert "%Y-%m-%d" in result.output


def test_explain_draws_every_rule(request_file: Path) -> None:
    """The service's rules are all there, and what was read."""
    result = run("explain", str(request_file), "--as-of", "2026-01-06")

    assert result.exit_code == 0
    assert "epi-two-devices-missing" in result.output
    assert "as of 2026-01-06" in result.output
    assert "read\tpatient\t" in result.output


def test_explain_for_a_machine(request_file: Path) -> None:
    """The JSON is what POST /explain answers."""
    (trace,) = json.loads(run("explain", str(request_file), "--json").output)

    assert trace["service"] == "sm-patient-view"
    assert str(date.fromisoformat(trace["asOf"])) == trace["asOf"]
