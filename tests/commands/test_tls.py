"""TLS and mutual TLS by the server itself, as docs/tls.md describes for trials."""

import json
import socket
import ssl
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from certificates import Authority
from hook_calls import PATIENT_VIEW, low_neutrophils
from real_server import everything, served

from cds_service.app import create_app
from cds_service.settings import Settings

pytestmark = pytest.mark.usefixtures("socket_enabled")

Address = tuple[str, int]


def _served(authority: Authority, **more: Any) -> Any:  # noqa: ANN401 (a context)
    certificate, key = authority.certificate("server")
    app = create_app(
        Settings.load({}), lambda: datetime(2026, 1, 6, tzinfo=UTC), log=BytesIO()
    )
    return served(app, ssl_certfile=certificate, ssl_keyfile=key, **more)


def _answer(address: Address, context: ssl.SSLContext) -> bytes:
    body = json.dumps(low_neutrophils()).encode()
    head = f"POST {PATIENT_VIEW} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    with (
        socket.create_connection(address, timeout=30) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as connection,
    ):
        sent = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
        connection.sendall(sent)
        return everything(connection)


def _trusting(authority: Authority) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=authority.file)


def test_a_call_over_tls_is_answered(tmp_path: Path) -> None:
    """JSON-01: the same answer as without; the client checks who we are."""
    authority = Authority(tmp_path, "hospital-ca")
    with _served(authority) as address:
        answer = _answer(address, _trusting(authority))
        with pytest.raises(ssl.SSLCertVerificationError):
            _answer(address, ssl.create_default_context())

    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"Interrupt midostaurin" in answer


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_both_present_versions_are_spoken(
    tmp_path: Path, version: ssl.TLSVersion
) -> None:
    """Python's own default: 1.2 is the least."""
    authority = Authority(tmp_path, "hospital-ca")
    context = _trusting(authority)
    context.minimum_version = context.maximum_version = version
    with _served(authority) as address:
        assert _answer(address, context).startswith(b"HTTP/1.1 200 ")


def test_plain_http_to_a_tls_port_gets_nothing(tmp_path: Path) -> None:
    """Nothing of the service is told to who does not speak TLS."""
    with (
        _served(Authority(tmp_path, "hospital-ca")) as address,
        socket.create_connection(address, timeout=30) as connection,
    ):
        connection.sendall(b"GET /cds-services HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"HTTP/1.1 200" not in everything(connection)


def test_sec_14_mutual_tls_wants_a_certificate(tmp_path: Path) -> None:
    """SEC-14: one of our authority gets in; none, or one of another, does not."""
    ours, other = Authority(tmp_path, "hospital-ca"), Authority(tmp_path, "other-ca")
    mutual = {"ssl_ca_certs": ours.file, "ssl_cert_reqs": ssl.CERT_REQUIRED}
    with _served(ours, **mutual) as address:
        known = _trusting(ours)
        known.load_cert_chain(*ours.certificate("ehr"))
        assert _answer(address, known).startswith(b"HTTP/1.1 200 ")

        assert _nothing(address, _trusting(ours))
        foreign = _trusting(ours)
        foreign.load_cert_chain(*other.certificate("stranger"))
        assert _nothing(address, foreign)


def _nothing(address: Address, context: ssl.SSLContext) -> bool:
    # With TLS 1.3 a client learns of the refusal only when it reads.
    try:
        return _answer(address, context) == b""
    except (ssl.SSLError, ConnectionError):
        return True
