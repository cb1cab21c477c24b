"""Nothing about a patient leaves but to the caller, and nobody else is called."""

import json
from io import BytesIO

import pytest
import respx
from hook_calls import IMATINIB_DRAFT, Json, low_neutrophils, order_sign, path_of
from logged_rules import logged
from starlette.testclient import TestClient

_CANARY = "CANARY"


def _marked(value: Json) -> Json:
    """Return the call with the canary in every text that is no code."""
    kept = {"resourceType", "code", "system", "reference", "status", "hook", "value"}
    match value:
        case dict():
            return {
                key: item if key in kept and isinstance(item, str) else _marked(item)
                for key, item in value.items()
            }
        case list():
            return [_marked(item) for item in value]
        case str() if not value[:1].isdigit() and "/" not in value:
            return f"{value} {_CANARY}"
        case _:
            return value


def _call() -> Json:
    call = low_neutrophils()
    call["prefetch"] = _marked(call["prefetch"])
    call["prefetch"]["patient"] |= {
        "id": "p1",
        "name": [{"family": _CANARY, "given": [_CANARY]}],
        "identifier": [{"value": _CANARY}],
    }
    call["hookInstance"] = f"{_CANARY} of Jane"
    call["context"]["userId"] = f"Practitioner/{_CANARY}"
    call["fhirAuthorization"] = {"access_token": _CANARY}
    return call


def test_resp_06_sec_20_the_log_holds_no_patient_data(
    client: TestClient, log: BytesIO
) -> None:
    """SEC-20, AUTHZ-05: an audit line per call, with ids of rules and nothing else."""
    response = client.post(
        "/cds-services/sm-patient-view",
        json=_call(),
        headers={"Authorization": f"Bearer {_CANARY}"},
    )

    assert response.status_code == 200
    (line,) = (json.loads(text) for text in log.getvalue().splitlines())
    assert line["event"] == "call"
    assert logged("mido-anc-interrupt") in line["fired"]
    assert line["cards"] == [card["uuid"] for card in response.json()["cards"]]
    for private in (_CANARY, '"p1"', "Patient/", "0.8", "1970"):
        assert private not in log.getvalue().decode()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda call: call.pop("prefetch"),
        lambda call: call.pop("hook"),
        lambda call: call["context"].pop("patientId"),
        lambda call: call.update(hook=_CANARY),
        lambda call: call.update(context=_CANARY),
        lambda call: call["prefetch"].pop("conditions"),
        lambda call: call.update(extension={"org.smcds.as-of": _CANARY}),
        lambda call: call.update(prefetch=_CANARY),
    ],
)
def test_resp_06_an_error_repeats_nothing(
    client: TestClient, log: BytesIO, spoil: Json
) -> None:
    """RESP-06: error texts end up in logs and on screens of strangers."""
    call = _call()
    spoil(call)
    response = client.post("/cds-services/sm-patient-view", json=call)

    assert response.status_code in {400, 412}
    assert _CANARY not in response.text
    assert _CANARY not in log.getvalue().decode()


def test_authz_09_no_server_is_ever_called(client: TestClient) -> None:
    """AUTHZ-09: a fhirServer, a next page and a jku in a request are not followed."""
    call = order_sign(IMATINIB_DRAFT)
    call["fhirServer"] = "https://ehr.example.org/fhir"
    call["fhirAuthorization"] = {
        "access_token": "secret",
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "user/*.read",
        "subject": "cds",
    }
    del call["prefetch"]["labs"]
    call["prefetch"]["medicationRequests"] = {
        "resourceType": "Bundle",
        "link": [{"relation": "next", "url": "https://ehr.example.org/fhir?page=2"}],
    }
    with respx.mock(assert_all_called=False) as network:
        everything = network.route().respond(500)
        response = client.post(path_of(call), json=call)

    assert response.status_code == 200
    assert not everything.called
