"""Connections are lent to one call after the other, and never to more than may be."""

import asyncio
from typing import Final

import pytest

from cds_service.clinical.record import Record
from cds_service.from_fhir.access import Access
from cds_service.from_fhir.fetch import pool as pool_module
from cds_service.from_fhir.fetch.asked import Asked
from cds_service.from_fhir.fetch.fetcher import Fetcher
from cds_service.from_fhir.fetch.pool import Pool
from cds_service.from_fhir.fetch.query import Query
from cds_service.from_fhir.fetch.slots import Slots
from cds_service.from_fhir.request import Request

_BASE: Final = "https://ehr.example.org/fhir"


@pytest.fixture(autouse=True)
def _one_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one call fetch at once, and keep what one needed."""
    monkeypatch.setattr(pool_module, "_MOST_LANES", 1)
    monkeypatch.setattr(pool_module, "_LANES_KEPT", 1)


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[Slots]:
    """Return those that were closed, as they are."""
    found: list[Slots] = []

    async def close(self: Slots) -> None:
        found.append(self)

    monkeypatch.setattr(Slots, "aclose", close)
    return found


def _now() -> float:
    return asyncio.get_running_loop().time()


async def test_connections_are_lent_again_when_they_came_back(
    closed: list[Slots],
) -> None:
    """They are open still; nobody gets them meanwhile."""
    pool = Pool([_BASE])
    async with pool.lend(_now() + 30) as first:
        with pytest.raises(TimeoutError):
            async with pool.lend(_now()):
                pass
    async with pool.lend(_now() + 30) as second:
        assert second is first
    assert not closed
    await pool.close()

    assert closed == [first]


async def test_connections_that_are_not_kept_are_closed(
    monkeypatch: pytest.MonkeyPatch, closed: list[Slots]
) -> None:
    """After many calls at once few connections stay open."""
    monkeypatch.setattr(pool_module, "_LANES_KEPT", 0)
    async with Pool([_BASE]).lend(_now() + 30) as slots:
        pass

    assert closed == [slots]


async def test_who_waits_in_vain_is_told_so() -> None:
    """Nothing was asked, and everything is lacking still."""
    fetcher = Fetcher([_BASE], 1000)
    asked = Asked(
        Request("patient-view", "x", "p1", "u"),
        Access(_BASE, "t"),
        {Record.LABS: Query("Observation")},
        shortfalls={Record.TRIALS: "the access token does not cover it"},
    )
    async with fetcher._pool.lend(_now() + 30):  # noqa: SLF001 (so that it is taken)
        fetched = await fetcher.fetch(asked, _now())

    assert fetched.request is asked.request
    assert fetched.came == frozenset()
    assert fetched.shortfalls == {
        Record.LABS: "the FHIR server did not answer in time",
        Record.TRIALS: "the access token does not cover it",
    }
