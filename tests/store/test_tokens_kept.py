"""Used tokens in a store: known to every process, forgotten when they have ended."""

import asyncio

import pytest
from kept_rows import opened, rows

from cds_service.hooks.trust.cause import Cause
from cds_service.hooks.trust.seen import SeenTokens
from cds_service.hooks.trust.shared import SharedTokens
from cds_service.store.contract import NoStore, StoreGoneError


async def test_a_token_opens_one_call_in_all_processes(url: str) -> None:
    """Two processes, each with a memory of its own; at once, too."""
    async with opened(url) as here, opened(url) as there:
        one, other = (
            SharedTokens(SeenTokens(lambda: 0.0), store, "hospital")
            for store in (here, there)
        )
        assert await one.use("a", 100.0) is None
        assert await other.use("a", 100.0) is Cause.REPLAYED
        both = await asyncio.gather(one.use("b", 100.0), other.use("b", 100.0))

    assert sorted(map(str, both)) == ["None", "replayed"]


async def test_another_client_may_have_the_same_jti(url: str) -> None:
    """Nobody promised that two clients never choose alike."""
    async with opened(url) as store:
        assert await store.use("hospital", b"a", 100.0)
        assert await store.use("clinic", b"a", 100.0)


async def test_what_has_ended_is_forgotten(url: str) -> None:
    """Not before its end, to the second."""
    async with opened(url) as store:
        await store.use("hospital", b"a", 100.0)
        await store.forget_tokens(101.0)
        assert len(await rows(url, "used_tokens")) == 1
        await store.forget_tokens(102.0)
        assert await rows(url, "used_tokens") == []


class _Gone(NoStore):
    async def use(self, client: str, token: bytes, end: float) -> bool:
        del client, token, end
        raise StoreGoneError


async def test_calls_go_on_while_the_store_is_gone() -> None:
    """A token then opens one call in each process, and still only one."""
    tokens = SharedTokens(SeenTokens(lambda: 0.0), _Gone(), "hospital")

    assert await tokens.use("a", 100.0) is None
    assert await tokens.use("a", 100.0) is Cause.REPLAYED


@pytest.mark.parametrize("jti", ["", "ä", "x" * 5000])
async def test_any_jti_has_a_place(url: str, jti: str) -> None:
    """It is kept as a digest of one size."""
    async with opened(url) as store:
        tokens = SharedTokens(SeenTokens(lambda: 0.0), store, "hospital")
        assert await tokens.use(jti, 100.0) is None
    (row,) = await rows(url, "used_tokens")
    assert len(row["token"]) == 16
