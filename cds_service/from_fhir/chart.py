"""Everything one call sent, read into a Chart."""

from collections.abc import Iterable, Iterator
from datetime import date

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event, Phase
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.from_fhir import anc, order
from cds_service.from_fhir.drafts import drafts_of
from cds_service.from_fhir.formulary import formulary
from cds_service.from_fhir.gaps import OTHER_PATIENT, gaps_in, unreadable_in
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.patient import read_patients
from cds_service.from_fhir.readers import READERS, Around
from cds_service.from_fhir.reading import Reading
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.requested import requested
from cds_service.from_fhir.results_sent import results_sent
from cds_service.from_fhir.sent import Sent
from cds_service.from_fhir.subject import Whose
from cds_service.from_fhir.wire import clinical, medication


def read(request: Request, hook: Hook, wanted: frozenset[Record], as_of: date) -> Chart:
    """Read a call into a chart; `wanted` are the parts whose lack is a gap.

    An order that is signed anew is a draft and no longer counts as medication.
    """
    sent = Sent.of(request)
    reading = Reading(
        Whose.of(request.patient_id, sent.all_of(clinical.Patient)),
        Around(
            formulary(sent.all_of(medication.Medication)),
            as_of,
            has_sent=results_sent(lambda: sent.all_of(clinical.Observation)),
        ),
    )
    reading.take_patients(sent.once(clinical.Patient))
    for kind, reader in READERS.items():
        for malformed in reading.take(sent.once(kind), reader):
            sent.add(malformed)
    about, beside = drafts_of(request, hook, sent.drafted)
    drafts, other_drafts = reading.drafts(about), reading.drafts(beside)
    asked_for = requested(request, hook, sent, reading)
    facts = reading.facts
    redrafted = {item.reference for item in (*drafts, *other_drafts)}
    return Chart(
        as_of,
        read_patients(reading.patients, request.patient_id),
        hook,
        diagnoses=order.diagnoses_in_order(facts[Diagnosis]),
        problems=order.problems_in_order(facts[Problem]),
        labs=_labs(facts[Lab]),
        medications=order.medications_in_order(
            item for item in facts[Medication] if item.reference not in redrafted
        ),
        drafts=drafts,
        other_drafts=other_drafts,
        kit=order.results_in_order(facts[KitResult]),
        fusions=order.results_in_order(facts[FusionResult]),
        events=order.events_in_order(_not_reordered(facts[Event], asked_for)),
        wanted=asked_for,
        allergies=order.allergies_in_order(facts[Allergy]),
        mutations=order.mutations_in_order(facts[MutationResult]),
        unread=order.unread_in_order(
            item
            for item in (*facts[Unread], *reading.of_others())
            if item.about is Topic.DRAFT_ORDER or item.reference not in redrafted
        ),
        gaps=order.gaps_in_order(_gaps(request, wanted, sent, reading)),
    )


def _not_reordered(
    events: Iterable[Event], asked_for: Iterable[Event]
) -> Iterator[Event]:
    """Leave out the orders that are signed anew: they are drafts."""
    anew = {event.reference for event in asked_for}
    for event in events:
        if event.phase is Phase.DONE or event.reference not in anew:
            yield event


def _labs(read: list[Lab]) -> tuple[Lab, ...]:
    labs = order.labs_in_order(read)
    computed = tuple(anc.derive(labs))
    return order.labs_in_order(labs + computed) if computed else labs


def _gaps(
    request: Request, wanted: frozenset[Record], sent: Sent, reading: Reading
) -> Iterator[Gap]:
    held = {key: frozenset(records) for key, records in reading.held.items()}
    yield from gaps_in(request.prefetch, wanted, held)
    yield from unreadable_in(sent.once(Malformed), wanted)
    others_only = "Patient" in reading.others and not reading.patients
    if Record.PATIENT in wanted and others_only:
        yield Gap(Record.PATIENT, OTHER_PATIENT)
