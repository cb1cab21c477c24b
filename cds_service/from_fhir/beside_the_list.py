"""Conditions that do not show that a problem list was sent.

Where the key that was asked for is missing, a Condition under a key of the site's
own shows that the list came under that name; but not one that says of itself that
it is no entry of such a list. What is absent of the others is then not known.
"""

from typing import Final

from cds_service.from_fhir.standing import (
    WITHDRAWN,
    all_said,
    categories_of,
    verification_of,
)
from cds_service.from_fhir.wire.bundle import AnyResource
from cds_service.from_fhir.wire.clinical import Condition
from cds_service.patterns import uncompiled

_OF_AN_ENCOUNTER: Final = frozenset({"encounter diagnosis", "visit diagnosis"})
_OF_THE_LIST: Final = frozenset({"problem list item", "problem list", "health concern"})
"""HL7's condition-category and US Core's, as codes and as the names of them."""
_DIVIDED: Final = uncompiled(r"[\s_-]+")


def is_beside_the_list(resource: AnyResource) -> bool:
    """Tell whether a Condition is of an encounter only, of a relative, or withdrawn."""
    if not isinstance(resource, Condition):
        return False
    said = {
        _DIVIDED.sub(" ", each).strip().casefold()
        for category in categories_of(resource)
        for each in all_said(category)
    }
    only_then = said & _OF_AN_ENCOUNTER and not said & _OF_THE_LIST
    return bool(only_then) or verification_of(resource) in WITHDRAWN
