"""Conditions that do not show that a problem list was sent.

Where the key that was asked for is missing, a Condition under a key of the site's
own shows that the list came under that name; but not one that says of itself that
it is no entry of such a list. What is absent of the others is then not known.
"""

from typing import Final

from cds_service.from_fhir.standing import WITHDRAWN, categories_of, verification_of
from cds_service.from_fhir.wire.bundle import AnyResource
from cds_service.from_fhir.wire.clinical import Condition

_OF_AN_ENCOUNTER: Final = frozenset({"encounter-diagnosis"})
"""HL7's condition-category; its other code is problem-list-item."""


def is_beside_the_list(resource: AnyResource) -> bool:
    """Tell whether a Condition is of an encounter only, of a relative, or withdrawn."""
    if not isinstance(resource, Condition):
        return False
    coded = {
        (coding.code or "").strip().casefold()
        for category in categories_of(resource)
        for coding in category.coding or ()
    }
    only_then = bool(coded) and coded <= _OF_AN_ENCOUNTER
    return only_then or verification_of(resource) in WITHDRAWN
