"""One deadline stands over all that is fetched; what came by then is used."""

import pytest
from fetch_calls import (
    ANSWERED,
    EXPLAIN,
    NOT_SENT,
    Service,
    fault,
    gaps,
    resources_in,
    serving,
    without_prefetch,
)
from hook_calls import low_neutrophils, neutrophils
from real_fhir_server import TOKEN, FhirServer

pytestmark = pytest.mark.usefixtures("no_pauses")


def test_a_pause_that_the_deadline_does_not_allow_is_not_waited_for(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """Retry-After of an hour: it is not asked again."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    del call["prefetch"]["labs"]
    fhir_server.faults(fault(status=503, headers={"retry-after": "3600"}))
    answer = fetching.post(EXPLAIN, call, TOKEN)

    assert gaps(answer) == {"labs": f"{ANSWERED}503"}
    assert len(fhir_server.log()) == 1


def test_authz_11_one_deadline_stands_over_everything(
    fhir_server: FhirServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AUTHZ-11: what never comes is waited for no longer; the rest is used."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.faults(fault("never"))
    with serving(fhir_server.base_url, monkeypatch, CDS_DEADLINE_MS="6000") as service:
        answer = service.post(EXPLAIN, without_prefetch(call), TOKEN)

    late = f"{NOT_SENT}the FHIR server did not answer in time"
    assert gaps(answer) == {"labs": late, "genetics": late}
    assert "MedicationRequest/mido" in answer.text


def test_pages_that_arrived_in_time_are_used(
    fhir_server: FhirServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second page never comes: the first one counts, and is said to be one."""
    call = low_neutrophils()
    counts = [neutrophils(2.5, f"2025-12-0{day}", f"anc{day}") for day in range(1, 7)]
    fhir_server.load(*resources_in(call), *counts)
    fhir_server.faults(fault("never", match="page="))
    del call["prefetch"]["labs"]
    with serving(fhir_server.base_url, monkeypatch, CDS_DEADLINE_MS="6000") as service:
        answer = service.post(EXPLAIN, call, TOKEN)

    assert gaps(answer) == {"labs": "only the first page arrived in time"}
    assert "Observation/anc" in answer.text
