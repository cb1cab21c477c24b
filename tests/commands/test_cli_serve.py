"""Starting the server by its command, and mistakes answered in words."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cds_service import cli
from cds_service.commands.serve import PortTakenError


def main_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str
) -> str:
    """Run the real entry point, which ends the process with 1, and read stderr."""
    monkeypatch.setattr("sys.argv", ["cds-service", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
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
    assert "http://127.0.0.1:8123" in result.output
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
