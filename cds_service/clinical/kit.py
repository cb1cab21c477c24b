"""What is known of KIT D816V in this patient, over all test results.

A negative result counts as negative only when the assay could have seen the
mutation: marrow or lesional tissue, an allele-specific or digital PCR, and a
stated limit of detection. Every other negative is treated as unknown.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Final

from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.kit_treatment import taken_on_treatment
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import KitFinding, KitResult, Method, Specimen
from cds_service.clinical.versions import in_force
from cds_service.frozen import Frozen

ADEQUATE_LIMIT: Final = Threshold(
    "limit of detection of an adequate KIT D816V assay",
    Decimal("0.1"),
    "%",
    HouseChoice(
        "allele-specific and digital PCR reach about 0.003 to 0.03 %, sequencing 1 %"
        " and more; 0.1 % separates them"
    ),
)
_PERCENT: Final = Decimal(100)
_SENSITIVE: Final = frozenset({Method.ALLELE_SPECIFIC_PCR, Method.DIGITAL_PCR})
_TISSUE: Final = frozenset({Specimen.MARROW, Specimen.LESIONAL_TISSUE})
KIT_RECORDS: Final = (Record.GENETICS, Record.GENETIC_REPORTS)


class KitStatus(StrEnum):
    """What all results together say."""

    POSITIVE = "positive"
    OTHER_EXON17 = "another KIT exon 17 variant"
    NEGATIVE_ADEQUATE = "negative, adequate assay"
    NEGATIVE_UNVERIFIED = "negative, method or specimen not stated"
    NEGATIVE_INADEQUATE = "negative, assay not able to exclude D816V"
    INDETERMINATE = "indeterminate"
    PENDING = "pending"
    UNKNOWN = "unknown"


class KitState(Frozen, kw_only=False):
    """The status, the results it rests on, and what stands beside it.

    `used` are the results that made the status, newest first. `conflict` holds
    a negative that contradicts a positive; `treated` negatives were taken under
    a KIT inhibitor and contradict nothing. `pending` is true when a result is
    still to come, whatever the status. `unclear` could not be understood.
    """

    status: KitStatus
    used: tuple[KitResult, ...] = ()
    conflict: tuple[KitResult, ...] = ()
    treated: tuple[KitResult, ...] = ()
    unclear: tuple[KitResult, ...] = ()
    pending: bool = False
    orders: tuple[Event, ...] = ()


@fact
def kit_state(chart: Chart) -> KitState:
    """Read the state from all valid results; any positive one wins."""
    results = in_force(chart.kit)
    orders = _open_orders(chart, results)
    if not results:
        nothing = KitStatus.PENDING if orders else KitStatus.UNKNOWN
        return KitState(nothing, pending=bool(orders), orders=orders)
    status, used = _status(chart, results)
    if status is KitStatus.UNKNOWN and orders:
        status = KitStatus.PENDING
    negatives = _with(results, settled_negative)
    treated = _with(negatives, lambda item: taken_on_treatment(chart, item) is True)
    return KitState(
        status,
        used,
        conflict=tuple(item for item in negatives if item not in treated)
        if status is KitStatus.POSITIVE
        else (),
        treated=treated,
        unclear=_with(results, lambda item: item.finding is KitFinding.UNCLEAR),
        pending=bool(orders or _with(results, _awaited)),
        orders=orders,
    )


@fact
def unseen_kit_results(chart: Chart) -> tuple[Gap | Unread, ...]:
    """Return where a KIT result may be that was not read; empty: all was read."""
    unread = chart.unread_about(Topic.KIT, Topic.UNKNOWN)
    return (
        *chart.lacks(*KIT_RECORDS),
        *(item for item in unread if not item.status_only),
    )


def settled_negative(result: KitResult) -> bool:
    """Tell whether it says "not detected" for good; a preliminary one does not."""
    return (
        result.finding is KitFinding.D816V_ABSENT
        and result.status is not ResultStatus.PRELIMINARY
    )


def _status(
    chart: Chart, results: tuple[KitResult, ...]
) -> tuple[KitStatus, tuple[KitResult, ...]]:
    tests: tuple[tuple[KitStatus, Callable[[KitResult], bool]], ...] = (
        (KitStatus.POSITIVE, lambda item: item.finding is KitFinding.D816V_PRESENT),
        (KitStatus.OTHER_EXON17, lambda item: item.finding is KitFinding.OTHER_EXON17),
        *(
            (status, _graded(chart, status))
            for status in (
                KitStatus.NEGATIVE_ADEQUATE,
                KitStatus.NEGATIVE_UNVERIFIED,
                KitStatus.NEGATIVE_INADEQUATE,
            )
        ),
        (
            KitStatus.INDETERMINATE,
            lambda item: item.finding is KitFinding.INDETERMINATE,
        ),
        (KitStatus.PENDING, _awaited),
    )
    for status, holds in tests:
        if used := _with(results, holds):
            return status, used
    return KitStatus.UNKNOWN, results


def _graded(chart: Chart, status: KitStatus) -> Callable[[KitResult], bool]:
    return lambda item: settled_negative(item) and grade(chart, item) is status


def grade(chart: Chart, negative: KitResult) -> KitStatus:
    """Tell how much a negative result excludes."""
    on_treatment = taken_on_treatment(chart, negative)
    limit = negative.limit_of_detection
    if (
        on_treatment is True
        or negative.specimen in {Specimen.BLOOD, Specimen.OTHER}
        or negative.method in {Method.SEQUENCING, Method.OTHER}
        or (limit is not None and limit * _PERCENT > ADEQUATE_LIMIT.value)
    ):
        return KitStatus.NEGATIVE_INADEQUATE
    if (
        on_treatment is None
        or limit is None
        or negative.specimen not in _TISSUE
        or negative.method not in _SENSITIVE
    ):
        return KitStatus.NEGATIVE_UNVERIFIED
    return KitStatus.NEGATIVE_ADEQUATE


def _open_orders(chart: Chart, results: tuple[KitResult, ...]) -> tuple[Event, ...]:
    """Return the active test orders that no dated result has followed."""
    orders = chart.events_of(EventKind.KIT_TEST_ORDERED)
    if not orders:
        return ()
    answered = max((item.taken.day for item in results if item.taken), default=None)
    still_open = (
        order
        for order in orders
        if answered is None or order.when is None or order.when.day > answered
    )
    return tuple(sorted(still_open, key=repr))


def _awaited(result: KitResult) -> bool:
    # A preliminary negative is no answer yet: it may raise nothing, clear nothing.
    return result.finding is KitFinding.PENDING or (
        result.finding is KitFinding.D816V_ABSENT
        and result.status is ResultStatus.PRELIMINARY
    )


def _with(
    results: tuple[KitResult, ...], holds: Callable[[KitResult], bool]
) -> tuple[KitResult, ...]:
    return tuple(item for item in results if holds(item))
