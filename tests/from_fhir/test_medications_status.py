"""Statuses, intents and categories of the four resources."""

import pytest
from prescriptions import (
    Json,
    administration,
    coded,
    dispense,
    order,
    read,
    read_one,
    statement,
)

from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.record import Unread

MIDOSTAURIN = coded("1919083", "midostaurin")


@pytest.mark.parametrize(
    ("resource", "status"),
    [
        (order(MIDOSTAURIN, status="active"), MedicationStatus.ACTIVE),
        (order(MIDOSTAURIN, status="on-hold"), MedicationStatus.ON_HOLD),
        (order(MIDOSTAURIN, status="completed"), MedicationStatus.COMPLETED),
        (order(MIDOSTAURIN, status="stopped"), MedicationStatus.STOPPED),
        (order(MIDOSTAURIN, status="cancelled"), MedicationStatus.CANCELLED),
        (order(MIDOSTAURIN, status="draft"), MedicationStatus.DRAFT),
        (order(MIDOSTAURIN, status=" active "), MedicationStatus.ACTIVE),
        (order(MIDOSTAURIN, status="bogus"), MedicationStatus.UNKNOWN),
        (order(MIDOSTAURIN, status=None), MedicationStatus.UNKNOWN),
        (statement(MIDOSTAURIN, status="intended"), MedicationStatus.ACTIVE),
        (statement(MIDOSTAURIN, status="not-taken"), MedicationStatus.CANCELLED),
        (statement(MIDOSTAURIN, status="unknown"), MedicationStatus.UNKNOWN),
        (dispense(MIDOSTAURIN, status="completed"), MedicationStatus.COMPLETED),
        (dispense(MIDOSTAURIN, status="preparation"), MedicationStatus.ACTIVE),
        (dispense(MIDOSTAURIN, status="declined"), MedicationStatus.CANCELLED),
        (administration(MIDOSTAURIN), MedicationStatus.COMPLETED),
        (administration(MIDOSTAURIN, status="not-done"), MedicationStatus.CANCELLED),
        (administration(MIDOSTAURIN, status="in-progress"), MedicationStatus.ACTIVE),
    ],
)
def test_statuses(resource: Json, status: MedicationStatus) -> None:
    """Each resource spells the same state in its own words; unheard of is unknown."""
    assert read_one(resource).status is status


@pytest.mark.parametrize("build", [order, statement, dispense, administration])
def test_entered_in_error(build: type) -> None:
    """What was taken back is left out and said to be so."""
    (found,) = read(build(MIDOSTAURIN, status="entered-in-error"))

    assert isinstance(found, Unread)
    assert found.about is Drug.MIDOSTAURIN
    assert found.status_only


def test_entered_in_error_of_an_unknown_drug_is_nothing() -> None:
    """Nobody needs to know the drug of an order that was taken back."""
    assert not read(order(status="entered-in-error"))


def test_an_order_not_to_give_a_drug() -> None:
    """It is no order of that drug, and the trace says why."""
    (found,) = read(order(MIDOSTAURIN, doNotPerform=True))
    assert isinstance(found, Unread)
    assert found.why == "it is an order not to give it"
    assert found.status_only
    assert not read(order({"coding": [{"code": "local"}]}, doNotPerform=True))


@pytest.mark.parametrize(
    ("fields", "planned", "reported"),
    [
        ({"intent": "order"}, False, False),
        ({"intent": None}, False, False),
        ({"intent": "plan", "reportedBoolean": True}, True, True),
        ({"intent": "proposal"}, True, False),
        ({"intent": "order", "reportedBoolean": True}, False, True),
    ],
)
def test_plans_and_reports(fields: Json, planned: bool, reported: bool) -> None:
    """Planned and patient-reported orders are read and labelled."""
    found = read_one(order(MIDOSTAURIN, **fields))

    assert (found.planned, found.patient_reported) == (planned, reported)


def test_who_made_a_statement() -> None:
    """A statement by the patient or a relative is labelled; an intended one too."""
    by_patient = statement(MIDOSTAURIN, informationSource={"reference": "Patient/p"})
    by_doctor = statement(
        MIDOSTAURIN, informationSource={"reference": "https://ehr/fhir/Practitioner/d"}
    )

    assert read_one(by_patient).patient_reported
    assert not read_one(by_doctor).patient_reported
    assert read_one(statement(MIDOSTAURIN, status="intended")).planned


@pytest.mark.parametrize(
    "category",
    [
        [{"coding": [{"code": "inpatient"}]}],
        {"coding": [{"code": "inpatient"}]},
        [{"text": "Inpatient"}],
    ],
)
def test_inpatient(category: object) -> None:
    """An order for use in hospital, as a list or as one object."""
    assert read_one(order(MIDOSTAURIN, category=category)).inpatient
    community = [{"coding": [{"code": "community"}]}]
    assert not read_one(order(MIDOSTAURIN, category=community)).inpatient


def test_why_it_was_held() -> None:
    """The words of the status reason are kept."""
    held = order(MIDOSTAURIN, status="on-hold", statusReason={"text": "neutropenia"})

    assert read_one(held).status_reason == "neutropenia"


def test_kinds() -> None:
    """The kind is the resource it came from."""
    assert read_one(order(MIDOSTAURIN)).kind is MedicationKind.ORDER
    assert read_one(statement(MIDOSTAURIN)).kind is MedicationKind.STATEMENT
    assert read_one(dispense(MIDOSTAURIN)).kind is MedicationKind.DISPENSE
    assert read_one(administration(MIDOSTAURIN)).kind is MedicationKind.ADMINISTRATION
