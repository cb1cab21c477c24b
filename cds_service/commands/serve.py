"""Starts the server and says where it is and what to try."""

import errno
import socket
from typing import Final

import uvicorn
from rich.console import Group
from rich.panel import Panel
from rich.text import Text
from uvicorn.supervisors import Multiprocess

from cds_service.commands.ending import CannotRunError
from cds_service.commands.logs import LOGGING
from cds_service.commands.memory import keep_memory
from cds_service.metrics.workers import shared_directory
from cds_service.settings import Settings

EVERYWHERE: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 (recognised, not bound)
"""Hosts that listen on every address and are the address of none."""

KEPT_SECONDS: Final = 75
"""How long a connection is kept between two calls. Longer than proxies keep theirs (60
seconds in nginx, HAProxy and load balancers of clouds): whoever closes first may cross
a call that was just sent, which is then lost.
"""


class Workers(Multiprocess):
    """Several processes that take calls from one address."""

    def terminate_all(self) -> None:
        """Stop listening, then tell each to stop.

        What connects while they end would wait here for nobody, and be cut off: a
        client that is refused at once knows that its call was not taken.
        """
        for listening in self.sockets:
            listening.close()
        super().terminate_all()


class PortTakenError(CannotRunError):
    """The address is not ours to listen on; the message says what to do."""


def listen(host: str, port: int) -> socket.socket:
    """Take the address; port 0 takes any that is free.

    Raises:
        PortTakenError: another program listens there, or the host is not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise PortTakenError(_advice(host, port, error)) from error
    listening.set_inheritable(True)
    return listening


def configuration(app: str, workers: int) -> uvicorn.Config:
    """Return how uvicorn is to serve `app` ("module:factory")."""
    return uvicorn.Config(
        app,
        factory=True,
        workers=workers,
        # By name: it is loaded when a server starts, in each of its processes.
        http="cds_service.commands.connection:Connection",
        ws="none",
        # Nothing here asks for the caller's address; to look for it costs time.
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="warning",
        log_config=LOGGING,
        timeout_graceful_shutdown=10,
        timeout_keep_alive=KEPT_SECONDS,
    )


def serve(app: str, listening: socket.socket, workers: int) -> None:
    """Serve `app` ("module:factory") there until told to stop."""
    keep_memory()
    config = configuration(app, workers)
    try:
        if workers > 1:
            with shared_directory():
                Workers(config, sockets=[listening]).run()
        else:
            uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn has already closed everything
        pass
    finally:
        listening.close()


def address(listening: socket.socket) -> str:
    """Return the URL of an address that was taken."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def banner(url: str, settings: Settings) -> Panel:
    """Return what a person wants to know who has just started the server."""
    return Panel(
        Group(
            Text(url, style="bold cyan"),
            *(Text(notice, style="yellow") for notice in _notices(settings)),
            Text(),
            Text("Try next"),
            Text(f"  curl {url}/cds-services"),
            Text(f"  read the rules: {url}/rules"),
            Text(f"  add {url}/cds-services at https://sandbox.cds-hooks.org"),
            Text("  make replay"),
        ),
        title="cds-service",
        title_align="left",
        expand=False,
    )


def _notices(settings: Settings) -> tuple[str, ...]:
    # Open mode does not start elsewhere, unless that was allowed on purpose.
    here_only = settings.open_mode and not settings.allow_open
    return (
        *settings.notices,
        *(("Only this machine can call (loopback).",) if here_only else ()),
        "Decision support, not validated for patient care.",
    )


def _advice(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program. Stop it, or choose another"
            f" port: cds-service serve --port {port + 1}"
        )
    return f"Cannot listen on {host}:{port} ({error.strerror}). Try --host 127.0.0.1"
