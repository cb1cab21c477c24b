"""Where a drug stands; every resource spells the same state in its own words."""

from typing import Final

from cds_service.clinical.medication import MedicationKind, MedicationStatus

ENTERED_IN_ERROR: Final = "entered-in-error"

_SHARED: Final = {
    "active": MedicationStatus.ACTIVE,
    "on-hold": MedicationStatus.ON_HOLD,
    "completed": MedicationStatus.COMPLETED,
    "stopped": MedicationStatus.STOPPED,
    "cancelled": MedicationStatus.CANCELLED,
    "draft": MedicationStatus.DRAFT,
}
_OWN: Final[dict[MedicationKind, dict[str, MedicationStatus]]] = {
    MedicationKind.ORDER: {"ended": MedicationStatus.COMPLETED},
    MedicationKind.STATEMENT: {
        "intended": MedicationStatus.ACTIVE,
        "not-taken": MedicationStatus.CANCELLED,
    },
    # Not handed over yet: there is a supply, but the patient does not have it.
    MedicationKind.DISPENSE: {
        "preparation": MedicationStatus.ACTIVE,
        "in-progress": MedicationStatus.ACTIVE,
        "declined": MedicationStatus.CANCELLED,
    },
    MedicationKind.ADMINISTRATION: {
        "in-progress": MedicationStatus.ACTIVE,
        "not-done": MedicationStatus.CANCELLED,
    },
}


def status_of(kind: MedicationKind, sent: str | None) -> MedicationStatus:
    """Return the status; one that is missing or unheard of is unknown, not active."""
    spelled = (sent or "").strip().casefold()
    return _SHARED.get(spelled) or _OWN[kind].get(spelled, MedicationStatus.UNKNOWN)


def entered_in_error(sent: str | None) -> bool:
    """Tell whether the resource was taken back."""
    return (sent or "").strip().casefold() == ENTERED_IN_ERROR
