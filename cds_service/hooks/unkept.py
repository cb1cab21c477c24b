"""A reply that holds only once something has been kept."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final

from cds_service.frozen import Frozen
from cds_service.hooks.errors import Refusal
from cds_service.hooks.reply import Reply
from cds_service.store.contract import StoreGoneError

_PAUSE: Final = 30
"""Seconds after which to try again: a database restarts in less (house choice)."""


class NotKept(Refusal):
    """What was sent could not be kept, and nothing of it was."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "transient"

    def __init__(self, cause: str) -> None:
        self.cause = cause
        super().__init__(
            "The feedback could not be kept just now, and none of it was. Send all of"
            f" it again in {_PAUSE} seconds; what is sent twice is kept once.",
            ((b"retry-after", b"%d" % _PAUSE),),
        )


class Unkept(Frozen, kw_only=False):
    """What is to be kept, and the reply for when it has been."""

    keep: Callable[[], Awaitable[None]]
    reply: Reply

    async def kept(self) -> Reply:
        """Keep it, then give the reply.

        Raises:
            NotKept: the store is gone.
        """
        try:
            await self.keep()
        except StoreGoneError as gone:
            raise NotKept(str(gone)) from None
        return self.reply
