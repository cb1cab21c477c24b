"""After a store failed nobody asks it for a while: callers are told at once.

Else each of them would wait for a store that is gone, and together they would keep
out the calls that need none.
"""

from collections.abc import Callable
from typing import Final

from cds_service.store.contract import StoreGoneError

_SECONDS: Final = 5.0
"""How long (house choice): a database that restarts is asked again soon enough."""


class Pause:
    """Remembers until when a store is not asked; `seconds` only go forward."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._until = 0.0
        self._cause = ""

    def keep(self) -> None:
        """Do nothing if the store may be asked.

        Raises:
            StoreGoneError: it failed a moment ago.
        """
        if self._seconds() < self._until:
            raise StoreGoneError(self._cause)

    def begin(self, cause: str) -> None:
        """Let nobody ask for a while; tell them what failed."""
        self._until, self._cause = self._seconds() + _SECONDS, cause
