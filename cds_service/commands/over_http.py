"""Calls a running server, and says plainly when there is none."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import SplitResult, urlsplit

from cds_service.commands.calls import Reply, reply_of
from cds_service.commands.ending import CannotRunError
from cds_service.commands.json_value import Json
from cds_service.commands.screen import plain
from cds_service.patterns import uncompiled

_DISCOVERY: Final = "/cds-services"
_PATIENCE_SECONDS: Final = 30
_OK: Final = 200
_TAIL: Final = uncompiled(r"/cds-services(/[^/]*)?$")


class UnreachableError(CannotRunError):
    """Nothing answered at that address, or nothing that could be asked."""


class OverHttp:
    """Calls the server at an address, with or without /cds-services at its end."""

    def __init__(self, url: str) -> None:
        given = _split(url)
        path = _TAIL.sub("", given.path.rstrip("/"))
        self._base = given._replace(path=path, query="", fragment="")

    def __call__(self, path: str, body: bytes, content_type: str) -> Reply:
        """Post the body.

        Raises:
            UnreachableError: nobody answered.
        """
        headers = {"Content-Type": content_type, "Accept": "application/json"}
        reply, _ = self._ask("POST", path, body, headers)
        return reply

    def checked(self) -> "OverHttp":
        """Look once whether CDS services are offered there.

        Raises:
            UnreachableError: they are not, and why.
        """
        reply, moved = self._ask("GET", _DISCOVERY, None, {"Accept": "*/*"})
        if reply.status == _OK and _lists_services(reply.body):
            return self
        where = f" and points to {plain(moved)}" if moved else ""
        message = (
            f"{self._base.geturl()}{_DISCOVERY} answered {reply.status}{where}, not"
            " with a list of services: --url takes the address before /cds-services"
        )
        raise UnreachableError(message)

    def _ask(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[Reply, str]:
        secure = self._base.scheme == "https"
        kind = HTTPSConnection if secure else HTTPConnection
        try:
            connection = kind(self._base.netloc, timeout=_PATIENCE_SECONDS)
            try:
                connection.request(method, self._base.path + path, body, headers)
                answer = connection.getresponse()
                moved = answer.getheader("Location") or ""
                return reply_of(answer.status, answer.read()), moved
            finally:
                connection.close()
        except (OSError, HTTPException, UnicodeError) as error:
            message = f"no answer from {self._base.geturl()} ({error})"
            raise UnreachableError(message) from error


def _split(url: str) -> SplitResult:
    try:
        address = urlsplit(url)
    except ValueError:
        address = SplitResult("", "", "", "", "")
    if address.scheme in {"http", "https"} and address.netloc:
        return address
    message = f"{url} is no address: write it like http://127.0.0.1:8000"
    raise UnreachableError(message)


def _lists_services(body: Json) -> bool:
    return isinstance(body, dict) and isinstance(body.get("services"), list)
