"""A modifierExtension is heeded wherever it may stand in what is read."""

from typing import Any

import pytest
from calls import AS_OF, Json, bundle, call, condition, count, drafting, order, read

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Hook
from cds_service.clinical.patient import Sex
from cds_service.clinical.record import Gap, Record, Topic
from cds_service.from_fhir.gaps import UNREADABLE
from cds_service.from_fhir.glance import glance
from cds_service.from_fhir.not_to_be_used import MODIFIED
from cds_service.from_fhir.request import decode

NEGATED = {
    "modifierExtension": [{"url": "https://ehr.example/x", "valueBoolean": True}]
}
MARY = {"resourceType": "Patient", "id": "p1", "gender": "female"}
RYDAPT = {"code": {"text": "Rydapt 25 mg"}}
TWICE = {"text": "50 mg twice daily"}


def test_patient() -> None:
    """What it says of the patient is not used, and that is a gap."""
    wanted = frozenset({Record.PATIENT})
    chart = read(call({"patient": MARY | NEGATED}), wanted)
    assert chart.patient.sex is Sex.UNKNOWN
    assert [item.why for item in chart.unread] == [MODIFIED]
    assert chart.gaps == (Gap(Record.PATIENT, UNREADABLE, partial=True),)
    assert read(call({"patient": MARY})).patient.sex is Sex.FEMALE


def test_patient_at_a_glance() -> None:
    """A glance does not take such a patient for one of no concern."""
    wanted = frozenset({Record.PATIENT, Record.CONDITIONS})
    for patient, passed_over in ((MARY, True), (MARY | NEGATED, False)):
        sent = {"patient": patient, "conditions": bundle(condition("I10"))}
        seen = glance(decode(call(sent)), Hook.PATIENT_VIEW, wanted, AS_OF)
        assert (seen is not None) is passed_over


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("more", [{}, NEGATED])
def test_product(inside: bool, more: Json) -> None:
    """A product that may be another drug than it says names none."""
    product = {"resourceType": "Medication", "id": "1", **RYDAPT, **more}
    pointer = {"reference": "#1" if inside else "Medication/1"}
    sent = order(medicationCodeableConcept=None, medicationReference=pointer)
    held = [sent | {"contained": [product]}] if inside else [sent, product]
    chart = read(call({"medicationRequests": bundle(*held)}))
    assert len(chart.medications) == (0 if more else 1)
    unread = [Topic.UNKNOWN_DRUG] if more else []
    assert [item.about for item in chart.unread] == unread


def test_a_part_of_a_product() -> None:
    """So does one of whose ingredients that holds."""
    part = {"itemCodeableConcept": {"text": "midostaurin"}, **NEGATED}
    product = {"resourceType": "Medication", "id": "1", "ingredient": [part]}
    sent = order(
        medicationCodeableConcept=None,
        medicationReference={"reference": "Medication/1"},
    )
    assert read(call({"medicationRequests": bundle(sent, product)})).medications == ()


@pytest.mark.parametrize(
    "dosage",
    [
        TWICE | NEGATED,
        TWICE | {"timing": {"repeat": {"frequency": 2}, **NEGATED}},
    ],
)
def test_instructions(dosage: dict[str, Any]) -> None:
    """No dose is read from them, nor from the one text that was made of them."""
    said = {"dosageInstruction": [dosage], "renderedDosageInstruction": "50 mg bid"}
    for chart in (
        read(call({"medicationRequests": bundle(order(**said))})),
        read(drafting(order(**said))),
    ):
        (read_order,) = (*chart.medications, *chart.drafts)
        assert read_order.dose.mg_per_take is None
        assert "modifierExtension" in read_order.dose.text


def test_instructions_without_one() -> None:
    """Without it the same instruction is a dose."""
    (draft,) = read(drafting(order(dosageInstruction=[TWICE]))).drafts
    assert draft.dose.mg_per_take == 50


def test_a_part_of_a_result() -> None:
    """A panel of which one part may mean something else is set aside."""
    part = {"code": count()["code"], "valueQuantity": count()["valueQuantity"]}
    panel = count(code={"text": "CBC"}, valueQuantity=None, component=[part])
    assert len(read(call({"labs": bundle(panel)})).labs) == 1
    chart = read(call({"labs": bundle(panel | {"component": [part | NEGATED]})}))
    assert chart.labs == ()
    assert [(item.about, item.why) for item in chart.unread] == [
        (Analyte.NEUTROPHILS, MODIFIED)
    ]


def test_a_part_of_an_allergy() -> None:
    """A reaction that may not have been one does not count."""
    reaction = {"manifestation": [{"text": "Anaphylaxis"}], "severity": "severe"}
    allergy = {
        "resourceType": "AllergyIntolerance",
        "id": "a1",
        "code": {"text": "Wasp venom"},
        "reaction": [reaction],
    }
    assert read(call({"allergies": bundle(allergy)})).allergies
    sent = allergy | {"reaction": [reaction | NEGATED]}
    chart = read(call({"allergies": bundle(sent)}))
    assert chart.allergies == ()
    assert {item.why for item in chart.unread} == {MODIFIED}


def test_appointment() -> None:
    """What is booked cannot be told, and that is said."""
    visit = {
        "resourceType": "Appointment",
        "id": "v1",
        "status": "proposed",
        "serviceType": [{"text": "CT with contrast"}],
    }
    for more, wanted, why in (({}, 1, []), (NEGATED, 0, [MODIFIED])):
        context = {"appointments": bundle(visit | more)}
        chart = read(call(hook=Hook.APPOINTMENT_BOOK, context=context))
        assert len(chart.wanted) == wanted
        assert [item.why for item in chart.unread] == why
