"""Everything a FHIR server does wrong costs what it spoils, and is said."""

import json
from typing import Final

import pytest
import stamina
from fetch_calls import (
    EXPLAIN,
    PATIENT_VIEW,
    Json,
    Service,
    as_text,
    gaps,
    resources_in,
    serving,
    without_prefetch,
)
from hook_calls import low_neutrophils, neutrophils
from real_fhir_server import TOKEN, FhirServer

_LABS: Final = "^(GET|POST) /fhir/Observation"
_HTML: Final = {"content-type": "text/html; charset=utf-8"}
_NOT_SENT: Final = "was not sent, and could not be retrieved: "
_STATUS: Final = f"{_NOT_SENT}the FHIR server answered with status "
_NO_FHIR: Final = (
    f"{_NOT_SENT}the FHIR server answered with something that is no FHIR JSON"
)
_OUTCOME: Final = {
    "resourceType": "OperationOutcome",
    "issue": [{"severity": "error", "code": "processing"}],
}


@pytest.fixture(autouse=True)
def _no_pauses() -> None:
    """Ask again at once: nobody waits in a test."""
    stamina.set_testing(True, attempts=3, cap=True)


def _fault(kind: str = "", match: str = _LABS, **more: Json) -> Json:
    return {"kind": kind, "match": match, **more}


def _page(*resources: Json, after: str = "") -> str:
    link = [{"relation": "next", "url": after}] if after else []
    entry = [{"resource": each} for each in resources]
    page = {"resourceType": "Bundle", "type": "searchset", "link": link, "entry": entry}
    return json.dumps(page)


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (_fault("reset"), f"{_NOT_SENT}the FHIR server broke off its answer"),
        (_fault("half"), f"{_NOT_SENT}the FHIR server broke off its answer"),
        (_fault("cut"), _NO_FHIR),
        (_fault(status=400, body=json.dumps(_OUTCOME)), f"{_STATUS}400"),
        (_fault(status=401), f"{_STATUS}401"),
        (_fault(status=403), f"{_STATUS}403"),
        (_fault(status=404, headers=_HTML, body="<html>"), f"{_STATUS}404"),
        (_fault(status=405), f"{_STATUS}405"),
        (_fault(status=410), f"{_STATUS}410"),
        (_fault(status=429), f"{_STATUS}429"),
        (_fault(status=500), f"{_STATUS}500"),
        (_fault(status=503), f"{_STATUS}503"),
        (_fault(status=200, headers=_HTML, body="<html>log in</html>"), _NO_FHIR),
        (
            _fault(
                status=200,
                headers={"content-type": "application/fhir+xml"},
                body="<Bundle/>",
            ),
            _NO_FHIR,
        ),
        (_fault(status=200, body='"a text"'), _NO_FHIR),
        (_fault(status=200, body="[" * 100_000), _NO_FHIR),
        (_fault(status=200, body='{"entry": []}'), _NO_FHIR),
        (
            _fault(status=200, headers={"content-encoding": "br"}, body="x"),
            _NO_FHIR,
        ),
        (
            _fault(status=200, headers={"content-encoding": "gzip"}, body="{}"),
            _NO_FHIR,
        ),
        (
            _fault(status=302, headers={"location": "/fhir/elsewhere"}),
            f"{_NOT_SENT}the FHIR server pointed to another address",
        ),
        (
            _fault(status=200, body=json.dumps(_OUTCOME)),
            "could not be retrieved from the record system",
        ),
        (
            _fault("bomb", size=30_000_000),
            f"{_NOT_SENT}what the FHIR server sent is more than is read",
        ),
    ],
)
def test_a_part_that_cannot_be_had_is_said_and_the_rest_is_used(
    fhir_server: FhirServer, fetching: Service, fault: Json, why: str
) -> None:
    """The laboratory fails in every way; the trace says so, and knows the drugs."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.faults(fault)
    answer = fetching.post(EXPLAIN, without_prefetch(call), TOKEN)

    found = gaps(answer)
    assert found["labs"] == why
    assert found.keys() == {"labs", "genetics"}
    assert "MedicationRequest/mido" in answer.text
    assert TOKEN not in as_text(answer) + fetching.logged


@pytest.mark.parametrize(
    "fault",
    [
        _fault("reset", times=2),
        _fault("half", times=2),
        _fault(status=429, times=2),
        _fault(status=429, headers={"retry-after": "0"}, times=2),
        _fault(status=503, times=2),
        _fault(status=502, times=2),
        _fault(status=504, times=2),
        _fault(status=405, match="^POST"),
        _fault(status=404, match="^POST"),
        _fault(status=400, match="^POST"),
        _fault(status=501, match="^POST"),
    ],
)
def test_what_passes_leaves_no_trace(
    fhir_server: FhirServer, fetching: Service, fault: Json
) -> None:
    """A server that is busy, cuts the line or knows no POST is asked again."""
    call = without_prefetch(low_neutrophils(), "conditions", "patient", "genetics")
    fhir_server.load(*resources_in(low_neutrophils()))
    fhir_server.faults(fault)
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
    fhir_server.faults(_fault(status=405, match="^POST"))
    fetching.post(EXPLAIN, call, TOKEN)
    first = [each["method"] for each in fhir_server.log()]
    fetching.post(EXPLAIN, call, TOKEN)
    second = [each["method"] for each in fhir_server.log()]

    assert (first, second) == (["POST", "GET"], ["GET"])


def test_a_pause_that_the_deadline_does_not_allow_is_not_waited_for(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """Retry-After of an hour: it is not asked again."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    del call["prefetch"]["labs"]
    fhir_server.faults(_fault(status=503, headers={"retry-after": "3600"}))
    answer = fetching.post(EXPLAIN, call, TOKEN)

    assert gaps(answer) == {"labs": f"{_STATUS}503"}
    assert len(fhir_server.log()) == 1


