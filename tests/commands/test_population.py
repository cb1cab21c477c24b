"""The commands `synth` and `silent`, as they are typed."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cds_service.cli import app
from cds_service.commands import engines

_RUN = CliRunner()


def _invented(folder: Path) -> Path:
    export = folder / "export"
    told = _RUN.invoke(
        app,
        [
            *("synth", "--patients", "4", "--processes", "1"),
            *("--out", str(export), "--requests", "2"),
        ],
    )
    assert told.exit_code == 0, told.output
    return export


def _silent(export: Path, out: Path, *more: str) -> tuple[int, str]:
    asked = ["silent", str(export), "--out", str(out), "--processes", "1"]
    told = _RUN.invoke(app, [*asked, "--exported", "2026-07-15", *more])
    return told.exit_code, told.output


def test_an_invented_population_is_decided_about(tmp_path: Path) -> None:
    """Decisions, a report and what was asked are written; the key lies outside."""
    export, out = _invented(tmp_path), tmp_path / "out"
    code, told = _silent(export, out, "--events")
    assert code == 0, told
    assert "4 patients" in told
    about = json.loads((out / "run.json").read_text())
    assert (about["when"], about["exported"]) == ("events", "2026-07-15")
    assert about["rules"]["epi-two-devices-missing"]
    assert sorted(each.name for each in out.iterdir()) == [
        "decisions",
        "report.html",
        "run.json",
    ]
    assert (tmp_path / "out.key").is_file()
    code, told = _silent(export, tmp_path / "again", "--compare", str(out), "--json")
    assert code == 0, told


def test_requests_for_tests_of_load_are_calls(tmp_path: Path) -> None:
    """Each is the call of an opened record."""
    _invented(tmp_path)
    requests = sorted((tmp_path / "export-requests").iterdir())
    assert len(requests) == 2
    assert json.loads(requests[0].read_text())["hook"] == "patient-view"


def test_what_cannot_be_asked_is_said_in_a_sentence(tmp_path: Path) -> None:
    """Two kinds of days, no number of days, an unknown service, a refill: exit 2."""
    export = tmp_path
    for more, said in (
        (["--events", "--every", "30d"], "Choose one"),
        (["--every", "monthly"], "a number of days"),
        (["--every", "0d"], "a number of days"),
        (["--services", "sm-nothing"], "There is no service sm-nothing"),
        (["--services", "sm-medication-refill"], "when a refill was asked for"),
    ):
        code, told = _silent(export, tmp_path / "out", *more)
        assert (code, said in told) == (2, True), told


def test_an_engine_that_is_absent_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engines are optional: without one the command says which extra has it."""
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    code, told = _silent(tmp_path, tmp_path / "out")
    assert (code, "pip install 'cds-service[silent]'" in told) == (2, True)


def test_whoever_is_named_is_warned(tmp_path: Path) -> None:
    """With --identified ids are written, and that is said."""
    code, told = _silent(_invented(tmp_path), tmp_path / "out", "--identified")
    assert (code, "will name patients" in told) == (0, True)
    assert not (tmp_path / "out.key").exists()
