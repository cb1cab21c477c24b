"""Keys at an address: fetched once, fetched anew, kept while the address is away."""

import asyncio
import json
from collections.abc import Iterator

import pytest
from tokens import Json, ec_key, jwk

from cds_service.hooks.trust.keys import KeysError
from cds_service.hooks.trust.published import NoKeysError, PublishedKeys

_HOUR = 3600.0


class Address:
    """A JWKS that a test changes, takes away, and counts the looks at."""

    def __init__(self) -> None:
        self.kids = ["old"]
        self.away = False
        self.looks = 0
        self.told: list[str] = []
        self.time = 1_000_000.0

    async def fetch(self) -> bytes:
        """Answer, or not."""
        self.looks += 1
        await asyncio.sleep(0)  # others get their turn, as on a network
        if self.away:
            why = "it could not be reached"
            raise KeysError(why)
        return json.dumps({"keys": list(self._keys())}).encode()

    def _keys(self) -> Iterator[Json]:
        return (jwk(ec_key(), kid) for kid in self.kids)

    def ring(self) -> PublishedKeys:
        """Return the keys at this address."""
        return PublishedKeys(
            self.fetch,
            ["ES384"],
            lambda: self.time,
            lambda error: self.told.append(str(error)),
        )


@pytest.fixture
def address() -> Address:
    """Return an address with the key "old"."""
    return Address()


async def _has(ring: PublishedKeys, kid: str) -> bool:
    return await ring.find(kid, "ES384") is not None


async def test_keys_are_fetched_once(address: Address) -> None:
    """Until they are ten minutes old."""
    ring = address.ring()
    assert address.looks == 0
    for _ in range(3):
        assert await _has(ring, "old")
    address.time += 599
    assert await _has(ring, "old")
    assert address.looks == 1

    address.time += 1
    assert await _has(ring, "old")
    assert address.looks == 2


async def test_many_calls_at_once_look_once(address: Address) -> None:
    """The others wait for the one that looks."""
    ring = address.ring()
    found = await asyncio.gather(*(_has(ring, "old") for _ in range(20)))

    assert all(found)
    assert address.looks == 1


async def test_sec_09_a_new_key_is_found_at_once(address: Address) -> None:
    """SEC-09, rotation: an unknown kid after the first look is one look more."""
    ring = address.ring()
    assert await _has(ring, "old")
    address.kids = ["old", "new"]
    assert await _has(ring, "new")
    assert await _has(ring, "old")
    assert address.looks == 2


async def test_unknown_kids_do_not_flood_the_ehr(address: Address) -> None:
    """Anybody can send one: at most one look in 30 seconds, whatever comes."""
    ring = address.ring()
    assert await _has(ring, "old")
    for number in range(50):
        assert not await _has(ring, f"made-up-{number}")
    assert address.looks == 2

    address.time += 29.9
    assert not await _has(ring, "made-up")
    assert address.looks == 2

    address.time += 0.1
    assert not await _has(ring, "made-up")
    assert address.looks == 3


async def test_a_withdrawn_key_ends(address: Address) -> None:
    """Within ten minutes, while the JWKS can be reached."""
    ring = address.ring()
    assert await _has(ring, "old")
    address.kids = ["new"]
    address.time += 600

    assert not await _has(ring, "old")


async def test_an_outage_is_survived_for_a_day(address: Address) -> None:
    """Old keys go on counting; the log is told; after a day they have ended."""
    ring = address.ring()
    assert await _has(ring, "old")
    address.away = True
    address.time += _HOUR
    assert await _has(ring, "old")
    assert address.told == ["it could not be reached"]

    address.time += 23 * _HOUR - 1
    assert await _has(ring, "old")
    address.time += 1
    with pytest.raises(NoKeysError):
        await ring.find("old", "ES384")

    address.away = False
    address.time += 30
    assert await _has(ring, "old")


async def test_an_outage_is_not_asked_at_each_call(address: Address) -> None:
    """One look in 30 seconds: calls must not wait for what is away."""
    address.away = True
    ring = address.ring()
    for _ in range(5):
        with pytest.raises(NoKeysError):
            await ring.find("old", "ES384")
    assert address.looks == 1

    address.time += 30
    with pytest.raises(NoKeysError):
        await ring.find("old", "ES384")
    assert address.looks == 2


async def test_rubbish_does_not_replace_keys(address: Address) -> None:
    """A login page in place of the JWKS is an outage."""
    ring = address.ring()
    assert await _has(ring, "old")
    address.kids = []
    address.time += 600

    assert await _has(ring, "old")
    assert len(address.told) == 1
