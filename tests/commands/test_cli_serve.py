"""Starting the server by its command, and mistakes answered in words."""

import io
import sys
from pathlib import Path

import pytest
from fixture_cases import FIXTURES
from typer.testing import CliRunner

from cds_service import cli
from cds_service.commands.calls import Reply
from cds_service.commands.over_http import OverHttp
from cds_service.commands.serve import PortTakenError

REQUEST = FIXTURES / "mido-anc-interrupt" / "t01-anc-0-99-baseline-2" / "request.json"


def main_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str
) -> str:
    """Run the real entry point, which ends the process with 2, and read stderr."""
    monkeypatch.setattr("sys.argv", ["cds-service", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 2
    return capsys.readouterr().err


def test_serve_says_where_and_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The banner comes before the server; cards will link to where it listens."""
    started: list[object] = []
    environment: dict[str, str] = {}
    monkeypatch.setattr("cds_service.cli.os.environ", environment)
    monkeypatch.setattr(cli, "listen", lambda *asked: asked)
    monkeypatch.setattr(cli, "address", "http://{0[0]}:{0[1]}".format)
    monkeypatch.setattr(cli, "serve", lambda *all_: started.extend(all_))

    result = CliRunner().invoke(cli.app, ["serve", "--port", "8123", "--workers", "2"])

    assert result.exit_code == 0
    assert "http://127.0.0.1:8123" in result.stderr
    assert not result.stdout  # it is no terminal: the log goes there, and nothing else
    assert started == ["cds_service.app:create", ("127.0.0.1", 8123), 2]
    assert environment == {"CDS_PUBLIC_URL": "http://127.0.0.1:8123"}


def test_serve_refuses_strangers_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open mode does not leave this machine."""
    said = main_said(capsys, monkeypatch, "serve", "--host", "192.0.2.1")

    assert "--host 127.0.0.1" in said
    assert "Traceback" not in said


def test_a_taken_port_ends_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last line says what to do."""

    def taken(*_: object) -> None:
        message = "Port 8000 is taken"
        raise PortTakenError(message)

    monkeypatch.setattr(cli, "listen", taken)
    said = main_said(capsys, monkeypatch, "serve")

    assert said == "Port 8000 is taken\n"


def test_a_bad_address_ends_in_words(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A typo in --url is answered with how to write it."""
    words = ("replay", str(tmp_path), "--url", "localhost")
    said = main_said(capsys, monkeypatch, *words)

    assert "write it like http://127.0.0.1:8000" in said


def test_a_terminal_without_the_signs_is_no_reason_to_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What it cannot write is replaced."""
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, "ascii"))
    monkeypatch.setattr("sys.argv", ["cds-service", "explain", str(REQUEST)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    sys.stdout.flush()

    assert end.value.code in {0, None}
    assert b"? sm-patient-view ? as of 2026-01-06" in raw.getvalue()


def test_an_address_without_services_is_asked_once(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line on the terminal, however many cases there are."""
    asked: list[str] = []

    def nothing(_: object, method: str, *__: object) -> tuple[Reply, str]:
        asked.append(method)
        return Reply(404, {}), ""

    monkeypatch.setattr(OverHttp, "_ask", nothing)
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text('{"hook": "patient-view"}')
    words = ("replay", str(tmp_path), "--url", "http://127.0.0.1:8000")
    said = main_said(capsys, monkeypatch, *words)

    assert asked == ["GET"]
    assert "answered 404" in said
    assert said.count("\n") == 1
