"""`cds-service check` on who may call: what is broken, and how to mend it."""

import json
import socket
from pathlib import Path

import httpx
import pytest
import respx
from settings_files import HOSPITAL, environment_of, settings_of
from tokens import JWKS_URL, ec_key, jwk, jwks

from cds_service.commands.check import check_ready, facts, problems
from cds_service.settings import SettingsError

_ADDRESS = "10.0.0.5"


@pytest.fixture(autouse=True)
def _names_lead_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test looks up a name on a network."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.7", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)


def test_a_broken_clients_file_is_explained(tmp_path: Path) -> None:
    """Where in the file, and what it should look like."""
    (problem,) = problems(environment_of(tmp_path, "[[client]"), _ADDRESS)
    assert "must be TOML" in problem
    assert "line 1" in problem

    (problem,) = problems(environment_of(tmp_path, '[[client]]\nnam = "x"'), _ADDRESS)[
        1:2
    ]
    assert "client no. 1" in problem


def test_an_unreachable_jwks_is_explained(tmp_path: Path) -> None:
    """Which client, which address, why, and what follows."""
    environment = environment_of(tmp_path, HOSPITAL)
    with respx.mock() as network:
        network.get(JWKS_URL).side_effect = httpx.ConnectError
        (problem,) = problems(environment, _ADDRESS)

    assert problem.startswith("CDS_CLIENTS_FILE client hospital: its keys at https://")
    assert "could not be reached (ConnectError)" in problem
    assert "answered 401" in problem


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<html>login</html>", "no JSON Web Key Set"),
        (json.dumps(jwks(jwk(ec_key(), use="enc"))), "no public key with a kid"),
    ],
)
def test_a_jwks_without_usable_keys_is_explained(
    tmp_path: Path, body: str, why: str
) -> None:
    """A login page, or keys that are for something else."""
    with respx.mock() as network:
        network.get(JWKS_URL).respond(200, text=body)
        (problem,) = problems(environment_of(tmp_path, HOSPITAL), _ADDRESS)

    assert why in problem


def test_a_file_of_keys_is_looked_into(tmp_path: Path) -> None:
    """It is missing, and then it is there."""
    clients = HOSPITAL.replace("jwks_url", "jwks_file").replace(JWKS_URL, "keys.json")
    environment = environment_of(tmp_path, clients)
    (problem,) = problems(environment, _ADDRESS)
    assert "keys.json: it cannot be read" in problem

    (tmp_path / "keys.json").write_text(json.dumps(jwks()), "utf-8")
    assert problems(environment, _ADDRESS) == ()


def test_a_file_of_keys_is_looked_into_before_there_is_a_server(
    tmp_path: Path,
) -> None:
    """Else each worker would fail with a traceback, again and again."""
    clients = HOSPITAL.replace("jwks_url", "jwks_file").replace(JWKS_URL, "keys.json")
    (tmp_path / "keys.json").write_text('{"keys": []}', "utf-8")
    with pytest.raises(SettingsError, match="does not start"):
        check_ready(settings_of(tmp_path, clients), _ADDRESS, 1)


def test_a_plain_http_fhir_server_is_explained(tmp_path: Path) -> None:
    """For a client it is refused; in open mode it is said what it means."""
    clients = HOSPITAL.replace("https://ehr.example.org/fhir", "http://e.org/fhir")
    (problem,) = problems(environment_of(tmp_path, clients), _ADDRESS)
    assert "could be read on their way" in problem

    said = facts({"CDS_FHIR_SERVERS": "http://fhir.example.org/r4"})
    assert any("plain http" in line for line in said)


def test_open_mode_on_a_public_interface_is_explained() -> None:
    """What it would mean, and the two ways to mend it."""
    (problem,) = problems({}, "0.0.0.0")  # noqa: S104 (asked about, not bound)
    assert "Open mode (no authentication)" in problem
    assert "--host 127.0.0.1" in problem
    assert "CDS_ALLOW_OPEN=true" in problem


def test_workers_that_would_not_start_are_explained(tmp_path: Path) -> None:
    """The same refusal that `serve` would give."""
    environment = environment_of(tmp_path, HOSPITAL)
    with respx.mock() as network:
        network.get(JWKS_URL).respond(200, json=jwks())
        (problem,) = problems(environment, _ADDRESS, workers=2)

    assert "--workers 1" in problem


def test_sound_clients_are_described(tmp_path: Path) -> None:
    """Who may call, signed how, which FHIR servers it may name."""
    environment = environment_of(tmp_path, HOSPITAL, public_url="https://c.example.org")
    with respx.mock() as network:
        network.get(JWKS_URL).respond(200, json=jwks())
        assert problems(environment, _ADDRESS) == ()

    (line,) = [line for line in facts(environment) if line.startswith("Client ")]
    assert line == (
        "Client hospital: ES384, RS384, https://ehr.example.org/fhir/R4; its keys can"
        " be read"
    )
