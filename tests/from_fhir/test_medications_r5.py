"""R5 is read like R4, field by field."""

import pytest
from calls import Json, bundle, call, drafting, read
from r5_resources import CODED, resource

from cds_service.clinical.medication import Drug, MedicationStatus


def test_a_draft_of_r5_with_its_dose() -> None:
    """The drug, the dose and "as needed" stand where R5 has them."""
    draft = resource(
        "MedicationRequest",
        status="draft",
        intent="order",
        dosageInstruction=[
            {
                "asNeeded": True,
                "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
                "doseAndRate": [{"doseQuantity": {"value": 100, "unit": "mg"}}],
            }
        ],
    )
    (found,) = read(drafting(draft)).drafts

    assert found.drug is Drug.MIDOSTAURIN
    assert found.dose.mg_per_day == 200
    assert found.dose.as_needed


def test_for_what_it_is_needed() -> None:
    """R5 lists the reasons; any of them makes it as needed."""
    told = [{"text": "100 mg", "asNeededFor": [{"text": "pain"}]}]
    (found,) = read(
        drafting(resource("MedicationRequest", status="draft", dosageInstruction=told))
    ).drafts

    assert found.dose.as_needed


def test_one_text_for_all_instructions() -> None:
    """R5's rendered instruction is read where nothing else is sent."""
    text = "100 mg twice daily with food"
    (found,) = read(
        drafting(
            resource(
                "MedicationRequest", status="draft", renderedDosageInstruction=text
            )
        )
    ).drafts

    assert found.dose.mg_per_day == 200
    assert found.dose.with_food
    assert found.dose.text == text


def test_a_reference_of_r5() -> None:
    """It may point at the drug, whose form and ingredients have other names."""
    drug = {
        "resourceType": "Medication",
        "id": "d",
        "doseForm": {"text": "capsule"},
        "ingredient": [
            {
                "item": {"concept": CODED},
                "strengthRatio": {
                    "numerator": {"value": 25, "unit": "mg"},
                    "denominator": {"value": 1, "unit": "capsule"},
                },
            }
        ],
    }
    order = resource("MedicationRequest", status="active") | {
        "medication": {"reference": {"reference": "Medication/d"}}
    }
    chart = read(call({"medicationRequests": bundle(order, drug)}))

    assert [item.drug for item in chart.medications] == [Drug.MIDOSTAURIN]


@pytest.mark.parametrize(
    ("fields", "reported"),
    [
        ({"reported": True}, True),
        ({"reportedReference": {"reference": "Patient/p1"}}, True),
        ({"reportedReference": {"reference": "Practitioner/d"}}, False),
        ({"reported": False}, False),
        ({}, False),
    ],
)
def test_who_reported_an_order(fields: Json, reported: bool) -> None:
    """R5's `reported`, and R4's reference to who said so."""
    order = resource("MedicationRequest", status="active", **fields)
    (found,) = read(call({"medicationRequests": bundle(order)})).medications

    assert found.patient_reported is reported


@pytest.mark.parametrize(
    ("codes", "text", "status"),
    [
        (["not-taking", "on-hold"], None, MedicationStatus.ON_HOLD),
        (["not-taking", "stopped-as-directed"], None, MedicationStatus.STOPPED),
        (["taking", "not-taking"], None, MedicationStatus.UNKNOWN),
        (["taking", "stopped"], None, MedicationStatus.UNKNOWN),
        (["on-hold", "stopped"], None, MedicationStatus.UNKNOWN),
        ([], "Taking As Directed", MedicationStatus.ACTIVE),
        ([], "Taking now and then", MedicationStatus.UNKNOWN),
        (["stopped"], "Taking", MedicationStatus.UNKNOWN),
    ],
)
def test_how_it_is_taken_in_several_words(
    codes: list[str], text: str | None, status: MedicationStatus
) -> None:
    """A general code beside a special one gives way; contradictions tell nothing."""
    said = {"coding": [{"code": code} for code in codes], "text": text}
    told = resource("MedicationStatement", status="recorded", adherence={"code": said})
    (found,) = read(call({"medicationStatements": bundle(told)})).medications

    assert found.status is status
