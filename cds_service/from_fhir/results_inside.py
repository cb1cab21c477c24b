"""Results that lie inside another result, where nobody reads them."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.record import Topic
from cds_service.from_fhir.malformed import Malformed, set_aside
from cds_service.from_fhir.wire.result import Observation

WHY: Final = "it holds results inside itself, which are not read"


def held_inside(result: Observation) -> Iterator[Malformed]:
    """Yield what stands for them; they may be of anything, whatever holds them."""
    held = result.contained or ()
    if any(each.resource_type == "Observation" for each in held):
        inside = set_aside(result, WHY)
        inside.abouts = inside.abouts or (Topic.UNKNOWN,)
        yield inside
