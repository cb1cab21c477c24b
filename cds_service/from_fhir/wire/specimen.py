"""The few fields we need of a sample that was sent beside its results."""

import msgspec

from cds_service.from_fhir.wire.resource import NOTHING_SENT, Resource


class Specimen(Resource, tag="Specimen"):
    """A sample; its parts are decoded only where a result points at it."""

    type: msgspec.Raw = NOTHING_SENT
    collection: msgspec.Raw = NOTHING_SENT
    subject: msgspec.Raw = NOTHING_SENT
