"""Where a drug stands; every resource spells the same state in its own words."""

from typing import Final

from cds_service.clinical.medication import MedicationKind, MedicationStatus
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.wire.medication import (
    Adherence,
    Medicated,
    MedicationAdministration,
    MedicationStatement,
)

ENTERED_IN_ERROR: Final = "entered-in-error"

SHARED: Final = {
    "active": MedicationStatus.ACTIVE,
    "on-hold": MedicationStatus.ON_HOLD,
    "completed": MedicationStatus.COMPLETED,
    "stopped": MedicationStatus.STOPPED,
    "cancelled": MedicationStatus.CANCELLED,
    "draft": MedicationStatus.DRAFT,
}
OWN: Final[dict[MedicationKind, dict[str, MedicationStatus]]] = {
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
_RECORDED: Final = "recorded"
ADHERENCE: Final = {
    **dict.fromkeys(
        ("taking", "taking-as-directed", "taking-not-as-directed"),
        MedicationStatus.ACTIVE,
    ),
    **dict.fromkeys(
        ("on-hold", "on-hold-as-directed", "on-hold-not-as-directed"),
        MedicationStatus.ON_HOLD,
    ),
    **dict.fromkeys(
        ("stopped", "stopped-as-directed", "stopped-not-as-directed"),
        MedicationStatus.STOPPED,
    ),
    "not-taking": MedicationStatus.CANCELLED,
}


def status_of(
    resource: Medicated, kind: MedicationKind, starts: Moment | None = None
) -> MedicationStatus:
    """Return the status; one that is missing or unheard of is unknown, not active.

    `starts` is when it began, unless that is still to come.
    """
    if _not_taken(resource):
        return MedicationStatus.CANCELLED
    spelled = _folded(resource.status)
    if isinstance(resource, MedicationStatement) and spelled == _RECORDED:
        if resource.adherence is None:
            return _asserted(resource, starts)
        return _adherence(resource.adherence)
    return SHARED.get(spelled) or OWN[kind].get(spelled, MedicationStatus.UNKNOWN)


def _not_taken(resource: Medicated) -> bool:
    """Tell whether a field of an older version says that it was not taken."""
    match resource:
        case MedicationStatement():
            return bool(resource.was_not_taken) or _folded(resource.taken) == "n"
        case MedicationAdministration():
            return bool(resource.not_given) or bool(resource.was_not_given)
        case _:
            return False


def _asserted(
    statement: MedicationStatement, starts: Moment | None
) -> MedicationStatus:
    """Return what a statement of R5 says by its period alone.

    R5 defines the period as the time in which the drug is taken, unless the
    adherence denies it; one without an end goes on. A single date, a period that
    begins later or names no start says nothing of today.
    """
    period = statement.effective_period
    stated = period is not None and starts is not None
    return MedicationStatus.ACTIVE if stated else MedicationStatus.UNKNOWN


def _adherence(said: Adherence) -> MedicationStatus:
    """Return what R5 says beside "recorded", which tells nothing of the patient."""
    concept = said.code
    codes = [item.code or "" for item in (concept.coding if concept else None) or ()]
    # The name of a code is its spelling with blanks.
    named = [text.strip().replace(" ", "-") for text in texts(concept)]
    found = {ADHERENCE.get(_folded(each)) for each in (*codes, *named)} - {None}
    if MedicationStatus.ACTIVE not in found and len(found) > 1:
        found.discard(MedicationStatus.CANCELLED)  # the general word for the others
    return (found.pop() if len(found) == 1 else None) or MedicationStatus.UNKNOWN


def _folded(sent: str | None) -> str:
    return (sent or "").strip().casefold()


def entered_in_error(sent: str | None) -> bool:
    """Tell whether the resource was taken back."""
    return _folded(sent) == ENTERED_IN_ERROR
