"""Which draft orders a call is about: all on signing, the selected on selecting.

What cannot be read as an order stands among them as `Malformed`, so that it is
said: it may have been an order of one of our drugs.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.clinical.record import Topic
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.concepts import words
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.bundle import AnyResource
from cds_service.from_fhir.wire.clinical import ServiceRequest
from cds_service.from_fhir.wire.medication import (
    Medicated,
    MedicationRequest,
)
from cds_service.from_fhir.wire.resource import Skipped

_ENDED: Final = frozenset(
    {"cancelled", "stopped", "completed", "entered-in-error", "on-hold", "revoked"}
)
"""An order that is put on hold or ended is not about to be given."""
OLDER_KINDS: Final = frozenset(
    {
        "MedicationOrder",
        "DeviceUseRequest",
        "DiagnosticOrder",
        "ProcedureRequest",
        "ReferralRequest",
    }
)
"""The orders of DSTU2 and STU3; they are passed over, and that is said."""
GROUPS: Final = frozenset({"CarePlan", "RequestGroup", "RequestOrchestration"})
"""What may hold orders of drugs; they are passed over, and that is said."""
NOT_READ: Final = "of a kind that is not read"
NO_DRUG: Final = "the order names no drug"
EMPTY: Final = "an entry among the draft orders is empty"
WITHHELD: Final = (
    "no draft order was sent with this call; a record system may withhold them from a"
    " service without the scopes for unsigned orders"
)


def drafts_of(
    request: Request, hook: Hook, drafted: Iterable[Found]
) -> tuple[list[Found], list[Found]]:
    """Return the orders the call is about, and those that lie beside them.

    While drugs are chosen, an order without one is left out: nothing was chosen yet.
    Where it is signed or refilled it is said. Selections that are missing, or name
    no draft that was sent, select every one of them.
    """
    drafted = tuple(drafted)
    choosing = hook is Hook.ORDER_SELECT
    orders = (_order(found, choosing=choosing) for found in drafted)
    drafts = [order for order in orders if order is not None]
    drafts += _empty_entries(request)
    if hook.about_orders and request.draft_orders is None:
        drafts.append(_withheld())
    chosen = _chosen(request, hook, drafted)
    about: list[Found] = []
    beside: list[Found] = []
    for found in drafts:
        (about if _is_among(chosen, found) else beside).append(found)
    return about, beside


def tests_drafted(
    request: Request, hook: Hook, drafted: Iterable[Found]
) -> list[Found]:
    """Return the draft orders of tests and procedures that the call is about."""
    drafted = tuple(drafted)
    chosen = _chosen(request, hook, drafted)
    return [
        found
        for found in drafted
        if isinstance(found.resource, ServiceRequest)
        and status(found.resource.status) not in _ENDED
        and _is_among(chosen, found)
    ]


def _chosen(request: Request, hook: Hook, drafted: tuple[Found, ...]) -> set[str]:
    """Return the names of the selected drafts; none when all of them are meant."""
    if hook is not Hook.ORDER_SELECT:
        return set()
    chosen = {_tail(selection) for selection in request.selections}
    sent = {name for found in drafted for name in _names(found)}
    # Which order is meant may be past telling: rather all of them than none.
    return chosen if chosen <= sent else set()


def _is_among(chosen: set[str], found: Found) -> bool:
    return not chosen or not chosen.isdisjoint(_names(found))


def _order(found: Found, *, choosing: bool) -> Found | None:
    """Return a draft that is to be read, or said; None for anything else."""
    order = found.resource
    if isinstance(order, MedicationRequest):
        return _medication_order(found, order, choosing=choosing)
    if isinstance(order, Malformed):  # it may have been one
        return found if order.kind else _no_resource(found, order)
    if isinstance(order, Medicated):
        if status(order.status) in _ENDED:
            return None
        return Found(_passed_over(order, found.kind), found.full_url, found.key)
    if found.kind in OLDER_KINDS | GROUPS or type(order) is Skipped:
        return Found(_passed_over(order, found.kind), found.full_url, found.key)
    return None


def _medication_order(
    found: Found, order: MedicationRequest, *, choosing: bool
) -> Found | None:
    if status(order.status) in _ENDED:
        return None
    drug = order.medication_codeable_concept or order.medication_reference
    if drug is not None:
        return found
    return None if choosing else _without_a_drug(found, order)


def _without_a_drug(found: Found, order: MedicationRequest) -> Found:
    said = Malformed(
        id=order.id,
        kind=found.kind,
        abouts=(Topic.UNKNOWN_DRUG,),
        why=NO_DRUG,
        subject=order.subject,
    )
    return Found(said, found.full_url, found.key)


def _no_resource(found: Found, junk: Malformed) -> Found:
    draft = Malformed(id=junk.id, abouts=(Topic.DRAFT_ORDER,), why=junk.why)
    return Found(draft, found.full_url, found.key)


def _passed_over(order: AnyResource, kind: str) -> Malformed:
    known = isinstance(order, Medicated) or kind in OLDER_KINDS | GROUPS
    named = f" ({_named(order)})" if _named(order) else ""
    return Malformed(
        id=order.id,
        kind=kind if known else "",
        abouts=(Topic.DRAFT_ORDER,),
        why=f"{NOT_READ}: {kind}{named}" if known else NOT_READ,
        subject=order.subject if isinstance(order, Medicated) else None,
    )


_LONGEST_NAME: Final = 80


def _named(order: AnyResource) -> str:
    if not isinstance(order, Medicated):
        return ""
    pointer = order.medication_reference
    shown = (pointer.display or "").strip() if pointer else ""
    return (words(order.medication_codeable_concept) or shown)[:_LONGEST_NAME]


def _empty_entries(request: Request) -> Iterator[Found]:
    bundle = request.draft_orders
    for entry in (bundle.entry if bundle else None) or ():
        if entry.resource is None:
            empty = Malformed(kind="", abouts=(Topic.DRAFT_ORDER,), why=EMPTY)
            yield Found(empty, entry.full_url or "")


def _withheld() -> Found:
    """Stand for the orders that a call must have and this one has not."""
    return Found(Malformed(kind="", abouts=(Topic.DRAFT_ORDER,), why=WITHHELD), "")


def _names(found: Found) -> set[str]:
    """Return every name a selection may use; a bare id is no reference, yet sent."""
    names = {found.reference, _tail(found.full_url), found.resource.id or ""}
    return names - {""}


def _tail(reference: str) -> str:
    """Cut "https://ehr.example/r4/MedicationRequest/1/_history/2" to type and id."""
    bare = reference.strip().split("/_history/")[0]
    return "/".join(bare.split("/")[-2:])
