"""How many calls one client may make, so that it cannot keep the others waiting."""

from typing import Final

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from cds_service.hooks.errors import TooManyRequests
from cds_service.hooks.trust.client import Client

_PAUSE: Final = 10
"""Seconds after which a client may try again: a sixth of the minute that is counted,
so that some calls have dropped out of it (house choice).
"""


class Pace:
    """Counts the calls of each client over the last minute, in this process."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def keep(self, client: Client) -> None:
        """Count a call.

        Raises:
            TooManyRequests: it is one too many.
        """
        allowed = RateLimitItemPerMinute(client.requests_per_minute)
        if not self._limiter.hit(allowed, client.name):
            raise TooManyRequests(_PAUSE, client.name)
