"""What every resource has, and how what is rarely needed stays undecoded."""

from typing import Final

import msgspec

from cds_service.from_fhir.wire.datatypes import (
    Wire,
)

NOTHING_SENT: Final = msgspec.Raw(b"null")
"""What is rarely needed stays undecoded; a wrong shape then costs nothing else."""


class Resource(Wire, tag_field="resourceType"):
    """What every resource has."""

    id: str | None = None
    modifier_extension: msgspec.Raw = NOTHING_SENT
    implicit_rules: msgspec.Raw = NOTHING_SENT


class Skipped(Resource):
    """A resource type that no rule reads; its content is passed over."""
