"""Words for calls that lack something, and for the service that fetches it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any, Final

import pytest
from starlette.testclient import TestClient

from cds_service import lifespan
from cds_service.app import create_app
from cds_service.settings import Settings

Json = Any

PATIENT_VIEW: Final = "/cds-services/sm-patient-view"
EXPLAIN: Final = "/explain/sm-patient-view"
NOT_SENT: Final = "was not sent, and could not be retrieved: "
ANSWERED: Final = f"{NOT_SENT}the FHIR server answered with status "
_RESULTS: Final = "^(GET|POST) /fhir/Observation"
NOW: Final = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)


class Service:
    """The service with a FHIR server it may ask, its log in memory."""

    def __init__(self, client: TestClient, log: BytesIO, base_url: str) -> None:
        self._client = client
        self._log = log
        self._base_url = base_url

    def post(self, path: str, call: Json, token: str = "", **told: Json) -> Json:
        """Post a call that names the server, with a token unless it is empty."""
        sent = {"fhirServer": self._base_url} | call
        if token:
            sent["fhirAuthorization"] = authorization(token, **told)
        return self._client.post(path, json=sent)

    @property
    def logged(self) -> str:
        """Everything that was logged."""
        return self._log.getvalue().decode()


@contextmanager
def serving(
    base_url: str, monkeypatch: pytest.MonkeyPatch, **settings: str
) -> Iterator[Service]:
    """Serve in process, with one event loop from the first call to the last."""
    # The collector is that of the test run, and is to stay as it is.
    idle = SimpleNamespace(
        collect=lambda: None, freeze=lambda: None, set_threshold=lambda *_: None
    )
    monkeypatch.setattr(lifespan, "gc", idle)
    log = BytesIO()
    # A busy machine is no fault of the server's; tests of the deadline set their own.
    patient = {"CDS_FHIR_SERVERS": base_url, "CDS_DEADLINE_MS": "60000"}
    given = patient | settings
    app = create_app(Settings.load(given), clock=lambda: NOW, log=log)
    with TestClient(app) as client:
        yield Service(client, log, base_url)


def authorization(token: str, **told: Json) -> Json:
    """Return a fhirAuthorization; `told` replaces or adds members."""
    return {
        "access_token": token,
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "user/*.read",
        "subject": "cds-service",
    } | told


def without_prefetch(call: Json, *kept: str) -> Json:
    """Return the call with none but these keys of its prefetch."""
    sent = {key: value for key, value in call["prefetch"].items() if key in kept}
    return {**call, "prefetch": sent}


def resources_in(call: Json) -> list[Json]:
    """Return every resource of the prefetch of a call."""
    found = []
    for value in call["prefetch"].values():
        match value:
            case {"resourceType": "Bundle"}:
                found += [entry["resource"] for entry in value.get("entry", [])]
            case {"resourceType": _}:
                found.append(value)
    return found


def said(answer: Json) -> list[Json]:
    """Return the cards without what is fresh each time, and without references."""
    cards = answer.json()["cards"]
    return [
        {key: card[key] for key in ("summary", "detail", "indicator")} for card in cards
    ]


def gaps(answer: Json) -> dict[str, str]:
    """Return why each part of the record is lacking, as a trace tells it."""
    assert answer.status_code == 200, answer.text
    return {gap["record"]: gap["why"] for gap in answer.json().get("gaps", [])}


def as_text(answer: Json) -> str:
    """Return everything that was answered, heads included."""
    return json.dumps([answer.text, dict(answer.headers)])


def fault(
    kind: str = "", match: str = "^(GET|POST) /fhir/Observation", **more: Json
) -> Json:
    """Return a fault of the FHIR server (see faults.mjs), by default of its results."""
    return {"kind": kind, "match": match, **more}


def page(*resources: Json, after: str = "") -> str:
    """Return a page of a search; `after` is the address of the next one."""
    link = [{"relation": "next", "url": after}] if after else []
    entry = [{"resource": each} for each in resources]
    sent = {"resourceType": "Bundle", "type": "searchset", "link": link, "entry": entry}
    return json.dumps(sent)
