"""Words for a memory of records: taught by one call, asked about another."""

from collections.abc import Callable
from datetime import date

from calls import AS_OF, PATIENT, bundle, condition, count, order

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir import chart
from cds_service.from_fhir.record_memory import RecordMemory
from cds_service.from_fhir.request import decode

EVERYTHING = frozenset(Record)
OTHERS = {"subject": {"reference": "Patient/p2"}}
RECORD = {
    "patient": PATIENT,
    "conditions": bundle(condition()),
    "labs": bundle(count(), count(1.8, id="o2", **OTHERS)),
    "medicationRequests": bundle(order(), order("403878", id="m2")),
}


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


def remembering(body: bytes, clock: Callable[[], float] = lambda: 0) -> RecordMemory:
    """Return a memory that has read one call."""
    memory = RecordMemory(clock)
    taught(memory, body)
    return memory


def taught(memory: RecordMemory, body: bytes, as_of: date = AS_OF) -> Chart:
    """Read a call into a memory."""
    request = decode(body)
    return memory.read(request, Hook(request.hook), EVERYTHING, as_of)


def recalled(
    memory: RecordMemory,
    body: bytes,
    as_of: date = AS_OF,
    wanted: frozenset[Record] = EVERYTHING,
) -> Chart | None:
    """Return what the memory makes of a call."""
    request = decode(body)
    return memory.recall(request, Hook(request.hook), wanted, as_of)


def read_anew(body: bytes, as_of: date = AS_OF) -> Chart:
    """Return the chart of a call that nothing is known of."""
    request = decode(body)
    return chart.read(request, Hook(request.hook), EVERYTHING, as_of)
