"""The keys of one client: fetched when needed, kept, fetched anew.

An EHR changes its keys without telling us, so an unknown `kid` is a reason to
look again, though not more often than the cooldown allows: anybody can send an
unknown `kid`. And its JWKS may be away for a while, so old keys go on counting,
though not for ever: a key that was withdrawn must end.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from math import inf
from typing import Final, Protocol

from jwt import PyJWK

from cds_service.hooks.trust.keys import Keys, KeysError, read_keys

FRESH: Final = 600.0
"""Seconds until keys are looked up again: how long a withdrawn key may still sign
while the JWKS can be reached (house choice; PyJWT's own client has 300).
"""
COOLDOWN: Final = 30.0
"""Seconds between two looks for an unknown `kid`, and after a look that failed
(house choice, as in PyJWT's own client).
"""
OLDEST: Final = 86_400.0
"""Seconds for which keys count while the JWKS is away: a night and a day (house
choice; longer, and a stolen key would outlive its withdrawal for too long).
"""


class NoKeysError(Exception):
    """The keys were never fetched, or too long ago."""


class KeyRing(Protocol):
    """Where the keys of one client are looked up."""

    async def find(self, kid: str, algorithm: str) -> PyJWK | None:
        """Return the key; None if the client has no such key.

        Raises:
            NoKeysError: the client's keys are not known.
        """


class PublishedKeys:
    """The keys that a client publishes; `tell` is told why they are not renewed."""

    def __init__(
        self,
        fetch: Callable[[], Awaitable[bytes]],
        algorithms: Sequence[str],
        now: Callable[[], float],
        tell: Callable[[KeysError], None],
    ) -> None:
        self._fetch = fetch
        self._algorithms = algorithms
        self._now = now
        self._tell = tell
        self._keys: Keys = {}
        self._fetched_at = -inf
        self._not_before = -inf
        self._lock = asyncio.Lock()

    async def find(self, kid: str, algorithm: str) -> PyJWK | None:
        """Return the key; None if the client has no such key.

        Raises:
            NoKeysError: its JWKS was never reached, or too long ago.
        """
        wanted = (kid, algorithm)
        if self._should_look(wanted):
            async with self._lock:  # the others wait for the one that looks
                if self._should_look(wanted):
                    await self._look()
        if self._age() >= OLDEST:
            raise NoKeysError
        return self._keys.get(wanted)

    def _should_look(self, wanted: tuple[str, str]) -> bool:
        outdated = self._age() >= FRESH or wanted not in self._keys
        return outdated and self._now() >= self._not_before

    async def _look(self) -> None:
        if self._age() < FRESH:  # only an unknown kid brought us here
            self._not_before = self._now() + COOLDOWN
        try:
            self._keys = read_keys(await self._fetch(), self._algorithms)
        except KeysError as error:
            self._not_before = self._now() + COOLDOWN
            self._tell(error)
        else:
            self._fetched_at = self._now()

    def _age(self) -> float:
        return self._now() - self._fetched_at
