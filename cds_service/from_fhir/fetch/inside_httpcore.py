"""What a connection of httpcore must be asked or told, and has no public name for.

Real sockets show in the tests whether the private names still hold.
"""

from typing import Final

from httpcore import AsyncHTTP11Connection, AsyncHTTPConnection


class _Open:
    """A lock that is never shut."""

    async def __aenter__(self) -> None: ...

    async def __aexit__(self, *_: object) -> None: ...


_OPEN: Final = _Open()


def holds_more(connection: AsyncHTTPConnection) -> bool:
    """Tell whether more than the answer was read.

    httpcore would take it for the answer to the next request, which may be about
    another patient (RFC 9112, 6.3).
    """
    spoken = getattr(connection, "_connection", None)
    if not isinstance(spoken, AsyncHTTP11Connection):
        return False
    left, _ = spoken._h11_state.trailing_data  # noqa: SLF001 (see above)
    return bool(left)


def unlock(connection: AsyncHTTPConnection) -> None:
    """Take the locks off a connection that is lent to one request at a time.

    At each of three locks a request lets the event loop turn once, with all other
    requests before it: of fifteen queries that was 2 ms. Should httpcore name them
    otherwise, they stay on.
    """
    spoken = getattr(connection, "_connection", None)
    for holder, lock in (connection, "_request_lock"), (spoken, "_state_lock"):
        if hasattr(holder, lock):
            setattr(holder, lock, _OPEN)
