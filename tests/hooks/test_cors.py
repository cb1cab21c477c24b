"""CORS: SEC-18; what a CDS client in a browser needs, on every answer."""

import pytest
from hook_calls import low_neutrophils
from starlette.testclient import TestClient

from cds_service.app import create_app
from cds_service.settings import Settings

_PATHS = [
    "/cds-services",
    "/cds-services/sm-patient-view",
    "/cds-services/sm-patient-view/feedback",
    "/explain/sm-patient-view",
]
_ORIGIN = {"Origin": "https://sandbox.cds-hooks.org"}


@pytest.mark.parametrize("path", _PATHS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sec_18_a_preflight_is_answered(
    client: TestClient, path: str, method: str
) -> None:
    """Without credentials, for both headers that clients send."""
    response = client.options(
        path,
        headers=_ORIGIN
        | {
            "Access-Control-Request-Method": method,
            "Access-Control-Request-Headers": "authorization,content-type",
        },
    )

    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    allowed = response.headers["access-control-allow-headers"].lower()
    assert {"authorization", "content-type"} <= set(allowed.split(", "))
    assert {"GET", "POST"} == set(
        response.headers["access-control-allow-methods"].split(", ")
    )


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/cds-services", 200),
        ("POST", "/cds-services/sm-patient-view", 400),
        ("GET", "/cds-services/sm-patient-view", 405),
        ("POST", "/cds-services/nope", 404),
        ("POST", "/cds-services/sm-patient-view/feedback", 400),
        ("GET", "/nowhere", 404),
        ("POST", "/cds-services", 405),
        ("GET", "/health/ready", 200),
    ],
)
def test_sec_18_every_answer_may_be_read(
    client: TestClient, method: str, path: str, status: int
) -> None:
    """Errors too: a browser otherwise reports a CORS fault and hides the reason."""
    response = client.request(method, path, headers=_ORIGIN)

    assert response.status_code == status
    assert response.headers["access-control-allow-origin"] == "*"


def test_an_answer_with_cards_may_be_read(client: TestClient) -> None:
    """The one that matters."""
    path = "/cds-services/sm-patient-view"
    response = client.post(path, json=low_neutrophils(), headers=_ORIGIN)

    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("asked", "granted"),
    [
        ("traceparent", {"traceparent"}),
        ("authorization, X-Requested-With,traceparent", {"x-requested-with"}),
        ("X-Requested-With,x-requested-with", {"x-requested-with"}),
        ("", set()),
        (",, a b ,x-tenant", {"x-tenant"}),
    ],
)
def test_a_preflight_may_ask_for_any_header(
    client: TestClient, asked: str, granted: set[str]
) -> None:
    """Pages of EHRs add headers of their own; what is no name is not repeated."""
    headers = _ORIGIN | {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": asked,
    }
    response = client.options("/cds-services/sm-patient-view", headers=headers)

    assert response.status_code == 200
    allowed = response.headers["access-control-allow-headers"].lower().split(", ")
    assert {"authorization", "content-type"} | granted <= set(allowed)
    assert len(allowed) == len(set(allowed))
    assert "a b" not in allowed


def test_a_header_opens_no_door_to_an_unknown_origin() -> None:
    """The origin is guarded whatever a page wants to send."""
    settings = Settings.load({"CDS_CORS_ORIGINS": "https://ehr.example.org"})
    headers = {
        "Origin": "https://evil.example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "traceparent",
    }
    response = TestClient(create_app(settings)).options(_PATHS[1], headers=headers)

    assert response.status_code == 400
    assert "access-control-allow-origin" not in response.headers
    assert "traceparent" not in response.headers["access-control-allow-headers"]


def test_a_method_that_is_not_offered_is_refused_in_words(client: TestClient) -> None:
    """A refused preflight is an OperationOutcome like every refusal."""
    headers = _ORIGIN | {"Access-Control-Request-Method": "DELETE"}
    response = client.options("/cds-services", headers=headers)

    assert response.status_code == 400
    assert response.json()["resourceType"] == "OperationOutcome"
    assert "CDS_CORS_ORIGINS" in response.json()["issue"][0]["diagnostics"]


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [("https://ehr.example.org", True), ("https://evil.example.org", False)],
)
def test_named_origins_are_the_only_ones(origin: str, allowed: bool) -> None:
    """With CDS_CORS_ORIGINS set, another page's script cannot read the answer."""
    settings = Settings.load({"CDS_CORS_ORIGINS": "https://ehr.example.org"})
    client = TestClient(create_app(settings))
    response = client.get("/cds-services", headers={"Origin": origin})

    given = response.headers.get("access-control-allow-origin")
    assert given == (origin if allowed else None)
