"""The decision trace: every rule, what it used, and why it said what it said."""

from typing import Any

import pytest
from hook_calls import (
    Json,
    fixture_requests,
    imatinib,
    low_neutrophils,
    neutrophils,
    patient_view,
    read,
)
from starlette.testclient import TestClient
from walk import empties

from cds_service.hooks.services import SERVICES


def _trace(client: TestClient, call: Json) -> dict[str, Any]:
    response = client.post(f"/explain/sm-{call['hook']}", json=call)
    assert response.status_code == 200, response.text
    trace: dict[str, Any] = response.json()
    assert list(empties(trace)) == []
    return trace


def _of(trace: dict[str, Any], rule_id: str) -> dict[str, Any]:
    (found,) = (rule for rule in trace["rules"] if rule["id"] == rule_id)
    return dict(found)


def test_a_rule_that_fired_shows_its_facts(client: TestClient) -> None:
    """Reference, value as sent, value as compared, date, age; then the sources."""
    trace = _trace(client, low_neutrophils())

    assert (trace["service"], trace["asOf"]) == ("sm-patient-view", "2026-01-06")
    rule = _of(trace, "mido-anc-interrupt")
    assert rule["outcome"] == "fired"
    assert rule["indicator"] in {"warning", "critical"}
    assert "0.8" in rule["reason"]
    (used,) = (one for one in rule["used"] if one["reference"] == "Observation/anc")
    assert used["date"] == "2026-01-05"
    assert used["ageDays"] == 1
    assert "0.8" in used["sent"]
    assert "0.8" in used["compared"]
    assert rule["numbers"]
    assert all(number["basis"] for number in rule["numbers"])
    assert all(source["places"] for source in rule["sources"])
    assert rule["page"] == "http://127.0.0.1:8000/rules/mido-anc-interrupt"


def test_every_rule_of_the_service_answers(client: TestClient) -> None:
    """A rule that is not in the trace was not asked."""
    trace = _trace(client, patient_view())

    asked = SERVICES["sm-patient-view"].rules
    assert [rule["id"] for rule in trace["rules"]] == [rule.id for rule in asked]
    assert {rule["outcome"] for rule in trace["rules"]} == {"not indicated"}
    assert all(rule["reason"] for rule in trace["rules"])


def test_what_cannot_be_told_says_what_is_missing(client: TestClient) -> None:
    """Imatinib without any KIT result: somebody must be told that it is unknown."""
    trace = _trace(client, imatinib())

    rule = _of(trace, "imatinib-kit-unknown-or-inadequate")
    assert rule["outcome"] in {"fired", "cannot tell"}
    assert rule["reason"]


def test_what_was_not_read_and_what_is_missing_is_listed(client: TestClient) -> None:
    """Unread resources with their value as sent, and absent keys."""
    call = low_neutrophils()
    odd = neutrophils(0.7, identity="odd")
    odd["valueQuantity"] |= {"unit": "furlong", "code": "furlong"}
    call["prefetch"]["labs"]["entry"].append({"resource": odd})
    del call["prefetch"]["medicationDispenses"]
    trace = _trace(client, call)

    assert any(item["reference"] == "Observation/odd" for item in trace["unread"])
    records = {gap["record"]: gap["partial"] for gap in trace["gaps"]}
    assert records["medicationDispenses"] is False


def test_a_deceased_patients_trace_says_why_there_are_no_cards(
    client: TestClient,
) -> None:
    """Silence has a reason, and the trace names it."""
    call = low_neutrophils()
    call["prefetch"]["patient"] = {
        "resourceType": "Patient",
        "id": "p1",
        "deceasedBoolean": True,
    }

    assert _trace(client, call)["noCardsBecause"]
    assert "noCardsBecause" not in _trace(client, low_neutrophils())


@pytest.mark.parametrize(
    "path", fixture_requests(), ids=lambda path: "/".join(path.parts[-3:-1])
)
def test_every_fixture_can_be_explained(client: TestClient, path: Json) -> None:
    """Nothing null or empty, no rule broken, whatever the record holds."""
    trace = _trace(client, read(path))

    assert not [rule for rule in trace["rules"] if rule["outcome"] == "failed"]
