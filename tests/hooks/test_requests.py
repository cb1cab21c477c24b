"""What must be accepted: REQ, JSON and PFD items of the conformance list, by id."""

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from hook_calls import (
    AGGRESSIVE_SM,
    IMATINIB_DRAFT,
    ORDER_SIGN,
    PATIENT_VIEW,
    Json,
    bundle,
    imatinib,
    low_neutrophils,
    order_select,
    order_sign,
    path_of,
    patient_view,
)
from starlette.testclient import TestClient


def _summaries(client: TestClient, call: Json) -> list[str]:
    response = client.post(path_of(call), json=call)
    assert response.status_code == 200, response.text
    return [card["summary"] for card in response.json()["cards"]]


def test_the_call_that_must_raise_a_card_does(client: TestClient) -> None:
    """Without this, all that follows could be true of a service that says nothing."""
    summaries = _summaries(client, low_neutrophils())

    expected = "Interrupt midostaurin: ANC 0.8 x10^9/L on 2026-01-05"
    assert any(one.startswith(expected) for one in summaries)


def test_json_09_unknown_members_change_nothing(client: TestClient) -> None:
    """JSON-09, EXT-01, DISC-16: extensions and fields of tomorrow are ignored."""
    call = low_neutrophils()
    extended = deepcopy(call) | {
        "foo": {"bar": [1, None]},
        "extension": {"com.example.config": {"a": True}},
        "fhirAuthorization": {"access_token": "t", "foo": 1},
    }
    extended["context"]["foo"] = []
    extended["prefetch"]["notAsked"] = {"resourceType": "Patient", "id": "other"}

    assert _summaries(client, extended) == _summaries(client, call)


def test_req_03_a_hook_instance_may_come_twice_and_in_any_case(
    client: TestClient,
) -> None:
    """REQ-03: it is no replay key."""
    call = low_neutrophils()
    upper = call | {"hookInstance": call["hookInstance"].upper()}

    assert _summaries(client, call) == _summaries(client, call)
    assert _summaries(client, upper) == _summaries(client, call)


@pytest.mark.parametrize(
    "user", ["Patient/123", "RelatedPerson/9", "PractitionerRole/a", "Practitioner/b"]
)
def test_req_10_whoever_looks_may_look(client: TestClient, user: str) -> None:
    """REQ-10: patient-view admits patients and relatives."""
    call = low_neutrophils()
    call["context"]["userId"] = user

    assert _summaries(client, call)


def test_req_22_null_for_an_optional_field_is_absent(client: TestClient) -> None:
    """REQ-22: EHRs send null for what they do not have."""
    call = low_neutrophils() | {"fhirServer": None, "extension": None}
    call["context"]["encounterId"] = None

    assert _summaries(client, call) == _summaries(client, low_neutrophils())


def test_req_13_order_select_is_about_the_selection(client: TestClient) -> None:
    """REQ-13: the imatinib that is not selected raises no card of its own."""
    other = deepcopy(IMATINIB_DRAFT) | {"id": "aspirin"}
    other["medicationCodeableConcept"] = {"text": "aspirin 81 MG"}
    conditions = bundle(AGGRESSIVE_SM)
    chosen = order_select(
        IMATINIB_DRAFT, other, selected=(IMATINIB_DRAFT,), conditions=conditions
    )
    beside = order_select(
        IMATINIB_DRAFT, other, selected=(other,), conditions=conditions
    )

    assert any("imatinib" in one.lower() for one in _summaries(client, chosen))
    assert not any("imatinib" in one.lower() for one in _summaries(client, beside))


def test_req_14_15_16_17_drafts_are_read_leniently(client: TestClient) -> None:
    """REQ-14 to 17: no Bundle type, no status, other kinds, active on re-signing."""
    draft = deepcopy(IMATINIB_DRAFT) | {"category": {"text": "an object, no list"}}
    call = order_sign(
        draft,
        {"resourceType": "MedicationRequest", "id": "no-drug-yet"},
        {"resourceType": "VisionPrescription", "id": "v"},
        {"resourceType": "NotInvented", "id": "n"},
        {"resourceType": "MedicationOrder", "id": "dstu2"},
        conditions=bundle(AGGRESSIVE_SM),
    )
    del call["context"]["draftOrders"]["type"]
    plain = _summaries(client, imatinib())

    assert plain
    assert set(plain) <= set(_summaries(client, call))
    draft["status"] = "active"
    assert set(plain) <= set(_summaries(client, call))


def test_req_18_twenty_calls_at_once_do_not_mix(client: TestClient) -> None:
    """REQ-18: half of them about another patient, each gets its own answer."""
    quiet, loud = patient_view(), low_neutrophils()
    with ThreadPoolExecutor(20) as pool:
        calls = [quiet, loud] * 10
        found = list(pool.map(lambda call: _summaries(client, call), calls))

    assert found[::2] == [[]] * 10
    assert all(one == found[1] for one in found[1::2])
    assert found[1]


def test_req_23_another_patients_results_raise_nothing(client: TestClient) -> None:
    """REQ-23: a count of somebody else is not this patient's count."""
    call = low_neutrophils()
    for entry in call["prefetch"]["labs"]["entry"]:
        entry["resource"]["subject"]["reference"] = "Patient/other"

    assert not any("0.8" in one for one in _summaries(client, call))


def test_resp_02_no_guidance_is_an_empty_list(client: TestClient) -> None:
    """RESP-02: a patient without mastocytosis gets no card and no noise."""
    response = client.post(PATIENT_VIEW, json=patient_view())

    assert response.content == b'{"cards":[]}'


def test_a_deceased_patient_gets_no_card(client: TestClient) -> None:
    """Nobody is reminded to treat who has died."""
    call = low_neutrophils()
    call["prefetch"]["patient"] = call["prefetch"]["patient"] | {
        "deceasedDateTime": "2026-01-02"
    }

    assert _summaries(client, call) == []


def test_pfd_06_a_next_page_is_said_and_not_followed(client: TestClient) -> None:
    """PFD-06: what lies on the next page is not taken for absent."""
    call = low_neutrophils()
    call["prefetch"]["labs"]["link"] = [
        {"relation": "next", "url": "https://ehr.example.org/fhir?page=2"}
    ]

    assert any(one.startswith("Could not check") for one in _summaries(client, call))


def test_the_day_may_be_chosen_in_open_mode(client: TestClient) -> None:
    """The same record months later: the count is too old to act on."""
    later = low_neutrophils() | {"extension": {"org.smcds.as-of": "2026-09-01"}}

    assert not any("Interrupt midostaurin" in one for one in _summaries(client, later))


@pytest.mark.parametrize(
    "path", ["//sm-order-sign", "/sm-order-sign/", "//sm-order-sign//"]
)
def test_a_doubled_slash_is_tolerated(client: TestClient, path: str) -> None:
    """A client that was given the address with a slash at its end."""
    call = imatinib()
    plain = client.post(ORDER_SIGN, json=call).json()["cards"]
    odd = client.post(f"/cds-services{path}", json=call).json()["cards"]

    assert [card["summary"] for card in odd] == [card["summary"] for card in plain]
