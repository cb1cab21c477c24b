"""How one FHIR server is asked: methods, headers, attempts."""

import asyncio
from collections.abc import Iterator
from typing import Final

import httpx
import pytest
import respx
import stamina

from cds_service.from_fhir.access import Access
from cds_service.from_fhir.fetch.failure import RetrievalError
from cds_service.from_fhir.fetch.limits import Allowance
from cds_service.from_fhir.fetch.pool import Pool
from cds_service.from_fhir.fetch.query import Query
from cds_service.from_fhir.fetch.server import FhirServer

_BASE: Final = "https://ehr.example.org/fhir"
_SEARCH: Final = Query("Observation", form="patient=p1&code=a%7C1")
_BUNDLE: Final = {"resourceType": "Bundle"}


@pytest.fixture(autouse=True)
def _no_pauses() -> Iterator[None]:
    """Ask again at once: nobody waits in a test."""
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


async def _asked(query: Query, token: str | None = "t", only_get: str = "") -> bytes:  # noqa: S107 (no secret)
    ends = asyncio.get_running_loop().time() + 30
    access = Access(_BASE, token)
    async with Pool([_BASE]).lend(ends) as client:
        server = FhirServer(client, access, Allowance(10_000), ends, {only_get})
        return await server.ask(query)


@respx.mock
async def test_a_search_is_a_form() -> None:
    """No address holds the patient's id; the token and the kind of answer are heads."""
    route = respx.post(f"{_BASE}/Observation/_search").respond(json=_BUNDLE)
    await _asked(_SEARCH)

    sent = route.calls.last.request
    assert sent.content == b"patient=p1&code=a%7C1"
    assert sent.headers["content-type"] == "application/x-www-form-urlencoded"
    assert sent.headers["accept"] == "application/fhir+json"
    assert sent.headers["authorization"] == "Bearer t"


@respx.mock
async def test_a_read_is_a_get_and_without_a_token_there_is_no_header() -> None:
    """As open servers are asked."""
    route = respx.get(f"{_BASE}/Patient/p1").respond(json={"resourceType": "Patient"})
    await _asked(Query("Patient", "p1"), token=None)

    assert "authorization" not in route.calls.last.request.headers


@respx.mock
@pytest.mark.parametrize("status", [400, 404, 405, 415, 501])
async def test_a_server_without_post_is_asked_with_get(status: int) -> None:
    """The same query stands in the address then."""
    respx.post(f"{_BASE}/Observation/_search").respond(status)
    route = respx.get(f"{_BASE}/Observation", params={"patient": "p1", "code": "a|1"})
    route.respond(json=_BUNDLE)

    assert b"Bundle" in await _asked(_SEARCH)


@respx.mock
async def test_where_post_is_known_to_fail_it_is_not_tried() -> None:
    """One request less."""
    respx.get(f"{_BASE}/Observation").respond(json=_BUNDLE)
    await _asked(_SEARCH, only_get=_BASE)

    assert [call.request.method for call in respx.calls] == ["GET"]


@respx.mock
@pytest.mark.parametrize(
    ("fault", "requests"),
    [
        (httpx.Response(429), 3),
        (httpx.Response(503, headers={"retry-after": "1"}), 3),
        (httpx.Response(503, headers={"retry-after": "30"}), 1),
        (httpx.Response(500), 1),
        (httpx.Response(403), 1),
        (httpx.Response(302, headers={"location": f"{_BASE}/x"}), 1),
        (httpx.ConnectError("no"), 3),
        (httpx.ReadError("no"), 3),
        (httpx.RemoteProtocolError("no"), 3),
    ],
)
async def test_what_may_pass_is_asked_three_times_and_nothing_else(
    fault: httpx.Response | Exception, requests: int
) -> None:
    """Reads and searches change nothing, so they may be repeated."""
    respx.get(f"{_BASE}/Patient/p1").mock(side_effect=[fault] * 3)
    with pytest.raises(RetrievalError) as raised:
        await _asked(Query("Patient", "p1"))

    assert len(respx.calls) == requests
    assert "p1" not in raised.value.why


@respx.mock
@pytest.mark.parametrize(
    ("base", "host"),
    [
        ("https://[2a00:1450::1]/fhir", "[2a00:1450::1]"),
        ("https://[2a00:1450::1]:8443/fhir", "[2a00:1450::1]:8443"),
        ("https://EHR.example.org:443/fhir", "ehr.example.org"),
        ("https://10.0.0.7:8443/fhir", "10.0.0.7:8443"),
    ],
)
async def test_the_host_is_named_as_http_wants_it(base: str, host: str) -> None:
    """Servers refuse an address of IPv6 without its brackets."""
    route = respx.get(f"{base}/Patient/p1").respond(json={"resourceType": "Patient"})
    ends = asyncio.get_running_loop().time() + 30
    async with Pool([base]).lend(ends) as slots:
        server = FhirServer(slots, Access(base), Allowance(999), ends, set())
        await server.ask(Query("Patient", "p1"))

    assert route.calls.last.request.headers["host"] == host
