"""Clients that cost little: kept-alive connections, raw bytes."""

import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from benchmarks.server import Server
from cds_service.frozen import Frozen

Headers = Callable[[], str]
"""More header lines, made anew for each call (a token opens one call only)."""


class Round(Frozen, kw_only=False):
    """One run of many calls; latencies in seconds."""

    latencies: list[float]
    seconds: float
    cpu_seconds: float
    last_answer: bytes

    @property
    def per_second(self) -> float:
        """Calls answered a second."""
        return len(self.latencies) / self.seconds

    @property
    def cpu_microseconds(self) -> float:
        """CPU time of the server for one call."""
        return self.cpu_seconds / len(self.latencies) * 1e6

    def percentile(self, percent: float) -> float:
        """Return the latency that so many percent of the calls stay under."""
        ranked = sorted(self.latencies)
        return ranked[min(len(ranked) - 1, int(len(ranked) * percent / 100))]


def no_headers() -> str:
    """Return nothing: the call of an open server."""
    return ""


def run(
    server: Server,
    bodies: Iterator[bytes],
    calls: int,
    *,
    connections: int = 1,
    headers: Headers = no_headers,
) -> Round:
    """Call the server so many times over so many connections, and measure.

    Raises:
        RuntimeError: an answer was not 200, or a connection was closed.
    """
    requests = [_head(server, body, headers()) + body for body in islice(bodies, calls)]
    shares = [requests[part::connections] for part in range(connections)]
    with ThreadPoolExecutor(connections) as clients:
        cpu, began = server.cpu_seconds(), time.perf_counter()
        done = list(clients.map(lambda share: _one_line(server, share), shares))
        seconds = time.perf_counter() - began
    spent = server.cpu_seconds() - cpu
    latencies = [each for found, _ in done for each in found]
    return Round(latencies, seconds, spent, done[0][1])


def _one_line(server: Server, requests: Sequence[bytes]) -> tuple[list[float], bytes]:
    latencies, answer = [], b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for request in requests:
            sent = time.perf_counter()
            line.sendall(request)
            answer = _answer(line)
            latencies.append(time.perf_counter() - sent)
    return latencies, answer


def _head(server: Server, body: bytes, more: str) -> bytes:
    return (
        f"POST {server.path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n{more}"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()


def _answer(line: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        received += _some(line)
    head, _, body = received.partition(b"\r\n\r\n")
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise RuntimeError(head.decode("latin-1"))
    length = next(
        int(field.split(b":")[1])
        for field in head.lower().split(b"\r\n")
        if field.startswith(b"content-length:")
    )
    while len(body) < length:
        body += _some(line)
    return body


def _some(line: socket.socket) -> bytes:
    received = line.recv(1 << 16)
    if not received:
        message = "the server closed the connection"
        raise RuntimeError(message)
    return received
