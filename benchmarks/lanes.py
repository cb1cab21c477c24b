"""What is called with what: the patients of each lane of the benchmark."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.hook_request import hook_request
from benchmarks.server import Server
from cds_service.from_fhir.record_memory import MOST_BYTES, MOST_RECORDS

QUIET: Final = "this service: no mastocytosis"
FIRST: Final = "this service: first call, a card"
NEXT: Final = "this service: next call, a card"
WITH_CARD: Final = (FIRST, NEXT)

_DRAFTS: Final = 32
_SOMEBODY_ELSE: Final = 9999
"""Nobody among the new patients."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A server, and the bodies that it is called with."""

    name: str
    server: Server
    bodies: Iterator[bytes]


def calls_of_new_patients(
    size: int, *, counts_only: bool = False, mastocytosis: bool = True
) -> list[bytes]:
    """Return calls of so many patients that none is remembered when it comes again."""
    calls: list[bytes] = []
    while len(calls) <= 2 * MOST_RECORDS and sum(map(len, calls)) <= 2 * MOST_BYTES:
        calls.append(
            hook_request(
                size,
                counts_only=counts_only,
                mastocytosis=mastocytosis,
                patient=len(calls),
            )
        )
    return calls


def calls_of_one_patient(size: int, *, counts_only: bool) -> list[bytes]:
    """Return the calls of one visit: the same record, and ever another draft."""
    return [
        hook_request(size, counts_only=counts_only, patient=_SOMEBODY_ELSE, draft=draft)
        for draft in range(_DRAFTS)
    ]
