"""Servers are asked over TLS, and only if they are who they say."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from certificates import Authority

from cds_service.from_fhir.access import Access
from cds_service.from_fhir.fetch.authorities import trusted
from cds_service.from_fhir.fetch.failure import RetrievalError
from cds_service.from_fhir.fetch.limits import Allowance
from cds_service.from_fhir.fetch.pool import Pool
from cds_service.from_fhir.fetch.server import FhirServer

pytestmark = pytest.mark.usefixtures("socket_enabled")

_BODY: Final = b'{"resourceType":"Patient","id":"p1"}'
_ANSWER: Final = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (
    len(_BODY),
    _BODY,
)


@asynccontextmanager
async def _serving(certificate: str, key: str) -> AsyncIterator[tuple[int, list[int]]]:
    """Serve on any port; return it, and the connections that were made."""
    connections: list[int] = []

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connections.append(len(connections))
        while not reader.at_eof():
            if (await reader.read(10_000)).startswith(b"GET "):
                writer.write(_ANSWER)
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
    async with _serving(*certificate) as (port, _):
        with pytest.raises(RetrievalError, match="could not be reached"):
            await _asked(f"https://{host}:{port}")


async def test_the_spelling_of_a_certificate_is_not_judged() -> None:
    """Python 3.13 would refuse what many hospitals sign, and 3.11 would not."""
    context = trusted()
    assert not context.verify_flags & ssl.VERIFY_X509_STRICT
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
