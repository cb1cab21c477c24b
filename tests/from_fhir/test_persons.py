"""Whose record a Bundle is, when it holds several, one or none."""

import json
from typing import Any

import pytest
from calls import PATIENT, bundle, condition, count, order, read

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir.unfit import SeveralPatientsError, UnfitError
from cds_service.from_fhir.whole_record import WholeRecord

ADDRESS = "urn:uuid:7cf0e5a2-9d2f-4d5e-8f2a-2f0b7a9f3c11"
SECOND = {**PATIENT, "id": "p2"}
NAMELESS = {"resourceType": "Patient"}


def whole(record: dict[str, Any], patient: str = "") -> WholeRecord:
    """Open a Bundle."""
    return WholeRecord.of(json.dumps(record).encode(), patient)


def charted(record: dict[str, Any], patient: str) -> Chart:
    """Read the chart of an opened record."""
    request = whole(record, patient).as_request(Hook.PATIENT_VIEW)
    return read(request, frozenset(Record))


def of(reference: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """Return a count of whoever is meant."""
    return count(subject={"reference": reference}, **fields)


def test_several_patients_are_named() -> None:
    """So that one of them can be chosen."""
    with pytest.raises(SeveralPatientsError) as caught:
        whole(bundle(SECOND, PATIENT, count()))
    assert caught.value.patients == ("p1", "p2")
    assert str(caught.value) == "the Bundle holds 2 patients (p1, p2)"


def test_of_many_patients_some_are_named() -> None:
    """A screen is no place for a thousand ids."""
    patients = [{**PATIENT, "id": f"p{number}"} for number in range(1, 9)]
    with pytest.raises(UnfitError, match=r"8 patients \(p1, p2, p3, p4, p5, 3 more\)"):
        whole(bundle(*patients))


@pytest.mark.parametrize("wanted", ["p2", "Patient/p2"])
def test_the_chosen_one_alone_is_read(wanted: str) -> None:
    """The records of the others are not even mentioned."""
    other = {"reference": "https://ehr.example.org/r4/Patient/p1/_history/3"}
    allergy = {"resourceType": "AllergyIntolerance", "id": "a", "patient": other}
    chart = charted(
        bundle(
            PATIENT, SECOND, condition(), allergy, count(), of("Patient/p2", id="x")
        ),
        wanted,
    )
    assert chart.patient.reference == "Patient/p2"
    assert [lab.reference for lab in chart.labs] == ["Observation/x"]
    assert (chart.diagnoses, chart.unread) == ((), ())


def test_the_drafts_of_others_are_not_signed() -> None:
    """An order hook is about one patient's orders."""
    draft = order("403878", id="m2", status="draft")
    assert whole(bundle(PATIENT, SECOND, draft), "p2").hooks == (Hook.PATIENT_VIEW,)
    assert whole(bundle(PATIENT, SECOND, draft), "p1").hooks[1] is Hook.ORDER_SIGN


def test_patients_known_by_address_are_told_apart() -> None:
    """Generated records refer by urn:uuid."""
    record = bundle(PATIENT, of(ADDRESS), of("Patient/p1", id="mine"))
    record["entry"].append({"fullUrl": ADDRESS, "resource": SECOND})
    chart = charted(record, "p1")
    assert [lab.reference for lab in chart.labs] == ["Observation/mine"]
    assert chart.unread == ()
    assert len(charted(record, "p2").labs) == 1


def test_one_who_is_not_there_is_said() -> None:
    """With those who are."""
    with pytest.raises(UnfitError, match=r"holds no patient zz, but p1, p2"):
        whole(bundle(PATIENT, SECOND), "zz")


@pytest.mark.parametrize("wanted", ["", "p1"])
def test_nobody_is_said(wanted: str) -> None:
    """And who is to be added, as far as the Bundle tells."""
    device = {"resourceType": "Device", "id": "d"}
    why = "the Bundle holds no Patient: add that resource{} to its entries"
    for record, who in ((count(), " (Patient/p1)"), (device, "")):
        with pytest.raises(UnfitError) as caught:
            whole(bundle(record), wanted)
        assert str(caught.value) == why.format(who)


def test_a_patient_without_a_name_is_said() -> None:
    """Nothing could refer to such a one."""
    with pytest.raises(UnfitError, match=r"has neither id nor fullUrl: give it"):
        whole(bundle(NAMELESS, count()))


@pytest.mark.parametrize("reference", ["Patient?identifier=https://x|1", "Patient/zz"])
def test_references_that_lead_elsewhere_are_said(reference: str) -> None:
    """Else the patient would seem to have nothing at all."""
    with pytest.raises(UnfitError) as caught:
        whole(bundle(PATIENT, of(reference)))
    assert str(caught.value) == (
        "nothing in the Bundle refers to its patient (Patient/p1), but to"
        f" {reference}: correct the references"
    )


@pytest.mark.parametrize(
    "subject", [None, 3, {}, {"reference": 3}, {"display": "A. Nother"}]
)
def test_what_names_nobody_is_kept(subject: object) -> None:
    """It was put into this patient's Bundle by somebody."""
    assert len(whole(bundle(PATIENT, count(subject=subject))).held) == 2


def test_one_wrong_reference_costs_itself_only() -> None:
    """The chart says that it belongs to another patient."""
    chart = charted(bundle(PATIENT, count(), of("Patient/zz", id="z")), "")
    assert len(chart.labs) == 1
    assert [item.why for item in chart.unread] == [
        "1 resource belongs to another patient"
    ]
