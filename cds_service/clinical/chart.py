"""What one call tells us of one patient at one moment."""

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import wraps
from typing import Any, Final, TypeVar

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.patient import Patient
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import About, Gap, Record, Unread
from cds_service.clinical.variant import FusionResult, KitResult


class Hook(StrEnum):
    """The moment in the clinician's work."""

    PATIENT_VIEW = "patient-view"
    ORDER_SELECT = "order-select"
    ORDER_SIGN = "order-sign"
    ENCOUNTER_DISCHARGE = "encounter-discharge"
    APPOINTMENT_BOOK = "appointment-book"
    MEDICATION_REFILL = "medication-refill"

    @property
    def about_orders(self) -> bool:
        """Whether the call is about draft orders."""
        return self in _ABOUT_ORDERS


_ABOUT_ORDERS: Final = frozenset(
    {Hook.ORDER_SELECT, Hook.ORDER_SIGN, Hook.MEDICATION_REFILL}
)


@dataclass(frozen=True, slots=True)
class Chart:
    """The facts, each list in a total order that does not depend on how they came.

    `labs` are newest first. `drafts` are the orders that this call is about
    (order-select: the selected ones), `other_drafts` those that lie beside
    them. An order that is renewed or revised under its own reference is a draft, and
    stays in `medications` as it was before this day. `unread` and `gaps` are what a
    rule must not mistake for absence.
    """

    as_of: date
    patient: Patient
    hook: Hook = Hook.PATIENT_VIEW
    diagnoses: tuple[Diagnosis, ...] = ()
    problems: tuple[Problem, ...] = ()
    labs: tuple[Lab, ...] = ()
    medications: tuple[Medication, ...] = ()
    drafts: tuple[Medication, ...] = ()
    other_drafts: tuple[Medication, ...] = ()
    kit: tuple[KitResult, ...] = ()
    fusions: tuple[FusionResult, ...] = ()
    events: tuple[Event, ...] = ()
    wanted: tuple[Event, ...] = ()
    allergies: tuple[Allergy, ...] = ()
    mutations: tuple[MutationResult, ...] = ()
    unread: tuple[Unread, ...] = ()
    gaps: tuple[Gap, ...] = ()
    known: dict[Any, Any] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def labs_of(self, analyte: Analyte) -> tuple[Lab, ...]:
        """Return the results of one analyte, newest first."""
        return _labs(self).get(analyte, ())

    def taken(self, *drugs: Drug) -> tuple[Medication, ...]:
        """Return what was ordered, stated, dispensed or given of these drugs."""
        if not self.medications or _drugs_taken(self).isdisjoint(drugs):
            return ()
        return tuple([item for item in self.medications if item.drug in drugs])

    def drafted(self, *drugs: Drug) -> tuple[Medication, ...]:
        """Return the draft orders of these drugs that this call is about."""
        if not self.drafts:
            return ()
        return tuple([item for item in self.drafts if item.drug in drugs])

    def events_of(self, kind: EventKind) -> tuple[Event, ...]:
        """Return the events of one kind."""
        return _events(self).get(kind, ()) if self.events else ()

    def problems_of(self, *ailments: Ailment) -> tuple[Problem, ...]:
        """Return the problems, past ones too, that mean one of these."""
        if not self.problems or _ailments(self).isdisjoint(ailments):
            return ()
        meant = frozenset(ailments)
        return tuple([item for item in self.problems if item.means & meant])

    def done(self, kind: EventKind) -> tuple[Event, ...]:
        """Return the events of one kind that took place; an order is none of them."""
        events = self.events_of(kind)
        if not events:
            return ()
        return tuple([event for event in events if event.phase is Phase.DONE])

    def unread_about(self, *about: About) -> tuple[Unread, ...]:
        """Return what could not be read and would have been about one of these."""
        if not self.unread or _unread_subjects(self).isdisjoint(about):
            return ()
        return tuple([item for item in self.unread if item.about in about])

    def lacks(self, *records: Record) -> tuple[Gap, ...]:
        """Return what is missing of these parts of the record."""
        if not self.gaps or _lacking(self).isdisjoint(records):
            return ()
        return tuple([gap for gap in self.gaps if gap.record in records])


Known = TypeVar("Known")
Thing = TypeVar("Thing", bound=Hashable)


def fact(compute: Callable[[Chart], Known]) -> Callable[[Chart], Known]:
    """Compute something about a chart when first asked, and at most once."""

    @wraps(compute)
    def recall(chart: Chart) -> Known:
        known: dict[object, Known] = chart.known
        if compute not in known:
            known[compute] = compute(chart)
        return known[compute]

    return recall


def fact_of_each(
    compute: Callable[[Chart, Thing], Known],
) -> Callable[[Chart, Thing], Known]:
    """Do the same for what is asked of a chart and one thing, such as an analyte."""

    @wraps(compute)
    def recall(chart: Chart, thing: Thing) -> Known:
        if compute not in chart.known:
            chart.known[compute] = {}
        known: dict[Thing, Known] = chart.known[compute]
        if thing not in known:
            known[thing] = compute(chart, thing)
        return known[thing]

    return recall


@fact
def _labs(chart: Chart) -> dict[Analyte, tuple[Lab, ...]]:
    sorted_out: defaultdict[Analyte, list[Lab]] = defaultdict(list)
    for lab in chart.labs:
        sorted_out[lab.analyte].append(lab)
    return {analyte: tuple(labs) for analyte, labs in sorted_out.items()}


@fact
def _events(chart: Chart) -> dict[EventKind, tuple[Event, ...]]:
    sorted_out: defaultdict[EventKind, list[Event]] = defaultdict(list)
    for event in chart.events:
        sorted_out[event.kind].append(event)
    return {kind: tuple(events) for kind, events in sorted_out.items()}


@fact
def _drugs_taken(chart: Chart) -> frozenset[Drug]:
    return frozenset([item.drug for item in chart.medications])


@fact
def _ailments(chart: Chart) -> frozenset[Ailment]:
    return frozenset[Ailment]().union(*[item.means for item in chart.problems])


@fact
def _lacking(chart: Chart) -> frozenset[Record]:
    return frozenset([gap.record for gap in chart.gaps])


@fact
def _unread_subjects(chart: Chart) -> frozenset[About]:
    return frozenset([item.about for item in chart.unread])
