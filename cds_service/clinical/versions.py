"""Which of several versions of a genetic result counts, and in which order."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, TypeVar

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.variant import (
    FusionResult,
    KitFinding,
    KitResult,
    Method,
    Specimen,
)

Result = TypeVar("Result", KitResult, FusionResult)

_RANK: Final = {
    ResultStatus.PRELIMINARY: 0,
    ResultStatus.FINAL: 1,
    ResultStatus.AMENDED: 2,
    ResultStatus.CORRECTED: 3,
}
_REVISED: Final = frozenset({ResultStatus.AMENDED, ResultStatus.CORRECTED})
_KNOWN_SAMPLE: Final = frozenset(
    {Specimen.MARROW, Specimen.LESIONAL_TISSUE, Specimen.BLOOD}
)
_ABOUT_D816V: Final = frozenset(
    {KitFinding.D816V_PRESENT, KitFinding.D816V_ABSENT, KitFinding.INDETERMINATE}
)
"""A correction about another variant, or one that is not clear, corrects none."""


def in_force(results: Iterable[Result]) -> tuple[Result, ...]:
    """Leave out what a later version of the same result replaced; newest first.

    One report may hold several results (one a specimen), so all results of the
    winning version stay. A laboratory may also send its correction as a resource
    of its own: then it replaces what the same sample, read by the same method, had
    said. Undated ones come last.
    """
    newest_first = sorted(set(results), key=_age, reverse=True)
    if not newest_first:
        return ()
    best: dict[str, int] = {}
    for item in newest_first:
        best[item.reference] = max(_RANK[item.status], best.get(item.reference, 0))
    latest = tuple(
        item
        for item in newest_first
        if not item.reference or _RANK[item.status] == best[item.reference]
    )
    revised = [item for item in latest if item.status in _REVISED]
    return tuple(
        item for item in latest if not any(_replaces(new, item) for new in revised)
    )


def _replaces(new: KitResult | FusionResult, old: KitResult | FusionResult) -> bool:
    """Tell whether one corrects the other; fusion tests do not name their sample."""
    if not isinstance(new, KitResult) or not isinstance(old, KitResult):
        return False
    return (
        _RANK[new.status] > _RANK[old.status]
        and {new.finding, old.finding} <= _ABOUT_D816V
        and _same_sample(new, old)
        and (new.method is old.method or Method.UNSTATED in {new.method, old.method})
    )


def _same_sample(one: KitResult, other: KitResult) -> bool:
    """Tell whether both name one specimen and one moment; what is not said differs."""
    return (
        one.specimen is other.specimen
        and one.specimen in _KNOWN_SAMPLE
        and one.taken is not None
        and one.taken == other.taken
        and not one.taken.vague
    )


def _age(result: KitResult | FusionResult) -> tuple[datetime, str]:
    undated = datetime.min.replace(tzinfo=UTC)
    return result.taken.order() if result.taken else undated, repr(result)
