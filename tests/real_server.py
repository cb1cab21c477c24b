"""A real server on a real socket, for what only shows on the wire."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from cds_service.commands.serve import configuration, listen


class _Announced(uvicorn.Server):
    """A server that says when it serves, so that nobody need look again and again."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.serving = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self.serving.set()


Address = tuple[str, int]


@contextmanager
def served(app: ASGIApp, **more: object) -> Iterator[Address]:
    """Serve `app` as `cds-service serve` does, on any free port; return where.

    `more` are settings of uvicorn, such as `ssl_certfile`.
    """
    with stopping(app, **more) as (address, _):
        yield address


@contextmanager
def stopping(
    app: ASGIApp, **more: object
) -> Iterator[tuple[Address, Callable[[], None]]]:
    """Serve `app` as `served` does; return where, and what tells it to stop."""
    config = configuration("", workers=1)
    config.app, config.factory = app, False
    config.lifespan = "off"  # it would freeze what the test run has in memory
    for name, value in more.items():
        setattr(config, name, value)
    server, listening = _Announced(config), listen("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()

    def stop() -> None:
        server.should_exit = True

    try:
        assert server.serving.wait(30)
        yield listening.getsockname()[:2], stop
    finally:
        stop()
        thread.join(30)
        listening.close()


def everything(connection: socket.socket) -> bytes:
    """Return all that comes until the other side closes."""
    return b"".join(iter(lambda: connection.recv(65_536), b""))
