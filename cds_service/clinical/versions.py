"""Which of several versions of a genetic result counts, and in which order."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, TypeVar

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.variant import FusionResult, KitResult

Result = TypeVar("Result", KitResult, FusionResult)

_RANK: Final = {
    ResultStatus.PRELIMINARY: 0,
    ResultStatus.FINAL: 1,
    ResultStatus.AMENDED: 2,
    ResultStatus.CORRECTED: 3,
}


def in_force(results: Iterable[Result]) -> tuple[Result, ...]:
    """Leave out what a later version of the same resource replaced; newest first.

    One report may hold several results (one a specimen), so all results of the
    winning version stay. Undated ones come last.
    """
    newest_first = sorted(set(results), key=_age, reverse=True)
    best: dict[str, int] = {}
    for item in newest_first:
        best[item.reference] = max(_RANK[item.status], best.get(item.reference, 0))
    return tuple(
        item
        for item in newest_first
        if not item.reference or _RANK[item.status] == best[item.reference]
    )


def _age(result: KitResult | FusionResult) -> tuple[datetime, str]:
    undated = datetime.min.replace(tzinfo=UTC)
    return result.taken.order() if result.taken else undated, repr(result)
