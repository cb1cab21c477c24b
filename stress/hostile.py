"""Requests of somebody who means harm, or whose client is broken beyond repair."""

from typing import Final

from stress.request import Request, post

_VIEW: Final = "/cds-services/sm-patient-view"
_MANY: Final = 100_000


def hostile() -> tuple[Request, ...]:
    """Return one of each."""
    return tuple(
        Request(f"hostile: {name}", pieces, frozenset(meant))
        for name, (pieces, *meant) in _REQUESTS.items()
    )


def _head(*lines: str) -> bytes:
    return "\r\n".join((*lines, "", "")).encode()


_REQUESTS: Final[dict[str, tuple[tuple[bytes, ...], *tuple[int, ...]]]] = {
    "no such service": ((post("/cds-services/none", b"{}"),), 404),
    "path upwards": ((post("/cds-services/../../etc/passwd", b"{}"),), 404, 405),
    "method": ((_head("PUT /cds-services/sm-order-sign HTTP/1.1", "Host: x"),), 405),
    "media type": (
        (
            _head(
                f"POST {_VIEW} HTTP/1.1",
                "Host: x",
                "Content-Type: text/xml",
                "Content-Length: 2",
            )
            + b"<>",
        ),
        415,
    ),
    "encoding": (
        (post(_VIEW, b"{}", "Content-Encoding: gzip"),),
        415,
    ),
    "deep": ((post(_VIEW, b"[" * _MANY),), 400),
    "deep inside": (
        (post(_VIEW, b'{"hook":"patient-view","prefetch":' + b'{"a":' * _MANY),),
        400,
    ),
    "huge number": (
        (post(_VIEW, b'{"hook":' + b"9" * _MANY + b"}"),),
        400,
    ),
    "no UTF-8": ((post(_VIEW, b'{"hook":"\xff\xfe"}'),), 400),
    "nothing": ((post(_VIEW, b""),), 400),
    "crowd": (
        (post(_VIEW, b"[" + b'{"resourceType":1},' * 60_000 + b"1]"),),
        413,
    ),
    "too large": (
        (
            _head(
                f"POST {_VIEW} HTTP/1.1",
                "Host: x",
                "Content-Length: 99999999",
                "Expect: 100-continue",
                "Content-Type: application/json",
            ),
        ),
        413,
    ),
    "long head": (
        (_head("GET / HTTP/1.1", "Host: x", f"X-Long: {'x' * _MANY}"),),
        200,  # it came in one piece, which is not worth a refusal
        431,
        0,
    ),
    "no HTTP": (
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\r\n\r\n",),
        400,
        0,
    ),
    "two lengths": (
        (
            _head(
                f"POST {_VIEW} HTTP/1.1",
                "Host: x",
                "Content-Length: 2",
                "Content-Length: 3",
            )
            + b"{} ",
        ),
        400,
        415,
        0,
    ),
    "length and chunks": (
        (
            _head(
                f"POST {_VIEW} HTTP/1.1",
                "Host: x",
                "Content-Length: 2",
                "Transfer-Encoding: chunked",
            )
            + b"0\r\n\r\n",
        ),
        400,
        415,
        0,
    ),
    "feedback of nobody": (
        (post(f"{_VIEW}/feedback", b'{"feedback":[' + b"{}," * 2_000 + b"{}]}"),),
        413,
    ),
    "token of nobody": (
        (post(_VIEW, b"{}", f"Authorization: Bearer {'x' * 9_000}"),),
        400,
        401,
    ),
}
"""By name: what is sent, and the statuses that may come back; 0: none at all."""
