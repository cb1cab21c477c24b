"""Starts the server and says where it is and what to try."""

import errno
import socket

import uvicorn
from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text
from uvicorn.supervisors import Multiprocess

from cds_service.commands.memory import keep_memory


class PortTakenError(Exception):
    """The address is not ours to listen on; the message says what to do."""


def serve(app: str, host: str, port: int, workers: int) -> None:
    """Serve `app` ("module:factory") until it is told to stop.

    Raises:
        PortTakenError: another program listens there, or the host is not ours.
    """
    listening = _listen(host, port)
    keep_memory()
    config = uvicorn.Config(
        app,
        factory=True,
        workers=workers,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=10,
    )
    try:
        if workers > 1:
            Multiprocess(config, sockets=[listening]).run()
        else:
            uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn has already closed everything
        pass
    finally:
        listening.close()


def banner(url: str, *, open_mode: bool) -> Panel:
    """Return what a person wants to know who has just started the server."""
    mode = (
        "Open mode: no authentication, this machine only."
        if open_mode
        else "Callers must sign their requests."
    )
    return Panel(
        Group(
            Text(url, style="bold cyan"),
            Text(mode, style="yellow" if open_mode else "green"),
            Text("Decision support, not validated for patient care.", style="yellow"),
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


def welcome(console: Console, url: str, *, open_mode: bool) -> None:
    """Print the banner."""
    console.print(banner(url, open_mode=open_mode))


def _listen(host: str, port: int) -> socket.socket:
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


def _advice(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program. Stop it, or choose another"
            f" port: cds-service serve --port {port + 1}"
        )
    return f"Cannot listen on {host}:{port} ({error.strerror}). Try --host 127.0.0.1"
