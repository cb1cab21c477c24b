"""Whether two calls were sent the same record: the same keys, the same bytes.

Many servers stamp each Bundle that a search returns with an id and a time of its
own. What stands in a Bundle beside its entries, its total and its links says
nothing that is read, so there it may differ.
"""

from typing import Final

import msgspec

from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.prefetched import Prefetched
from cds_service.from_fhir.wire.resource import NOTHING_SENT

_BUNDLE: Final = "Bundle"


class _Read(msgspec.Struct, rename="camel"):
    """All of a Bundle that is ever read, as it was sent."""

    resource_type: str | None = None
    total: msgspec.Raw = NOTHING_SENT
    link: msgspec.Raw = NOTHING_SENT
    entry: msgspec.Raw = NOTHING_SENT


def is_same_record(one: Prefetched, other: Prefetched) -> bool:
    """Tell whether what was sent for both reads alike, by comparing all of it."""
    (decode, sent), (decode_other, sent_other) = one.as_sent, other.as_sent
    if decode is not decode_other or sent.keys() != sent_other.keys():
        return False
    return all(_is_alike(value, sent_other[key]) for key, value in sent.items())


def _is_alike(one: msgspec.Raw, other: msgspec.Raw) -> bool:
    if one == other:
        return True
    first = read_as(one, _Read)
    if first is None or first.resource_type != _BUNDLE:
        return False
    return first == read_as(other, _Read)
