"""What a malformed resource leaves open: a result somewhere, or surely none."""

from typing import Final

from cds_service.clinical.record import About, Record, Topic, Unread
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.gaps import HOLDS, KEYS
from cds_service.from_fhir.malformed import Malformed

_NEVER_RESULTS: Final = frozenset(HOLDS.values()) - {
    "Observation",
    "DiagnosticReport",
    "Procedure",
    "ServiceRequest",
}
"""Kinds that hold no result of a test, whatever in them could not be read."""


def left_unread(sent: Malformed, found: Found) -> list[Unread]:
    """Return what it would have been about, and why it could not be read."""
    return [
        Unread(found.reference, _about(about, sent, found), sent.why)
        for about in sent.abouts
    ]


def _about(about: About, sent: Malformed, found: Found) -> About:
    # A rule that misses a result must not be said to wait for a birth date.
    if about is Topic.UNKNOWN and _kind(sent, found) in _NEVER_RESULTS:
        return Topic.NO_RESULT
    return about


def _kind(sent: Malformed, found: Found) -> str:
    """Return its kind; where even that is not readable, that of its neighbours."""
    if sent.kind or found.key not in KEYS:
        return sent.kind
    return HOLDS[Record(found.key)]
