"""A plain Bundle of one patient becomes a hook call."""

import json
from typing import Any

import pytest
from calls import PATIENT, bundle, condition, count, order, read

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir.bad_request import BadRequest
from cds_service.from_fhir.whole_record import as_request

EVERYTHING = frozenset(Record)
DRAFT = order("403878", id="m2", status="draft")


def charted(record: dict[str, Any], hook: Hook = Hook.PATIENT_VIEW) -> Chart:
    """Read the chart of the call that the Bundle becomes."""
    return read(as_request(json.dumps(record).encode(), hook), EVERYTHING)


def test_all_of_it_is_read_and_nothing_is_missing() -> None:
    """What the record of the patient lacks, the patient lacks."""
    chart = charted(bundle(PATIENT, condition(), count(), order()))
    assert chart.patient.reference == "Patient/p1"
    assert (len(chart.diagnoses), len(chart.labs), len(chart.medications)) == (1, 1, 1)
    assert (chart.gaps, chart.unread) == ((), ())


def test_a_bundle_of_bundles_is_one_record() -> None:
    """As some exports have it."""
    chart = charted(bundle(bundle(PATIENT), bundle(count(), type="searchset")))
    assert len(chart.labs) == 1


def test_a_page_is_not_a_whole_record() -> None:
    """What is not on the first page may be on the next."""
    page = bundle(PATIENT, count(), link=[{"relation": "next", "url": "https://x"}])
    gaps = {gap.record: gap.partial for gap in charted(page).gaps}
    assert gaps[Record.LABS] is True
    assert gaps[Record.CONDITIONS] is False


@pytest.mark.parametrize("hook", [Hook.ORDER_SIGN, Hook.ORDER_SELECT])
def test_drafts_are_what_an_order_hook_is_about(hook: Hook) -> None:
    """All of them, selected or signed; other orders stay in the record."""
    chart = charted(bundle(PATIENT, order(), DRAFT), hook)
    assert [item.reference for item in chart.drafts] == ["MedicationRequest/m2"]
    assert [item.reference for item in chart.medications] == ["MedicationRequest/m1"]


def test_a_patient_known_by_address_alone_is_known() -> None:
    """Generated records refer by urn:uuid."""
    address = "urn:uuid:7cf0e5a2-9d2f-4d5e-8f2a-2f0b7a9f3c11"
    record = {
        "resourceType": "Bundle",
        "entry": [
            {"fullUrl": address, "resource": {"resourceType": "Patient"}},
            {"resource": count(subject={"reference": address})},
        ],
    }
    assert len(charted(record).labs) == 1


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (b"", "the file is no FHIR Bundle in JSON"),
        (b"[]", "the file is no FHIR Bundle in JSON"),
        (b"\xff", "the file is no FHIR Bundle in JSON"),
        (b"[" * 10_000, "the file is no FHIR Bundle in JSON"),
        (json.dumps(PATIENT).encode(), "the file is no FHIR Bundle in JSON"),
        (
            json.dumps(bundle(count())).encode(),
            "the Bundle holds no patients; it must hold one",
        ),
        (
            json.dumps(bundle(PATIENT, {**PATIENT, "id": "p2"})).encode(),
            "the Bundle holds 2 patients; it must hold one",
        ),
    ],
)
def test_what_is_no_record_of_one_patient_is_refused(record: bytes, why: str) -> None:
    """With the reason, for whoever chose the file."""
    with pytest.raises(BadRequest) as caught:
        as_request(record, Hook.PATIENT_VIEW)
    assert caught.value.why == why


def test_the_same_patient_twice_is_one_patient() -> None:
    """Two copies of one id are no second patient."""
    assert charted(bundle(PATIENT, PATIENT)).patient.reference == "Patient/p1"
