"""CORS on every answer, errors included: browsers call this service directly."""

from collections.abc import Collection, Iterator
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from cds_service.hooks.errors import operation_outcome
from cds_service.patterns import uncompiled

_ASKED_FOR: Final = "access-control-request-headers"
_TOKEN: Final = uncompiled(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What the name of a header may be made of (RFC 9110, 5.6.2)."""


class Cors(CORSMiddleware):
    """What CDS clients in a browser need; stands outermost.

    Which header a page adds (a trace, a tenant, `X-Requested-With`) is no concern
    of ours: no cookie is read, and no header but Authorization opens a door. So
    every header is allowed; the origins and methods are what is guarded.
    """

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        super().__init__(
            app,
            allow_origins=origins,
            allow_methods=("GET", "POST"),
            # Named one by one: browsers do not let * stand for Authorization.
            allow_headers=("Authorization", "Content-Type"),
            # A page of the public sandbox may call a service on this machine.
            allow_private_network=True,
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        """Answer a preflight; a refusal says why in the words of all refusals."""
        asked = [*_names(request_headers.get(_ASKED_FOR, ""))]
        response = super().preflight_response(_without_names(request_headers))
        if response.status_code < HTTPStatus.BAD_REQUEST:
            known = response.headers["access-control-allow-headers"].split(", ")
            response.headers["access-control-allow-headers"] = _all_of(known, asked)
            return response
        content = operation_outcome(
            "forbidden",
            "CORS: CDS_CORS_ORIGINS must name the origin; methods are GET and POST.",
        )
        return _with_headers_of(response, content)


def _names(asked: str) -> Iterator[str]:
    """Yield the headers a page wants to send; what is no name is left out."""
    for name in asked.split(","):
        if _TOKEN.fullmatch(name.strip()):
            yield name.strip()


def _without_names(headers: Headers) -> Headers:
    kept = [pair for pair in headers.raw if pair[0] != _ASKED_FOR.encode()]
    return Headers(raw=kept)


def _all_of(known: list[str], asked: list[str]) -> str:
    """Return each name once, as it was first spelled."""
    names: dict[str, str] = {}
    for name in (*known, *asked):
        names.setdefault(name.lower(), name)
    return ", ".join(names.values())


def _with_headers_of(response: Response, content: bytes) -> Response:
    answer = Response(content, response.status_code, media_type="application/json")
    for name, value in response.headers.items():
        if name.startswith("access-control-") or name == "vary":
            answer.headers[name] = value
    return answer
