"""What the prefetch of a call says, read: all of a chart but what is being ordered."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.from_fhir import anc, order
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.formulary import formulary
from cds_service.from_fhir.gaps import NOBODYS, OTHER_PATIENT, gaps_in, unreadable_in
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.of_others import OfOthers
from cds_service.from_fhir.patient import doubtful_deaths, read_patients
from cds_service.from_fhir.readers import READERS, Around
from cds_service.from_fhir.reading import Reading
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.results_sent import results_sent
from cds_service.from_fhir.sent import Sent
from cds_service.from_fhir.specimens_sent import bring_specimens
from cds_service.from_fhir.subject import Whose
from cds_service.from_fhir.wire import clinical, medication, result
from cds_service.frozen import Frozen

_ORDERS: Final = (medication.Medicated, clinical.ServiceRequest)
"""No record points at an order for what it means."""


class KnownRecord(Frozen, kw_only=False):
    """A chart without orders, and what it takes to read orders into it.

    Nobody changes it: another call may be answered from the same one.
    """

    chart: Chart
    whose: Whose
    around: Around
    of_others: OfOthers


def is_known_alone(drafted: tuple[Found, ...]) -> bool:
    """Tell whether the record can be read without a look at what is being ordered.

    It can where nothing but orders lies there: a drug, a result, the patient
    among them may be what a resource of the record points at.
    """
    return all(isinstance(found.resource, _ORDERS) for found in drafted)


def read_record(
    request: Request,
    drafted: tuple[Found, ...],
    wanted: frozenset[Record],
    as_of: date,
) -> KnownRecord:
    """Read the prefetch of a call; `wanted` are the parts whose lack is a gap.

    Of what lies among the draft orders nothing is read here but what the record
    points at: a drug, a result, an address of the patient.
    """
    sent = Sent.of(request.prefetch, drafted)
    bring_specimens(lambda kind: sent.by_kind.get(kind, ()))
    reading = Reading(
        Whose.of(request.patient_id, sent.all_of(clinical.Patient)),
        Around(
            formulary(sent.all_of(medication.Medication)),
            as_of,
            has_sent=results_sent(lambda: sent.all_of(result.Observation)),
        ),
    )
    for refused in reading.take_patients(sent.once(clinical.Patient)):
        sent.add(refused)
    for kind, reader in READERS.items():
        for malformed in reading.take(sent.once(kind), reader):
            sent.add(malformed)
    gaps = order.gaps_in_order(_gaps(request, wanted, sent, reading))
    around = Around(reading.around.look_up, as_of, drafted=True)
    return KnownRecord(
        _chart(request, reading, gaps), reading.whose, around, reading.of_others
    )


def _chart(request: Request, reading: Reading, gaps: tuple[Gap, ...]) -> Chart:
    facts, as_of = reading.facts, reading.around.as_of
    told = reading.patients, request.patient_id, as_of
    unread = (*facts[Unread], *doubtful_deaths(*told))
    return Chart(
        as_of,
        read_patients(*told),
        diagnoses=order.diagnoses_in_order(facts[Diagnosis]),
        problems=order.problems_in_order(facts[Problem]),
        labs=_labs(facts[Lab]),
        medications=order.medications_in_order(facts[Medication]),
        kit=order.results_in_order(facts[KitResult]),
        fusions=order.results_in_order(facts[FusionResult]),
        events=order.events_in_order(facts[Event]),
        allergies=order.allergies_in_order(facts[Allergy]),
        mutations=order.mutations_in_order(facts[MutationResult]),
        unread=order.unread_in_order(unread),
        gaps=gaps,
    )


def _labs(read: list[Lab]) -> tuple[Lab, ...]:
    labs = order.labs_in_order(read)
    computed = tuple(anc.derive(labs))
    return order.labs_in_order(labs + computed) if computed else labs


def _gaps(
    request: Request, wanted: frozenset[Record], sent: Sent, reading: Reading
) -> list[Gap]:
    held = {key: frozenset(records) for key, records in reading.held.items()}
    gaps = [
        *gaps_in(request.prefetch, wanted, held, reading.beside),
        *unreadable_in(sent.once(Malformed), wanted),
    ]
    gaps += [gap for gap in _of_others(sent, reading) if gap.record in wanted]
    return gaps


def _of_others(sent: Sent, reading: Reading) -> Iterator[Gap]:
    """Yield what was sent of others in the place of the patient's own."""
    others = reading.of_others
    if others.any_of("Patient") and not reading.patients:
        yield Gap(Record.PATIENT, OTHER_PATIENT)
    if not others.any_of("Condition"):
        return
    listed = (found.resource for found in sent.once(clinical.Condition))
    if not any(map(reading.whose.owns, listed)):
        yield Gap(Record.CONDITIONS, OTHER_PATIENT)
    elif others.nobodys("Condition"):
        yield Gap(Record.CONDITIONS, NOBODYS, partial=True)
