"""What a Bundle that is not shaped as FHIR says tells of its other pages."""

import re
from typing import Final

import msgspec

from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wire.bundle import Link
from cds_service.patterns import uncompiled

_NULL: Final = msgspec.Raw(b"null")
_COUNT: Final = uncompiled(r"\s*(\d{1,9})(?:\.0*)?\s*", re.ASCII)


class _Link(msgspec.Struct):
    relation: msgspec.Raw = _NULL
    url: msgspec.Raw = _NULL


def total_of(sent: msgspec.Raw) -> int | None:
    """Return how many results there are, also from "120" or 120.0."""
    said = read_as(sent, str) or read_as(sent, float)
    found = _COUNT.fullmatch(str(said))
    return int(found[1]) if found else None


def links_of(sent: msgspec.Raw) -> list[Link]:
    """Return the links, or the one that was sent without a list around it."""
    raws = read_as(sent, list[msgspec.Raw]) or [sent]
    found = [read_as(raw, _Link) or _Link() for raw in raws]
    return [
        Link(relation=read_as(each.relation, str), url=read_as(each.url, str))
        for each in found
    ]
