"""Each device that was counted, or was not, is told with what is doubtful of it."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, on
from epinephrine import device

from cds_service.clinical.epinephrine_finding import (
    DevicesShort,
    QuantityUnclear,
    TwoMissing,
)
from cds_service.clinical.medication import (
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.rules.epinephrine.epi_two_devices_missing import RULE


def short(*medications: Medication) -> DevicesShort:
    """Return what the rule finds in a patient with these medications."""
    found = RULE.evaluate(Chart(AS_OF, ADULT, diagnoses=(SM,), medications=medications))
    assert isinstance(found, DevicesShort)
    return found


@pytest.mark.parametrize(
    ("kind", "filled"),
    [
        (MedicationKind.ORDER, "ordered"),
        (MedicationKind.DISPENSE, "supplied"),
        (MedicationKind.STATEMENT, "stated"),
    ],
)
def test_what_the_last_fill_was(kind: MedicationKind, filled: str) -> None:
    """An old order was ordered, not supplied."""
    found = short(device(2, "2025-01-05", kind=kind))

    assert found.filled == filled
    assert found.filled_on == on("2025-01-05")


def test_expired_devices_show_their_date() -> None:
    """The printed date stands first, and an order that they filled is named."""
    ordered = device(2, "2025-06-01", reference="MedicationRequest/o1")
    handed_over = device(
        2,
        "2025-06-03",
        kind=MedicationKind.DISPENSE,
        expires="2026-01-05",
        authorized_by="MedicationRequest/o1",
    )
    found = short(ordered, handed_over)

    assert isinstance(found, TwoMissing)
    assert (found.at_least, found.at_most) == (0, 0)
    assert found.expired == (
        "expiry date 2026-01-05: epinephrine 0.3 mg auto-injector",
    )
    assert found.spent == (ordered,)
    assert ordered in found.used


def test_an_order_that_was_not_handed_over() -> None:
    """Two ordered and refused are none for certain: a question, not silence."""
    ordered = device(2, reference="MedicationRequest/o1")
    refused = device(
        2,
        "2025-12-02",
        kind=MedicationKind.DISPENSE,
        status=MedicationStatus.CANCELLED,
        authorized_by="MedicationRequest/o1",
    )
    found = short(ordered, refused)

    assert isinstance(found, QuantityUnclear)
    assert (found.at_least, found.at_most) == (0, 2)
    assert (found.counted, found.unfilled) == ((), (ordered,))
    assert found.missing == (
        "whether an order with a failed or expired dispense was filled",
    )


def test_labels_of_what_was_counted() -> None:
    """Planned devices are labelled, and so is a quantity that was not stated."""
    planned = device(None, planned=True)
    found = short(planned)

    assert found.counted == found.reported == found.unstated == (planned,)
    assert found.missing == ("whether patient-reported or planned devices are in hand",)
