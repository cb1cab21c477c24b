"""A glance at the problem list: can any rule speak of this patient at all?"""

from datetime import date
from typing import Final

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Record
from cds_service.from_fhir import order
from cds_service.from_fhir.formulary import formulary
from cds_service.from_fhir.gaps import KEYS, gaps_in
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.patient import read_patients
from cds_service.from_fhir.prefetched import Prefetched
from cds_service.from_fhir.readers import READERS, Around
from cds_service.from_fhir.reading import Reading
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.sent import Sent, drafted_in
from cds_service.from_fhir.subject import Whose
from cds_service.from_fhir.wire.clinical import Condition, Patient

_LOOKED_AT: Final = frozenset({Record.PATIENT, Record.CONDITIONS})
_LEFT: Final = KEYS - {record.value for record in _LOOKED_AT}


def glance(
    request: Request, hook: Hook, wanted: frozenset[Record], as_of: date
) -> Chart | None:
    """Return the chart of a patient whom no rule concerns; None for all others.

    None of the diagnoses that any rule asks about is on the problem list, which
    was sent in full. The chart holds the patient and nothing else.
    """
    sent = _looked_at(request)
    reading = Reading(
        Whose.of(request.patient_id, sent.all_of(Patient)), Around(formulary(()), as_of)
    )
    malformed = reading.take_patients(sent.once(Patient))
    malformed += reading.take(sent.once(Condition), READERS[Condition])
    if (
        malformed
        or reading.facts.keys() - {Problem}
        or reading.of_others
        or sent.once(Malformed)
    ):
        return None
    if _may_lie_elsewhere(request.prefetch):
        return None
    held = {key: frozenset(records) for key, records in reading.held.items()}
    gaps = order.gaps_in_order(
        gaps_in(request.prefetch, wanted & _LOOKED_AT, held, reading.beside)
    )
    if any(gap.record is Record.CONDITIONS for gap in gaps):
        return None
    patient = read_patients(reading.patients, request.patient_id, as_of)
    return Chart(as_of, patient, hook, gaps=gaps)


def _looked_at(request: Request) -> Sent:
    """Return what was sent under the keys that matter, and under unknown keys."""
    prefetch = request.prefetch
    looked_at = [key for key in prefetch if key not in _LEFT]
    return Sent.under(looked_at, prefetch, drafted_in(request))


def _may_lie_elsewhere(prefetch: Prefetched) -> bool:
    """Tell whether a problem may lie where none was asked for: sites differ."""
    left = [key for key in prefetch if key in _LEFT]
    return prefetch.may_hold(left, "Condition")
