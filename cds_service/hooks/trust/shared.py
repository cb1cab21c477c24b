"""Tokens that were used before, here or in another process that has the same store."""

from hashlib import blake2b

from cds_service.hooks.trust.cause import Cause
from cds_service.hooks.trust.seen import SeenTokens
from cds_service.store.contract import Store, StoreGoneError


class SharedTokens:
    """Asks the memory of this process first, then the store.

    While the store is gone calls go on: then a token opens one call in each process.
    """

    def __init__(self, own: SeenTokens, store: Store, client: str) -> None:
        self._own = own
        self._store = store
        self._client = client

    async def use(self, jti: str, end: float) -> Cause | None:
        """Note that a token is used; return why it must not be, if so."""
        if cause := self._own.use(jti, end):
            return cause
        token = blake2b(jti.encode(), digest_size=16).digest()
        try:
            first = await self._store.use(self._client, token, end)
        except StoreGoneError:
            return None
        return None if first else Cause.REPLAYED
