"""Words for building epinephrine devices on record."""

from decimal import Decimal

from charts import medication, on

from cds_service.clinical.medication import (
    Devices,
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.frozen import replace


def device(  # noqa: PLR0913 (a builder: every part may be said, few need to be)
    at_least: int | None = 2,
    starts: str | None = "2025-12-01",
    *,
    at_most: int | None = None,
    kind: MedicationKind = MedicationKind.ORDER,
    status: MedicationStatus | None = None,
    name: str = "epinephrine 0.3 mg auto-injector",
    reference: str = "",
    authorized_by: str = "",
    expires: str | None = None,
    inpatient: bool = False,
    patient_reported: bool = False,
    planned: bool = False,
    mg: str | None = None,
) -> Medication:
    """Return an order of devices, or another kind; `at_least` None: no quantity."""
    handed_over = kind is MedicationKind.DISPENSE
    usual = MedicationStatus.COMPLETED if handed_over else MedicationStatus.ACTIVE
    most = at_least if at_most is None else at_most
    return replace(
        medication(
            Drug.EPINEPHRINE_DEVICE,
            starts,
            kind=kind,
            status=status or usual,
            reference=reference or f"{kind}/{name}-{starts}-{at_least}",
        ),
        name=name,
        devices=None if at_least is None else Devices(at_least, most or 0, "as sent"),
        device_mg=None if mg is None else Decimal(mg),
        authorized_by=authorized_by,
        expires=on(expires) if expires else None,
        inpatient=inpatient,
        patient_reported=patient_reported,
        planned=planned,
    )


def draft_device(
    at_least: int | None = 1,
    *,
    at_most: int | None = None,
    reference: str = "MedicationRequest/draft-1",
    inpatient: bool = False,
    mg: str | None = None,
) -> Medication:
    """Return a draft order of devices."""
    return device(
        at_least,
        "2026-01-06",
        at_most=at_most,
        status=MedicationStatus.DRAFT,
        reference=reference,
        inpatient=inpatient,
        mg=mg,
    )
