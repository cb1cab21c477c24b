"""Who calls, and the door that finds it out; open mode needs no more than this."""

from dataclasses import dataclass
from typing import Final, Protocol

from starlette.types import Scope

from cds_service.hooks.consultation import Practice


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, where they are answered, and what the log may say of them.

    `tenant` is one that the operator listed, `token` a `jti` that is a UUID:
    what a client made up is not logged.
    """

    practice: Practice
    name: str = ""
    tenant: str = ""
    token: str = ""


class Door(Protocol):
    """Decides who gets in."""

    async def admit(self, scope: Scope) -> Caller:
        """Return who calls.

        Raises:
            NotTrusted: that could not be established.
            TooManyRequests: this client calls too often.
        """


class OpenDoor:
    """Lets everybody in; for open mode."""

    def __init__(self, practice: Practice) -> None:
        self._caller: Final = Caller(practice)

    async def admit(self, scope: Scope) -> Caller:
        """Return the same stranger for every call."""
        del scope
        return self._caller
