"""A Condition that is no entry of a problem list does not stand for the list."""

from typing import Any

import pytest
from calls import PATIENT, bundle, call, condition, drafting, order, read
from starlette.testclient import TestClient

from cds_service.clinical.record import Gap, Record

WANTED = frozenset({Record.CONDITIONS})
ONLY_BESIDE = Gap(
    Record.CONDITIONS,
    "only diagnoses of an encounter, of relatives, or taken back were sent",
    partial=True,
)
CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category"
HYPERTENSION = "I10"


def of_category(*codes: str) -> dict[str, Any]:
    """Return categories as US Core has them."""
    coded = [{"coding": [{"system": CATEGORY, "code": code}]} for code in codes]
    return {"category": coded}


def status(code: str) -> dict[str, Any]:
    """Return a verification status."""
    return {"verificationStatus": {"coding": [{"code": code}]}}


@pytest.mark.parametrize(
    "told",
    [
        of_category("encounter-diagnosis"),
        of_category(" Encounter-Diagnosis "),
        of_category("encounter_diagnosis"),
        of_category("encounter-diagnosis", "439401001"),
        {"category": [{"text": "Encounter Diagnosis"}]},
        {"category": {"coding": [{"code": "encounter-diagnosis"}]}},
        {"category": [{"text": "Family history"}]},
        status("entered-in-error"),
        status("refuted"),
    ],
)
def test_what_is_beside_the_list_leaves_a_gap(told: dict[str, Any]) -> None:
    """Under a key of the site's own, where the one that was asked for is missing."""
    sent = call({"visitDiagnoses": bundle(condition(HYPERTENSION, **told))})
    assert read(sent, WANTED).gaps == (ONLY_BESIDE,)


@pytest.mark.parametrize(
    "told",
    [
        {},
        of_category("problem-list-item"),
        of_category("encounter-diagnosis", "problem-list-item"),
        of_category("a-code-of-the-site"),
        {"category": [{"text": "Problem"}]},
        {"category": 5},
        status("provisional"),
    ],
)
def test_one_entry_shows_that_the_list_came_under_another_name(
    told: dict[str, Any],
) -> None:
    """Also where others beside it are no entries, under the same key or another."""
    entry = condition(HYPERTENSION, **told)
    other = condition(HYPERTENSION, id="c2", **of_category("encounter-diagnosis"))
    together = call({"mine": bundle(entry, other)})
    apart = call({"mine": bundle(entry), "theirs": bundle(other)})
    assert read(together, WANTED).gaps == read(apart, WANTED).gaps == ()


@pytest.mark.parametrize("value", [None, bundle()])
def test_the_key_that_was_asked_for_is_believed(value: object) -> None:
    """It was sent and is empty: the patient has no problem but that of the visit."""
    visit = condition(HYPERTENSION, **of_category("encounter-diagnosis"))
    assert read(call({"conditions": value, "visit": bundle(visit)}), WANTED).gaps == ()


def test_an_order_is_not_met_with_silence(client: TestClient) -> None:
    """Nothing says that the patient has no mastocytosis; that is told, not refused."""
    visit = condition(HYPERTENSION, **of_category("encounter-diagnosis"))
    imatinib = order(medicationCodeableConcept={"text": "imatinib"})
    sent = drafting(imatinib, prefetch={"patient": PATIENT, "visit": bundle(visit)})
    answer = client.post("/cds-services/sm-order-sign", content=sent)
    (card,) = answer.json()["cards"]
    assert card["summary"].startswith("Could not check: ")
    assert "problem list: only diagnoses of an encounter" in card["detail"]


def test_a_diagnosis_of_the_visit_is_read_all_the_same(client: TestClient) -> None:
    """What it says is a fact; only what is absent beside it is not known."""
    visit = condition("C96.21", **of_category("encounter-diagnosis"))
    imatinib = order(medicationCodeableConcept={"text": "imatinib"})
    sent = drafting(imatinib, prefetch={"patient": PATIENT, "visit": bundle(visit)})
    answer = client.post("/cds-services/sm-order-sign", content=sent)
    first, _ = answer.json()["cards"]
    assert "KIT D816V" in first["summary"]
