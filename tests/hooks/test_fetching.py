"""What prefetch lacks, and nothing else, is fetched from a real FHIR server."""

from fetch_calls import (
    EXPLAIN,
    PATIENT_VIEW,
    Json,
    Service,
    fault,
    gaps,
    resources_in,
    without_prefetch,
)
from hook_calls import (
    AGGRESSIVE_SM,
    IMATINIB_DRAFT,
    bundle,
    low_neutrophils,
    neutrophils,
    order_sign,
    path_of,
    patient_view,
)
from real_fhir_server import TOKEN, FhirServer


def test_pft_01_exactly_what_is_missing_is_asked_for(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """PFD-01, PFD-05: one key is missing, one query arrives, and its result is used."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    del call["prefetch"]["labs"]
    answer = fetching.post(PATIENT_VIEW, call, TOKEN)

    first, *pages = fhir_server.log()
    assert "Interrupt midostaurin: ANC 0.8" in answer.text
    assert (first["method"], first["url"]) == ("POST", "/fhir/Observation/_search")
    assert "patient=p1" in first["body"]
    assert "751-8" in first["body"]
    assert pages == []


def test_nothing_is_asked_for_that_was_sent(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """PFD-04: everything was sent, null for what the EHR has none of."""
    fhir_server.load()
    answer = fetching.post(PATIENT_VIEW, low_neutrophils(), TOKEN)

    assert answer.status_code == 200
    assert fhir_server.log() == []


def test_nobody_is_asked_about_a_patient_whom_no_rule_concerns(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """The problem list was sent and holds no mastocytosis: the rest is left alone."""
    fhir_server.load()
    call = without_prefetch(patient_view(conditions=bundle()), "patient", "conditions")
    answer = fetching.post(PATIENT_VIEW, call, TOKEN)

    assert answer.json() == {"cards": []}
    assert fhir_server.log() == []


def test_authz_04_every_request_carries_the_token_and_asks_for_json(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """AUTHZ-04: pages too; and ids of patients stand in no address of a search."""
    counts = [neutrophils(2.5, f"2026-01-0{day}", f"anc{day}") for day in range(1, 7)]
    call = low_neutrophils()
    fhir_server.load(*resources_in(call), *counts)
    fetching.post(EXPLAIN, without_prefetch(call), TOKEN)

    asked = fhir_server.log()
    pages = [each for each in asked if "page=" in each["url"]]
    assert len(pages) == 1
    assert {each["authorization"] for each in asked} == {f"Bearer {TOKEN}"}
    assert {each["accept"] for each in asked} == {"application/fhir+json"}
    assert [each["url"] for each in asked if "p1" in each["url"]] == [
        "/fhir/Patient/p1"
    ]


def test_pfd_06_a_first_page_that_was_sent_is_turned(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """PFD-06: the other pages are fetched from where the first one ended."""
    call = low_neutrophils()
    fhir_server.load(neutrophils(0.8))
    call["prefetch"]["labs"] = bundle(neutrophils(2.5, "2025-09-30", "baseline"))
    call["prefetch"]["labs"]["link"] = [
        {
            "relation": "next",
            "url": f"{fhir_server.base_url}/Observation?patient=p1&code=751-8",
        }
    ]
    answer = fetching.post(PATIENT_VIEW, call, TOKEN)

    assert "Interrupt midostaurin: ANC 0.8" in answer.text
    assert [each["method"] for each in fhir_server.log()] == ["GET"]


def test_referenced_medications_are_read(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """An order that only points at its drug is read with the drug."""
    call = low_neutrophils()
    order = call["prefetch"]["medicationRequests"]["entry"][0]["resource"]
    drug = {"resourceType": "Medication", "id": "m1"}
    drug["code"] = order.pop("medicationCodeableConcept")
    order["medicationReference"] = {"reference": "Medication/m1"}
    fhir_server.load(*resources_in(call), drug)
    fetched = fetching.post(PATIENT_VIEW, without_prefetch(call), TOKEN)
    half = fetching.post(PATIENT_VIEW, call, TOKEN)

    assert "Interrupt midostaurin: ANC 0.8" in fetched.text
    assert "Interrupt midostaurin: ANC 0.8" in half.text


def test_a_draft_that_points_at_its_drug_is_read(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """REQ-12: the drug of a draft order is read; the draft itself is not asked for."""
    draft = dict(IMATINIB_DRAFT)
    drug: Json = {"resourceType": "Medication", "id": "m1"}
    drug["code"] = draft.pop("medicationCodeableConcept")
    draft["medicationReference"] = {"reference": "Medication/m1"}
    call = order_sign(draft, conditions=bundle(AGGRESSIVE_SM))
    fhir_server.load(drug)
    answer = fetching.post(path_of(call), call, TOKEN)

    assert "imatinib" in answer.text
    assert [each["url"] for each in fhir_server.log()] == ["/fhir/Medication/m1"]


def test_a_record_that_is_empty_is_no_gap(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """A search without hits says that there is nothing; so nothing is lacking."""
    fhir_server.load(*resources_in(patient_view(conditions=bundle(AGGRESSIVE_SM))))
    answer = fetching.post(EXPLAIN, without_prefetch(patient_view()), TOKEN)

    assert gaps(answer) == {}


def test_diagnoses_of_a_visit_do_not_stand_for_the_problem_list(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """Under a key of the site's own: the list itself is asked for."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    visit = _of_a_visit(call["prefetch"].pop("conditions"))
    call["prefetch"]["visitDiagnoses"] = visit
    answer = fetching.post(PATIENT_VIEW, call, TOKEN)

    assert "Interrupt midostaurin: ANC 0.8" in answer.text
    assert [each["url"] for each in fhir_server.log()] == ["/fhir/Condition/_search"]
    assert "only diagnoses of an encounter" not in answer.text


def test_why_the_rest_of_the_list_did_not_come_is_told(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """What came in its place, and what the server said."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.faults(fault(match="^POST /fhir/Condition", status=500))
    visit = _of_a_visit(call["prefetch"].pop("conditions"))
    call["prefetch"]["visitDiagnoses"] = visit
    answer = fetching.post(EXPLAIN, call, TOKEN)

    assert gaps(answer) == {
        "conditions": "only diagnoses of an encounter, of relatives, or taken back were"
        " sent, and the rest could not be retrieved: the FHIR server answered with"
        " status 500"
    }


def _of_a_visit(problems: Json) -> Json:
    """Return the same diagnoses as those of an encounter."""
    for entry in problems["entry"]:
        code = {"coding": [{"code": "encounter-diagnosis"}]}
        entry["resource"]["category"] = [code]
    return problems
