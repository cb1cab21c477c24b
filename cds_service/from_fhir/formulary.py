"""The Medications that came with a call, found by whatever points at them."""

from collections.abc import Iterable

from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.not_to_be_used import modified
from cds_service.from_fhir.products import LookUp
from cds_service.from_fhir.wire.medication import Medication


def formulary(found: Iterable[Found]) -> LookUp:
    """Return a function from a reference to the Medication it points at.

    Relative references, absolute ones that end in type and id, and the
    addresses of entries (urn:uuid:...) are followed. Contained Medications are
    looked for in their own resource, not here. One with a modifierExtension may be
    another drug than it says, and is not found.
    """
    shelf: dict[str, Medication] = {}
    for item in found:
        if isinstance(item.resource, Medication) and not modified(item.resource):
            for name in {item.reference, item.full_url} - {""}:
                known = shelf.get(name, item.resource)
                shelf[name] = min(known, item.resource, key=repr)

    def look_up(reference: str) -> Medication | None:
        bare = reference.strip().split("/_history/")[0]
        return shelf.get(bare) or shelf.get("/".join(bare.split("/")[-2:]))

    return look_up
