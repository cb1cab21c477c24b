"""What the rest of the service says to a store; without one, nothing is kept."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import blake2b
from typing import Literal, NamedTuple, Protocol

import msgspec

from cds_service.frozen import Frozen

_KEY_BYTES = 16


class StoreGoneError(Exception):
    """The store did not take it; the name of the fault's type, nothing it says."""


class Feedback(Frozen):
    """What became of one card.

    `card` is a uuid in small letters, `rule` the rule it carries ("" if none of
    ours), `at` an instant in UTC. `suggestions` are uuids of ours, `reasons` codes
    that cards offer. `comment` is prose: kept only where the operator says so.
    """

    service: str
    card: str
    rule: str
    outcome: Literal["accepted", "overridden"]
    at: datetime
    suggestions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    comment: str | None = None

    def key(self, client: str) -> str:
        """Return what is the same when the same is reported again.

        The comment is left out: even a hash of prose could be guessed at.
        """
        what = (client, self.card, self.outcome, self.at.isoformat())
        said = msgspec.json.encode((what, self.suggestions, self.reasons))
        return blake2b(said, digest_size=_KEY_BYTES).hexdigest()


class Counted(NamedTuple):
    """What was counted; see `tables.COUNTS`."""

    day: date
    client: str
    service: str
    silent: bool
    what: str
    rule: str = ""
    cause: str = ""


class Store(Protocol):
    """Keeps what must outlive a call.

    Each of these is done wholly or not at all, and doing it twice changes nothing.
    """

    async def keep(self, client: str, items: Sequence[Feedback]) -> None:
        """Keep feedback of a client.

        Raises:
            StoreGoneError: nothing was kept, as far as can be known from here.
        """

    async def use(self, client: str, token: bytes, end: float) -> bool:
        """Note that a token is used; tell whether it is the first time.

        `token` is a digest of its `jti`; it may be forgotten after `end`, in
        seconds since 1970.

        Raises:
            StoreGoneError: that could not be found out.
        """

    async def count(self, run: str, counts: Sequence[tuple[Counted, int]]) -> None:
        """Keep how often something was counted in all by one process (`run`).

        Raises:
            StoreGoneError: nothing was kept, as far as can be known from here.
        """

    async def forget_tokens(self, now: float) -> None:
        """Forget the tokens that ended before `now`.

        Raises:
            StoreGoneError: they could not be forgotten.
        """

    async def close(self) -> None:
        """Close every connection."""


class NoStore:
    """Keeps nothing: feedback is in the log, tokens in the process."""

    async def keep(self, client: str, items: Sequence[Feedback]) -> None:
        """Keep nothing."""

    async def use(self, client: str, token: bytes, end: float) -> bool:
        """Say that this is the first time: no other process is known of."""
        del client, token, end
        return True

    async def count(self, run: str, counts: Sequence[tuple[Counted, int]]) -> None:
        """Keep nothing."""

    async def forget_tokens(self, now: float) -> None:
        """Forget nothing: there is nothing."""

    async def close(self) -> None:
        """Close nothing."""
