"""How long a call takes that brings no record, against a FHIR server of 100 ms.

    python -m benchmarks.fetching

Every part of the record has to be asked for. As all are asked side by side, the
call should take little longer than one query, however many there are; and the
connections are kept, so that later calls open none.
"""

import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat

import orjson
from rich.console import Console

from benchmarks.contenders import ours
from benchmarks.fhir_app import SECONDS
from benchmarks.hook_request import hook_request
from benchmarks.load import run
from benchmarks.server import Contender, Server, running
from cds_service.frozen import replace
from cds_service.hooks.services import SERVICES

_CALLS = 30
_FIRST = 3
_SERVICES = ("sm-order-sign", "sm-patient-view")


def main() -> None:
    """Measure each service, print one line for it."""
    console = Console()
    with _both() as (fhir, service):
        for name in _SERVICES:
            body = _without_record(fhir.port, name)
            each = replace(service, path=f"/cds-services/{name}")
            run(each, repeat(body), _FIRST)
            before = _connections(fhir)
            done = run(each, repeat(body), _CALLS)
            if b'"cards":[]' in done.last_answer:
                sys.exit("no card was answered: nothing was measured")
            console.print(
                f"{name}: {len(SERVICES[name].templates)} parts of a record,"
                f" query {SECONDS * 1e3:.0f} ms: call p50"
                f" {done.percentile(50) * 1e3:.0f} ms, p95"
                f" {done.percentile(95) * 1e3:.0f} ms; CPU"
                f" {done.cpu_microseconds / 1e3:.1f} ms a call; connections"
                f" {before} before, {_connections(fhir)} after {_CALLS} calls"
            )


@contextmanager
def _both() -> Iterator[tuple[Server, Server]]:
    uvicorn = [sys.executable, "-m", "uvicorn", "--port", "{port}"]
    command = [*uvicorn, "--log-level", "warning", "benchmarks.fhir_app:app"]
    with running(Contender("FHIR server", "/fhir", command)) as fhir:
        listed = {"CDS_FHIR_SERVERS": _base(fhir.port)}
        with running(replace(ours(1), environment=listed)) as service:
            yield fhir, service


def _base(port: int) -> str:
    return f"http://127.0.0.1:{port}/fhir"


def _without_record(port: int, service: str) -> bytes:
    call = orjson.loads(hook_request(0))
    token = {"access_token": "bench", "token_type": "Bearer", "expires_in": 300}
    granted = {"scope": "patient/*.read", "subject": "cds-service"}
    call |= {"prefetch": {}, "fhirServer": _base(port)}
    call["fhirAuthorization"] = token | granted | {"patient": _patient(call)}
    if service == "sm-patient-view":
        call["hook"] = "patient-view"
        del call["context"]["draftOrders"]
    return orjson.dumps(call)


def _patient(call: dict[str, dict[str, str]]) -> str:
    return call["context"]["patientId"]


def _connections(fhir: Server) -> int:
    url = f"http://127.0.0.1:{fhir.port}/connections"
    with urllib.request.urlopen(url) as answer:
        return int(orjson.loads(answer.read())["connections"])


if __name__ == "__main__":
    main()
