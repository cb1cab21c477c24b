"""Names are resolved once, and the address that was checked is the one called."""

import asyncio
from typing import Any

import pytest

from cds_service.from_fhir.fetch.failure import RetrievalError
from cds_service.from_fhir.fetch.network import CheckedNetwork


class _Connected(Exception):  # noqa: N818 (tells where, and is no error)
    """Raised in the place of a connection."""


@pytest.fixture
def _resolving(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every name lead to the addresses that the test gives; connect nowhere."""

    async def resolve(*_: Any, **__: Any) -> Any:  # noqa: ANN401 (getaddrinfo's)
        return [(0, 0, 0, "", (address, 443)) for address in request.param]

    async def connect(_: object, __: object, host: str, ___: int) -> None:
        raise _Connected(host)

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", resolve)
    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", connect)


async def _called(host: str, *allowed: str) -> str:
    with pytest.raises((_Connected, RetrievalError)) as raised:
        await CheckedNetwork(allowed).connect_tcp(host, 443)
    return str(raised.value)


@pytest.mark.parametrize(
    ("_resolving", "where"),
    [
        (["10.0.0.7"], "10.0.0.7"),
        (["2a00:1450::1", "10.0.0.7"], "2a00:1450::1"),
        (["127.0.0.1"], "refused"),
        (["10.0.0.7", "169.254.169.254"], "refused"),
        ([], "refused"),
    ],
    indirect=["_resolving"],
)
@pytest.mark.usefixtures("_resolving")
async def test_the_checked_address_is_called(where: str) -> None:
    """A second look-up cannot answer differently: there is none."""
    refused = "the name of the FHIR server leads to an address that is not called"

    assert await _called("ehr.example.org") == where.replace("refused", refused)


@pytest.mark.parametrize("_resolving", [["127.0.0.1"]], indirect=True)
@pytest.mark.usefixtures("_resolving")
async def test_what_is_listed_as_an_address_is_called() -> None:
    """Unlike a name that leads there."""
    assert await _called("localhost", "localhost") == "127.0.0.1"
