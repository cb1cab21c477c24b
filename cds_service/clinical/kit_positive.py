"""Which of several positive KIT tests a card leads with, and shares in percent."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.kit import kit_state
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.variant import KitResult

_PERCENT: Final = Decimal(100)


def settled(chart: Chart) -> tuple[KitResult, ...]:
    """Return the results that make the state and are not preliminary."""
    return tuple(
        item
        for item in kit_state(chart).used
        if item.status is not ResultStatus.PRELIMINARY
    )


def leading(chart: Chart) -> KitResult:
    """Return the newest result, a settled one if there is any."""
    return (settled(chart) or kit_state(chart).used)[0]


def percent(result: KitResult) -> Decimal | None:
    """Return the allele fraction in percent."""
    return _in_percent(result.allele_fraction)


def smallest_share(result: KitResult) -> Decimal | None:
    """Return the limit of detection in percent."""
    return _in_percent(result.limit_of_detection)


def _in_percent(fraction: Decimal | None) -> Decimal | None:
    return None if fraction is None else fraction * _PERCENT
