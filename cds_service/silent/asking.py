"""What a run asks, and of whom: everything that a worker must be told."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from cds_service.cards.card import Card
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.rule import Answer
from cds_service.from_fhir import moments
from cds_service.from_fhir.moments import Moment
from cds_service.from_fhir.past_record import PastRecord
from cds_service.frozen import Frozen
from cds_service.silent.pseudonyms import Pseudonyms


class Seen(NamedTuple):
    """What the service makes of one call; `refused` says why, if it does not answer."""

    answers: tuple[Answer, ...] = ()
    chart: Chart | None = None
    cards: tuple[Card, ...] = ()
    refused: str = ""


Consult = Callable[[str, bytes, date], Seen]
"""Asks a service (by id) about a body on a day, as the live endpoint does."""

Service = tuple[str, Hook]
EVENTS: Final = "events"


class When(Frozen, kw_only=False):
    """The days to ask about: one, one in so many, or those of events."""

    day: date | None = None
    every: int = 0

    def moments(self, record: PastRecord) -> Iterator[Moment]:
        """Yield them for one patient."""
        if self.day:
            return moments.on(record, self.day)
        return (
            moments.every(record, self.every) if self.every else moments.events(record)
        )

    @property
    def spelled(self) -> str:
        """As it was asked for."""
        if self.day:
            return self.day.isoformat()
        return f"every {self.every} days" if self.every else EVENTS


class Job(Frozen, kw_only=False):
    """One run; it is sent to other processes, so all in it can be pickled.

    `exported` is the day of the export, `kinds` are the types it holds, `words`
    those that a reason may hold (see `reasons`).
    """

    consult: Consult
    services: tuple[Service, ...]
    when: When
    exported: date
    pseudonyms: Pseudonyms
    words: frozenset[str]
    kinds: frozenset[str] = frozenset()
