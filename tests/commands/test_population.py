"""The commands `synth` and `silent`, as they are typed."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cds_service.cli import app
from cds_service.commands import engines, silent

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
    assert "< 11 patients" in told
    about = json.loads((out / "run.json").read_text())
    assert (about["when"], about["exported"]) == ("events", "2026-07-15")
    assert about["rules"]["epi-two-devices-missing"]
    assert sorted(each.name for each in out.iterdir()) == [
        "decisions",
        "report.html",
        "run.json",
    ]
    assert about["totals"]["patients"] == "< 11"
    assert about["totals"]["cards"] is None
    assert about["synthetic"] is True
    assert (tmp_path / "out.key").is_file()
    assert (tmp_path / "out.put-aside.csv").is_file()
    again = tmp_path / "again"
    code, told = _silent(export, again, "--events", "--compare", str(out), "--json")
    assert code == 0, told
    # By the key of the earlier run: by another one everybody would be new.
    assert "No rule fired or fell silent" in (again / "report.html").read_text()
    assert (tmp_path / "again.key").read_text() == (tmp_path / "out.key").read_text()
    assert (tmp_path / "again.key").stat().st_mode & 0o077 == 0


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
        (["--as-of", "2026-07-16"], "after the day of the export"),
        ([], "holds no *.ndjson"),
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


def test_runs_that_cannot_be_compared_are_not(tmp_path: Path) -> None:
    """An output by another key, one that did not end, and the output itself."""
    export, earlier = _invented(tmp_path), tmp_path / "earlier"
    assert _silent(export, earlier)[0] == 0
    key = tmp_path / "another.key"
    key.write_text("0123456789abcdef0123456789abcdef")
    compared = ("--compare", str(earlier))
    code, told = _silent(export, tmp_path / "out", *compared, "--key-file", str(key))
    assert (code, "names patients by another key" in told) == (2, True), told
    code, told = _silent(export, earlier, *compared)
    assert (code, "names the output itself" in told) == (2, True), told
    (earlier / "run.json").unlink()
    code, told = _silent(export, tmp_path / "out", *compared)
    assert (code, "no run that came to its end" in told) == (2, True), told


def test_a_run_that_was_stopped_goes_on_after_midnight(tmp_path: Path) -> None:
    """Without --exported the day is that of the stopped run, else today."""
    plan = tmp_path / ".work" / "plan.json"
    assert silent.exported_by_default(tmp_path) == silent.today()
    plan.parent.mkdir()
    plan.write_text('{"exported": "2026-07-14"}')
    assert silent.exported_by_default(tmp_path) == date(2026, 7, 14)


def test_whoever_is_named_is_warned(tmp_path: Path) -> None:
    """With --identified ids are written, and that is said."""
    code, told = _silent(_invented(tmp_path), tmp_path / "out", "--identified")
    assert (code, "will name patients" in told) == (0, True)
    assert not (tmp_path / "out.key").exists()
