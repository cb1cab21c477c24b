"""Does an order lie above the most that it allows itself (its maxDosePerPeriod)?

Then one of its two numbers is a slip, and which one nobody knows. The dose is judged
as it stands, and that it is in doubt is said.
"""

from typing import Final, TypeVar

from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Finding, InsufficientData, NotIndicated

Found = TypeVar("Found", bound=Finding)

ABOVE_OWN_LIMIT: Final = (
    "which dose is meant (it is above the most that the order itself allows in a day)"
)


def doubt_of_limit(*orders: Medication) -> tuple[str, ...]:
    """Name the doubt where one of the orders is above its own limit; else nothing."""
    return (ABOVE_OWN_LIMIT,) if any(map(_is_above, orders)) else ()


def not_silent(
    order: Medication, answer: Found | NotIndicated
) -> Found | NotIndicated | InsufficientData:
    """Return the answer; where it would be silence on such an order, say why not."""
    if isinstance(answer, NotIndicated) and _is_above(order):
        return InsufficientData(f"it is not known {ABOVE_OWN_LIMIT}", (order,))
    return answer


def _is_above(order: Medication) -> bool:
    return order.dose.above_own_limit
