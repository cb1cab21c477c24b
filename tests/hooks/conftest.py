"""A real FHIR server for the tests of fetching, started once for each process."""

from collections.abc import Iterator

import pytest
import stamina
from fetch_calls import Service, serving
from real_fhir_server import FhirServer, running


@pytest.fixture(scope="session")
def running_fhir_server() -> Iterator[FhirServer]:
    """Return the server; skips where it cannot be had."""
    with running() as server:
        yield server


@pytest.fixture
def fhir_server(running_fhir_server: FhirServer, socket_enabled: None) -> FhirServer:
    """Return the server, for a test that may use sockets."""
    del socket_enabled
    return running_fhir_server


@pytest.fixture
def fetching(
    fhir_server: FhirServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Service]:
    """Return the service, which may ask that server."""
    with serving(fhir_server.base_url, monkeypatch) as service:
        yield service


@pytest.fixture
def no_pauses() -> Iterator[None]:
    """Ask a FHIR server again at once: nobody waits in a test."""
    with stamina.set_testing(True, attempts=3, cap=True):
        yield
