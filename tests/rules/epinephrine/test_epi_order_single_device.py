"""One device being ordered is said, unless with those on record it makes two."""

from datetime import date

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, diagnosis
from epinephrine import device, draft_device

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import (
    Devices,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.patient import Patient
from cds_service.clinical.proposal import ChangeDevices
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.epinephrine.epi_order_single_device import (
    RULE,
    NumberUnclear,
    OneOrdered,
)

BASE = Chart(AS_OF, ADULT, Hook.ORDER_SIGN, diagnoses=(SM,))
CHILD = Patient("Patient/p1", date(2017, 5, 1), date(2017, 5, 1))


def ask(
    *drafts: Medication, on_record: tuple[Medication, ...] = (), chart: Chart = BASE
) -> Outcome:
    """Ask the rule about these draft orders."""
    return RULE.evaluate(replace(chart, drafts=drafts, medications=on_record))


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (draft_device(1), OneOrdered),
        (draft_device(2), NotIndicated),
        (draft_device(None), NumberUnclear),
        (draft_device(1, at_most=2), NumberUnclear),
        (draft_device(2, at_most=4), NotIndicated),
        (draft_device(1, inpatient=True), NotIndicated),
    ],
)
def test_the_order_alone(draft: Medication, kind: type) -> None:
    """One device is a warning, an open number a question, two are silence."""
    assert type(ask(draft)) is kind


@pytest.mark.parametrize(
    ("on_record", "kind"),
    [
        (device(1), NotIndicated),
        (device(1, "2025-01-06"), NotIndicated),
        (device(1, "2025-01-05"), OneOrdered),
        (device(1, None), NumberUnclear),
        (device(None), NotIndicated),
        (device(1, inpatient=True), OneOrdered),
    ],
)
def test_with_a_device_on_record(on_record: Medication, kind: type) -> None:
    """One current device on record makes two; an old one does not."""
    assert type(ask(draft_device(1), on_record=(on_record,))) is kind


def test_levels_and_offers() -> None:
    """A warning or a question, each with the offer to order two."""
    sure, unclear = ask(draft_device(1)), ask(draft_device(None))

    assert isinstance(sure, OneOrdered)
    assert isinstance(unclear, NumberUnclear)
    assert (sure.indicator, unclear.indicator) == (Indicator.WARNING, Indicator.INFO)
    for found in (sure, unclear):
        (offer,) = found.proposals
        assert isinstance(offer, ChangeDevices)
        assert (offer.reference, offer.count) == ("MedicationRequest/draft-1", 2)


def test_the_quantity_is_shown() -> None:
    """As sent and as read."""
    sure, unclear = ask(draft_device(1)), ask(draft_device(None))

    assert isinstance(sure, OneOrdered)
    assert isinstance(unclear, OneOrdered)
    assert (sure.sent, sure.ordered) == (("as sent",), Devices(1, 1))
    assert (unclear.sent, unclear.ordered) == (
        ("quantity not stated",),
        Devices(1, 2),
    )


def test_what_is_on_record_is_labelled() -> None:
    """A planned device and an order that was refused are not shown as supply."""
    planned = device(None, planned=True)
    refused = device(1, "2025-11-01", reference="MedicationRequest/o1")
    cancelled = device(
        1,
        "2025-11-02",
        kind=MedicationKind.DISPENSE,
        status=MedicationStatus.CANCELLED,
        authorized_by="MedicationRequest/o1",
    )
    found = ask(draft_device(0), on_record=(planned, refused, cancelled))

    assert isinstance(found, NumberUnclear)
    assert found.on_record == Devices(1, 3)
    assert found.counted == found.reported == (planned,)
    assert found.unfilled == (refused,)
    assert found.missing == (
        "whether patient-reported or planned devices are in hand",
        "whether an order with a failed or expired dispense was filled",
    )
    assert refused in found.used


def test_several_drafts_add_up() -> None:
    """Two drafts of one device are two, whether both were selected or not."""
    second = draft_device(1, reference="MedicationRequest/draft-2")

    assert isinstance(ask(draft_device(1), second), NotIndicated)
    assert isinstance(
        ask(draft_device(1), chart=replace(BASE, other_drafts=(second,))), NotIndicated
    )


def test_several_unclear_drafts_offer_no_change() -> None:
    """Nobody but the prescriber knows which of two drafts to change."""
    second = draft_device(0, reference="MedicationRequest/draft-2")
    found = ask(draft_device(1), second)

    assert isinstance(found, OneOrdered)
    assert found.proposals == ()


def test_an_order_that_is_signed_again() -> None:
    """The same order on record and as a draft is one device."""
    again = device(1, reference="MedicationRequest/draft-1")

    assert isinstance(ask(draft_device(1), on_record=(again,)), OneOrdered)


def test_no_draft_of_a_device() -> None:
    """Without such a draft there is nothing to say, whatever is on record."""
    assert isinstance(ask(), NotIndicated)


def test_populations() -> None:
    """Only confirmed disease; a child only with its history."""
    possible = replace(BASE, diagnoses=(diagnosis(Disease.MONOCLONAL_MCAS),))
    nobody = replace(BASE, diagnoses=())
    child = replace(BASE, patient=CHILD)
    history = replace(child, diagnoses=(SM, diagnosis(Disease.ANAPHYLAXIS)))

    for chart in (possible, nobody, child):
        assert isinstance(ask(draft_device(1), chart=chart), NotIndicated)
    assert isinstance(ask(draft_device(1), chart=history), OneOrdered)


def test_what_cannot_be_decided() -> None:
    """An unread problem list or order list is said, unless two are ordered."""
    blank = replace(BASE, diagnoses=(), gaps=(Gap(Record.CONDITIONS, "not sent"),))
    lacking = replace(BASE, gaps=(Gap(Record.MEDICATION_ORDERS, "not sent"),))

    for chart in (blank, lacking):
        assert isinstance(ask(draft_device(1), chart=chart), InsufficientData)
        assert isinstance(ask(draft_device(2), chart=chart), NotIndicated)
