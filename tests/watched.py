"""A service and a call that is marked all over, and all that comes out of it."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import httpx
from hook_calls import Json, low_neutrophils
from tokens import Hospital, bearer, token

from cds_service.hooks.service import Service
from cds_service.hooks.services import SERVICES

MARK: Final = "CANARY"


def marked(value: Json) -> Json:
    """Return the call with the mark in every text that is no code or date."""
    kept = {"resourceType", "code", "system", "reference", "status", "hook", "value"}
    match value:
        case dict():
            return {
                key: item if key in kept and isinstance(item, str) else marked(item)
                for key, item in value.items()
            }
        case list():
            return [marked(item) for item in value]
        case str() if not value[:1].isdigit() and "/" not in value:
            return f"{value} {MARK}"
        case _:
            return value


def call() -> Json:
    """Return a call about a patient who is marked all over."""
    sound = low_neutrophils()
    sound["prefetch"] = marked(sound["prefetch"])
    sound["prefetch"]["patient"] |= {"id": "p1", "name": [{"family": MARK}]}
    sound["hookInstance"] = MARK
    sound["context"]["userId"] = f"Practitioner/{MARK}"
    sound["fhirServer"] = f"https://{MARK.lower()}.example.org/{MARK}"
    sound["fhirAuthorization"] = {"access_token": MARK, "scope": MARK, "patient": MARK}
    return sound


class Watched(Hospital):
    """A hospital with everything that is written anywhere, in one place."""

    def __init__(
        self,
        folder: Path,
        services: Mapping[str, Service] = SERVICES,
        **environment: str,
    ) -> None:
        super().__init__(folder, published=True, services=services, **environment)
        self.others = io.StringIO()
        self.answers: list[httpx.Response] = []
        self.number = 0

    def send(
        self,
        path: str,
        body: object = b"",
        method: str = "POST",
        headers: Mapping[str, str] | None = None,
    ) -> int:
        """Send a call with a sound token, and keep the answer."""
        self.number += 1
        own = bearer(token(path.partition("?")[0], jti=f"{MARK}-{self.number}"))
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        got: Any = self.client.request(
            method,
            path,
            content=content,
            headers={**own, "X-Trace": MARK, "User-Agent": MARK, **(headers or {})},
        )
        self.answers.append(got)
        return int(got.status_code)

    def told(self) -> str:
        """Return all that came out and was not for the caller alone."""
        refused = [one for one in self.answers if one.status_code >= 400]
        errors = [f"{one.text} {one.headers}" for one in refused]
        return "\n".join(
            (self.log.getvalue().decode(), self.others.getvalue(), *errors)
        )
