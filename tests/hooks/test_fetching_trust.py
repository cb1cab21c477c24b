"""The token goes to the listed server and nowhere else, and no further than it says."""

import logging
from typing import Final

import pytest
from fetch_calls import (
    EXPLAIN,
    PATIENT_VIEW,
    Json,
    Service,
    gaps,
    resources_in,
    serving,
    without_prefetch,
)
from hook_calls import low_neutrophils, order_sign, path_of
from real_fhir_server import TOKEN, FhirServer

_NOT_SENT: Final = "was not sent, and could not be retrieved: "
_EVERYWHERE: Final = "https://ehr.example.org/fhir"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"patient": "p2"}, "the token is for another patient"),
        ({"expires_in": 0}, "the token for the FHIR server has expired"),
        (
            {"access_token": "a\r\nb: c"},
            "the token for the FHIR server could not be read",
        ),
        ({"token_type": "MAC"}, "the token for the FHIR server could not be read"),
        ({"scope": "patient/Condition.rs"}, "the access token does not cover it"),
        ({"scope": "user/Observation.write"}, "the access token does not cover it"),
        ({"scope": "launch openid"}, "the access token does not cover it"),
    ],
)
def test_a_token_that_does_not_allow_it_is_not_used(
    fhir_server: FhirServer, fetching: Service, told: Json, why: str
) -> None:
    """AUTHZ-03, AUTHZ-10, REQ-23: nobody is asked, and the trace says why."""
    call = low_neutrophils()
    del call["prefetch"]["labs"]
    fhir_server.load(*resources_in(low_neutrophils()))
    answer = fetching.post(EXPLAIN, call, TOKEN, **told)

    assert gaps(answer) == {"labs": f"{_NOT_SENT}{why}"}
    assert fhir_server.log() == []


def test_authz_09_a_server_that_is_not_listed_is_not_asked(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """AUTHZ-09: whatever the request names."""
    call = low_neutrophils()
    del call["prefetch"]["labs"]
    fhir_server.load()
    for named in (f"{fhir_server.base_url}/tenant", _EVERYWHERE):
        answer = fetching.post(EXPLAIN, {**call, "fhirServer": named}, TOKEN)

        why = "the FHIR server is not one this service may ask"
        assert gaps(answer) == {"labs": f"{_NOT_SENT}{why}"}
    assert fhir_server.log() == []


def test_a_call_that_names_no_server_lacks_what_it_lacks(fetching: Service) -> None:
    """The gap is the plain one, with the reason."""
    call = without_prefetch(low_neutrophils(), "patient", "conditions")
    call["fhirServer"] = ""
    answer = fetching.post(EXPLAIN, call)

    assert gaps(answer)["labs"].startswith("was not sent")


def test_an_open_server_is_asked_without_a_token(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """As demonstration servers are; this one refuses, which is said."""
    call = low_neutrophils()
    del call["prefetch"]["labs"]
    fhir_server.load()
    answer = fetching.post(EXPLAIN, call)

    assert gaps(answer)["labs"].endswith("answered with status 401")
    assert [each["authorization"] for each in fhir_server.log()] == [""]


@pytest.mark.parametrize(
    "patient", ["p1,p2", "p1&_include=x", "../Patient/p1", "..", "p 1", "p" * 129]
)
def test_an_id_that_is_none_is_not_asked_for(
    fhir_server: FhirServer, fetching: Service, patient: str
) -> None:
    """A comma would ask for two patients, an ampersand for anything."""
    call = without_prefetch(low_neutrophils(), "conditions")
    call["context"]["patientId"] = patient
    fhir_server.load()
    answer = fetching.post(PATIENT_VIEW, call, TOKEN)

    assert answer.status_code == 412
    assert fhir_server.log() == []


def test_authz_05_nothing_of_it_is_logged(
    fhir_server: FhirServer,
    fetching: Service,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """AUTHZ-05: at the most talkative level of every library, failures included."""
    caplog.set_level(logging.DEBUG)
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.faults({"match": "Observation", "kind": "reset", "times": 2})
    fetching.post(EXPLAIN, without_prefetch(call), TOKEN)
    fhir_server.faults({"match": "Patient", "status": 500})
    fetching.post(PATIENT_VIEW, without_prefetch(call), TOKEN)

    written = caplog.text + fetching.logged
    for private in (TOKEN, '"p1"', "Patient/", "/fhir"):
        assert private not in written
    assert capfd.readouterr() == ("", "")


def test_authz_06_nothing_is_asked_after_the_answer(
    fhir_server: FhirServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AUTHZ-06: what was not answered by the deadline is not asked again."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.faults({"match": "Observation", "kind": "never"})
    with serving(fhir_server.base_url, monkeypatch, CDS_DEADLINE_MS="700") as service:
        service.post(EXPLAIN, without_prefetch(call), TOKEN)
        fhir_server.log()
        service.post(EXPLAIN, low_neutrophils(), TOKEN)

        assert fhir_server.log() == []


def test_no_session_is_carried_from_one_call_to_the_next(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """A cookie of a server is not sent back, not even to it."""
    call = low_neutrophils()
    del call["prefetch"]["labs"]
    fhir_server.load()
    cookie = {"set-cookie": "session=of-one-clinician; Path=/"}
    fhir_server.faults({"match": "Observation", "status": 200, "headers": cookie})
    fetching.post(EXPLAIN, call, TOKEN)
    fetching.post(EXPLAIN, call, TOKEN)

    assert {each["cookie"] for each in fhir_server.log()} == {""}


def test_drafts_are_not_asked_for(fhir_server: FhirServer, fetching: Service) -> None:
    """REQ-12: a draft is not on the server; its patient's record is."""
    call = without_prefetch(
        order_sign({"resourceType": "MedicationRequest", "id": "d"})
    )
    fhir_server.load(*resources_in(low_neutrophils()))
    fetching.post(path_of(call), call, TOKEN)

    assert all("/d" not in each["url"] for each in fhir_server.log())
