"""Tokens that were used before: each opens one call."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Final

from cds_service.hooks.trust.cause import Cause

MOST: Final = 100_000
"""Tokens that are remembered at once, about 15 MB. At five minutes each that is 330
calls a second; beyond it nothing is let in, since forgetting would let replays in
(house choice).
"""
_SWEEP: Final = 60.0
"""Seconds between two times of forgetting what has ended."""


class SeenTokens:
    """Remembers the `jti` of one client's tokens until they have ended."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._ends: dict[bytes, float] = {}
        self._sweep_at = 0.0

    def use(self, jti: str, end: float) -> Cause | None:
        """Note that a token is used; return why it must not be, if so."""
        self._forget()
        # Of a fixed size, whatever was sent.
        digest = blake2b(jti.encode(), digest_size=16).digest()
        if digest in self._ends:
            return Cause.REPLAYED
        if len(self._ends) >= MOST:
            return Cause.SEEN_TOO_MANY
        self._ends[digest] = end
        return None

    def _forget(self) -> None:
        now = self._now()
        if now >= self._sweep_at:
            self._ends = {one: end for one, end in self._ends.items() if end > now}
            self._sweep_at = now + _SWEEP
