"""Everything a FHIR server does wrong costs what it spoils, and is said."""

import json
from typing import Final

import pytest
from fetch_calls import (
    ANSWERED,
    EXPLAIN,
    NOT_SENT,
    PATIENT_VIEW,
    Json,
    Service,
    as_text,
    fault,
    gaps,
    resources_in,
    without_prefetch,
)
from hook_calls import low_neutrophils
from real_fhir_server import TOKEN, FhirServer

pytestmark = pytest.mark.usefixtures("no_pauses")

_HTML: Final = {"content-type": "text/html; charset=utf-8"}
_NO_FHIR: Final = (
    f"{NOT_SENT}the FHIR server answered with something that is no FHIR JSON"
)
_OUTCOME: Final = {
    "resourceType": "OperationOutcome",
    "issue": [{"severity": "error", "code": "processing"}],
}


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (fault("reset"), f"{NOT_SENT}the FHIR server broke off its answer"),
        (fault("half"), f"{NOT_SENT}the FHIR server broke off its answer"),
        (fault("cut"), _NO_FHIR),
        (fault(status=400, body=json.dumps(_OUTCOME)), f"{ANSWERED}400"),
        (fault(status=401), f"{ANSWERED}401"),
        (fault(status=403), f"{ANSWERED}403"),
        (fault(status=404, headers=_HTML, body="<html>"), f"{ANSWERED}404"),
        (fault(status=405), f"{ANSWERED}405"),
        (fault(status=410), f"{ANSWERED}410"),
        (fault(status=429), f"{ANSWERED}429"),
        (fault(status=500), f"{ANSWERED}500"),
        (fault(status=503), f"{ANSWERED}503"),
        (fault(status=200, headers=_HTML, body="<html>log in</html>"), _NO_FHIR),
        (
            fault(
                status=200,
                headers={"content-type": "application/fhir+xml"},
                body="<Bundle/>",
            ),
            _NO_FHIR,
        ),
        (fault(status=200, body='"a text"'), _NO_FHIR),
        (fault(status=200, body="[" * 100_000), _NO_FHIR),
        (fault(status=200, body='{"entry": []}'), _NO_FHIR),
        (fault("latin"), _NO_FHIR),
        (
            fault(status=200, headers={"content-encoding": "br"}, body="x"),
            _NO_FHIR,
        ),
        (
            fault(status=200, headers={"content-encoding": "gzip"}, body="{}"),
            _NO_FHIR,
        ),
        (
            fault(status=302, headers={"location": "/fhir/elsewhere"}),
            f"{NOT_SENT}the FHIR server pointed to another address",
        ),
        (
            fault(status=302, headers={"location": "https://xn--/"}),
            f"{NOT_SENT}the FHIR server pointed to another address",
        ),
        (
            fault(status=200, body=json.dumps(_OUTCOME)),
            "could not be retrieved from the record system",
        ),
        (
            fault("bomb", size=30_000_000),
            f"{NOT_SENT}what the FHIR server sent is more than is read",
        ),
    ],
)
def test_a_part_that_cannot_be_had_is_said_and_the_rest_is_used(
    fhir_server: FhirServer, fetching: Service, broken: Json, why: str
) -> None:
    """The laboratory fails in every way; the trace says so, and knows the drugs."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.faults(broken)
    answer = fetching.post(EXPLAIN, without_prefetch(call), TOKEN)

    found = gaps(answer)
    assert found["labs"] == why
    assert found.keys() == {"labs", "genetics"}
    assert "MedicationRequest/mido" in answer.text
    assert TOKEN not in as_text(answer) + fetching.logged


@pytest.mark.parametrize(
    "broken",
    [
        fault("reset", times=2),
        fault("half", times=2),
        fault(status=429, times=2),
        fault(status=429, headers={"retry-after": "0"}, times=2),
        fault(status=503, times=2),
        fault(status=502, times=2),
        fault(status=504, times=2),
        fault(status=405, match="^POST"),
        fault(status=404, match="^POST"),
        fault(status=400, match="^POST"),
        fault(status=501, match="^POST"),
    ],
)
def test_what_passes_leaves_no_trace(
    fhir_server: FhirServer, fetching: Service, broken: Json
) -> None:
    """A server that is busy, cuts the line or knows no POST is asked again."""
    call = without_prefetch(low_neutrophils(), "conditions", "patient", "genetics")
    fhir_server.load(*resources_in(low_neutrophils()))
    fhir_server.faults(broken)
    answer = fetching.post(EXPLAIN, call, TOKEN)

    assert gaps(answer) == {}
    assert "Observation/anc" in answer.text


def test_post_is_not_tried_where_it_was_refused_before(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """The second call goes the way that led somewhere."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    del call["prefetch"]["labs"]
    fhir_server.faults(fault(status=405, match="^POST"))
    fetching.post(EXPLAIN, call, TOKEN)
    first = [each["method"] for each in fhir_server.log()]
    fetching.post(EXPLAIN, call, TOKEN)
    second = [each["method"] for each in fhir_server.log()]

    assert (first, second) == (["POST", "GET"], ["GET"])


@pytest.mark.parametrize("required", ["Patient", "Condition"])
@pytest.mark.parametrize("broken", [fault(status=403), fault("reset")])
def test_pfd_02_without_what_is_required_the_answer_is_412(
    fhir_server: FhirServer, fetching: Service, required: str, broken: Json
) -> None:
    """PFD-02: neither sent nor fetchable."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.faults({**broken, "match": f" /fhir/{required}"})
    answer = fetching.post(PATIENT_VIEW, without_prefetch(call), TOKEN)

    assert answer.status_code == 412
    assert {"Patient": "patient", "Condition": "conditions"}[required] in answer.text


def test_a_deleted_patient_is_none(fhir_server: FhirServer, fetching: Service) -> None:
    """410: the record was taken away."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.delete("Patient", "p1")
    answer = fetching.post(PATIENT_VIEW, without_prefetch(call), TOKEN)

    assert answer.status_code == 412
