"""Discovery: DISC and PFT items of the conformance list, by id."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient
from walk import empties

_LATER_HOOK_FIELDS = {"draftOrders", "selections", "appointments", "fulfillmentTasks"}


@pytest.fixture
def services(client: TestClient) -> list[dict[str, Any]]:
    """Return the services as listed."""
    listed: list[dict[str, Any]] = client.get("/cds-services").json()["services"]
    return listed


def test_disc_01_to_03_answers_200_with_a_list(client: TestClient) -> None:
    """DISC-01 to 03: no redirect, JSON, an object with `services` and no more."""
    response = client.get("/cds-services", follow_redirects=False)

    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert set(response.json()) == {"services"}
    assert list(empties(response.json())) == []


@pytest.mark.parametrize(
    "path", ["/cds-services/", "//cds-services", "/cds-services//"]
)
def test_a_stray_slash_is_tolerated(client: TestClient, path: str) -> None:
    """Whoever types the address with one slash too many is not sent away."""
    assert client.get(path, follow_redirects=False).status_code == 200


def test_disc_05_to_10_each_service_says_what_it_is(
    services: list[dict[str, Any]],
) -> None:
    """DISC-05 to 10, 16: every field of the specification, and no other."""
    for service in services:
        assert set(service) - {"hookVersion"} == {
            "hook",
            "title",
            "description",
            "id",
            "prefetch",
            "usageRequirements",
            "version",
        }


def test_disc_08_the_ids_are_distinct_and_end_in_their_hook(
    services: list[dict[str, Any]],
) -> None:
    """DISC-08: one id has one hook, since clients key services by address."""
    assert {service["id"]: service["hook"] for service in services} == {
        "sm-patient-view": "patient-view",
        "sm-order-select": "order-select",
        "sm-order-sign": "order-sign",
        "sm-encounter-discharge": "encounter-discharge",
        "sm-appointment-book": "appointment-book",
        "sm-medication-refill": "medication-refill",
        "sm-suspicion-patient-view": "patient-view",
    }
    assert len(services) == 7


def test_disc_11_the_version_is_the_one_of_the_specification(
    services: list[dict[str, Any]],
) -> None:
    """DISC-11: the release of CDS Hooks that is implemented."""
    assert {service["version"] for service in services} == {"2.0.1"}


def test_disc_12_a_hook_has_a_version_where_its_publications_agree(
    services: list[dict[str, Any]],
) -> None:
    """DISC-12: none is declared of hooks that two publications number differently."""
    declared = {
        service["hook"]: service["hookVersion"]
        for service in services
        if "hookVersion" in service
    }
    assert declared == {
        "encounter-discharge": "1.0",
        "appointment-book": "1.0",
        "medication-refill": "0.1.0",
    }


def test_disc_17_discovery_is_read_only(client: TestClient) -> None:
    """DISC-17: another method is refused, with the method that works."""
    response = client.post("/cds-services", json={})

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"


def test_pft_01_to_06_the_patient_is_the_only_token(
    services: list[dict[str, Any]],
) -> None:
    """PFT-01 to 06: a root field of every hook; no encounter, no nested path."""
    for query in _queries(services):
        assert re.findall(r"\{\{.*?\}\}", query) == ["{{context.patientId}}"]
        assert "{" not in query.replace("{{context.patientId}}", "")
        assert not any(field in query for field in _LATER_HOOK_FIELDS)


def test_pft_07_queries_keep_to_what_every_ehr_understands(
    services: list[dict[str, Any]],
) -> None:
    """PFT-07: a read, or patient, code, _sort and _count, each at most once."""
    for query in _queries(services):
        kind, _, parameters = query.partition("?")
        names = [part.partition("=")[0] for part in parameters.split("&") if part]
        assert re.fullmatch(r"[A-Z][A-Za-z]+|Patient/\{\{context\.patientId\}\}", kind)
        assert len(set(names)) == len(names)
        # An AdverseEvent has no search by patient in R4.
        whose = "subject" if kind == "AdverseEvent" else "patient"
        assert set(names) <= {whose, "code", "_sort", "_count"}


def test_codes_carry_their_system(services: list[dict[str, Any]]) -> None:
    """A bare code would match any system that has it."""
    for query in _queries(services):
        for value in re.findall(r"code=([^&]*)", query):
            codes = value.split(",")
            assert all(
                re.fullmatch(r"http://loinc\.org\|\d+-\d", code) for code in codes
            )
            assert len(set(codes)) == len(codes)


def test_prefetch_is_derived_from_what_the_rules_need(
    services: list[dict[str, Any]],
) -> None:
    """Neutrophils are asked for by count, by differential and by leukocytes."""
    (patient_view,) = (one for one in services if one["id"] == "sm-patient-view")

    labs = patient_view["prefetch"]["labs"]
    for code in ("751-8", "770-8", "6690-2", "777-3", "718-7"):
        assert f"http://loinc.org|{code}" in labs
    assert {"patient", "conditions", "medicationRequests"} <= set(
        patient_view["prefetch"]
    )


def _queries(services: list[dict[str, Any]]) -> list[str]:
    return [query for service in services for query in service["prefetch"].values()]
