"""Which draft orders a call is about: all on signing, the selected on selecting."""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.conditions import status
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.wire.medication import MedicationRequest

_ENDED: Final = frozenset(
    {"cancelled", "stopped", "completed", "entered-in-error", "on-hold"}
)
"""An order that is put on hold or ended is not about to be given."""


def drafts_of(
    request: Request, hook: Hook, drafted: Iterable[Found]
) -> tuple[list[Found], list[Found]]:
    """Return the orders the call is about, and those that lie beside them.

    An order without a drug is left out: nothing was chosen yet. Selections that
    are missing, or name no draft that was sent, select every one of them.
    """
    drafted = tuple(drafted)
    drafts = [found for found in drafted if _orders(found)]
    if hook is not Hook.ORDER_SELECT:
        return drafts, []
    chosen = {_tail(selection) for selection in request.selections}
    if not chosen <= frozenset[str]().union(*map(_names, drafted)) or not chosen:
        # Which order is meant cannot be told: rather all of them than none.
        return drafts, []
    return (
        [found for found in drafts if _names(found) & chosen],
        [found for found in drafts if not _names(found) & chosen],
    )


def _orders(found: Found) -> bool:
    order = found.resource
    if not isinstance(order, MedicationRequest):
        return isinstance(order, Malformed)  # it may have been one
    chosen = order.medication_codeable_concept or order.medication_reference
    return chosen is not None and status(order.status) not in _ENDED


def _names(found: Found) -> set[str]:
    """Return every name a selection may use; a bare id is no reference, yet sent."""
    names = {found.reference, _tail(found.full_url), found.resource.id or ""}
    return names - {""}


def _tail(reference: str) -> str:
    """Cut "https://ehr.example/r4/MedicationRequest/1/_history/2" to type and id."""
    bare = reference.strip().split("/_history/")[0]
    return "/".join(bare.split("/")[-2:])
