"""How many calls are answered at once: each holds a body, and some wait for an EHR."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from cds_service.hooks.errors import TooManyRequests

AT_ONCE: Final = 64
"""A call takes milliseconds unless somebody is slow, so more than this are waiting
and not working. With bodies of 10 MiB they hold 640 MiB (house choice).
"""
_PAUSE: Final = 1
"""Seconds after which to try again: most calls are over by then (house choice)."""


class Turnstile:
    """Counts who is inside; health checks, rules and discovery pass beside it."""

    def __init__(self, most: int = AT_ONCE) -> None:
        self._most = most
        self._inside = 0

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Be inside for a while.

        Raises:
            TooManyRequests: as many as may be inside already are.
        """
        if self._inside >= self._most:
            raise TooManyRequests(_PAUSE)
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
