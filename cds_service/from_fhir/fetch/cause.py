"""Why something could not be retrieved, as one of few words that can be counted."""

from typing import Final, Literal

from cds_service.from_fhir.fetch import failure

Cause = Literal[
    "late",
    "unreachable",
    "untrusted",
    "broken-off",
    "no-fhir",
    "too-much",
    "elsewhere",
    "forbidden-address",
    "not-covered",
    "no-id",
    "server-error",
    "refused",
    "other",
]
_SAID: Final[tuple[tuple[str, Cause], ...]] = (
    (failure.LATE, "late"),
    ("arrived in time", "late"),
    (failure.UNREACHABLE, "unreachable"),
    (failure.UNTRUSTED, "untrusted"),
    (failure.BROKEN_OFF, "broken-off"),
    (failure.NO_FHIR, "no-fhir"),
    (failure.TOO_LARGE, "too-much"),
    ("were retrieved", "too-much"),
    (failure.ELSEWHERE, "elsewhere"),
    ("another address", "elsewhere"),
    (failure.FORBIDDEN_ADDRESS, "forbidden-address"),
    (failure.NOT_COVERED, "not-covered"),
    (failure.PARTLY_COVERED, "not-covered"),
    (failure.NO_ID, "no-id"),
    ("with status 5", "server-error"),
    ("with status", "refused"),
)
"""Parts of the sentences that a chart has, the more telling first."""


def cause_of(why: str) -> Cause:
    """Return the cause that a sentence of ours names."""
    return next((cause for said, cause in _SAID if said in why), "other")
