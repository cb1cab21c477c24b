"""CORS on every answer, errors included: browsers call this service directly."""

from collections.abc import Collection
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from cds_service.hooks.errors import operation_outcome


class Cors(CORSMiddleware):
    """What CDS clients in a browser need; stands outermost."""

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
        response = super().preflight_response(request_headers)
        if response.status_code < HTTPStatus.BAD_REQUEST:
            return response
        why = "CORS: CDS_CORS_ORIGINS must name the origin; the methods are GET and"
        content = operation_outcome(
            "forbidden", f"{why} POST, the headers Authorization and Content-Type."
        )
        return _with_headers_of(response, content)


def _with_headers_of(response: Response, content: bytes) -> Response:
    answer = Response(content, response.status_code, media_type="application/json")
    for name, value in response.headers.items():
        if name.startswith("access-control-") or name == "vary":
            answer.headers[name] = value
    return answer