def test_authz_11_one_deadline_stands_over_everything(
    fhir_server: FhirServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AUTHZ-11: what never comes is waited for no longer; the rest is used."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.faults(_fault("never"))
    with serving(fhir_server.base_url, monkeypatch, CDS_DEADLINE_MS="1500") as service:
        answer = service.post(EXPLAIN, without_prefetch(call), TOKEN)

    late = f"{_NOT_SENT}the FHIR server did not answer in time"
    assert gaps(answer) == {"labs": late, "genetics": late}
    assert "MedicationRequest/mido" in answer.text


def test_pages_that_arrived_in_time_are_used(
    fhir_server: FhirServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second page never comes: the first one counts, and is said to be one."""
    call = low_neutrophils()
    counts = [neutrophils(2.5, f"2025-12-0{day}", f"anc{day}") for day in range(1, 7)]
    fhir_server.load(*resources_in(call), *counts)
    fhir_server.faults(_fault("never", match="page="))
    del call["prefetch"]["labs"]
    with serving(fhir_server.base_url, monkeypatch, CDS_DEADLINE_MS="1000") as service:
        answer = service.post(EXPLAIN, call, TOKEN)

    assert gaps(answer) == {"labs": "only the first page arrived in time"}
    assert "Observation/anc" in answer.text


@pytest.mark.parametrize("required", ["Patient", "Condition"])
@pytest.mark.parametrize("fault", [_fault(status=403), _fault("reset")])
def test_pfd_02_without_what_is_required_the_answer_is_412(
    fhir_server: FhirServer, fetching: Service, required: str, fault: Json
) -> None:
    """PFD-02: neither sent nor fetchable."""
    call = low_neutrophils()
    fhir_server.load(*resources_in(call))
    fhir_server.faults({**fault, "match": f" /fhir/{required}"})
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


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (_fault("endless"), "only the first 20 pages were retrieved"),
        (
            _fault(status=200, body=_page(after="/fhir/Observation?the=same")),
            "the FHIR server sent the same page again",
        ),
        (
            _fault(status=200, body=_page(after="http://localhost:1/fhir?page=2")),
            "the next page lies at another address, which is not asked",
        ),
        (
            _fault(status=200, body=_page(after="//evil.example.org/fhir?page=2")),
            "the next page lies at another address, which is not asked",
        ),
        (
            _fault(status=200, body=_page(after="../admin")),
            "the next page lies at another address, which is not asked",
        ),
        (
            _fault(status=200, body=_page(after="http://[no address")),
            "the next page lies at another address, which is not asked",
        ),
    ],
)
def test_pages_that_lead_nowhere_are_not_followed(
    fhir_server: FhirServer, fetching: Service, fault: Json, why: str
) -> None:
    """AUTHZ-09: round and round, or elsewhere with the token."""
    call = low_neutrophils()
    fhir_server.load()
    fhir_server.faults(fault)
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
    fhir_server.faults(_fault(status=500, match="page="))
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
    theirs = _fault(status=200, body=_page(others), match="page=2")
    next_page = f"{fhir_server.base_url}/Observation?page=2"
    ours = _page(neutrophils(0.8), after=next_page)
    fhir_server.faults(theirs, _fault(status=200, body=ours))
    del call["prefetch"]["labs"]
    trace = fetching.post(EXPLAIN, call, TOKEN).json()

    assert "another patient" in json.dumps(trace["unread"])
    assert "Observation/anc" in json.dumps(trace["rules"])
    assert "Observation/other" not in json.dumps(trace["rules"])
