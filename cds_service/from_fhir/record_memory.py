"""Recalls a record that was sent before, the very same, some minutes ago.

An EHR calls each time an order is selected or signed, and with every call sends
the same record. What it says is a function of what was sent, of whose it is, of
the day and of what was asked for; all four are compared before it is recalled,
so that a recalled record is the one that reading it anew would give. What is
being ordered is never kept, and neither is an answer.

Only records that are read whole come here: those of patients whom a rule may
concern. They stay in the memory of the process and are never written.
"""

from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Final, TypeAlias

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.chart import with_orders
from cds_service.from_fhir.known_record import KnownRecord, is_known_alone, read_record
from cds_service.from_fhir.prefetched import Prefetched
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.same_record import is_same_record
from cds_service.from_fhir.sent import drafted_in
from cds_service.frozen import Frozen

KEPT_SECONDS: Final = 300.0
"""House choice: about a visit. A record is read anew after that, used or not."""
MOST_RECORDS: Final = 64
MOST_BYTES: Final = 2 * 1024 * 1024
"""Of all that was sent together; what was read of it takes about a quarter as much."""

_Key: TypeAlias = tuple[str, date, frozenset[Record]]


class _Kept(Frozen, kw_only=False):
    sent: Prefetched
    record: KnownRecord
    size: int
    until: float


class RecordMemory:
    """Knows some records for some minutes; safe to use from several threads.

    Args:
        clock: seconds that only ever go forward.
        most_bytes: how much of what was sent is kept; with 0 nothing is.
    """

    def __init__(
        self, clock: Callable[[], float], most_bytes: int = MOST_BYTES
    ) -> None:
        self._clock = clock
        self._most_bytes = most_bytes
        self._kept: dict[_Key, _Kept] = {}
        self._size = 0
        self._lock = Lock()

    @classmethod
    def without(cls) -> "RecordMemory":
        """Return one that never knows anything, so that every record is read."""
        return cls(lambda: 0, most_bytes=0)

    @property
    def held_bytes(self) -> int:
        """How much of what was sent is held at the moment."""
        return self._size

    def recall(
        self, request: Request, hook: Hook, wanted: frozenset[Record], as_of: date
    ) -> Chart | None:
        """Return the chart of a call whose record is known; None for all others."""
        kept = self._kept.get((request.patient_id, as_of, wanted))
        if kept is None or self._clock() >= kept.until:
            return None
        drafted = drafted_in(request)
        if not is_known_alone(drafted):
            return None
        if not is_same_record(request.prefetch, kept.sent):
            return None
        return with_orders(kept.record, request, drafted, hook)

    def read(
        self, request: Request, hook: Hook, wanted: frozenset[Record], as_of: date
    ) -> Chart:
        """Read a call into a chart, and keep what its record says.

        Raises:
            BadRequest: its text holds what no JSON text may hold.
        """
        drafted = drafted_in(request)
        record = read_record(request, drafted, wanted, as_of)
        self._keep((request.patient_id, as_of, wanted), request, drafted, record)
        return with_orders(record, request, drafted, hook)

    def forget_old(self) -> None:
        """Forget what was kept for long enough, even if nobody calls any more."""
        with self._lock:
            now = self._clock()
            for key in [key for key, kept in self._kept.items() if now >= kept.until]:
                self._forget(key)

    def _keep(
        self,
        key: _Key,
        request: Request,
        drafted: tuple[Found, ...],
        record: KnownRecord,
    ) -> None:
        size = sum(memoryview(sent).nbytes for sent in request.prefetch.sent)
        if size > self._most_bytes or not size or not is_known_alone(drafted):
            return
        until = self._clock() + KEPT_SECONDS
        kept = _Kept(request.prefetch.copied(), record, size, until)
        with self._lock:
            self._forget(key)
            while self._kept and self._is_full(size):
                self._forget(next(iter(self._kept)))
            self._kept[key] = kept
            self._size += size

    def _is_full(self, more: int) -> bool:
        too_many = len(self._kept) >= MOST_RECORDS
        return too_many or self._size + more > self._most_bytes

    def _forget(self, key: _Key) -> None:
        kept = self._kept.pop(key, None)
        if kept is not None:
            self._size -= kept.size
