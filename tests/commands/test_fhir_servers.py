"""What `check` says of FHIR servers."""

import socket
from typing import Any

import pytest

from cds_service.commands.check import facts, problems
from cds_service.commands.fhir_servers import server_problems
from cds_service.settings import Settings


def _leads_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def look_up(*_: object) -> Any:  # noqa: ANN401 (getaddrinfo's)
        if not addresses:
            raise socket.gaierror
        return [(0, 0, 0, "", (address, 443)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def _found(base: str) -> tuple[str, ...]:
    return server_problems(Settings.load({"CDS_FHIR_SERVERS": base}))


def test_a_name_that_leads_to_a_server_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hospitals have private addresses."""
    _leads_to(monkeypatch, "10.0.0.7")
    environment = {"CDS_FHIR_SERVERS": "https://ehr.example.org/fhir"}

    assert problems(environment, "127.0.0.1") == ()
    assert any("https://ehr.example.org/fhir" in fact for fact in facts(environment))


def test_a_name_that_leads_nowhere_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt name is found before the first call."""
    _leads_to(monkeypatch)
    (problem,) = _found("https://ehr.example.org/fhir")

    assert "https://ehr.example.org/fhir: its name leads to no address" in problem


def test_a_name_that_leads_to_this_machine_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And which of its addresses is the reason."""
    _leads_to(monkeypatch, "10.0.0.7", "127.0.0.1")
    (problem,) = _found("https://ehr.example.org/fhir")

    assert "leads to 127.0.0.1, which is not called" in problem


def test_an_address_was_meant() -> None:
    """Nothing is looked up."""
    assert _found("http://127.0.0.1:9000/fhir,http://localhost:1/fhir") == ()
