"""A plain Bundle of one patient becomes a hook call."""

import json
from typing import Any

import pytest
from calls import PATIENT, bundle, condition, count, order, read

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir.unfit import UnfitError
from cds_service.from_fhir.whole_record import WholeRecord

EVERYTHING = frozenset(Record)
DRAFT = order("403878", id="m2", status="draft")


NOT_JSON = "the file is no FHIR Bundle in JSON"
EMPTY = "the Bundle is empty: put the patient's resources into its entries"


def charted(
    record: dict[str, Any], hook: Hook = Hook.PATIENT_VIEW, patient: str = ""
) -> Chart:
    """Read the chart of the call that the Bundle becomes."""
    whole = WholeRecord.of(json.dumps(record).encode(), patient)
    return read(whole.as_request(hook), EVERYTHING)


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
        (b"", NOT_JSON),
        (b"[]", NOT_JSON),
        (b"\xff", NOT_JSON),
        (b"[" * 10_000, NOT_JSON),
        (json.dumps(PATIENT).encode(), NOT_JSON),
        (json.dumps(bundle()).encode(), EMPTY),
        (json.dumps(bundle(bundle())).encode(), EMPTY),
        (
            b'{"resourceType": "Bundle", "entry": {}}',
            "the Bundle cannot be read (its content is not a list): correct it",
        ),
    ],
)
def test_what_is_no_record_is_refused(record: bytes, why: str) -> None:
    """With the reason, for whoever chose the file."""
    with pytest.raises(UnfitError) as caught:
        WholeRecord.of(record)
    assert str(caught.value) == why


def test_the_same_patient_twice_is_one_patient() -> None:
    """Two copies of one id are no second patient."""
    assert charted(bundle(PATIENT, PATIENT)).patient.reference == "Patient/p1"


def test_the_moments_follow_from_the_drafts() -> None:
    """A drafted drug is about to be signed; a drafted blood test is not."""
    test = {**count(), "resourceType": "ServiceRequest", "status": "draft"}
    hooks = {
        number: WholeRecord.of(json.dumps(bundle(PATIENT, item)).encode()).hooks
        for number, item in enumerate((DRAFT, order(), test))
    }
    assert hooks == {
        0: (Hook.PATIENT_VIEW, Hook.ORDER_SIGN),
        1: (Hook.PATIENT_VIEW,),
        2: (Hook.PATIENT_VIEW,),
    }
