"""An opioid stopped because of the mastocytosis: is the pain controlled?"""

import pytest
from charts import Hook, medication
from trigger_charts import sm_chart

from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.rules.triggers.opioid_withheld_check import OpioidWithheld, evaluate

BLAMED = "Stopped because of mastocytosis"


def stopped(
    day: str = "2026-01-04",
    reason: str = BLAMED,
    status: MedicationStatus = MedicationStatus.STOPPED,
) -> Medication:
    """Return an opioid order that was stopped."""
    drug = Drug.OPIOID_NOT_RANKED
    return medication(drug, day, status=status, status_reason=reason)


def answer(*medications: Medication, **more: object) -> object:
    """Return the answer when a record with these is opened."""
    chart = sm_chart(medications=medications, hook=Hook.PATIENT_VIEW, **more)
    return evaluate(chart)


@pytest.mark.parametrize(
    "status",
    [MedicationStatus.STOPPED, MedicationStatus.ON_HOLD, MedicationStatus.CANCELLED],
)
def test_every_way_of_stopping(status: MedicationStatus) -> None:
    """Stopped, held or cancelled; the reason is shown as written."""
    found = answer(stopped(status=status))

    assert isinstance(found, OpioidWithheld)
    assert found.indicator is Indicator.INFO
    assert found.reasons == (BLAMED,)


@pytest.mark.parametrize(
    ("day", "fires"),
    [
        ("2026-01-07", False),
        ("2026-01-06", True),
        ("2025-12-23", True),
        ("2025-12-22", False),
    ],
)
def test_orders_of_14_days(day: str, fires: bool) -> None:
    """From the same day to day 14; a day that lies ahead does not count."""
    assert isinstance(answer(stopped(day)), OpioidWithheld) is fires


@pytest.mark.parametrize("reason", ["", "Nausea", "Not because of mastocytosis"])
def test_other_reasons(reason: str) -> None:
    """Only a reason that names mast cells or allergy."""
    assert isinstance(answer(stopped(reason=reason)), NotIndicated)


@pytest.mark.parametrize(
    "drug", [Drug.OPIOID_LOWER_RISK, Drug.NSAID, Drug.ACETAMINOPHEN, Drug.ASPIRIN]
)
def test_another_analgesic(drug: Drug) -> None:
    """Something else against pain is on record."""
    instead = medication(drug, "2026-01-04")
    assert isinstance(answer(stopped(), instead), NotIndicated)


def test_silent_when_it_cannot_know() -> None:
    """Another analgesic may be in what was not sent; other patients; no stop."""
    gap = (Gap(Record.MEDICATION_ADMINISTRATIONS, "was not sent"),)

    assert isinstance(answer(stopped(), gaps=gap), NotIndicated)
    assert isinstance(answer(stopped(), diagnoses=()), NotIndicated)
    active = stopped(status=MedicationStatus.ACTIVE)
    assert isinstance(answer(active), NotIndicated)
    undated = medication(
        Drug.OPIOID_NOT_RANKED, status=MedicationStatus.STOPPED, status_reason=BLAMED
    )
    assert isinstance(answer(undated), NotIndicated)
