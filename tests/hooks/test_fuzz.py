"""Whatever is sent, the service answers, and never with a 5xx."""

import json

import pytest
from hook_calls import (
    KEYS,
    SERVICE_OF,
    Json,
    imatinib,
    low_neutrophils,
    order_select,
    patient_view,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from walk import empties

_FIXED_CLIENT = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=60,
)
_TEXTS = st.sampled_from(
    [
        "p1",
        "Patient/p1",
        "active",
        "draft",
        "751-8",
        "C96.21",
        "403878",
        "http://loinc.org",
        "2026-01-05",
        "2026-13-41",
        "10*9/L",
        "\u202e<b>",
        "\x00",
    ]
) | st.text(max_size=8)
_NUMBERS = st.integers(-(10**30), 10**30) | st.sampled_from(
    [0, -0.0, 1e308, 5e-324, 0.8, 1.0]
)
_LEAVES = st.none() | st.booleans() | _NUMBERS | _TEXTS
_NAMES = st.sampled_from(
    [
        "resourceType",
        "entry",
        "resource",
        "id",
        "code",
        "coding",
        "system",
        "text",
        "valueQuantity",
        "value",
        "unit",
        "status",
        "subject",
        "reference",
        "link",
        "effectiveDateTime",
        "component",
        "dosageInstruction",
        "contained",
        "birthDate",
    ]
)
_KINDS = st.sampled_from(
    [
        "Patient",
        "Condition",
        "Observation",
        "MedicationRequest",
        "Medication",
        "Bundle",
        "Unheard",
        "DiagnosticReport",
        "OperationOutcome",
        "MedicationDispense",
    ]
)
_JSON = st.recursive(
    _LEAVES,
    lambda parts: (
        st.lists(parts, max_size=4) | st.dictionaries(_NAMES, parts, max_size=6)
    ),
    max_leaves=25,
)
_RESOURCES = st.builds(
    lambda kind, parts: parts | {"resourceType": kind},
    _KINDS,
    st.dictionaries(_NAMES, _JSON, max_size=8),
)
_PREFETCH = st.dictionaries(st.sampled_from(KEYS), _RESOURCES | _JSON, max_size=6)


@_FIXED_CLIENT
@given(body=_JSON, path=st.sampled_from(sorted(SERVICE_OF.values())))
def test_any_json_is_answered(client: TestClient, body: Json, path: str) -> None:
    """Arbitrary JSON is refused with a 4xx, as a call and as feedback."""
    for address in (path, f"{path}/feedback"):
        response = client.post(address, content=json.dumps(body))
        assert response.status_code in {200, 400}
        assert list(empties(response.json())) == []


@_FIXED_CLIENT
@given(body=st.binary(max_size=200))
def test_any_bytes_are_answered(client: TestClient, body: bytes) -> None:
    """Bytes that are no JSON are a 400."""
    assert client.post("/cds-services/sm-order-sign", content=body).status_code == 400


@_FIXED_CLIENT
@given(prefetch=_PREFETCH)
def test_any_prefetch_is_answered(client: TestClient, prefetch: Json) -> None:
    """Resources of every shape under every key; the explanation stands too."""
    call = patient_view(**prefetch)
    for path in ("/cds-services/sm-patient-view", "/explain/sm-patient-view"):
        response = client.post(path, content=json.dumps(call))
        assert response.status_code in {200, 400, 412}
        assert list(empties(response.json())) == []


@_FIXED_CLIENT
@given(drafts=st.lists(_RESOURCES | _JSON, max_size=3), selections=_JSON)
def test_any_draft_orders_are_answered(
    client: TestClient, drafts: Json, selections: Json
) -> None:
    """Drafts are half-written by nature."""
    call = order_select(selected=())
    call["context"]["draftOrders"]["entry"] = [{"resource": one} for one in drafts]
    call["context"]["selections"] = selections
    response = client.post("/cds-services/sm-order-select", content=json.dumps(call))

    assert response.status_code in {200, 400}


_ODD = [
    '"value": 1e999999',
    '"value": "1e999999"',
    '"value": -1e-999999',
    f'"value": {"9" * 5_000}',
    f'"value": 0.{"0" * 5_000}1',
    '"value": 0.8, "value": 9.9',
    '"value": true',
    '"value": {"value": 0.8}',
]


@pytest.mark.parametrize("odd", _ODD, ids=range(len(_ODD)))
def test_odd_numbers_cost_themselves_only(client: TestClient, odd: str) -> None:
    """Huge decimals, duplicate keys and wrong types never break the call."""
    body = json.dumps(low_neutrophils()).replace('"value": 0.8', odd)
    response = client.post("/cds-services/sm-patient-view", content=body)

    assert response.status_code == 200
    assert response.elapsed.total_seconds() < 2


def test_a_bundle_of_5000_entries_is_answered(client: TestClient) -> None:
    """A long history is a long history."""
    call = low_neutrophils()
    entries = call["prefetch"]["labs"]["entry"]
    old = entries[0]["resource"] | {"effectiveDateTime": "2020-01-01"}
    entries += [{"resource": old | {"id": f"old-{number}"}} for number in range(5_000)]
    response = client.post("/cds-services/sm-patient-view", json=call)

    assert response.status_code == 200
    summaries = [card["summary"] for card in response.json()["cards"]]
    assert any("ANC 0.8" in summary for summary in summaries)


@_FIXED_CLIENT
@given(data=st.data())
def test_a_call_with_a_part_replaced_is_answered(
    client: TestClient, data: st.DataObject
) -> None:
    """A real call with any one part of it exchanged for something else.

    With another patient's id the problem list that came is nobody's: 412.
    """
    call = imatinib()
    part, key = call, "context"
    while (
        isinstance(part[key], (dict, list)) and part[key] and data.draw(st.booleans())
    ):
        part = part[key]
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        key = data.draw(st.sampled_from(keys))
    part[key] = data.draw(_JSON)
    response = client.post("/cds-services/sm-order-sign", content=json.dumps(call))

    assert response.status_code in {200, 400, 412}
