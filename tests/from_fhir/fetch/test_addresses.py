"""Names are resolved once, and the address that was checked is the one called."""

import asyncio
from typing import Any

import httpcore
import pytest

from cds_service.from_fhir.fetch.addresses import (
    CheckedNetwork,
    is_named,
    may_be_called,
)
from cds_service.from_fhir.fetch.failure import RetrievalError


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("10.0.0.7", True),
        ("192.168.1.1", True),
        ("203.0.113.9", True),
        ("2a00:1450::1", True),
        ("fd12:3456::1", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),  # noqa: S104 (an address that is refused)
        ("169.254.169.254", False),
        ("169.254.0.1", False),
        ("100.100.100.200", False),
        ("168.63.129.16", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00:ec2::254", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:169.254.169.254", False),
        ("::ffff:10.0.0.7", True),
        ("64:ff9b::7f00:1", False),
    ],
)
def test_addresses_of_this_machine_and_its_cloud_are_not_called(
    address: str,
    may: bool,
) -> None:
    """Hospital networks are private; loopback, link-local and metadata are not."""
    assert may_be_called(address) is may


@pytest.mark.parametrize(
    ("host", "named"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("[::1]", True),
        ("10.0.0.7", True),
        ("ehr.example.org", False),
        ("localhost.example.org", False),
    ],
)
def test_an_address_on_the_list_was_meant(host: str, named: bool) -> None:
    """The operator who writes an address says which one."""
    assert is_named(host) is named


class _Connected(Exception):  # noqa: N818 (tells where, and is no error)
    """Raised in the place of a connection."""


@pytest.fixture
def _resolving(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every name lead to the addresses that the test gives; connect nowhere."""

    async def resolve(*_: Any, **__: Any) -> Any:  # noqa: ANN401 (getaddrinfo's)
        return [(0, 0, 0, "", (address, 443)) for address in request.param]

    async def connect(_: object, host: str, *__: object) -> None:
        raise _Connected(host)

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect)


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
    assert await _called("localhost", "localhost") == "localhost"
