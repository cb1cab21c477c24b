"""How long a call takes that brings no record, against a FHIR server of 100 ms.

    python -m benchmarks.fetching

Every part of the record has to be asked for. As all are asked side by side, the
call should take little longer than one query, however many there are; and the
connections are kept, so that later calls open none.
"""

import statistics
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat

import msgspec
import orjson
from msgspec import Struct
from rich.console import Console

from benchmarks.contenders import ours
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
            before = _asked(fhir).connections
            measured = [_call(each, fhir, body) for _ in range(_CALLS)]
            after = _asked(fhir).connections
            console.print(f"{name}: {len(SERVICES[name].templates)} parts of a record,")
            for line in _lines(measured):
                console.print(f"  {line}")
            console.print(
                f"  connections {before} before, {after} after {_CALLS} calls"
            )


class Asked(Struct):
    """What the FHIR server tells of itself: its slowest query, in seconds."""

    connections: int
    slowest: float


def _call(service: Server, fhir: Server, body: bytes) -> tuple[float, float, float]:
    """Return the seconds of the slowest query and of the call, and its CPU in us."""
    done = run(service, repeat(body), 1)
    if b'"cards":[]' in done.last_answer:
        sys.exit("no card was answered: nothing was measured")
    return _asked(fhir).slowest, done.latencies[0], done.cpu_microseconds


def _lines(measured: list[tuple[float, float, float]]) -> Iterator[str]:
    queries, calls, cpu = (
        statistics.median(each) for each in zip(*measured, strict=True)
    )
    over = statistics.median(call / query for query, call, _ in measured)
    yield f"slowest query p50 {queries * 1e3:.1f} ms"
    yield f"call p50 {calls * 1e3:.1f} ms, {over:.3f} of its slowest query"
    yield f"CPU {cpu / 1e3:.1f} ms a call"


@contextmanager
def _both() -> Iterator[tuple[Server, Server]]:
    command = [sys.executable, "-m", "benchmarks.fhir_server", "{port}"]
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


def _asked(fhir: Server) -> Asked:
    with urllib.request.urlopen(f"http://127.0.0.1:{fhir.port}/asked") as answer:
        return msgspec.json.decode(answer.read(), type=Asked)


if __name__ == "__main__":
    main()
