"""How much one call may fetch: bounds on pages, entries, bytes and attempts.

They keep a server that never ends from holding the service, and are no clinical
limits: what they cut off is said.
"""

from typing import Final

from cds_service.from_fhir.fetch.failure import TOO_LARGE, RetrievalError

MOST_PAGES: Final = 20
"""Of one search. Servers make pages of 10 to 1000; the templates ask for up to
500 at once, the newest first where they can be sorted.
"""

MOST_ENTRIES: Final = 5000
"""Of one search: ten times the largest count that a template asks for."""

MOST_MEDICATIONS: Final = 50
"""Referenced Medications that are read one by one."""

ATTEMPTS: Final = 3
"""Of one request, the first included."""

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 1.0
"""Seconds between attempts, doubled each time, where the server names none."""


class Allowance:
    """The bytes that one call may still fetch, all its answers together."""

    def __init__(self, size: int) -> None:
        self.left = size

    def take(self, size: int) -> None:
        """Use some of it up.

        Raises:
            RetrievalError: there is not so much left.
        """
        if size > self.left:
            raise RetrievalError(TOO_LARGE)
        self.left -= size
