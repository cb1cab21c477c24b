"""The commands as they are typed: help, exit codes, words instead of traces."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cds_service import cli

COMMANDS = ("serve", "replay", "explain", "rules", "check")
NOT_MASTOCYTOSIS = {
    "hook": "patient-view",
    "hookInstance": "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0001",
    "context": {"patientId": "p1", "userId": "Practitioner/example"},
    "prefetch": {
        "patient": {"resourceType": "Patient", "id": "p1", "birthDate": "1970-05-01"},
        "conditions": None,
    },
}


def run(*arguments: str, **environment: str) -> Result:
    """Type a command on a wide terminal."""
    wide = {"COLUMNS": "160", "TERM": "dumb", **environment}
    return CliRunner().invoke(cli.app, arguments, env=wide)


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    """Return a request in a case folder."""
    file = tmp_path / "case" / "request.json"
    file.parent.mkdir()
    file.write_text(json.dumps(NOT_MASTOCYTOSIS))
    return file


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    """Nobody needs the README to type a command."""
    result = run(command, "--help")

    assert result.exit_code == 0
    assert "Example:" in result.output
    assert f"cds-service {command}" in result.output


def test_no_command_lists_all() -> None:
    """Typing the name alone shows what there is."""
    output = run().output

    assert all(command in output for command in COMMANDS)


def test_rules_are_listed() -> None:
    """A line for each, with where it is shown."""
    output = run("rules").output

    assert "mido-anc-interrupt" in output
    assert "patient-view" in output


def test_rules_as_data_are_those_of_the_pages() -> None:
    """The JSON holds everything that GET /rules does."""
    (first, *_) = json.loads(run("rules", "--json").output)["rules"]

    assert {"id", "title", "when", "then", "silentWhen", "texts"} <= set(first)


def test_check_of_sound_settings() -> None:
    """It says what would be served."""
    result = run("check", CDS_PUBLIC_URL="https://cds.example.org")

    assert result.exit_code == 0
    assert "https://cds.example.org" in result.output
    assert "3 services" in result.output


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CDS_PUBLIC_URL", "nowhere"),
        ("CDS_MAX_BODY_BYTES", "-1"),
    ],
)
def test_check_names_what_is_wrong(name: str, value: str) -> None:
    """The variable is named, so that the reader can mend it."""
    result = run("check", **{name: value})

    assert result.exit_code == 1
    assert name in result.output


def test_check_names_a_setting_that_is_none() -> None:
    """A typo is said, and is no reason not to start."""
    result = run("check", CDS_PUBLIC_UR="x")

    assert result.exit_code == 0
    assert "CDS_PUBLIC_UR " in result.output


def test_check_of_a_host_that_open_mode_refuses() -> None:
    """Strangers are not served without authentication."""
    result = run("check", "--host", "0.0.0.0")  # noqa: S104 (refused)

    assert result.exit_code == 1
    assert "--host 127.0.0.1" in result.output


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


def test_replay_of_nothing_there() -> None:
    """A path that does not exist is a mistake of usage."""
    assert run("replay", "no/such/folder").exit_code == 2


def test_a_day_that_is_none_is_refused(request_file: Path) -> None:
    """The reader learns the format."""
    result = run("replay", str(request_file), "--as-of", "6.1.2026")

    assert result.exit_code == 2
    assert "%Y-%m-%d" in result.output


def test_explain_draws_every_rule(request_file: Path) -> None:
    """The service's rules are all in the table."""
    result = run("explain", str(request_file), "--as-of", "2026-01-06")

    assert result.exit_code == 0
    assert "epi-two-devices-missing" in result.output
    assert "as of 2026-01-06" in result.output


def test_explain_for_a_machine(request_file: Path) -> None:
    """The JSON is what POST /explain answers."""
    (trace,) = json.loads(run("explain", str(request_file), "--json").output)

    assert trace["service"] == "sm-patient-view"
    assert str(date.fromisoformat(trace["asOf"])) == trace["asOf"]
