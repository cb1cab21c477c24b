"""Who calls, and the door that finds it out; open mode needs no more than this."""

from typing import Final, Protocol

from starlette.types import Scope

from cds_service.frozen import Frozen
from cds_service.hooks.consultation import Practice
from cds_service.hooks.dialects import DIALECTS
from cds_service.hooks.errors import NotARequest


class Caller(Frozen, kw_only=False):
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


_NO_SUCH_DIALECT: Final = (
    f"There is no such dialect: ?dialect= is followed by one of {', '.join(DIALECTS)}."
)


class OpenDoor:
    """Lets everybody in; for open mode."""

    def __init__(self, practice: Practice) -> None:
        self._callers: Final = {
            f"dialect={name}".encode(): Caller(practice.speaking(dialect))
            for name, dialect in DIALECTS.items()
        }
        self._callers[b""] = Caller(practice)

    async def admit(self, scope: Scope) -> Caller:
        """Return the same stranger for every call, speaking as the address asks.

        Raises:
            NotARequest: it asks for a dialect that there is not.
        """
        asked = scope.get("query_string", b"")
        if asked not in self._callers and asked.startswith(b"dialect="):
            raise NotARequest(_NO_SUCH_DIALECT)
        return self._callers.get(asked, self._callers[b""])
