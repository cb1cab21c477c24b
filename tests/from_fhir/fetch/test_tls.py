"""Servers are asked over TLS, and only if they are who they say."""

import asyncio
import os
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from certificates import Authority
from event_loops import anyio_backend
from httpcore import AsyncNetworkStream

from cds_service.from_fhir.access import Access
from cds_service.from_fhir.fetch.authorities import trusted
from cds_service.from_fhir.fetch.failure import RetrievalError
from cds_service.from_fhir.fetch.limits import Allowance
from cds_service.from_fhir.fetch.pool import Pool
from cds_service.from_fhir.fetch.server import FhirServer
from cds_service.from_fhir.fetch.stream import Stream

__all__ = ["anyio_backend"]

pytestmark = pytest.mark.usefixtures("socket_enabled")

_BODY: Final = b'{"resourceType":"Patient","id":"p1"}'
_ANSWER: Final = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (
    len(_BODY),
    _BODY,
)


def _answer(writer: asyncio.StreamWriter) -> None:
    writer.write(_ANSWER)


def _say_no_tls(writer: asyncio.StreamWriter) -> None:
    """Write past the encryption."""
    os.write(writer.get_extra_info("socket").fileno(), b"HTTP/1.1 400 No\r\n\r\n")


@asynccontextmanager
async def _serving(
    certificate: str, key: str, say: Callable[[asyncio.StreamWriter], object] = _answer
) -> AsyncIterator[tuple[int, list[int]]]:
    """Serve on any port; return it, and the connections that were made."""
    connections: list[int] = []

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connections.append(len(connections))
        while not reader.at_eof():
            if (await reader.read(10_000)).startswith(b"GET "):
                say(writer)
        writer.close()

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    async with server:
        yield server.sockets[0].getsockname()[1], connections


async def _asked(base_url: str, times: int = 1) -> list[bytes]:
    pool = Pool([base_url])
    ends = asyncio.get_running_loop().time() + 30
    access = Access(base_url, "t")
    try:
        async with pool.lend(ends) as client:
            server = FhirServer(client, access, Allowance(999), ends, set())
            return [await server.get(f"{base_url}/Patient/p1") for _ in range(times)]
    finally:
        await pool.close()


async def test_the_authorities_of_the_machine_are_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hospital's own, too; and one connection serves several requests."""
    hospital = Authority(tmp_path, "hospital")
    monkeypatch.setenv("SSL_CERT_FILE", hospital.file)
    async with _serving(*hospital.certificate("ehr")) as (port, connections):
        found = await _asked(f"https://127.0.0.1:{port}", times=3)

    assert found == [_BODY] * 3
    assert len(connections) == 1


def _count_handshakes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each start of TLS: what is not trusted now will not be at once."""
    started: list[str] = []
    start_tls = Stream.start_tls

    async def noted(
        self: Stream,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
    ) -> AsyncNetworkStream:
        started.append(server_hostname or "")
        return await start_tls(self, ssl_context, server_hostname, timeout)

    monkeypatch.setattr(Stream, "start_tls", noted)
    return started


@pytest.mark.parametrize(
    ("trusted", "host"), [("other", "127.0.0.1"), ("hospital", "localhost")]
)
async def test_anybody_else_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: str, host: str
) -> None:
    """An authority that nobody knows, or a certificate of another name."""
    authorities = {name: Authority(tmp_path, name) for name in ("hospital", "other")}
    monkeypatch.setenv("SSL_CERT_FILE", authorities[trusted].file)
    certificate = authorities["hospital"].certificate("ehr")
    looked = _count_handshakes(monkeypatch)
    async with _serving(*certificate) as (port, _):
        with pytest.raises(RetrievalError, match="certificate of the FHIR server"):
            await _asked(f"https://{host}:{port}")
    assert len(looked) == 1


async def test_a_record_that_is_no_tls_is_a_line_that_broke(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So is an alert, as of a server that wants a certificate of the client."""
    hospital = Authority(tmp_path, "hospital")
    monkeypatch.setenv("SSL_CERT_FILE", hospital.file)
    async with _serving(*hospital.certificate("ehr"), _say_no_tls) as (port, _):
        with pytest.raises(RetrievalError, match="broke off"):
            await _asked(f"https://127.0.0.1:{port}")


async def test_the_spelling_of_a_certificate_is_not_judged() -> None:
    """Python 3.13 would refuse what many hospitals sign, and 3.11 would not."""
    context = trusted()
    assert not context.verify_flags & ssl.VERIFY_X509_STRICT
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
