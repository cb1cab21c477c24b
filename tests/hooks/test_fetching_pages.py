"""Pages are turned as far as they lead on, and what is lacking is said."""

import json

import pytest
from fetch_calls import (
    EXPLAIN,
    Json,
    Service,
    fault,
    gaps,
    page,
    resources_in,
)
from hook_calls import low_neutrophils, neutrophils
from real_fhir_server import TOKEN, FhirServer

pytestmark = pytest.mark.usefixtures("no_pauses")


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (fault("endless"), "only the first 20 pages were retrieved"),
        (
            fault(status=200, body=page(after="/fhir/Observation?the=same")),
            "the FHIR server sent the same page again",
        ),
        (
            fault(status=200, body=page(after="http://localhost:1/fhir?page=2")),
            "the next page lies at another address, which is not asked",
        ),
        (
            fault(status=200, body=page(after="//evil.example.org/fhir?page=2")),
            "the next page lies at another address, which is not asked",
        ),
        (
            fault(status=200, body=page(after="../admin")),
            "the next page lies at another address, which is not asked",
        ),
        (
            fault(status=200, body=page(after="http://[no address")),
            "the next page lies at another address, which is not asked",
        ),
        (
            fault(status=200, body=page(after="https://xn--/no-address")),
            "the next page lies at another address, which is not asked",
        ),
        (
            fault(status=200, body=page(after="/fhir/..;/admin")),
            "the next page lies at another address, which is not asked",
        ),
    ],
)
def test_pages_that_lead_nowhere_are_not_followed(
    fhir_server: FhirServer, fetching: Service, broken: Json, why: str
) -> None:
    """AUTHZ-09: round and round, or elsewhere with the token."""
    call = low_neutrophils()
    fhir_server.load()
    fhir_server.faults(broken)
    del call["prefetch"]["labs"]
    answer = fetching.post(EXPLAIN, call, TOKEN)

    assert gaps(answer) == {"labs": why}
    assert all("admin" not in each["url"] for each in fhir_server.log())


def test_a_page_that_fails_leaves_the_ones_before(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """The next page answers 500."""
    call = low_neutrophils()
    counts = [neutrophils(2.5, f"2025-12-0{day}", f"anc{day}") for day in range(1, 7)]
    fhir_server.load(*resources_in(call), *counts)
    fhir_server.faults(fault(status=500, match="page="))
    del call["prefetch"]["labs"]
    answer = fetching.post(EXPLAIN, call, TOKEN)

    why = (
        "the next page could not be retrieved: the FHIR server answered with status 500"
    )
    assert gaps(answer) == {"labs": why}
    assert "Observation/anc" in answer.text


def test_the_page_of_another_patient_is_dropped_and_said(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """A next link may lose the filters: what is another's never reaches a rule."""
    call = low_neutrophils()
    fhir_server.load()
    others = neutrophils(0.1, "2026-01-06", "other")
    others["subject"] = {"reference": "Patient/p2"}
    theirs = fault(status=200, body=page(others), match="page=2")
    next_page = f"{fhir_server.base_url}/Observation?page=2"
    ours = page(neutrophils(0.8), after=next_page)
    fhir_server.faults(theirs, fault(status=200, body=ours))
    del call["prefetch"]["labs"]
    trace = fetching.post(EXPLAIN, call, TOKEN).json()

    assert "another patient" in json.dumps(trace["unread"])
    assert "Observation/anc" in json.dumps(trace["rules"])
    assert "Observation/other" not in json.dumps(trace["rules"])
